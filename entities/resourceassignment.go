package entities

import "time"

// Resourceassignment is direct, desired access of one identity to one resource.
type Resourceassignment struct {
	Object      `odata:"Resourceassignment" doc:"Direct, desired access."`
	Identity    *int64           `odata:"IDENTITYREF,ref=Identity,partner=Assignments" validate:"required"`
	Resource    *int64           `odata:"ROLEREF,ref=Resource,partner=Assignments" validate:"required"`
	Status      AssignmentStatus `odata:"ROLEASSNSTATUS,filled,index"`
	ValidFrom   *time.Time       `odata:"VALIDFROM,sparse"`
	ValidTo     *time.Time       `odata:"VALIDTO,sparse"`
	Context     *int64           `odata:"CONTEXTREF,ref=Orgunit,sparse" doc:"The context that the access was given in."`
	AccountKey  string           `odata:"ACCOUNTKEY" validate:"max=320" doc:"Name of the account that the access hangs on."`
	AccountType *int64           `odata:"ACCOUNTTYPE,ref=Accounttype,sparse"`
	Attributes  string           `odata:"ATTRIBUTES" validate:"omitempty,json,max=20000" doc:"Attribute values as a JSON object of arrays."`
	Reason      string           `odata:"REASON" validate:"max=2000"`
	Requester   *int64           `odata:"REQUESTER,ref=User,computed,sparse"`
}

// Describe implements Describer.
func (a *Resourceassignment) Describe() (string, string) {
	key := pair(a.Identity, a.Resource)
	return "Resource assignment " + key, key
}

// Prepare implements Preparer.
func (a *Resourceassignment) Prepare(now time.Time) {
	if a.Status != 0 {
		return
	}
	switch Standing(now, a.ValidFrom, a.ValidTo) {
	case Ahead:
		a.Status = AssignmentInactive
	case Over:
		a.Status = AssignmentObsolete
	default:
		a.Status = AssignmentActive
	}
}

// SetAuthor implements Authored.
func (a *Resourceassignment) SetAuthor(user int64) { a.Requester = author(a.Requester, user) }

// CheckInsert implements InsertChecker.
func (a *Resourceassignment) CheckInsert(Change) error { return ordered(a.ValidFrom, a.ValidTo) }

// CheckUpdate implements UpdateChecker.
func (a *Resourceassignment) CheckUpdate(any, Change) error { return ordered(a.ValidFrom, a.ValidTo) }
