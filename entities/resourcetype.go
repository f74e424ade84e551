package entities

// Resourcetype holds what resources of one kind have in common.
type Resourcetype struct {
	Object             `odata:"Resourcetype" doc:"What resources of one kind have in common."`
	Name               string           `odata:"NAME,business,search" validate:"required,max=200"`
	Description        string           `odata:"DESCRIPTION,search" validate:"max=2000"`
	Category           ResourceCategory `odata:"ROLECATEGORY"`
	AutoCreateAccount  bool             `odata:"AUTOCREATEACCOUNT"`
	PostValidity       *int64           `odata:"POSTVALIDITY" validate:"omitempty,min=0,max=36500" doc:"Days that disabled access stays after its end; none means 0."`
	AttributeSet       *int64           `odata:"ATTRIBUTESET,ref=Attributeset,partner=ResourceTypes" doc:"The attributes that access to resources of the type may carry."`
	ReconcileAttribute bool             `odata:"ATTRIBUTERECONCILIATION" doc:"Attributes that a system reports otherwise than they should be are updated there."`
	ExclusivelyManaged bool             `odata:"EXCLUSIVELYMANAGED" doc:"Access that nobody desired is deprovisioned."`
}

// Describe implements Describer.
func (t *Resourcetype) Describe() (string, string) { return t.Name, t.Name }
