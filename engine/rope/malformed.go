package rope

import (
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// malformed warns of input that cannot be meant so. It is taken as it stands all the same: nobody
// waits in the queue because of it.
func (c *calculation) malformed() {
	s := c.Subject
	c.checkPeriod("identity", s.ID, s.Valid)
	for _, m := range s.Memberships {
		c.checkPeriod("membership in context", m.Context, m.Valid)
		if c.World.Contexts[m.Context] == nil {
			c.warn(fmt.Sprintf("context %d does not exist", m.Context))
		}
	}
	for _, d := range s.Direct {
		c.checkPeriod("resource assignment", d.ID, d.Valid)
		if c.World.Resources[d.Resource] == nil {
			c.warn(fmt.Sprintf("resource assignment %d is on resource %d, which does not exist", d.ID, d.Resource))
		}
		if d.Context != 0 && c.World.Contexts[d.Context] == nil {
			c.warn(fmt.Sprintf("resource assignment %d is in context %d, which does not exist", d.ID, d.Context))
		}
	}
	for _, a := range s.Actual {
		if c.World.Resources[a.Resource] == nil {
			c.warn(fmt.Sprintf("actual assignment %d is on resource %d, which does not exist", a.ID, a.Resource))
		}
	}
	c.unusable()
	if s.PrimaryType == 0 && c.World.Settings.PrimaryType == 0 {
		c.warn("there is no primary context type")
	}
}

// unusable warns of policies for contexts of the identity whose filter cannot be answered any more,
// such as one that reads a property that is gone. They go on giving what they gave.
func (c *calculation) unusable() {
	for i := range c.World.Policies {
		if p := &c.World.Policies[i]; p.Unusable != "" && c.reached(p) {
			c.warn(fmt.Sprintf("assignment policy %d cannot be judged, and gives what it gave before: %s", p.ID, p.Unusable))
		}
	}
}

// reached tells whether the identity is in one of the contexts of a policy.
func (c *calculation) reached(p *calc.Policy) bool {
	return len(p.Contexts) == 0 || slices.ContainsFunc(c.Subject.Memberships, func(m calc.Membership) bool {
		return slices.ContainsFunc(c.upward(m.Context, p.DirectOnly), func(id int64) bool { return slices.Contains(p.Contexts, id) })
	})
}

func (c *calculation) checkPeriod(what string, id int64, p calc.Period) {
	if p.From != nil && p.To != nil && p.From.After(*p.To) {
		c.warn(fmt.Sprintf("%s %d begins after it ends", what, id))
	}
}
