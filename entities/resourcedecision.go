package entities

import (
	"net/http"
	"strings"

	"github.com/google/uuid"
)

// Resourcedecision is what an evaluation says of access by which a constraint is violated. It counts if
// the constraint is to be resolved, access by access.
type Resourcedecision struct {
	Object          `odata:"Resourcedecision,noinsert,nodelete" doc:"What an evaluation says of access by which a constraint is violated."`
	Evaluation      *int64         `odata:"EVALUATIONREF,computed,ref=Evaluation,partner=Resources,filled"`
	Process         *int64         `odata:"PROCESSREF,computed,ref=Process,partner=Resourcedecisions,filled"`
	Workitem        *int64         `odata:"WORKITEMREF,computed,ref=Workitem,sparse" doc:"The work item by which people are asked."`
	Identity        *int64         `odata:"IDENTITYREF,computed,ref=Identity,filled"`
	Constraint      *int64         `odata:"CONSTRAINTDECISION,computed,ref=Constraintdecision,partner=Resources,filled"`
	Resource        *int64         `odata:"ROLEREF,computed,ref=Resource,filled"`
	Name            string         `odata:"NAME,computed,search,filled" validate:"max=200" doc:"The resource as it was called then."`
	SystemName      string         `odata:"SYSTEMNAME,computed" validate:"max=200" doc:"Its system as it was called then."`
	Account         string         `odata:"ACCOUNTNAME,computed" validate:"max=320"`
	AssignmentKey   uuid.UUID      `odata:"Assignment,computed,ref=CalculatedAssignment,by=AssignmentKey,filled"`
	Decision        ResourceAction `odata:"DECISION" doc:"Null is nothing yet, which blocks. It counts if the ACTION of the constraint is Resolve."`
	Reason          string         `odata:"REASON" validate:"max=2000"`
	Control         *int64         `odata:"CONTROLREF,ref=Compensatingcontrol,sparse" doc:"What makes up for the access if it is allowed."`
	ControlRequired bool           `odata:"CONTROLREQUIRED,computed"`
	Previous        ResourceAction `odata:"PREVIOUSDECISION,computed" doc:"What the evaluation before said."`
	PreviousReason  string         `odata:"PREVIOUSREASON,computed" validate:"max=2000"`
	Outcome         ResourceAction `odata:"OUTCOME,computed" doc:"What was submitted, by this decision or by that about the whole constraint."`
}

// Describe implements Describer.
func (d *Resourcedecision) Describe() (string, string) { return d.Name, pair(d.Constraint, d.Resource) }

// CheckUpdate implements UpdateChecker: what becomes allowed that was not before needs a reason.
func (d *Resourcedecision) CheckUpdate(_ any, c Change) error {
	if c.System || d.Decision != AllowResource {
		return nil
	}
	if err := needControl(d.ControlRequired, d.Control); err != nil {
		return err
	}
	if d.Previous == AllowResource || strings.TrimSpace(d.Reason) != "" {
		return nil
	}
	return refuse(http.StatusBadRequest, "ReasonRequired", "REASON", "say in REASON why the access is allowed")
}

// Leans implements Leaning.
func (d *Resourcedecision) Leans(c Change) []Lean {
	allowing := d.Decision == AllowResource && c.Touches("DECISION")
	out := leansOnControl(d.Control, allowing, c)
	if allowing && d.Resource != nil {
		out = append(out, notBlocked(d.Evaluation, d.Constraint, []int64{*d.Resource})...)
	}
	return out
}

// Shed implements Leaning: nothing is decided by halves.
func (d *Resourcedecision) Shed(Lean) string { return "" }

// Deputes implements Deputed: who was asked can have somebody decide in his place.
func (d *Resourcedecision) Deputes(Change) bool { return true }

// Task implements Deputed.
func (d *Resourcedecision) Task() int64 { return taskOf(d.Workitem) }

// ActFor implements Deputed: the audit says in whose place it was written, the work item in whose it was submitted.
func (d *Resourcedecision) ActFor(int64, int64) {}

// InProcess implements Involved.
func (d *Resourcedecision) InProcess() *int64 { return d.Process }
