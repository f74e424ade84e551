package entities

// OrgUnitType is the name of the built-in context type.
const OrgUnitType = "Org. unit"

// Contexttype is a kind of context, such as org. unit, project or cost centre.
type Contexttype struct {
	Object      `odata:"Contexttype" doc:"A kind of context: org. unit, project, cost centre."`
	Name        string `odata:"NAME,business,search" validate:"required,max=200"`
	Description string `odata:"DESCRIPTION,search" validate:"max=2000"`
	Hierarchic  bool   `odata:"HIERARCHICAL"`
	Supervisor  string `odata:"SUPERVISORPROPERTY" validate:"max=100" doc:"Property of the identity that names the supervisors."`
	Membership  string `odata:"MEMBERSHIPPROPERTY" validate:"max=100" doc:"Property of the identity that names the context."`
	GraceDays   int64  `odata:"GRACEDAYS" validate:"min=0,max=36500" doc:"Days that access outlives a transfer."`
}

// Describe implements Describer.
func (t *Contexttype) Describe() (string, string) { return t.Name, t.Name }
