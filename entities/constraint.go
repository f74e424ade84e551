package entities

import (
	"fmt"
	"net/http"
	"slices"
	"time"
)

// Constraint says which access nobody may hold together. It is about resources or about
// business processes, and it either has two sides, each of which excludes the other, or a list in
// which each excludes each: a matrix of pairs.
type Constraint struct {
	Object         `odata:"Constraint" doc:"Says which access nobody may hold together: two sides that exclude each other, or a list in which each excludes each, of resources or of business processes."`
	Name           string           `odata:"NAME,business,search" validate:"required,max=200"`
	Description    string           `odata:"DESCRIPTION,search" validate:"max=2000"`
	Status         ConstraintStatus `odata:"CONSTRAINTSTATUS,filled"`
	Level          ConstraintLevel  `odata:"CONSTRAINTLEVEL,filled" doc:"Identity: all that an identity holds counts together. Account: what hangs on one account."`
	Risk           RiskLevel        `odata:"RISKLEVEL"`
	Owners         []int64          `odata:"OWNERREF,refs=Identity"`
	Resources      []int64          `odata:"ROLEREF,refs=Resource" doc:"Each excludes each."`
	LeftResources  []int64          `odata:"LEFTROLEREF,refs=Resource" doc:"Each excludes all of RIGHTROLEREF."`
	RightResources []int64          `odata:"RIGHTROLEREF,refs=Resource"`
	Processes      []int64          `odata:"BUSINESSPROCESS,refs=Businessprocess" doc:"Each excludes each, by the resources of both."`
	LeftProcesses  []int64          `odata:"LEFTBUSINESSPROCESS,refs=Businessprocess" doc:"Each excludes all of RIGHTBUSINESSPROCESS."`
	RightProcesses []int64          `odata:"RIGHTBUSINESSPROCESS,refs=Businessprocess"`
	_              struct{}         `odata:"Violations,inverse=Violation.Constraint"`
}

// Describe implements Describer.
func (c *Constraint) Describe() (string, string) { return c.Name, c.Name }

// Prepare implements Preparer.
func (c *Constraint) Prepare(time.Time) {
	if c.Status == 0 {
		c.Status = ConstraintActive
	}
	if c.Level == 0 {
		c.Level = LevelIdentity
	}
}

// CheckInsert implements InsertChecker.
func (c *Constraint) CheckInsert(Change) error { return c.check() }

// CheckUpdate implements UpdateChecker.
func (c *Constraint) CheckUpdate(any, Change) error {
	if c.Deleted {
		return nil
	}
	return c.check()
}

// definition is one way to say what excludes what.
type definition struct {
	list, left, right string // the properties
	all, one, other   []int64
}

func (c *Constraint) definitions() []definition {
	return []definition{
		{"ROLEREF", "LEFTROLEREF", "RIGHTROLEREF", c.Resources, c.LeftResources, c.RightResources},
		{"BUSINESSPROCESS", "LEFTBUSINESSPROCESS", "RIGHTBUSINESSPROCESS", c.Processes, c.LeftProcesses, c.RightProcesses},
	}
}

// check refuses a constraint that nobody could violate, or that somebody would violate by holding
// one thing alone.
func (c *Constraint) check() error {
	var given []string
	for _, d := range c.definitions() {
		if err := d.check(); err != nil {
			return err
		}
		if len(d.all) > 0 {
			given = append(given, d.list)
		}
		if len(d.one) > 0 {
			given = append(given, d.left)
		}
	}
	switch len(given) {
	case 0:
		return refuse(http.StatusBadRequest, "ConstraintEmpty", "ROLEREF",
			"say what excludes what: LEFTROLEREF and RIGHTROLEREF, or two of ROLEREF, or the same of BUSINESSPROCESS")
	case 1:
		return nil
	}
	return refuse(http.StatusBadRequest, "ConstraintAmbiguous", given[1],
		fmt.Sprintf("a constraint is defined in one way; leave out %s or %s, or write two constraints", given[0], given[1]))
}

func (d definition) check() error {
	if len(d.all) == 1 {
		return refuse(http.StatusBadRequest, "SideEmpty", d.list, "one alone excludes nothing; name at least two in "+d.list)
	}
	if (len(d.one) == 0) != (len(d.other) == 0) {
		empty := d.left
		if len(d.one) > 0 {
			empty = d.right
		}
		return refuse(http.StatusBadRequest, "SideEmpty", empty, "both sides need a member; name some in "+empty)
	}
	for _, id := range d.one {
		if slices.Contains(d.other, id) {
			return refuse(http.StatusBadRequest, "OnBothSides", d.right,
				fmt.Sprintf("object %d stands on both sides, so that holding it alone would violate; take it out of %s or %s", id, d.left, d.right))
		}
	}
	return nil
}
