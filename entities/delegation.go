package entities

import (
	"net/http"
	"strings"
	"time"
)

// longestDelegation bounds the period of a delegation: what is to go on has to be said anew each year.
const longestDelegation = 366 * 24 * time.Hour

// Delegation lets one person decide what another one was asked, for a time. What it comes to for a
// work item stands in DelegatedWorkitem.
type Delegation struct {
	Object    `odata:"Delegation" doc:"Lets one person decide, for a time, what another one was asked by name. It gives no other right of that person."`
	From      *int64          `odata:"FROMREF,immutable,ref=Identity" validate:"required" doc:"Whose tasks."`
	To        *int64          `odata:"TOREF,ref=Identity" validate:"required" doc:"Who may decide them as well."`
	ValidFrom *time.Time      `odata:"VALIDFROM,filled" doc:"When it begins; now, if nothing is said."`
	ValidTo   *time.Time      `odata:"VALIDTO" validate:"required" doc:"When it ends: at most 366 days after it began."`
	Scope     DelegationScope `odata:"SCOPE,filled" doc:"All, if nothing is said, or the process whose questions are meant."`
	Reason    string          `odata:"REASON,search" validate:"max=2000"`
	CreatedBy *int64          `odata:"CREATEDBY,computed,ref=User"`
	_         struct{}        `odata:"WorkItems,inverse=DelegatedWorkitem.Delegation"`
	_         struct{}        `odata:"Makers,inverse=DelegationMaker.Delegation"`
}

// Describe implements Describer.
func (d *Delegation) Describe() (string, string) {
	key := pair(d.From, d.To)
	return "Delegation " + key, key
}

// Prepare implements Preparer.
func (d *Delegation) Prepare(now time.Time) {
	if d.ValidFrom == nil {
		d.ValidFrom = &now
	}
	if d.Scope == 0 {
		d.Scope = DelegateAll
	}
}

// SetAuthor implements Authored.
func (d *Delegation) SetAuthor(user int64) { d.CreatedBy = author(d.CreatedBy, user) }

// CheckInsert implements InsertChecker: a delegation that is over already gives nothing.
func (d *Delegation) CheckInsert(c Change) error {
	if err := d.check(); err != nil {
		return err
	}
	if Standing(c.Now, nil, d.ValidTo) == Over {
		return refuse(http.StatusBadRequest, "ValidityOver", "VALIDTO", "the delegation would be over already; name an end that is still to come")
	}
	return nil
}

// CheckUpdate implements UpdateChecker.
func (d *Delegation) CheckUpdate(any, Change) error { return d.check() }

// check holds a delegation against what it must be at any time: from one person to another, and for a
// time that has an end.
func (d *Delegation) check() error {
	if *d.From == *d.To {
		return refuse(http.StatusBadRequest, "OwnDelegation", "TOREF", "nobody stands in for himself; name somebody else")
	}
	if err := ordered(d.ValidFrom, d.ValidTo); err != nil {
		return err
	}
	if d.ValidTo.Sub(*d.ValidFrom) > longestDelegation {
		return refuse(http.StatusBadRequest, "DelegationTooLong", "VALIDTO", "a delegation lasts at most 366 days; name an earlier end, and make another one when it comes")
	}
	return nil
}

// Leans implements Leaning: tasks go from person to person, both of whom may sign in. Technical
// identities have none: their owner answers for them, and that cannot be delegated.
func (d *Delegation) Leans(c Change) (out []Lean) {
	for _, end := range []struct {
		property string
		identity *int64
	}{{"FROMREF", d.From}, {"TOREF", d.To}} {
		if end.identity == nil || !c.Touches(end.property) {
			continue
		}
		out = append(out,
			lean(*end.identity, end.property, "NoPerson", "Deleted eq false and not (IDENTITYCATEGORY/Value in ('Technical','Unresolved'))",
				"is no person, and only people have tasks; name a person"),
			lean(*end.identity, end.property, "IdentityBarred", "not (IDENTITYSTATUS/Value in ("+barring()+"))",
				"is locked, disabled or terminated; name somebody who is not, or wait until that ends"))
	}
	return out
}

func lean(identity int64, property, code, filter, message string) Lean {
	return Lean{Type: "Identity", ID: identity, About: property, Precondition: Precondition{
		Filter: filter, Status: http.StatusConflict, Code: code, Target: property, Message: property + " " + message,
	}}
}

// barring lists the statuses that bar an identity, for a filter.
func barring() string {
	texts := make([]string, len(Barring))
	for i, status := range Barring {
		texts[i] = "'" + status.String() + "'"
	}
	return strings.Join(texts, ",")
}

// Shed implements Leaning: without one of the two there is no delegation.
func (d *Delegation) Shed(Lean) string { return "" }
