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

// Prepare implements Preparer.
func (r *Resource) Prepare(now time.Time) {
	if r.Status != 0 {
		return
	}
	switch Standing(now, r.ValidFrom, r.ValidTo) {
	case Ahead:
		r.Status = ResourceInactive
	case Over:
		r.Status = ResourceObsolete
	default:
		r.Status = ResourceActive
	}
}

// CheckInsert implements InsertChecker.
func (r *Resource) CheckInsert(Change) error { return ordered(r.ValidFrom, r.ValidTo) }

// CheckUpdate implements UpdateChecker.
func (r *Resource) CheckUpdate(any, Change) error { return ordered(r.ValidFrom, r.ValidTo) }
