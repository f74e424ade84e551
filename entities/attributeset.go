package entities

// Attributeset lists the attributes that access to resources of some types may carry.
type Attributeset struct {
	Object      `odata:"Attributeset" doc:"The attributes that access to resources of a type may carry."`
	Name        string   `odata:"NAME,business,search" validate:"required,max=200"`
	Description string   `odata:"DESCRIPTION,search" validate:"max=2000"`
	Attributes  []int64  `odata:"ATTRIBUTES,refs=Attributedefinition,partner=Sets" doc:"Definitions of the same property are merged."`
	_           struct{} `odata:"ResourceTypes,inverse=Resourcetype.ATTRIBUTESET"`
}

// Describe implements Describer.
func (s *Attributeset) Describe() (string, string) { return s.Name, s.Name }
