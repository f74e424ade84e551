package rope

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// Snapshot is all that a calculation may look at: the world as its batch sees it, one identity,
// and the rules of the installation itself.
type Snapshot struct {
	World     *calc.World
	Subject   *calc.Subject
	Additions []Addition
}

// Calculate concludes the access of one identity. The same snapshot gives the same result,
// whatever the order of its lists.
func Calculate(s Snapshot) calc.Result {
	c := begin(s)
	c.malformed()
	for _, r := range Reasons {
		c.step(r.Step, r.Find)
	}
	c.spread()
	assignments := c.assignments()
	risk := c.risk()
	return calc.Result{
		Identity:    s.Subject.ID,
		Assignments: assignments,
		NextEdge:    c.edges.next,
		Warnings:    c.warned(),
		Risk:        risk,
		Trace:       c.traced(assignments, risk),
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
	own      []calc.Account // accounts of the identity
	scopes   [][]scoped     // the ways into each policy
	tails    map[int]calc.Period
	made     map[place]bool
	homes    []*calc.Resource // account resources that the identity could hold
	accounts map[hanger][]place
	warnings map[string]bool
	trace    []traced
	added    int // grounds so far
}

// holding gathers the grounds for access in one place.
type holding struct {
	place
	key      uuid.UUID
	resource *calc.Resource
	grounds  []ground
	enabled  bool // by a desired ground
	warning  string
}

// ground is a reason with what it says about time.
type ground struct {
	calc.Reason
	state   entities.ReasonState
	types   []int64 // account types that it is limited to; empty for all
	parent  place
	inside  bool // now is inside its validity and none of its objects is disabled
	allowed bool // inside, and so is the parent if there is one
	dead    bool // the target reports the access as disabled
}

func begin(s Snapshot) *calculation {
	c := &calculation{
		Snapshot: s, now: s.World.Now, edges: edges{now: s.World.Now},
		held:  make(map[place]*holding, len(s.Subject.Direct)+len(s.Subject.Actual)),
		tails: map[int]calc.Period{}, made: map[place]bool{}, warnings: map[string]bool{},
	}
	c.scopes = make([][]scoped, len(s.World.Policies))
	for i := range s.World.Policies {
		c.scopes[i] = c.scope(&s.World.Policies[i])
	}
	c.own, c.homes = c.ownAccounts(), c.reachable()
	c.edges.pass(s.Subject.Valid)
	for _, m := range s.Subject.Memberships {
		c.edges.pass(m.Valid)
		if context := s.World.Contexts[m.Context]; context != nil {
			c.edges.pass(context.Valid)
		}
	}
	return c
}

// reachable lists the account resources that the identity could hold by what is known of it.
func (c *calculation) reachable() []*calc.Resource {
	var open []int64
	for _, d := range c.Subject.Direct {
		open = append(open, d.Resource)
	}
	for i := range c.World.Policies {
		if len(c.scopes[i]) > 0 {
			open = append(open, c.World.Policies[i].Resources...)
		}
	}
	for _, a := range c.Subject.Actual {
		open = append(open, a.Resource)
	}
	open = append(open, c.World.Settings.Additional...)
	var homes []*calc.Resource
	seen := make(map[int64]bool, len(open))
	for len(open) > 0 {
		id := open[len(open)-1]
		open = open[:len(open)-1]
		r := c.World.Resources[id]
		if seen[id] || r == nil {
			continue
		}
		seen[id] = true
		open = append(open, c.World.Children[id]...)
		if isAccount(r) {
			homes = append(homes, r)
		} else if auto := c.autoResource(r, r.AccountTypes); r.AutoAccount && auto != nil {
			open = append(open, auto.ID)
		}
	}
	return homes
}

func isAccount(r *calc.Resource) bool { return r.Category == int64(entities.RoleAccount) }

// places lists where access is held so far, in no order.
func (c *calculation) places() []place {
	out := make([]place, 0, len(c.held))
	for at := range c.held {
		out = append(out, at)
	}
	return out
}

func ordered(places []place) []place {
	slices.SortFunc(places, compare)
	return places
}

func (c *calculation) warn(text string) { c.warnings[text] = true }

func (c *calculation) warned() []string {
	out := make([]string, 0, len(c.warnings))
	for w := range c.warnings {
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}
