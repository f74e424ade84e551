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
func Calculate(s Snapshot) calc.Result { return begin(s).conclude() }

// conclude takes the steps in their order.
func (c *calculation) conclude() calc.Result {
	c.malformed()
	for _, r := range Reasons {
		c.step(r.Step, r.Find)
	}
	c.spread(nil)
	c.constrain()
	assignments := c.assignments()
	risk := c.risk()
	return calc.Result{
		Identity:    c.Subject.ID,
		Assignments: assignments,
		Violations:  c.toxic.violations,
		NextEdge:    c.edges.first(),
		Warnings:    c.warned(),
		Risk:        risk,
		Failure:     c.failure,
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
	atlas    *atlas
	now      time.Time
	edges    edges
	held     *holdings
	own      []calc.Account // accounts of the identity, in order of system and name
	scopes   []scope        // the policies that hold the identity
	tails    map[int]calc.Period
	made     map[place]bool
	homes    []*calc.Resource // account resources that the identity could hold
	accounts []*holding       // where accounts are held, in order of system and name
	warnings map[string]bool
	needed   []claim // accounts that access asks for
	trace    []traced
	texts    wording
	added    int    // grounds so far
	toxic    toxic  // what constraints say
	failure  string // why the result must not count, "" if it may
	carrying int    // assignments whose attributes were looked for
}

// holding gathers the grounds for access in one place.
type holding struct {
	place
	key      uuid.UUID
	resource *calc.Resource
	grounds  []ground
	room     [2]ground // for most there are no more
	next     *holding  // another place of the same resource
	level    int       // how far below what is assigned the first place of a resource was found
	enabled  bool      // by a desired ground
	warning  string
}

// ground is a reason with what it says about time.
type ground struct {
	calc.Reason
	state   entities.ReasonState
	types   []int64 // account types that it is limited to; empty for all
	parent  *holding
	inside  bool // now is inside its validity and none of its objects is disabled
	allowed bool // inside, and so is the parent if there is one
	dead    bool // the target reports the access as disabled
}

func begin(s Snapshot) *calculation { return newAtlas(s.World, s.Additions).begin(s.Subject) }

func (a *atlas) begin(s *calc.Subject) *calculation {
	now := a.world.Now
	c := &calculation{Snapshot: Snapshot{a.world, s, a.additions}, atlas: a, now: now, edges: edges{now: now}, held: &a.room}
	c.held.reset()
	c.own, c.scopes = c.ownAccounts(), c.findScopes()
	c.homes = c.reachable()
	c.edges.pass(s.Valid)
	for _, m := range s.Memberships {
		c.edges.pass(m.Valid)
		if context := a.world.Contexts[m.Context]; context != nil {
			c.edges.pass(context.Valid)
		}
	}
	return c
}

// reachable lists the account resources that the identity could hold by what is known of it.
func (c *calculation) reachable() (homes []*calc.Resource) {
	add := func(resource int64) {
		for _, r := range c.homesOf(resource) {
			if !slices.Contains(homes, r) {
				homes = append(homes, r)
			}
		}
	}
	for i := range c.Subject.Direct {
		add(c.Subject.Direct[i].Resource)
	}
	for _, s := range c.scopes {
		for _, id := range s.policy.Resources {
			add(id)
		}
	}
	for i := range c.Subject.Actual {
		add(c.Subject.Actual[i].Resource)
	}
	for _, id := range c.World.Settings.Additional {
		add(id)
	}
	return homes
}

func isAccount(r *calc.Resource) bool { return r.Category == int64(entities.RoleAccount) }

func (c *calculation) warn(text string) {
	if c.warnings == nil {
		c.warnings = map[string]bool{}
	}
	c.warnings[text] = true
}

func (c *calculation) warned() []string {
	out := make([]string, 0, len(c.warnings))
	for w := range c.warnings {
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}
