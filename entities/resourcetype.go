package entities

// Resourcetype holds what resources of one kind have in common.
type Resourcetype struct {
	Object             `odata:"Resourcetype" doc:"What resources of one kind have in common."`
	Name               string           `odata:"NAME,business,search" validate:"required,max=200"`
	Description        string           `odata:"DESCRIPTION,search" validate:"max=2000"`
	Category           ResourceCategory `odata:"ROLECATEGORY"`
	AutoCreateAccount  bool             `odata:"AUTOCREATEACCOUNT"`
	PostValidity       *int64           `odata:"POSTVALIDITY" validate:"omitempty,min=0,max=36500" doc:"Days that disabled access stays after its end; none means 0."`
	ReconcileAttribute bool             `odata:"ATTRIBUTERECONCILIATION"`
	ExclusivelyManaged bool             `odata:"EXCLUSIVELYMANAGED" doc:"Access that nobody desired is deprovisioned."`
}

// Describe implements Describer.
func (t *Resourcetype) Describe() (string, string) { return t.Name, t.Name }
