package rope

import (
	"slices"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// Snapshot is all that a calculation may look at: the world as its batch sees it, and one identity.
type Snapshot struct {
	World   *calc.World
	Subject *calc.Subject
}

// Calculate concludes the access of one identity. The same snapshot gives the same result,
// whatever the order of its lists.
func Calculate(s Snapshot) calc.Result {
	c := begin(s)
	for _, reason := range Reasons {
		reason.Find(c)
	}
	c.spread()
	return calc.Result{
		Identity:    s.Subject.ID,
		Assignments: c.assignments(),
		NextEdge:    c.edges.next,
		Warnings:    c.warned(),
	}
}

// place is where access is held: a resource on an account.
type place struct {
	resource int64
	account  string
}

// calculation is the state of one run of Calculate.
type calculation struct {
	Snapshot
	now      time.Time
	edges    edges
	held     map[place]*holding
	reach    map[int64]bool
	accounts map[hanger]place
	warnings map[string]bool
}

// holding gathers the grounds for access in one place.
type holding struct {
	place
	resource *calc.Resource
	grounds  []ground
	enabled  bool // by a desired ground
}

// ground is a reason with what it says about time.
type ground struct {
	calc.Reason
	state   entities.ReasonState
	types   []int64 // account types that it is limited to; empty for all
	parent  place
	inside  bool // now is inside its validity and none of its objects is disabled
	allowed bool // inside, and so is the parent if there is one
}

func begin(s Snapshot) *calculation {
	c := &calculation{
		Snapshot: s, now: s.World.Now, edges: edges{now: s.World.Now},
		held: map[place]*holding{}, warnings: map[string]bool{},
	}
	c.reach = c.reachable()
	c.edges.pass(s.Subject.Valid)
	for _, m := range s.Subject.Memberships {
		c.edges.pass(m.Valid)
		if context := s.World.Contexts[m.Context]; context != nil {
			c.edges.pass(context.Valid)
		}
	}
	return c
}

// reachable is every resource that the identity could hold by what is known of it.
func (c *calculation) reachable() map[int64]bool {
	var open []int64
	for _, d := range c.Subject.Direct {
		open = append(open, d.Resource)
	}
	for i := range c.World.Policies {
		if p := &c.World.Policies[i]; len(c.scope(p)) > 0 {
			open = append(open, p.Resources...)
		}
	}
	for _, a := range c.Subject.Actual {
		open = append(open, a.Resource)
	}
	seen := map[int64]bool{}
	for len(open) > 0 {
		id := open[len(open)-1]
		open = open[:len(open)-1]
		if !seen[id] {
			seen[id] = true
			open = append(open, c.World.Children[id]...)
		}
	}
	return seen
}

// claim is a desired ground before its time is judged.
type claim struct {
	reason   calc.Reason
	resource *calc.Resource
	account  string
	types    []int64
	valid    calc.Period // of every involved object but identity and resource
	disabled bool
	parent   place
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
	return c.add(at, k.resource, ground{
		Reason: r, state: entities.StateDesired, types: types, parent: k.parent, inside: !r.Disabled,
	})
}

func (c *calculation) add(at place, resource *calc.Resource, g ground) bool {
	h, known := c.held[at]
	if !known {
		h = &holding{place: at, resource: resource}
		c.held[at] = h
	}
	same := func(o ground) bool {
		return o.Type == g.Type && o.Cause == g.Cause && o.Context == g.Context && o.parent == g.parent
	}
	if i := slices.IndexFunc(h.grounds, same); i < 0 {
		h.grounds = append(h.grounds, g)
	} else {
		h.grounds[i] = better(h.grounds[i], g)
	}
	return !known
}

// better joins two grounds of one cause, such as two memberships in the same context.
func better(a, b ground) ground {
	p := envelope(calc.Period{From: a.From, To: a.To}, calc.Period{From: b.From, To: b.To})
	a.From, a.To = p.From, p.To
	a.Disabled = a.Disabled && b.Disabled
	a.inside = a.inside || b.inside
	return a
}

// judge gives the validity of a ground and the period in which it is shown at all: some days
// before and after, where it is disabled.
func (c *calculation) judge(r *calc.Resource, others calc.Period) (valid, shown calc.Period) {
	set := c.World.Settings
	others = narrow(others, r.Valid)
	around := widen(others, set.PreValidityDays, r.PostDays, set.Zone)
	identity := c.Subject.Valid
	tail := widen(identity, set.PreValidityDays, c.tail(r), set.Zone)
	if r.Category == int64(entities.RoleAccount) {
		valid = narrow(identity, others)
	} else {
		valid = narrow(c.stretched(identity, tail), others)
	}
	shown = narrow(tail, around)
	c.edges.pass(valid)
	c.edges.pass(shown)
	c.edges.pass(others)
	return valid, shown
}

// stretched is the validity of an identity for its permissions: before its first day and after
// its last one it reaches over the days around, so that permissions are not taken away.
func (c *calculation) stretched(identity, tail calc.Period) calc.Period {
	if identity.From != nil && c.now.Before(*identity.From) {
		identity.From = tail.From
	}
	if identity.To != nil && c.now.After(*identity.To) {
		identity.To = tail.To
	}
	return identity
}

// tail is the number of days after an identity's end: those of the account that a resource
// hangs on, or of any account if it hangs on none.
func (c *calculation) tail(r *calc.Resource) int {
	if r.Category == int64(entities.RoleAccount) {
		return r.PostDays
	}
	own, any, found := 0, r.PostDays, false
	for id := range c.reach {
		a := c.World.Resources[id]
		if a == nil || a.Category != int64(entities.RoleAccount) {
			continue
		}
		any = max(any, a.PostDays)
		if _, fits := common(r.AccountTypes, a.AccountTypes); r.System != 0 && a.System == r.System && fits {
			own, found = max(own, a.PostDays), true
		}
	}
	if found {
		return own
	}
	return any
}

// outdated resources give no access at all unless their dates put them into the days around
// their validity (G-01).
func (c *calculation) outdated(r *calc.Resource) bool {
	switch entities.ResourceStatus(r.Status) {
	case entities.ResourceObsolete:
		return r.Valid.To == nil || !c.now.After(*r.Valid.To)
	case entities.ResourceInactive:
		return r.Valid.From == nil || !c.now.Before(*r.Valid.From)
	}
	return false
}

func resourceDisabled(r *calc.Resource) bool {
	s := entities.ResourceStatus(r.Status)
	return s == entities.ResourceDisabled || s == entities.ResourceDeleted
}

// common is what two limits to account types leave; an empty limit allows all.
func common(a, b []int64) (types []int64, possible bool) {
	if len(a) == 0 {
		return b, true
	}
	if len(b) == 0 {
		return a, true
	}
	for _, t := range a {
		if slices.Contains(b, t) {
			types = append(types, t)
		}
	}
	return types, len(types) > 0
}

// accountOf names the account that access to a resource hangs on: the one asked for, else the
// identity's account in that system of a type that fits, the default type first.
func (c *calculation) accountOf(r *calc.Resource, asked string, types []int64) string {
	if asked != "" || r.System == 0 {
		return asked
	}
	var best *calc.Account
	for i := range c.Subject.Accounts {
		a := &c.Subject.Accounts[i]
		fits := len(types) == 0 || a.Type == 0 || slices.Contains(types, a.Type)
		if a.System == r.System && fits && (best == nil || c.before(a, best)) {
			best = a
		}
	}
	if best == nil {
		return ""
	}
	return best.Name
}

func (c *calculation) before(a, b *calc.Account) bool {
	standard := c.World.Settings.AccountType
	if (a.Type == standard) != (b.Type == standard) {
		return a.Type == standard
	}
	return a.Name < b.Name
}

func (c *calculation) warned() []string {
	out := make([]string, 0, len(c.warnings))
	for w := range c.warnings {
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}
