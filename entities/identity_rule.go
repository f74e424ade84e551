package entities

import (
	"net/http"
	"strings"
	"time"
)

// Unresolved is the business key of the built-in identity that owns accounts without owner.
const Unresolved = "UNRESOLVED"

// Describe implements Describer.
func (i *Identity) Describe() (string, string) {
	return first(strings.TrimSpace(i.FirstName+" "+i.LastName), i.IdentityID), i.IdentityID
}

// Prepare implements Preparer: a new identity has the status that its dates dictate, unless it waits
// for approval or was given one that it may not begin with.
func (i *Identity) Prepare(now time.Time) {
	if i.Category == 0 {
		i.Category = CategoryEmployee
	}
	if i.Status == 0 || i.Status == IdentityActive || i.Status == IdentityInactive {
		i.Status = StatusByDates(now, i.ValidFrom, i.ValidTo)
	}
}

// Refresh implements Refresher: when the dates move, the status that follows them moves along.
func (i *Identity) Refresh(old any, c Change) {
	if before, ok := old.(*Identity); ok {
		i.Status = follow(c.Now, i.Status, before.Status, span{i.ValidFrom, i.ValidTo}, span{before.ValidFrom, before.ValidTo},
			IdentityActive, IdentityInactive, IdentityTerminated)
	}
}

// Pass lets the status follow the passing of time, and tells whether it moved.
func (i *Identity) Pass(now time.Time) bool {
	before := i.Status
	i.Status = identityStatuses.pass(before, Standing(now, i.ValidFrom, i.ValidTo))
	return i.Status != before
}

// CheckInsert implements InsertChecker. Who is written after his last day is Terminated at once, as
// the event would have it; only those who may lock directly write somebody who is locked.
func (i *Identity) CheckInsert(c Change) error {
	if err := ordered(i.ValidFrom, i.ValidTo); err != nil {
		return err
	}
	switch {
	case i.Status == IdentityTerminated && Standing(c.Now, i.ValidFrom, i.ValidTo) == Over:
		return nil
	case i.Status == IdentityLocked && c.May("LockDirect"):
		return nil
	case i.Status == IdentityLocked && !c.System:
		return refuse(http.StatusForbidden, "Forbidden", "IDENTITYSTATUS", "you may not create a locked identity; leave IDENTITYSTATUS out")
	}
	return identityStatuses.insert(i.Status, c)
}

// CheckUpdate implements UpdateChecker.
func (i *Identity) CheckUpdate(old any, c Change) error {
	before, ok := old.(*Identity)
	if !ok {
		return nil
	}
	if before.IdentityID == Unresolved && i.IdentityID != Unresolved {
		return builtInRefusal()
	}
	if c.Touches("IDENTITYSTATUS") {
		if err := checkStatus(before.Status, i.Status, Standing(c.Now, i.ValidFrom, i.ValidTo), c); err != nil {
			return err
		}
	}
	if c.Touches("VALIDFROM") || c.Touches("VALIDTO") {
		return ordered(i.ValidFrom, i.ValidTo)
	}
	return nil
}

// CheckDelete implements DeleteChecker.
func (i *Identity) CheckDelete(Change) error {
	if i.IdentityID == Unresolved {
		return builtInRefusal()
	}
	if i.Status == IdentityLocked {
		return refuse(http.StatusConflict, "IdentityLocked", "IDENTITYSTATUS", "a locked identity cannot be deleted; end the lockout first")
	}
	return nil
}

func builtInRefusal() error {
	return refuse(http.StatusForbidden, "BuiltIn", "IDENTITYID", "this identity is built in: it cannot be deleted or renamed")
}

// ordered refuses a validity that ends before it begins.
func ordered(from, to *time.Time) error {
	if from != nil && to != nil && to.Before(*from) {
		return refuse(http.StatusBadRequest, "ValidityReversed", "VALIDTO", "VALIDTO lies before VALIDFROM")
	}
	return nil
}
