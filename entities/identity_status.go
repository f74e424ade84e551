package entities

import (
	"net/http"
	"time"
)

// Barring are the statuses of an identity that bar whoever stands behind it, as its deletion does: his
// users do not enter, and nobody waits for his decision.
var Barring = []IdentityStatus{IdentityLocked, IdentityDisabled, IdentityTerminated}

// checkStatus holds the table against one change of the status of an identity by hand.
func checkStatus(from, to IdentityStatus, phase Phase, c Change) error {
	if from == IdentityLocked && to != IdentityLocked && !c.System {
		return leaveLocked(c)
	}
	return identityStatuses.update(from, to, phase, c)
}

// leaveLocked is the one way out of Locked beside a revocation: an Operation Administrator
// who says that he means it, and why.
func leaveLocked(c Change) error {
	if c.Override && c.In(OperationAdministrators) {
		return nil
	}
	return refuse(http.StatusConflict, "IdentityLocked", "IDENTITYSTATUS",
		"the identity is locked; write a Revocationrequest, or override as an Operation Administrator with the header Ropewalk-Override-Reason")
}

// StatusByDates is the status that validity dictates.
func StatusByDates(now time.Time, from, to *time.Time) IdentityStatus {
	return byPhase(Standing(now, from, to), IdentityActive, IdentityInactive, IdentityTerminated)
}

// Dated tells whether a status follows the validity by itself; the others are set by hand or by a lock.
func (c IdentityStatus) Dated() bool {
	return c == IdentityActive || c == IdentityInactive || c == IdentityTerminated
}
