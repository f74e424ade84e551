package rope

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// assignments makes one assignment of all grounds in a place, in order of key.
func (c *calculation) assignments() []calc.Assignment {
	off := c.blocked()
	c.accounts = c.hangers()
	held := c.held.byKey()
	out, room := make([]calc.Assignment, 0, len(held)), make([]calc.Reason, c.added)
	for _, h := range held {
		if h.resource.Category == int64(entities.RoleRole) && len(h.resource.AccountTypes) > 1 {
			c.warn(fmt.Sprintf("role %d is for %d account types", h.resource.ID, len(h.resource.AccountTypes)))
		}
		n := len(h.grounds)
		out = append(out, c.assignment(h, off, room[:n:n]))
		room = room[n:]
	}
	c.exceed(held, out)
	c.attribute(held, out)
	c.fallen(held, out)
	return out
}

func (c *calculation) assignment(h *holding, off []string, room []calc.Reason) calc.Assignment {
	a := calc.Assignment{
		Key:      h.key,
		Resource: h.resource.ID, System: h.resource.System, Type: h.resource.Type, Account: h.account,
		Violation: int64(c.toxic.of(h)), Warning: h.warning,
	}
	a.AccountType, a.AccountKey = c.hook(h)
	f := c.survey(h)
	a.Managed = c.managed(h, f)
	a.Valid = f.valid
	a.DisabledBy = strings.Join(c.causes(h, f, a.Managed, off), ",")
	a.Enabled = a.DisabledBy == ""
	a.Homeless = slices.Contains(off, noPrimaryContext)
	a.Compliance = int64(c.compliance(h, f, a))
	a.Provisioning = int64(outstanding(f, a))
	a.Reasons = reasons(h, room)
	for i := range a.Reasons {
		a.Context = cmp.Or(a.Context, a.Reasons[i].Context)
	}
	return a
}

// managed tells whether access is ours to take away: it is or was desired, a review decided that it is
// to go, or it is of a type of which nothing may be there that nobody desired. What nobody is
// known to own is left to its review.
func (c *calculation) managed(h *holding, f facts) bool {
	switch {
	case f.desired:
		return true
	case !f.actual:
		return false
	case c.Subject.Before[h.key], c.removed(h.key):
		return true
	}
	return h.resource.Exclusive && !c.orphan(h)
}

// orphan tells whether the owner of the access is unknown, or more than one came into question.
func (c *calculation) orphan(h *holding) bool {
	if c.Subject.Unresolved {
		return true
	}
	a := c.known(h.resource.System, h.account)
	return a != nil && a.Unsure
}

// facts is what the grounds of one place say together.
type facts struct {
	desired, actual bool        // such grounds exist
	confirmed       bool        // an import has seen it
	live            bool        // the target reports the access as enabled
	explicit        bool        // somebody approved it by name
	implicit        bool        // all children of the role are held
	valid           calc.Period // around the desired grounds, or the others if there are none (G-12)
}

func (c *calculation) survey(h *holding) facts {
	var f facts
	var have calc.Period
	for i := range h.grounds {
		g := &h.grounds[i]
		p := calc.Period{From: g.From, To: g.To}
		switch g.state {
		case entities.StateDesired:
			f.valid = around(f.valid, p, f.desired)
			f.desired = true
			f.explicit = f.explicit || g.Type == int64(entities.ReasonDirect) || g.Type == int64(entities.ReasonReviewOK)
		case entities.StateActual:
			have = around(have, p, f.actual)
			f.actual = true
			f.confirmed = f.confirmed || g.Type != int64(entities.ReasonUnconfirmedActual)
			f.live = f.live || !g.dead
		case entities.StateNone:
			f.implicit = f.implicit || g.Type == int64(entities.ReasonImplicitAssignment)
		}
	}
	switch {
	case f.desired:
	case f.actual:
		f.valid = have
	default:
		f.valid = calc.Period{From: h.grounds[0].From, To: h.grounds[0].To}
	}
	return f
}

// around is the envelope of a period and those before it, if there are any.
func around(before, p calc.Period, some bool) calc.Period {
	if !some {
		return p
	}
	return envelope(before, p)
}

// Why access is disabled for the sake of the identity.
const (
	identityLocked     = "IdentityLocked"
	identityDisabled   = "IdentityDisabled"
	identityTerminated = "IdentityTerminated"
	noPrimaryContext   = "NoPrimaryContext"
)

// causes says why an assignment is disabled; none means enabled.
func (c *calculation) causes(h *holding, f facts, managed bool, off []string) []string {
	out := slices.Clone(off)
	if c.terminated(h.resource) {
		out = append(out, identityTerminated)
	}
	if resourceDisabled(h.resource) {
		out = append(out, "ResourceDisabled")
	}
	if cause := c.restraint(h); cause != "" {
		out = append(out, cause)
	}
	switch {
	case f.desired && !h.enabled && c.toxic.waiting[h]:
	case f.desired && !h.enabled:
		out = append(out, "ReasonsDisabled")
	case !f.desired && managed:
		out = append(out, "NoDesiredReason")
	case !f.desired && f.actual && !h.alive():
		out = append(out, "ActualDisabled")
	case !f.desired && !f.actual && !h.inside():
		out = append(out, "ReasonsDisabled")
	}
	return out
}

// alive tells whether the target reports the access, inside its validity, as enabled.
func (h *holding) alive() bool {
	return slices.ContainsFunc(h.grounds, func(g ground) bool { return g.state == entities.StateActual && g.inside })
}

// blocked lists what disables all access of the identity, accounts and permissions alike.
func (c *calculation) blocked() []string {
	var out []string
	switch entities.IdentityStatus(c.Subject.Status) {
	case entities.IdentityLocked:
		out = append(out, identityLocked)
	case entities.IdentityDisabled:
		out = append(out, identityDisabled)
	}
	if c.homeless() {
		out = append(out, noPrimaryContext)
	}
	return out
}

// terminated identities have nothing enabled, except permissions in the days after their end (G-04).
func (c *calculation) terminated(r *calc.Resource) bool {
	if c.Subject.Status != int64(entities.IdentityTerminated) {
		return false
	}
	end := c.Subject.Valid.To
	if isAccount(r) || end == nil || !c.now.After(*end) {
		return true
	}
	return c.now.After(*shift(*end, c.tail(r), c.World.Settings.Zone))
}

// homeless people belong to no context of their primary type now: everything is kept, but
// disabled (G-07). Technical and unresolved identities need no such home.
func (c *calculation) homeless() bool {
	switch entities.IdentityCategory(c.Subject.Category) {
	case entities.CategoryTechnical, entities.CategoryUnresolved:
		return false
	}
	home := cmp.Or(c.Subject.PrimaryType, c.World.Settings.PrimaryType)
	for _, m := range c.Subject.Memberships {
		context := c.World.Contexts[m.Context]
		if context != nil && context.Type == home && holds(m.Valid, c.now) && holds(context.Valid, c.now) {
			return false
		}
	}
	return true
}

// reasons lists why access is held, in an order of its own.
func reasons(h *holding, out []calc.Reason) []calc.Reason {
	for i := range h.grounds {
		g := &h.grounds[i]
		out[i] = g.Reason
		out[i].State = int64(g.state)
		if g.state == entities.StateDesired {
			out[i].Disabled = !g.allowed
		}
	}
	if len(out) > 1 {
		slices.SortFunc(out, func(a, b calc.Reason) int {
			return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Cause, b.Cause),
				cmp.Compare(a.Context, b.Context), bytes.Compare(a.Parent[:], b.Parent[:]))
		})
	}
	return out
}
