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

// Prepare implements Preparer: a new identity has the status that its dates dictate, unless
// a status that no date gives was asked for.
func (i *Identity) Prepare(now time.Time) {
	if i.Category == 0 {
		i.Category = CategoryEmployee
	}
	if i.Status == 0 || i.Status.Dated() {
		i.Status = StatusByDates(now, i.ValidFrom, i.ValidTo)
	}
}

// Refresh implements Refresher: when the dates move, the status that follows them moves along.
func (i *Identity) Refresh(old any, c Change) {
	before, ok := old.(*Identity)
	if !ok || i.Status != before.Status || !i.Status.Dated() {
		return
	}
	if c.Touches("VALIDFROM") || c.Touches("VALIDTO") {
		i.Status = StatusByDates(c.Now, i.ValidFrom, i.ValidTo)
	}
}

// CheckInsert implements InsertChecker.
func (i *Identity) CheckInsert(c Change) error {
	if i.Status == IdentityLocked && !c.System && !c.May("LockDirect") {
		return refuse(http.StatusForbidden, "Forbidden", "IDENTITYSTATUS", "you may not create a locked identity; leave IDENTITYSTATUS out")
	}
	return ordered(i.ValidFrom, i.ValidTo)
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
