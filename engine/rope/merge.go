package rope

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

func compare(a, b place) int {
	return cmp.Or(cmp.Compare(a.resource, b.resource), strings.Compare(a.account, b.account))
}

// assignments makes one assignment of all grounds in a place, in order of key.
func (c *calculation) assignments() []calc.Assignment {
	off := c.blocked()
	c.accounts = c.hangers()
	out := make([]calc.Assignment, 0, len(c.held))
	for _, h := range c.held {
		out = append(out, c.assignment(h, off))
	}
	slices.SortFunc(out, func(a, b calc.Assignment) int { return bytes.Compare(a.Key[:], b.Key[:]) })
	return out
}

func (c *calculation) assignment(h *holding, off []string) calc.Assignment {
	a := calc.Assignment{
		Key:      AssignmentKey(c.Subject.UID, h.resource.UID, h.account),
		Resource: h.resource.ID, System: h.resource.System, Type: h.resource.Type, Account: h.account,
		Violation: int64(entities.ViolationOK),
	}
	a.AccountType, a.AccountKey = c.hook(h)
	f := c.survey(h)
	a.Managed = f.desired || c.Subject.Before[a.Key]
	a.Valid = f.valid
	a.DisabledBy = strings.Join(c.causes(h, f, a.Managed, off), ",")
	a.Enabled = a.DisabledBy == ""
	a.Homeless = slices.Contains(off, noPrimaryContext)
	a.Compliance = int64(c.compliance(h, f, a))
	a.Provisioning = int64(provisioning(f, a))
	a.Reasons = reasons(h)
	for _, r := range a.Reasons {
		a.Context = cmp.Or(a.Context, r.Context)
	}
	return a
}

// hanger is what access hangs on: an account by name in a system.
type hanger struct {
	system  int64
	account string
}

// hangers lists where accounts are held; of several resources for one account the first counts.
func (c *calculation) hangers() map[hanger]place {
	out := map[hanger]place{}
	for _, at := range c.places() {
		r := c.held[at].resource
		by := hanger{r.System, at.account}
		if _, known := out[by]; !known && r.Category == int64(entities.RoleAccount) {
			out[by] = at
		}
	}
	return out
}

// hook finds the account that access hangs on: its type, and the key of the access to it.
func (c *calculation) hook(h *holding) (accountType int64, key uuid.UUID) {
	for _, a := range c.Subject.Accounts {
		if a.System == h.resource.System && a.Name == h.account {
			accountType = a.Type
		}
	}
	if h.resource.Category == int64(entities.RoleAccount) {
		if accountType == 0 && len(h.resource.AccountTypes) == 1 {
			accountType = h.resource.AccountTypes[0]
		}
		return accountType, key
	}
	if at, found := c.accounts[hanger{h.resource.System, h.account}]; found {
		key = AssignmentKey(c.Subject.UID, c.held[at].resource.UID, at.account)
	}
	return accountType, key
}

// facts is what the grounds of one place say together.
type facts struct {
	desired, actual bool        // such grounds exist
	live            bool        // the target reports the access as enabled
	explicit        bool        // somebody approved it by name
	valid           calc.Period // around the desired grounds, or the actual ones if there are none (G-12)
}

func (c *calculation) survey(h *holding) facts {
	var f facts
	var want, have []calc.Period
	for _, g := range h.grounds {
		p := calc.Period{From: g.From, To: g.To}
		switch g.state {
		case entities.StateDesired:
			f.desired = true
			f.explicit = f.explicit || g.Type == int64(entities.ReasonDirect)
			want = append(want, p)
		case entities.StateActual:
			f.actual = true
			f.live = f.live || !c.dead(g)
			have = append(have, p)
		}
	}
	if len(want) == 0 {
		want = have
	}
	f.valid = want[0]
	for _, p := range want[1:] {
		f.valid = envelope(f.valid, p)
	}
	return f
}

// dead tells whether the target itself reports the access as disabled.
func (c *calculation) dead(g ground) bool {
	for _, a := range c.Subject.Actual {
		if a.ID == g.Cause && a.Disabled {
			return true
		}
	}
	return false
}

// noPrimaryContext is why nothing is enabled for who belongs nowhere.
const noPrimaryContext = "NoPrimaryContext"

// causes says why an assignment is disabled; none means enabled.
func (c *calculation) causes(h *holding, f facts, managed bool, off []string) []string {
	out := slices.Clone(off)
	if c.terminated(h.resource) {
		out = append(out, "IdentityTerminated")
	}
	if resourceDisabled(h.resource) {
		out = append(out, "ResourceDisabled")
	}
	switch {
	case f.desired && !h.enabled:
		out = append(out, "ReasonsDisabled")
	case !f.desired && managed:
		out = append(out, "NoDesiredReason")
	case !f.desired && !h.inside():
		out = append(out, "ActualDisabled")
	}
	return out
}

// inside tells whether any ground is inside its validity and not disabled.
func (h *holding) inside() bool {
	return slices.ContainsFunc(h.grounds, func(g ground) bool { return g.inside })
}

// blocked lists what disables all access of the identity, accounts and permissions alike.
func (c *calculation) blocked() []string {
	var out []string
	switch entities.IdentityStatus(c.Subject.Status) {
	case entities.IdentityLocked:
		out = append(out, "IdentityLocked")
	case entities.IdentityDisabled:
		out = append(out, "IdentityDisabled")
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
	if r.Category == int64(entities.RoleAccount) || end == nil || !c.now.After(*end) {
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
func reasons(h *holding) []calc.Reason {
	out := make([]calc.Reason, len(h.grounds))
	for i, g := range h.grounds {
		out[i] = g.Reason
		out[i].State = int64(g.state)
		if g.state == entities.StateDesired {
			out[i].Disabled = !g.allowed
		}
	}
	slices.SortFunc(out, func(a, b calc.Reason) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.Cause, b.Cause),
			cmp.Compare(a.Context, b.Context), bytes.Compare(a.Parent[:], b.Parent[:]))
	})
	return out
}
