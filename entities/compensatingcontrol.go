package entities

import "time"

// Compensatingcontrol is what an organisation does instead of keeping access apart; whoever allows
// a violation names one.
type Compensatingcontrol struct {
	Object      `odata:"Compensatingcontrol" doc:"What makes up for access that is held against a constraint."`
	Name        string  `odata:"NAME,business,search" validate:"required,max=200"`
	Description string  `odata:"DESCRIPTION,search" validate:"max=2000"`
	Owners      []int64 `odata:"OWNERREF,refs=Identity"`
	Active      *bool   `odata:"ACTIVE,filled"`
}

// Describe implements Describer.
func (c *Compensatingcontrol) Describe() (string, string) { return c.Name, c.Name }

// Prepare implements Preparer.
func (c *Compensatingcontrol) Prepare(time.Time) { c.Active = yes(c.Active) }
