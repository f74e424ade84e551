package entities

import "time"

// Contextassignment makes an identity a member of a context for a time.
type Contextassignment struct {
	Object    `odata:"Contextassignment" doc:"Membership of an identity in a context."`
	Identity  *int64        `odata:"CA_IDENTITY,ref=Identity,partner=ContextAssignments" validate:"required"`
	Context   *int64        `odata:"CA_CONTEXT,ref=Orgunit,partner=ContextAssignments" validate:"required"`
	ValidFrom *time.Time    `odata:"VALIDFROM"`
	ValidTo   *time.Time    `odata:"VALIDTO"`
	Origin    ContextOrigin `odata:"ORIGIN,filled"`
}

// Describe implements Describer.
func (a *Contextassignment) Describe() (string, string) {
	key := pair(a.Identity, a.Context)
	return "Context assignment " + key, key
}

// Prepare implements Preparer.
func (a *Contextassignment) Prepare(time.Time) {
	if a.Origin == 0 {
		a.Origin = OriginDirect
	}
}

// CheckInsert implements InsertChecker.
func (a *Contextassignment) CheckInsert(Change) error { return ordered(a.ValidFrom, a.ValidTo) }

// CheckUpdate implements UpdateChecker.
func (a *Contextassignment) CheckUpdate(any, Change) error { return ordered(a.ValidFrom, a.ValidTo) }
