package entities

import (
	"net/http"
	"strings"

	"github.com/ropewalk/ropewalk/odata"
)

// refuse is an error of a rule.
func refuse(status int, code, target, message string) error {
	return &odata.Error{Status: status, Code: code, Target: target, Message: message}
}

// needReason refuses a request that does not say why.
func needReason(reason string) error {
	if strings.TrimSpace(reason) == "" {
		return refuse(http.StatusBadRequest, "ReasonRequired", "REASON", "REASON is empty; say why, in a sentence that an auditor will understand")
	}
	return nil
}
