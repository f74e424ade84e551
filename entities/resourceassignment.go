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
	Attributes  string           `odata:"ATTRIBUTES,personal" validate:"omitempty,json,max=20000" doc:"Attribute values as a JSON object of arrays."`
	Reason      string           `odata:"REASON" validate:"max=2000"`
	Requester   *int64           `odata:"REQUESTER,ref=User,computed,sparse"`
	InitialLoad *int64           `odata:"INITIALLOAD,ref=Initialloadrequest,computed,sparse,partner=Assignments" doc:"The initial load that approved what the system reported."`
}

// Describe implements Describer.
func (a *Resourceassignment) Describe() (string, string) {
	key := pair(a.Identity, a.Resource)
	return "Resource assignment " + key, key
}

// Prepare implements Preparer: a new assignment has the status that its dates dictate, unless it
// was given one of the others.
func (a *Resourceassignment) Prepare(now time.Time) {
	if a.Status == 0 || a.Status == AssignmentActive || a.Status == AssignmentInactive {
		a.Status = byPhase(Standing(now, a.ValidFrom, a.ValidTo), AssignmentActive, AssignmentInactive, AssignmentObsolete)
	}
}

// Refresh implements Refresher: when the dates move, the status that follows them moves along.
func (a *Resourceassignment) Refresh(old any, c Change) {
	if before, ok := old.(*Resourceassignment); ok {
		a.Status = follow(c.Now, a.Status, before.Status, span{a.ValidFrom, a.ValidTo}, span{before.ValidFrom, before.ValidTo},
			AssignmentActive, AssignmentInactive, AssignmentObsolete)
	}
}

// Pass lets the status follow the passing of time, and tells whether it moved.
func (a *Resourceassignment) Pass(now time.Time) bool {
	before := a.Status
	a.Status = assignmentStatuses.pass(before, Standing(now, a.ValidFrom, a.ValidTo))
	return a.Status != before
}

// SetAuthor implements Authored.
func (a *Resourceassignment) SetAuthor(user int64) { a.Requester = author(a.Requester, user) }

func (a *Resourceassignment) check() error {
	if err := ordered(a.ValidFrom, a.ValidTo); err != nil {
		return err
	}
	return a.checkAttributes()
}

// CheckInsert implements InsertChecker.
func (a *Resourceassignment) CheckInsert(c Change) error {
	if err := a.check(); err != nil {
		return err
	}
	return assignmentStatuses.insert(a.Status, c)
}

// CheckUpdate implements UpdateChecker.
func (a *Resourceassignment) CheckUpdate(old any, c Change) error {
	if err := a.check(); err != nil {
		return err
	}
	before, ok := old.(*Resourceassignment)
	if !ok || !c.Touches("ROLEASSNSTATUS") {
		return nil
	}
	return assignmentStatuses.update(before.Status, a.Status, Standing(c.Now, a.ValidFrom, a.ValidTo), c)
}
