package entities

import "time"

// Orgunit is a context: an org. unit, or a context of another type by OUTYPE.
type Orgunit struct {
	Object        `odata:"Orgunit" doc:"A context: an org. unit, or one of another type."`
	OrgUnitID     string     `odata:"OUID,business,search" validate:"max=100"`
	Name          string     `odata:"NAME,search,index" validate:"required,max=200"`
	Description   string     `odata:"DESCRIPTION,search" validate:"max=2000"`
	Parent        *int64     `odata:"PARENTOU,ref=Orgunit,partner=Children"`
	Type          *int64     `odata:"OUTYPE,ref=Contexttype,sparse" doc:"The context type; none means Org. unit."`
	Managers      []int64    `odata:"MANAGER,refs=Identity"`
	ManagerGroups []int64    `odata:"MANAGERGROUP,refs=Usergroup"`
	Owners        []int64    `odata:"OWNERREF,refs=Identity"`
	Tags          []int64    `odata:"CLT_TAGS,refs=Classificationtag"`
	ValidFrom     *time.Time `odata:"VALIDFROM"`
	ValidTo       *time.Time `odata:"VALIDTO"`
	_             struct{}   `odata:"Children,inverse=Orgunit.PARENTOU"`
	_             struct{}   `odata:"Members,inverse=Identity.OUREF"`
	_             struct{}   `odata:"ContextAssignments,inverse=Contextassignment.CA_CONTEXT"`
}

// Describe implements Describer.
func (o *Orgunit) Describe() (string, string) { return o.Name, first(o.OrgUnitID, o.Name) }

// CheckInsert implements InsertChecker.
func (o *Orgunit) CheckInsert(Change) error { return ordered(o.ValidFrom, o.ValidTo) }

// CheckUpdate implements UpdateChecker.
func (o *Orgunit) CheckUpdate(any, Change) error { return ordered(o.ValidFrom, o.ValidTo) }
