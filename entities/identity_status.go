package entities

import (
	"fmt"
	"net/http"
	"slices"
	"time"
)

// transition is one permitted change of the status of an identity by hand. The engine and the
// processes follow rules of their own and are not bound by the table.
type transition struct {
	from, to []IdentityStatus
	// groups lists who may do it; right names a single right that is needed instead.
	groups []string
	right  string
	// dates, if given, must hold for the identity as it would be after the change.
	dates func(Phase) bool
	// remedy is told when the dates do not fit.
	remedy string
}

var byHand = []IdentityStatus{IdentityActive, IdentityInactive, IdentityPending}

// transitions is the whole table. Leaving Locked is not in it: see leaveLocked.
var transitions = []transition{
	{from: []IdentityStatus{IdentityPending}, to: []IdentityStatus{IdentityActive, IdentityInactive}, groups: []string{DataAdministrators}},
	{from: []IdentityStatus{IdentityInactive}, to: []IdentityStatus{IdentityActive}, groups: []string{DataAdministrators}},
	{
		from: []IdentityStatus{IdentityActive}, to: []IdentityStatus{IdentityInactive}, groups: []string{DataAdministrators},
		dates: func(p Phase) bool { return p == Ahead }, remedy: "move VALIDFROM ahead",
	},
	{
		from: []IdentityStatus{IdentityActive, IdentityInactive, IdentityDisabled, IdentityPending}, to: []IdentityStatus{IdentityTerminated},
		groups: []string{DataAdministrators},
	},
	{from: byHand, to: []IdentityStatus{IdentityDisabled}, groups: []string{DataAdministrators, OperationAdministrators}},
	{from: []IdentityStatus{IdentityDisabled}, to: byHand, groups: []string{DataAdministrators, OperationAdministrators}},
	{
		from: []IdentityStatus{IdentityTerminated}, to: []IdentityStatus{IdentityActive, IdentityInactive}, groups: []string{DataAdministrators},
		dates: func(p Phase) bool { return p != Over }, remedy: "move VALIDTO ahead",
	},
	{
		from: []IdentityStatus{IdentityActive, IdentityInactive, IdentityPending, IdentityDisabled, IdentityTerminated},
		to:   []IdentityStatus{IdentityLocked}, right: "LockDirect",
	},
}

// checkStatus holds the table against one change of status.
func checkStatus(from, to IdentityStatus, phase Phase, c Change) error {
	if from == to || c.System {
		return nil
	}
	if from == IdentityLocked {
		return leaveLocked(c)
	}
	for _, t := range transitions {
		if slices.Contains(t.from, from) && slices.Contains(t.to, to) {
			return t.check(from, to, phase, c)
		}
	}
	return refuse(http.StatusConflict, "InvalidTransition", "IDENTITYSTATUS",
		fmt.Sprintf("an identity does not go from %s to %s", from, to))
}

func (t transition) check(from, to IdentityStatus, phase Phase, c Change) error {
	if t.right != "" && !c.May(t.right) {
		return refuse(http.StatusForbidden, "Forbidden", "IDENTITYSTATUS",
			"you may not set an identity to Locked directly; write a Lockoutrequest, or an Incidenttrigger as a service client")
	}
	if t.right == "" && !c.In(t.groups...) {
		return refuse(http.StatusForbidden, "Forbidden", "IDENTITYSTATUS",
			fmt.Sprintf("only members of %v may set an identity from %s to %s", t.groups, from, to))
	}
	if t.dates != nil && !t.dates(phase) {
		return refuse(http.StatusConflict, "InvalidTransition", "IDENTITYSTATUS",
			fmt.Sprintf("an identity does not go from %s to %s while its validity says otherwise; %s", from, to, t.remedy))
	}
	return nil
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
	switch Standing(now, from, to) {
	case Ahead:
		return IdentityInactive
	case Over:
		return IdentityTerminated
	}
	return IdentityActive
}

// Dated tells whether a status follows the validity by itself; the others are set by hand or by a lock.
func (c IdentityStatus) Dated() bool {
	return c == IdentityActive || c == IdentityInactive || c == IdentityTerminated
}
