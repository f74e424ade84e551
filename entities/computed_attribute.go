package entities

import "github.com/google/uuid"

// AssignmentAttribute is one value of an attribute of calculated access; an attribute that had a
// value once and is empty now is one row without a value.
type AssignmentAttribute struct {
	Computed      `odata:"AssignmentAttribute,set=AssignmentAttributes,table=assignment_attributes" doc:"One value of an attribute of calculated access."`
	AssignmentKey uuid.UUID     `odata:"Assignment,ref=CalculatedAssignment,by=AssignmentKey,key,filled,partner=Attributes"`
	Name          string        `odata:"Name,key,filled" doc:"The system name of the property."`
	Number        int64         `odata:"Number,key" doc:"The place of the value among those of the attribute, from 0."`
	Type          AttributeType `odata:"Type,filled"`
	Value         string        `odata:"Value" doc:"The value as text; null if the attribute had a value once and is empty now."`
	Information   bool          `odata:"InformationOnly" doc:"Never provisioned."`
}
