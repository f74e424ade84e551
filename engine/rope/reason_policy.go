package rope

import (
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// policy finds access by assignment policies whose scope holds the identity.
func policy(c *calculation) {
	for i := range c.World.Policies {
		p := &c.World.Policies[i]
		scope := c.scopes[i]
		if len(scope) > 0 && len(p.AccountTypes) > 1 {
			c.warn(fmt.Sprintf("assignment policy %d is for %d account types", p.ID, len(p.AccountTypes)))
		}
		for _, s := range scope {
			for _, id := range p.Resources {
				if resource := c.World.Resources[id]; resource != nil {
					c.desire(claim{
						reason: calc.Reason{
							Type: int64(entities.ReasonPolicy), Cause: p.ID, Context: s.context,
							Description: "Assignment policy " + p.Name,
						},
						resource: resource,
						types:    p.AccountTypes,
						valid:    narrow(p.Valid, s.valid),
					})
				}
			}
		}
	}
}

// scoped is one way into the scope of a policy.
type scoped struct {
	context int64
	valid   calc.Period
}

// scope lists the ways in which the identity belongs to the scope of a policy. A policy without
// contexts is for everybody whom its filter lets in.
func (c *calculation) scope(p *calc.Policy) []scoped {
	if p.Filter != "" && !c.Subject.Matches[p.ID] {
		return nil
	}
	if len(p.Contexts) == 0 {
		return []scoped{{}}
	}
	var out []scoped
	for _, m := range c.Subject.Memberships {
		for _, context := range c.upward(m.Context, p.DirectOnly) {
			if slices.Contains(p.Contexts, context) {
				out = append(out, scoped{context, narrow(m.Valid, c.World.Contexts[context].Valid)})
			}
		}
	}
	return out
}

// upward is a context and, unless only direct members count, all above it. A loop ends where it
// meets itself.
func (c *calculation) upward(context int64, directOnly bool) []int64 {
	var out []int64
	for context != 0 && !slices.Contains(out, context) && c.World.Contexts[context] != nil {
		out = append(out, context)
		if directOnly {
			break
		}
		context = c.World.Contexts[context].Parent
	}
	return out
}
