package main

import (
	"context"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// explain is the function that tells why access is held: CalculatedAssignments(…)/Explain.
func (e *engine) explain(s shapes) odata.Operation {
	return odata.Operation{
		Def: &edm.Operation{
			Name: "Explain", Bound: entities.BuiltInCatalog().ByName("CalculatedAssignment").Edm, Returns: returns[accessExplanation](s),
			Doc: "Calculates the identity anew, without writing anything, and tells why it has the access.",
		},
		Call: func(ctx context.Context, c odata.Call) (any, error) {
			a, err := e.rope.Explain(ctx, c.Key["AssignmentKey"].(uuid.UUID))
			if err != nil {
				return nil, refusal(err)
			}
			v := newViewer(e.store)
			if err := v.look(ctx, objectsOf(a)); err != nil {
				return nil, err
			}
			return recordOf(v.explanation(a)), nil
		},
	}
}

// objectsOf lists all that an explanation speaks of.
func objectsOf(a *rope.Account) []rope.Object {
	out := []rope.Object{{Type: "Identity", ID: a.Identity}, {Type: "Resource", ID: resource(a)}, entryOf(a)}
	for _, r := range a.Reasons {
		out = append(out, r.Source)
		for _, i := range r.Involved {
			out = append(out, i.Object)
		}
	}
	for _, s := range a.Statuses {
		out = append(out, runOf(s))
	}
	for _, b := range a.Violations {
		out = append(out, rope.Object{Type: "Constraint", ID: b.Constraint})
	}
	if a.Drift != nil {
		for _, r := range a.Drift.Reasons {
			out = append(out, rope.Source(r.Reason))
		}
	}
	return out
}

// entryOf is the entry by which the identity waits, which is known by the identity.
func entryOf(a *rope.Account) rope.Object {
	return rope.Object{Type: "CalculationQueueEntry", ID: a.Identity}
}

// resource is what the access is to, as it was calculated or else as it is stored.
func resource(a *rope.Account) int64 {
	if a.Assignment != nil {
		return a.Assignment.Resource
	}
	return a.Stored.Resource
}

func runOf(c rope.Conclusion) rope.Object {
	if c.Since == nil {
		return rope.Object{Type: "CalculationRun"}
	}
	return rope.Object{Type: "CalculationRun", ID: c.Since.Run}
}

func (v *viewer) explanation(a *rope.Account) accessExplanation {
	out := accessExplanation{
		AssignmentKey: a.Key, Time: a.Now, IsHeld: a.Assignment != nil, IsStored: a.Drift == nil,
		Identity: v.ref(rope.Object{Type: "Identity", ID: a.Identity}), Resource: v.ref(rope.Object{Type: "Resource", ID: resource(a)}),
	}
	if a.Stored != nil {
		out.AccountName = a.Stored.Account
	}
	for _, s := range a.Statuses {
		out.Statuses = append(out.Statuses, v.status(s))
	}
	for _, r := range a.Reasons {
		out.Reasons = append(out.Reasons, v.reason(r))
	}
	for _, b := range a.Violations {
		out.Violations = append(out.Violations, accessBreach{
			Constraint: v.ref(rope.Object{Type: "Constraint", ID: b.Constraint}), Status: entities.EvaluationStatus(b.Status).String(),
		})
	}
	out.Trace = v.trace(a)
	if len(v.seen["CalculationRun"]) > 0 {
		out.Warnings, out.Failure = a.Warnings, a.Failure
	}
	if a.Drift != nil {
		d := v.difference(a.Drift)
		out.Difference = &d
	}
	if v.sees(entryOf(a)) {
		out.Queued = queuedOf(a.Queue)
	}
	return out
}

// trace tells the steps. What came of them is about all access of the identity, its violations and its
// risk: it is for those who may read the identity, not for who may read this access alone.
func (v *viewer) trace(a *rope.Account) (out []traceStep) {
	whole := v.sees(rope.Object{Type: "Identity", ID: a.Identity})
	for _, t := range a.Trace {
		step := traceStep{Step: t.Step, Reasons: int64(t.Here)}
		if whole {
			step.Outcome = t.Outcome
		}
		out = append(out, step)
	}
	return out
}

func (v *viewer) status(c rope.Conclusion) accessStatus {
	out := accessStatus{Property: c.Property, Value: c.Value, Why: c.Why, SinceRun: v.number(runOf(c))}
	if c.Since != nil {
		out.SinceTime, out.SinceEvent = &c.Since.Time, &c.Since.Version
	}
	return out
}

func (v *viewer) reason(r rope.ExplainedReason) accessReason {
	out := accessReason{
		Type: entities.ReasonType(r.Type).String(), State: entities.ReasonState(r.State).String(),
		Description: v.description(r.Reason, r.Source), Source: v.ref(r.Source), Disabled: r.Disabled, Why: r.Why,
		ValidFrom: r.From, ValidTo: r.To, BoundsStart: r.BoundsStart, BoundsEnd: r.BoundsEnd,
	}
	for _, i := range r.Involved {
		out.Involved = append(out.Involved, v.involved(i))
	}
	return out
}

// involved shows an object with its part in a reason. Its dates and its status are for those who may
// read it; what it does to the reason is not.
func (v *viewer) involved(i rope.Involved) involvedObject {
	out := involvedObject{
		Part: i.Part, Object: v.ref(i.Object), CountsForValidity: i.Counted != nil,
		BoundsStart: i.BoundsStart, BoundsEnd: i.BoundsEnd, CountsForDisabled: i.Judged, Disabled: i.Disabled,
	}
	if !v.sees(i.Object) {
		return out
	}
	out.ValidFrom, out.ValidTo, out.Why = i.Valid.From, i.Valid.To, i.Why
	if i.Counted != nil {
		out.CountedFrom, out.CountedTo = i.Counted.From, i.Counted.To
	}
	return out
}

func queuedOf(q *calc.Queued) *queuedIdentity {
	if q == nil {
		return nil
	}
	return &queuedIdentity{Priority: int64(q.Priority), Source: q.Source, QueuedTime: q.Since, Attempts: int64(q.Attempts), Error: q.Error}
}
