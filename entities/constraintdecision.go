package entities

import (
	"net/http"
	"strings"
)

// Constraintdecision is what an evaluation says of one constraint that is violated: all of the access is
// allowed, all of it is blocked, or each is decided by itself.
type Constraintdecision struct {
	Object          `odata:"Constraintdecision,noinsert,nodelete" doc:"What an evaluation says of one constraint that an identity violates."`
	Evaluation      *int64           `odata:"EVALUATIONREF,computed,ref=Evaluation,partner=Constraints,filled"`
	Process         *int64           `odata:"PROCESSREF,computed,ref=Process,partner=Constraintdecisions,filled"`
	Workitem        *int64           `odata:"WORKITEMREF,computed,ref=Workitem,sparse" doc:"The work item by which people are asked."`
	Identity        *int64           `odata:"IDENTITYREF,computed,ref=Identity,filled"`
	Constraint      *int64           `odata:"CONSTRAINTREF,computed,ref=Constraint,filled"`
	Name            string           `odata:"NAME,computed,search,filled" validate:"max=200" doc:"The constraint as it was called then."`
	System          *int64           `odata:"SYSTEMREF,computed,ref=System,sparse" doc:"Of the account, if the constraint is about single accounts."`
	Account         string           `odata:"ACCOUNTNAME,computed" validate:"max=320" doc:"The account, if the constraint is about single accounts."`
	Violating       []int64          `odata:"ROLEREF,refs=Resource,computed" doc:"The resources by which it is violated."`
	Action          EvaluationAction `odata:"ACTION" doc:"Null is nothing yet, which blocks."`
	Control         *int64           `odata:"CONTROLREF,ref=Compensatingcontrol,sparse" doc:"What makes up for the access that is allowed."`
	Justification   string           `odata:"JUSTIFICATION" validate:"max=2000" doc:"Reason and consequences of allowing."`
	ControlRequired bool             `odata:"CONTROLREQUIRED,computed"`
	Previous        EvaluationAction `odata:"PREVIOUSACTION,computed" doc:"What the evaluation before said."`
	Status          EvaluationStatus `odata:"DECISIONSTATUS,computed,filled" doc:"What was submitted, over all of the access."`
	_               struct{}         `odata:"Resources,inverse=Resourcedecision.CONSTRAINTDECISION"`
}

// Describe implements Describer.
func (d *Constraintdecision) Describe() (string, string) {
	return d.Name, pair(d.Evaluation, d.Constraint)
}

// CheckUpdate implements UpdateChecker: whoever allows all of it says why, and says it anew for each change;
// what was allowed before needs no new reason to stay so.
func (d *Constraintdecision) CheckUpdate(old any, c Change) error {
	if c.System || d.Action != ActionAllow {
		return nil
	}
	if err := needControl(d.ControlRequired, d.Control); err != nil {
		return err
	}
	before, _ := old.(*Constraintdecision)
	said := strings.TrimSpace(d.Justification) != ""
	if before != nil && d.allowsMore(before) {
		said = said && c.Touches("JUSTIFICATION")
	}
	if said || d.Previous == ActionAllow && !c.Touches("CONTROLREF") {
		return nil
	}
	return refuse(http.StatusBadRequest, "JustificationRequired", "JUSTIFICATION",
		"say in JUSTIFICATION why the access is allowed and what follows from that, each time you allow all of it or change what makes up for it")
}

// allowsMore tells whether it was not allowed before, or for the sake of another control.
func (d *Constraintdecision) allowsMore(before *Constraintdecision) bool {
	return before.Action != ActionAllow || number(before.Control) != number(d.Control)
}

// Leans implements Leaning.
func (d *Constraintdecision) Leans(c Change) []Lean {
	allowing := d.Action == ActionAllow && c.Touches("ACTION")
	out := leansOnControl(d.Control, allowing, c)
	if allowing {
		out = append(out, notBlocked(d.Evaluation, &d.ID, d.Violating)...)
	}
	return out
}

// Shed implements Leaning: nothing is decided by halves.
func (d *Constraintdecision) Shed(Lean) string { return "" }

// Deputes implements Deputed: who was asked can have somebody decide in his place.
func (d *Constraintdecision) Deputes(Change) bool { return true }

// Task implements Deputed.
func (d *Constraintdecision) Task() int64 { return taskOf(d.Workitem) }

// ActFor implements Deputed: the audit says in whose place it was written, the work item in whose it was submitted.
func (d *Constraintdecision) ActFor(int64, int64) {}

// InProcess implements Involved.
func (d *Constraintdecision) InProcess() *int64 { return d.Process }
