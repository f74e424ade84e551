package entities

import (
	"time"

	"github.com/shopspring/decimal"
)

// Resource is anything that can be assigned: an account, a permission or a role.
type Resource struct {
	Object           `odata:"Resource,words" doc:"An account, a permission or a role."`
	RoleID           string           `odata:"ROLEID,business,search" validate:"max=100"`
	Name             string           `odata:"NAME,search,index" validate:"required,max=200"`
	Description      string           `odata:"DESCRIPTION,search" validate:"max=2000"`
	Status           ResourceStatus   `odata:"RESOURCESTATUS,filled,index"`
	ValidFrom        *time.Time       `odata:"VALIDFROM,sparse"`
	ValidTo          *time.Time       `odata:"VALIDTO,sparse"`
	System           *int64           `odata:"SYSTEMREF,ref=System,partner=Resources"`
	Type             *int64           `odata:"ROLETYPEREF,ref=Resourcetype"`
	Category         ResourceCategory `odata:"ROLECATEGORY,index" doc:"None means that of the resource type."`
	Folder           *int64           `odata:"ROLEFOLDER,ref=Resourcefolder,sparse"`
	Children         []int64          `odata:"CHILDROLES,refs=Resource,partner=ParentRoles"`
	AccountTypes     []int64          `odata:"ACCOUNTTYPE,refs=Accounttype"`
	Owners           []int64          `odata:"OWNERREF,refs=Identity"`
	ExplicitOwners   []int64          `odata:"EXPLICITOWNER,refs=Identity"`
	ManualOwners     []int64          `odata:"MANUALOWNER,refs=Identity"`
	MaxValidity      *int64           `odata:"MAXVALIDITY" validate:"omitempty,min=0,max=36500" doc:"Days that a requested assignment may last."`
	SkipProvisioning bool             `odata:"SKIPPROVISIONING"`
	PreventSelfSvc   bool             `odata:"PREVENTSELFSVC"`
	Tags             []int64          `odata:"CLT_TAGS,refs=Classificationtag"`
	RiskScore        *decimal.Decimal `odata:"RISKSCORE,computed"`
	RiskLevel        RiskLevel        `odata:"RISKLEVEL,computed"`
	_                struct{}         `odata:"ParentRoles,inverse=Resource.CHILDROLES"`
	_                struct{}         `odata:"Assignments,inverse=Resourceassignment.ROLEREF"`
	_                struct{}         `odata:"CalculatedAssignments,inverse=CalculatedAssignment.Resource"`
}

// Describe implements Describer.
func (r *Resource) Describe() (string, string) { return r.Name, first(r.RoleID, r.Name) }

// Prepare implements Preparer: a new resource has the status that its dates dictate, unless it was
// given one of the others.
func (r *Resource) Prepare(now time.Time) {
	if r.Status == 0 || r.Status == ResourceActive || r.Status == ResourceInactive {
		r.Status = byPhase(Standing(now, r.ValidFrom, r.ValidTo), ResourceActive, ResourceInactive, ResourceObsolete)
	}
}

// Refresh implements Refresher: when the dates move, the status that follows them moves along.
func (r *Resource) Refresh(old any, c Change) {
	if before, ok := old.(*Resource); ok {
		r.Status = follow(c.Now, r.Status, before.Status, span{r.ValidFrom, r.ValidTo}, span{before.ValidFrom, before.ValidTo},
			ResourceActive, ResourceInactive, ResourceObsolete)
	}
}

// Pass lets the status follow the passing of time, and tells whether it moved.
func (r *Resource) Pass(now time.Time) bool {
	before := r.Status
	r.Status = resourceStatuses.pass(before, Standing(now, r.ValidFrom, r.ValidTo))
	return r.Status != before
}

// Found has a resource that its system lists again stand as its dates dictate.
func (r *Resource) Found(now time.Time) {
	r.Status = byPhase(Standing(now, r.ValidFrom, r.ValidTo), ResourceActive, ResourceInactive, ResourceObsolete)
}

// CheckInsert implements InsertChecker.
func (r *Resource) CheckInsert(c Change) error {
	if err := ordered(r.ValidFrom, r.ValidTo); err != nil {
		return err
	}
	return resourceStatuses.insert(r.Status, c)
}

// CheckUpdate implements UpdateChecker.
func (r *Resource) CheckUpdate(old any, c Change) error {
	if err := ordered(r.ValidFrom, r.ValidTo); err != nil {
		return err
	}
	before, ok := old.(*Resource)
	if !ok || !c.Touches("RESOURCESTATUS") {
		return nil
	}
	return resourceStatuses.update(before.Status, r.Status, Standing(c.Now, r.ValidFrom, r.ValidTo), c)
}
