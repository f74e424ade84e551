package entities

import (
	"net/http"
	"slices"
	"strings"
)

// OrgUnitType is the name of the built-in context type.
const OrgUnitType = "Org. unit"

// Contexttype is a kind of context, such as org. unit, project or cost centre.
type Contexttype struct {
	Object      `odata:"Contexttype" doc:"A kind of context: org. unit, project, cost centre."`
	Name        string `odata:"NAME,business,search" validate:"required,max=200"`
	Description string `odata:"DESCRIPTION,search" validate:"max=2000"`
	Hierarchic  bool   `odata:"HIERARCHICAL"`
	Supervisor  string `odata:"SUPERVISORPROPERTY" validate:"max=100" doc:"Property of the identity that names the supervisors: MANAGER, EXPLICITOWNER or IDENTITYOWNER; none leaves it to the context."`
	Membership  string `odata:"MEMBERSHIPPROPERTY" validate:"max=100" doc:"Property of the identity that names the context."`
	GraceDays   int64  `odata:"GRACEDAYS" validate:"min=0,max=36500" doc:"Days that access outlives a transfer."`
}

// Describe implements Describer.
func (t *Contexttype) Describe() (string, string) { return t.Name, t.Name }

// supervising lists the properties of an identity that may name its supervisors.
var supervising = []string{"MANAGER", "EXPLICITOWNER", "IDENTITYOWNER"}

// CheckInsert implements InsertChecker: a property that is none would leave people without a manager.
func (t *Contexttype) CheckInsert(Change) error {
	if t.Supervisor == "" || slices.Contains(supervising, t.Supervisor) {
		return nil
	}
	return refuse(http.StatusBadRequest, "InvalidValue", "SUPERVISORPROPERTY",
		"SUPERVISORPROPERTY names who supervises an identity; it is one of "+strings.Join(supervising, ", ")+", or none")
}

// CheckUpdate implements UpdateChecker.
func (t *Contexttype) CheckUpdate(_ any, c Change) error { return t.CheckInsert(c) }
