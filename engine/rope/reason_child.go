package rope

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// child finds access to what held roles contain, at any depth, level by level. A role that
// contains itself is cut where the circle closes.
func child(c *calculation) {
	var open []*holding
	for _, h := range c.held.all {
		if len(c.World.Children[h.place.resource]) > 0 {
			open = append(open, h)
		}
	}
	ordered(open)
	for depth := 1; len(open) > 0; depth++ {
		var next []*holding
		for _, parent := range open {
			for _, id := range c.World.Children[parent.place.resource] {
				if known := c.held.of(id); known != nil && known.level < depth && c.contains(id, parent.place.resource) {
					c.warn(fmt.Sprintf("roles contain each other: %d and %d", min(id, parent.place.resource), max(id, parent.place.resource)))
					continue
				}
				if h := c.inherit(parent, id); h != nil {
					h.level = depth
					next = append(next, h)
				}
			}
		}
		open = ordered(next)
	}
}

// inherit gives a child resource to who holds the parent. It gives the place if that is new.
func (c *calculation) inherit(role *holding, id int64) *holding {
	resource := c.World.Resources[id]
	if resource == nil {
		return nil
	}
	fresh := c.desire(claim{
		reason: calc.Reason{
			Type: int64(entities.ReasonChildResource), Cause: role.place.resource,
			Description: c.texts.join("Child of role ", role.resource.Name),
			Parent:      role.key,
		},
		resource: resource,
		types:    role.types(),
		parent:   role,
	})
	if !fresh {
		return nil
	}
	return c.held.all[len(c.held.all)-1]
}

// contains tells whether a role contains a resource at any depth.
func (c *calculation) contains(role, resource int64) bool {
	if len(c.World.Children[role]) == 0 {
		return role == resource
	}
	seen, open := map[int64]bool{}, []int64{role}
	for len(open) > 0 {
		id := open[len(open)-1]
		open = open[:len(open)-1]
		if id == resource {
			return true
		}
		if !seen[id] {
			seen[id] = true
			open = append(open, c.World.Children[id]...)
		}
	}
	return false
}

// spread decides which desired grounds are enabled: a child is while one of its roles is (G-47),
// so enabling flows from roles downward until nothing moves. Roles that are shut give nothing.
func (c *calculation) spread(shut func(*holding) bool) {
	for moved := true; moved; {
		moved = false
		for _, h := range c.held.all {
			for i := range h.grounds {
				g := &h.grounds[i]
				open := g.parent == nil || g.parent.enabled && (shut == nil || !shut(g.parent))
				if g.state == entities.StateDesired && g.inside && open && !g.allowed {
					g.allowed, h.enabled, moved = true, true, true
				}
			}
		}
	}
}
