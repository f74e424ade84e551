package main

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// simulateAssignment tells what a resource assignment would do.
func (e *engine) simulateAssignment(s shapes) odata.Operation {
	return odata.Operation{
		Def: &edm.Operation{
			Name: "SimulateAssignment", Import: true, Returns: returns[[]accessDelta](s),
			Params: []*edm.Parameter{
				parameter("IdentityId", edm.Int64), parameter("ResourceId", edm.Int64), optional("ContextId", edm.Int64),
				optional("ValidFrom", edm.DateTimeOffset), optional("ValidTo", edm.DateTimeOffset),
			},
			Doc: "Tells what a resource assignment would change in the access of an identity, without writing it.",
		},
		Call: func(ctx context.Context, c odata.Call) (any, error) {
			identity := given[int64](c, "IdentityId")
			if err := e.mayAsk(ctx, "SimulateAssignment", identity); err != nil {
				return nil, err
			}
			d := calc.Direct{Resource: given[int64](c, "ResourceId"), Context: given[int64](c, "ContextId")}
			d.Valid = calc.Period{From: date(c, "ValidFrom"), To: date(c, "ValidTo")}
			if err := e.assignable(ctx, d); err != nil {
				return nil, err
			}
			list, err := e.rope.SimulateAssignment(ctx, identity, d)
			return e.told(ctx, list, err)
		},
	}
}

// assignable refuses what no resource assignment could be written of, and what the caller may not read.
func (e *engine) assignable(ctx context.Context, d calc.Direct) error {
	if err := e.writable(&entities.Assignmentpolicy{ValidFrom: d.Valid.From, ValidTo: d.Valid.To}); err != nil {
		return err
	}
	if err := e.visible(ctx, "Resource", "ResourceId", d.Resource); err != nil || d.Context == 0 {
		return err
	}
	return e.visible(ctx, "Orgunit", "ContextId", d.Context)
}

// written are the properties that parameters would be written into.
var written = map[string]string{"VALIDFROM": "ValidFrom", "VALIDTO": "ValidTo", "IDENTITYFILTER": "Filter"}

// writable holds dates and filter against the rules of a policy that was to be written.
func (e *engine) writable(p *entities.Assignmentpolicy) error {
	err := p.CheckInsert(entities.Change{})
	var refused *odata.Error
	if errors.As(err, &refused) && written[refused.Target] != "" {
		refused.Message = strings.ReplaceAll(refused.Message, refused.Target, written[refused.Target])
		refused.Target = written[refused.Target]
	}
	return err
}

// visible refuses ids of objects that the caller may not read, as if there were none.
func (e *engine) visible(ctx context.Context, typ, parameter string, ids ...int64) error {
	keys := make([]any, len(ids))
	for i, id := range ids {
		keys[i] = id
	}
	seen, err := e.store.Seen(ctx, typ, "", keys)
	if err != nil {
		return err
	}
	for _, k := range keys {
		if _, some := seen[k]; !some {
			return unknownReference(parameter)
		}
	}
	return nil
}

// simulateLockout tells what a lockout would do.
func (e *engine) simulateLockout(s shapes) odata.Operation {
	return odata.Operation{
		Def: &edm.Operation{
			Name: "SimulateLockout", Import: true, Returns: returns[lockoutForecast](s),
			Params: []*edm.Parameter{parameter("IdentityId", edm.Int64)},
			Doc:    "Tells what access a lockout would disable and which tasks it would write, without locking anybody.",
		},
		Call: func(ctx context.Context, c odata.Call) (any, error) {
			identity := given[int64](c, "IdentityId")
			if err := e.mayAsk(ctx, "SimulateLockout", identity); err != nil {
				return nil, err
			}
			l, err := e.rope.SimulateLockout(ctx, identity)
			if err != nil {
				return nil, refusal(err)
			}
			v := newViewer(e.store)
			if err := v.lookAt(ctx, l.Differences, taskObjects(append(l.Tasks, l.CalledOff...))...); err != nil {
				return nil, err
			}
			return recordOf(lockoutForecast{Differences: v.differences(l.Differences), Tasks: v.tasks(l.Tasks), CalledOff: v.tasks(l.CalledOff)}), nil
		},
	}
}

func taskObjects(tasks []calc.Foreseen) (out []rope.Object) {
	for _, t := range tasks {
		out = append(out, systemOf(t), accountOf(t), rope.Object{Type: "Resource", ID: t.Resource}, rope.Object{Type: "ProvisioningTask", ID: t.ID})
	}
	return out
}

func systemOf(t calc.Foreseen) rope.Object { return rope.Object{Type: "System", ID: t.System} }

func accountOf(t calc.Foreseen) rope.Object { return rope.Object{Type: "ActualAccount", ID: t.Account} }

// tasks shows tasks. The name of an account is for those who may read the account.
func (v *viewer) tasks(list []calc.Foreseen) []foreseenTask {
	out := make([]foreseenTask, len(list))
	for i, t := range list {
		out[i] = foreseenTask{
			ID: v.number(rope.Object{Type: "ProvisioningTask", ID: t.ID}), Operation: t.Operation, State: t.State,
			System: v.ref(systemOf(t)), Account: v.some(accountOf(t)),
		}
		if t.Account == 0 || v.sees(accountOf(t)) {
			out[i].AccountName = t.Name
		}
		out[i].Resource = v.some(rope.Object{Type: "Resource", ID: t.Resource})
	}
	return out
}

// simulatePolicy tells what a new or changed policy would do.
func (e *engine) simulatePolicy(s shapes) odata.Operation {
	return odata.Operation{
		Def: &edm.Operation{
			Name: "SimulatePolicy", Import: true, Returns: returns[massForecast](s),
			Params: []*edm.Parameter{
				optional("PolicyId", edm.Int64), list("Resources", edm.Int64), list("Contexts", edm.Int64),
				optional("DirectMembersOnly", edm.Boolean), optional("Filter", edm.String),
			},
			Doc: "Tells who would gain and lose what by a new policy, or by that of an id with other values, without writing it.",
		},
		Call: func(ctx context.Context, c odata.Call) (any, error) {
			if err := e.mayAsk(ctx, "SimulatePolicy", 0); err != nil {
				return nil, err
			}
			d := rope.PolicyDraft{
				ID: given[int64](c, "PolicyId"), Resources: numbers(c, "Resources"), Contexts: numbers(c, "Contexts"),
				DirectOnly: chosen[bool](c, "DirectMembersOnly"), Filter: chosen[string](c, "Filter"),
			}
			if err := e.draftable(ctx, d); err != nil {
				return nil, err
			}
			effect, err := e.rope.SimulatePolicy(ctx, d)
			return e.forecast(ctx, effect, err)
		},
	}
}

// draftable refuses what no policy could be written of.
func (e *engine) draftable(ctx context.Context, d rope.PolicyDraft) error {
	if d.ID == 0 && d.Resources == nil {
		return &odata.Error{
			Status: http.StatusBadRequest, Code: "MissingParameter", Target: "Resources",
			Message: "a new policy gives something: name its Resources, or the PolicyId of one that is there",
		}
	}
	if d.Filter != nil {
		if err := e.writable(&entities.Assignmentpolicy{Filter: *d.Filter}); err != nil {
			return err
		}
	}
	if err := e.filterInSight(ctx, d); err != nil {
		return err
	}
	if err := e.visible(ctx, "Resource", "Resources", d.Resources...); err != nil {
		return err
	}
	return e.visible(ctx, "Orgunit", "Contexts", d.Contexts...)
}

// filterInSight refuses a filter, that of the draft or else of the policy itself, by which the caller would
// hear of people what he may not read. Nor may he write such a one, or have that of another policy asked
// about others.
func (e *engine) filterInSight(ctx context.Context, d rope.PolicyDraft) error {
	filter, target := "", "Filter"
	if d.Filter != nil {
		filter = *d.Filter
	} else if d.ID != 0 {
		stored, err := e.store.Seen(ctx, "Assignmentpolicy", "IDENTITYFILTER", []any{d.ID})
		if err != nil {
			return err
		}
		filter, target = stored[d.ID], "PolicyId"
	}
	if strings.TrimSpace(filter) == "" || e.store.InSight(ctx, "Identity", filter) {
		return nil
	}
	return &odata.Error{
		Status: http.StatusForbidden, Code: "Forbidden", Target: target,
		Message: "the filter speaks of what you may not read of everybody; leave that out",
	}
}

// told shows differences.
func (e *engine) told(ctx context.Context, list []rope.Difference, err error) (any, error) {
	if err != nil {
		return nil, refusal(err)
	}
	v := newViewer(e.store)
	if err := v.lookAt(ctx, list); err != nil {
		return nil, err
	}
	return recordOf(v.differences(list)), nil
}

// forecast shows what a change would do to many.
func (e *engine) forecast(ctx context.Context, f *rope.Effect, err error) (any, error) {
	if err != nil {
		return nil, refusal(err)
	}
	v := newViewer(e.store)
	if err := v.lookAt(ctx, f.Shown); err != nil {
		return nil, err
	}
	all := f.Added + f.Removed + f.Changed
	return recordOf(massForecast{
		Concerned: int64(f.Concerned), Differing: int64(f.Differing), Added: int64(f.Added), Removed: int64(f.Removed), Changed: int64(f.Changed),
		IsComplete: len(f.Shown) == all, Differences: v.differences(f.Shown),
	}), nil
}

// mayAsk refuses who might not do what he asks about; of people that he does not manage he does not
// even hear whether they are there.
func (e *engine) mayAsk(ctx context.Context, name string, identity int64) error {
	p, right := access.From(ctx), access.Simulations[name]
	if p.System || p.In(right.Groups...) {
		return nil
	}
	if right.People != "" {
		if may, err := e.store.Meets(ctx, "Identity", identity, right.People); err != nil || may {
			return err
		}
	}
	return &odata.Error{
		Status: http.StatusForbidden, Code: "Forbidden", Target: name,
		Message: "you have no right to do what you ask about; ask an administrator for it",
	}
}
