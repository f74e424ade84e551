package rope

import (
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// claim is a desired ground before its time is judged.
type claim struct {
	reason   calc.Reason
	resource *calc.Resource
	account  string
	types    []int64
	valid    calc.Period // of every involved object but identity and resource
	disabled bool
	parent   *holding
	by       *holding // the access that asks for it, if it is an account that is needed
}

// desire adds a desired ground if now is inside its validity or the days around it. It tells
// whether the place is new.
func (c *calculation) desire(k claim) bool {
	if c.Subject.Status == int64(entities.IdentityPending) || c.outdated(k.resource) {
		return false
	}
	types, possible := common(k.resource.AccountTypes, k.types)
	if !possible {
		return false
	}
	valid, shown := c.judge(k.resource, k.valid)
	if !holds(shown, c.now) {
		return false
	}
	r := k.reason
	r.From, r.To = valid.From, valid.To
	r.Disabled = k.disabled || resourceDisabled(k.resource) || !holds(valid, c.now)
	at := place{k.resource.ID, c.accountOf(k.resource, k.account, types)}
	return c.add(at, k.resource, &ground{
		Reason: r, state: entities.StateDesired, types: types, parent: k.parent, inside: !r.Disabled,
	})
}

// add puts a ground where it belongs: access to one resource on one account is one assignment,
// however many reasons it has. It tells whether the place is new.
func (c *calculation) add(at place, resource *calc.Resource, g *ground) bool {
	h := c.held.at(at)
	fresh := h == nil
	if fresh {
		h = c.held.put(at, resource)
		h.key = AssignmentKey(c.Subject.UID, resource.UID, at.account)
	}
	for i := range h.grounds {
		if o := &h.grounds[i]; o.Type == g.Type && o.Cause == g.Cause && o.Context == g.Context && o.parent == g.parent {
			*o = better(*o, *g)
			return fresh
		}
	}
	h.grounds = append(h.grounds, *g)
	c.added++
	return fresh
}

// better joins two grounds of one cause, such as two memberships in the same context.
func better(a, b ground) ground {
	p := envelope(calc.Period{From: a.From, To: a.To}, calc.Period{From: b.From, To: b.To})
	a.From, a.To = p.From, p.To
	a.Disabled = a.Disabled && b.Disabled
	a.inside = a.inside || b.inside
	a.dead = a.dead && b.dead
	a.Description = min(a.Description, b.Description)
	return a
}

// has tells whether there is a ground of a state.
func (h *holding) has(state entities.ReasonState) bool {
	for i := range h.grounds {
		if h.grounds[i].state == state {
			return true
		}
	}
	return false
}

// inside tells whether any ground is inside its validity and not disabled.
func (h *holding) inside() bool {
	return slices.ContainsFunc(h.grounds, func(g ground) bool { return g.inside })
}

// types is the union of the account types that the desired grounds are limited to; empty is all.
func (h *holding) types() []int64 {
	var out []int64
	for i := range h.grounds {
		g := &h.grounds[i]
		if g.state != entities.StateDesired {
			continue
		}
		if len(g.types) == 0 {
			return nil
		}
		out = append(out, g.types...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
