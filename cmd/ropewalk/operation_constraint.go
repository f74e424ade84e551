package main

import (
	"context"
	"net/http"
	"slices"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// simulateConstraint tells who would violate a constraint: one with two sides, or with a list in which
// each excludes each.
func (e *engine) simulateConstraint(s shapes) odata.Operation {
	return odata.Operation{
		Def: &edm.Operation{
			Name: "SimulateConstraint", Import: true, Returns: returns[constraintForecast](s),
			Params: []*edm.Parameter{list("Left", edm.Int64), list("Right", edm.Int64), list("Resources", edm.Int64), optional("ByAccount", edm.Boolean)},
			Doc:    "Tells who would violate a constraint, each of Left against each of Right, or Resources against each other, without writing it.",
		},
		Call: func(ctx context.Context, c odata.Call) (any, error) {
			if err := e.mayAsk(ctx, "SimulateConstraint", 0); err != nil {
				return nil, err
			}
			d, err := e.constraintDraft(ctx, c)
			if err != nil {
				return nil, err
			}
			b, err := e.rope.SimulateConstraint(ctx, d)
			if err != nil {
				return nil, refusal(err)
			}
			v := newViewer(e.store)
			if err := v.lookAt(ctx, b.Shown, breachObjects(b.Violations)...); err != nil {
				return nil, err
			}
			return recordOf(constraintForecast{
				Concerned: int64(b.Concerned), Violating: int64(b.Violating), Violations: v.breaches(b.Violations),
				Differing: int64(b.Differing), Differences: v.differences(b.Shown),
				IsComplete: len(b.Violations) == b.Violating && len(b.Shown) == b.Added+b.Removed+b.Changed,
			}), nil
		},
	}
}

// constraintDraft takes the sides, which must be two at least, of resources that the caller may read.
func (e *engine) constraintDraft(ctx context.Context, c odata.Call) (rope.ConstraintDraft, error) {
	d := rope.ConstraintDraft{ByAccount: given[bool](c, "ByAccount")}
	left, right, each := numbers(c, "Left"), numbers(c, "Right"), numbers(c, "Resources")
	for _, side := range [][]int64{left, right} {
		if len(side) > 0 {
			d.Sides = append(d.Sides, side)
		}
	}
	if (len(d.Sides) == 2) == (len(each) > 1) || len(d.Sides) == 1 {
		return d, &odata.Error{
			Status: http.StatusBadRequest, Code: "MissingParameter", Target: "Left",
			Message: "a constraint has two sides, or a list of which each excludes each: name Left and Right, or two Resources at least, and not both",
		}
	}
	for _, one := range each {
		d.Sides = append(d.Sides, []int64{one})
	}
	for name, side := range map[string][]int64{"Left": left, "Right": right, "Resources": each} {
		if err := e.visible(ctx, "Resource", name, side...); err != nil {
			return d, err
		}
	}
	return d, nil
}

// simulateViolations tells which constraints an identity would violate with more resources.
func (e *engine) simulateViolations(s shapes) odata.Operation {
	return odata.Operation{
		Def: &edm.Operation{
			Name: "SimulateViolations", Import: true, Returns: returns[[]breachForecast](s),
			Params: []*edm.Parameter{parameter("IdentityId", edm.Int64), {Name: "ResourceIds", Type: edm.Int64, Collection: true}},
			Doc:    "Tells which constraints an identity would violate if it was assigned some resources, without assigning them.",
		},
		Call: func(ctx context.Context, c odata.Call) (any, error) {
			identity, resources := given[int64](c, "IdentityId"), numbers(c, "ResourceIds")
			if err := e.mayAsk(ctx, "SimulateViolations", identity); err != nil {
				return nil, err
			}
			if err := e.visible(ctx, "Resource", "ResourceIds", resources...); err != nil {
				return nil, err
			}
			list, err := e.rope.SimulateViolations(ctx, identity, resources)
			if err != nil {
				return nil, refusal(err)
			}
			v := newViewer(e.store)
			if err := v.look(ctx, breachObjects(list)); err != nil {
				return nil, err
			}
			return recordOf(v.breaches(list)), nil
		},
	}
}

func breachObjects(list []rope.Breach) (out []rope.Object) {
	for _, b := range list {
		out = append(out, rope.Object{Type: "Identity", ID: b.Identity}, constraintOf(b), rope.Object{Type: "System", ID: b.System})
		for _, r := range b.Resources {
			out = append(out, rope.Object{Type: "Resource", ID: r.Resource})
		}
	}
	return out
}

func constraintOf(b rope.Breach) rope.Object {
	return rope.Object{Type: "Constraint", ID: b.Constraint}
}

func (v *viewer) breaches(list []rope.Breach) []breachForecast {
	out := make([]breachForecast, len(list))
	for i, b := range list {
		out[i] = breachForecast{
			Identity: v.ref(rope.Object{Type: "Identity", ID: b.Identity}), Constraint: v.some(constraintOf(b)),
			System: v.some(rope.Object{Type: "System", ID: b.System}), Status: entities.EvaluationStatus(b.Status).String(), IsNew: b.New,
		}
		for _, r := range b.Resources {
			at := rope.Object{Type: "Resource", ID: r.Resource}
			access := breachingAccess{Resource: v.ref(at), ViolationStatus: entities.ViolationStatus(r.Status).String()}
			if v.sees(at) {
				access.AccountName = r.Account
			}
			out[i].Resources = append(out[i].Resources, access)
		}
		if !slices.ContainsFunc(b.Resources, func(r calc.Violating) bool { return !v.sees(rope.Object{Type: "Resource", ID: r.Resource}) }) {
			out[i].AccountName = b.Account
		}
	}
	return out
}

// some names an object if there is one.
func (v *viewer) some(o rope.Object) *objectRef {
	if key(o) == nil {
		return nil
	}
	out := v.ref(o)
	return &out
}
