package odata

import (
	"net/http"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// etags reads If-Match or If-None-Match headers as a list of unquoted tags, ["*"] for any;
// nil if there is none. Weak and strong tags are the same to us: a tag is a version's number.
func etags(headers []string) []string {
	var list []string
	for _, header := range headers {
		for _, item := range splitQuoted(header, ',') {
			if item = strings.TrimSpace(item); item != "" {
				list = append(list, unquote(item))
			}
		}
	}
	return list
}

func unquote(etag string) string {
	return strings.Trim(strings.TrimPrefix(etag, "W/"), `"`)
}

// matchesETag tells whether a list names an entity tag.
func matchesETag(list []string, etag string) bool {
	return slices.Contains(list, "*") || slices.Contains(list, unquote(etag))
}

// needsETag refuses a blind change in a set that wants to know what it is based on.
func needsETag(set *edm.EntitySet, ifMatch []string) error {
	if !set.NeedsETag || ifMatch != nil {
		return nil
	}
	return &Error{
		Status: http.StatusPreconditionRequired, Code: "PreconditionRequired", Target: "If-Match",
		Message: "changes of " + set.Name + " need the header If-Match; send the ETag that you read, or *",
	}
}

// needsOwnETag is needsETag for an entity within a body, which brings its ETag itself.
func needsOwnETag(set *edm.EntitySet, ifMatch []string, place string) error {
	if needsETag(set, ifMatch) == nil {
		return nil
	}
	return &Error{
		Status: http.StatusPreconditionRequired, Code: "PreconditionRequired", Target: within(place, "@odata.etag"),
		Message: "changes of " + set.Name + " need the version that they are based on; send the @odata.etag that you read, or \"*\"",
	}
}

func preconditionFailed() *Error {
	return &Error{
		Status: http.StatusPreconditionFailed, Code: "PreconditionFailed", Target: "If-Match",
		Message: "the entity has changed since you read it; read it again and repeat your change on what you find",
	}
}
