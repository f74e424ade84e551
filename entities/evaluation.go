package entities

import (
	"net/http"
	"slices"
	"strconv"
	"time"
)

// Evaluation is what people say about the constraints that one identity violates: one for each run of the
// process that asks them. Nothing of it counts before it was reviewed.
type Evaluation struct {
	Object     `odata:"Evaluation,noinsert,nodelete" doc:"What people say about the constraints that an identity violates. It counts once it was reviewed."`
	Process    *int64          `odata:"PROCESSREF,computed,ref=Process,partner=Evaluations,filled"`
	Identity   *int64          `odata:"IDENTITYREF,computed,ref=Identity,partner=Evaluations,filled"`
	Stage      EvaluationStage `odata:"EVALUATIONSTAGE,computed,filled,index" doc:"Who is asked: who evaluates, who reviews, or nobody any more."`
	Workitem   *int64          `odata:"WORKITEMREF,computed,ref=Workitem,sparse" doc:"The work item at which the evaluation stands."`
	Expiration *time.Time      `odata:"EXPIRATIONDATE" validate:"required" doc:"Until when the decisions hold; then the violation is evaluated anew."`
	Revoke     bool            `odata:"REVOKEBLOCKED" doc:"Whether direct assignments of what is blocked end for good."`
	Evaluator  *int64          `odata:"EVALUATOR,computed,ref=User,sparse" doc:"Who submitted the decisions."`
	Comment    string          `odata:"REVIEWCOMMENT,computed" validate:"max=2000" doc:"Why the evaluation came back."`
	_          struct{}        `odata:"Constraints,inverse=Constraintdecision.EVALUATIONREF"`
	_          struct{}        `odata:"Resources,inverse=Resourcedecision.EVALUATIONREF"`
}

// Describe implements Describer.
func (e *Evaluation) Describe() (string, string) {
	key := number(e.Process)
	return "Evaluation " + key, key
}

// CheckUpdate implements UpdateChecker: what is over before it begins would be evaluated for ever.
func (e *Evaluation) CheckUpdate(_ any, c Change) error {
	if c.System || !c.Touches("EXPIRATIONDATE") || e.Expiration != nil && c.Now.Before(*e.Expiration) {
		return nil
	}
	return refuse(http.StatusBadRequest, "ExpirationOver", "EXPIRATIONDATE", "the decisions would have expired already; name a date that is still to come")
}

// leansOnControl are what the choice of a compensating control leans on, and whatever is allowed for the sake of
// one that was filled in: it is there, and in use.
func leansOnControl(control *int64, allowing bool, c Change) []Lean {
	if control == nil || !allowing && !slices.Contains(c.Properties, "CONTROLREF") {
		return nil
	}
	return []Lean{{Type: "Compensatingcontrol", ID: *control, About: "CONTROLREF", Precondition: Precondition{
		Filter: "Deleted eq false and ACTIVE eq true", Status: http.StatusConflict, Code: "ControlInactive", Target: "CONTROLREF",
		Message: "the compensating control is not in use; name one that is",
	}}}
}

// needControl refuses to allow access without anything that makes up for it.
func needControl(required bool, control *int64) error {
	if required && control == nil {
		return refuse(http.StatusBadRequest, "NoCompensatingControl", "CONTROLREF",
			"name the compensating control that makes up for the access; a data administrator writes one if there is none")
	}
	return nil
}

// notBlocked holds for an evaluation in which nobody blocked the resources under another constraint.
func notBlocked(evaluation, decision *int64, resources []int64) []Lean {
	if evaluation == nil || decision == nil || len(resources) == 0 {
		return nil
	}
	list := ""
	for i, id := range resources {
		if i > 0 {
			list += ","
		}
		list += strconv.FormatInt(id, 10)
	}
	own := strconv.FormatInt(*decision, 10)
	return []Lean{{Type: "Evaluation", ID: *evaluation, About: "ROLEREF", Precondition: Precondition{
		Filter: "not Resources/any(r:r/Deleted eq false and r/ROLEREFId in (" + list + ") and r/CONSTRAINTDECISIONId ne " + own +
			" and (r/CONSTRAINTDECISION/ACTION/Value eq 'Block' or r/CONSTRAINTDECISION/ACTION/Value eq 'Resolve' and r/DECISION/Value eq 'Block'))",
		Status: http.StatusConflict, Code: "BlockedElsewhere", Target: "ROLEREF",
		Message: "a resource is blocked under another constraint of this evaluation; take that decision back (null) before you allow it here",
	}}}
}

// Deputes implements Deputed: who was asked can have somebody decide in his place.
func (e *Evaluation) Deputes(Change) bool { return true }

// Task implements Deputed.
func (e *Evaluation) Task() int64 { return taskOf(e.Workitem) }

// ActFor implements Deputed: the audit says in whose place it was written, the work item in whose it was submitted.
func (e *Evaluation) ActFor(int64, int64) {}

// taskOf is the number of a work item, 0 for none.
func taskOf(item *int64) int64 {
	if item == nil {
		return 0
	}
	return *item
}

// InProcess implements Involved.
func (e *Evaluation) InProcess() *int64 { return e.Process }
