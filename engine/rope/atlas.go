package rope

import (
	"slices"

	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// atlas is what many identities want to know of one world, found out once, and the room in which
// they are calculated one after the other. It is for one goroutine at a time.
type atlas struct {
	world      *calc.World
	additions  []Addition
	everywhere []int                            // policies without contexts
	policies   map[int64][]int                  // context → policies with it in their scope
	homes      map[int64][]*calc.Resource       // resource → the account resources that who gets it could hold
	sets       map[*calc.AttributeSet][]defined // with their definitions merged, as they are asked for
	room       holdings
}

func newAtlas(w *calc.World, additions []Addition) *atlas {
	a := &atlas{world: w, additions: additions, policies: map[int64][]int{}, homes: map[int64][]*calc.Resource{}}
	for i := range w.Policies {
		p := &w.Policies[i]
		if len(p.Contexts) == 0 {
			a.everywhere = append(a.everywhere, i)
		}
		for _, context := range p.Contexts {
			a.policies[context] = append(a.policies[context], i)
		}
	}
	return a
}

// concerning lists the policies that could hold the members of some contexts, in their order.
func (a *atlas) concerning(contexts []int64) []int {
	out := slices.Clone(a.everywhere)
	for _, context := range contexts {
		out = append(out, a.policies[context]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// calculate concludes the access of one of the identities.
func (a *atlas) calculate(s *calc.Subject) calc.Result { return a.begin(s).conclude() }

// homesOf lists the account resources that who gets a resource could hold: those among what it
// contains, and those that accounts would be made of. What these contain is not given with them.
func (c *calculation) homesOf(resource int64) []*calc.Resource {
	homes, known := c.atlas.homes[resource]
	if known {
		return homes
	}
	open, seen := []int64{resource}, map[int64]bool{}
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
		} else if auto := c.autoResource(r, r.AccountTypes); r.AutoAccount && auto != nil && !slices.Contains(homes, auto) {
			homes = append(homes, auto)
		}
	}
	c.atlas.homes[resource] = homes
	return homes
}
