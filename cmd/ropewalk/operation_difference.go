package main

import (
	"context"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// lookAt finds out what the caller may see of what differences speak of.
func (v *viewer) lookAt(ctx context.Context, list []rope.Difference, more ...rope.Object) error {
	for i := range list {
		more = append(more, identityOf(&list[i]), resourceOf(&list[i]))
		for _, r := range list[i].Reasons {
			more = append(more, rope.Source(r.Reason))
		}
	}
	return v.look(ctx, more)
}

func identityOf(d *rope.Difference) rope.Object { return rope.Object{Type: "Identity", ID: d.Identity} }

func resourceOf(d *rope.Difference) rope.Object { return rope.Object{Type: "Resource", ID: d.Resource} }

func (v *viewer) differences(list []rope.Difference) []accessDelta {
	out := make([]accessDelta, len(list))
	for i := range list {
		out[i] = v.difference(&list[i])
	}
	return out
}

// difference shows access. What resource it is to, on which account and with which key, is for those
// who may read the resource.
func (v *viewer) difference(d *rope.Difference) accessDelta {
	out := accessDelta{Kind: d.Kind, Identity: v.ref(identityOf(d)), Resource: v.ref(resourceOf(d))}
	if v.sees(resourceOf(d)) {
		out.AssignmentKey, out.AccountName = &d.Key, d.Account
	}
	for _, c := range d.Changes {
		out.Changes = append(out.Changes, propertyDelta{Property: c.Property, Before: c.Before, After: c.After})
	}
	for _, r := range d.Reasons {
		out.Reasons = append(out.Reasons, reasonDelta{
			Kind: r.Kind, Type: entities.ReasonType(r.Type).String(), State: entities.ReasonState(r.State).String(),
			Description: v.description(r.Reason, rope.Source(r.Reason)), Source: v.ref(rope.Source(r.Reason)), Disabled: r.Disabled,
		})
	}
	return out
}

// description is the text of a reason, which names what causes it.
func (v *viewer) description(r calc.Reason, source rope.Object) string {
	switch {
	case !v.sees(source):
		return ""
	case source.Type == "Resourceassignment" && source.ID == 0:
		return "Direct assignment (simulated)"
	}
	return r.Description
}
