package rope

import (
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// policy finds access by assignment policies whose scope holds the identity.
func policy(c *calculation) {
	for _, s := range c.scopes {
		p := s.policy
		if len(p.AccountTypes) > 1 {
			c.warn(fmt.Sprintf("assignment policy %d is for %d account types", p.ID, len(p.AccountTypes)))
		}
		why := c.texts.join("Assignment policy ", p.Name)
		for _, way := range s.ways {
			valid := narrow(p.Valid, way.valid)
			for _, id := range p.Resources {
				if resource := c.World.Resources[id]; resource != nil {
					c.desire(claim{
						reason:   calc.Reason{Type: int64(entities.ReasonPolicy), Cause: p.ID, Context: way.context, Description: why},
						resource: resource,
						types:    p.AccountTypes,
						valid:    valid,
					})
				}
			}
		}
	}
}

// scope is a policy that holds the identity, with the ways into it.
type scope struct {
	policy *calc.Policy
	ways   []way
}

// way is one way into the scope of a policy.
type way struct {
	context int64
	valid   calc.Period
}

// findScopes lists the policies that hold the identity, in their order.
func (c *calculation) findScopes() (scopes []scope) {
	var around []int64
	for _, m := range c.Subject.Memberships {
		around = append(around, c.upward(m.Context, false)...)
	}
	for _, i := range c.atlas.concerning(around) {
		p := &c.World.Policies[i]
		if ways := c.ways(p); len(ways) > 0 {
			scopes = append(scopes, scope{p, ways})
		}
	}
	return scopes
}

// ways lists the ways in which the identity belongs to the scope of a policy. A policy without
// contexts is for everybody whom its filter lets in.
func (c *calculation) ways(p *calc.Policy) []way {
	if p.Filter != "" && !c.Subject.Matches[p.ID] {
		return nil
	}
	if len(p.Contexts) == 0 {
		return []way{{}}
	}
	var out []way
	for _, m := range c.Subject.Memberships {
		for _, context := range c.upward(m.Context, p.DirectOnly) {
			if slices.Contains(p.Contexts, context) {
				out = append(out, way{context, narrow(m.Valid, c.World.Contexts[context].Valid)})
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
