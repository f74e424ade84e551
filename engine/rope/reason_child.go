package rope

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// child finds access to what held roles contain, at any depth, level by level. A role that
// contains itself is cut where the circle closes.
func child(c *calculation) {
	level := map[int64]int{}
	open := ordered(c.places())
	for _, at := range open {
		level[at.resource] = 0
	}
	for depth := 1; len(open) > 0; depth++ {
		var next []place
		for _, parent := range open {
			for _, id := range c.World.Children[parent.resource] {
				if known, seen := level[id]; seen && known < depth && c.contains(id, parent.resource) {
					c.warn(fmt.Sprintf("roles contain each other: %d and %d", min(id, parent.resource), max(id, parent.resource)))
					continue
				}
				if at, fresh := c.inherit(parent, id); fresh {
					level[id] = min(depth, levelOf(level, id, depth))
					next = append(next, at...)
				}
			}
		}
		open = ordered(next)
	}
}

func levelOf(level map[int64]int, id int64, otherwise int) int {
	if known, seen := level[id]; seen {
		return known
	}
	return otherwise
}

// inherit gives a child resource to who holds the parent, and lists the places that are new.
func (c *calculation) inherit(parent place, id int64) ([]place, bool) {
	resource := c.World.Resources[id]
	if resource == nil {
		return nil, false
	}
	role := c.held[parent]
	before := len(c.held)
	c.desire(claim{
		reason: calc.Reason{
			Type: int64(entities.ReasonChildResource), Cause: parent.resource,
			Description: "Child of role " + role.resource.Name,
			Parent:      role.key,
		},
		resource: resource,
		types:    role.types(),
		parent:   parent,
	})
	if len(c.held) == before {
		return nil, false
	}
	types, _ := common(resource.AccountTypes, role.types())
	return []place{{id, c.accountOf(resource, "", types)}}, true
}

// contains tells whether a role contains a resource at any depth.
func (c *calculation) contains(role, resource int64) bool {
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
// so enabling flows from roles downward until nothing moves.
func (c *calculation) spread() {
	for moved := true; moved; {
		moved = false
		for _, h := range c.held {
			for i := range h.grounds {
				g := &h.grounds[i]
				open := g.parent.resource == 0 || (c.held[g.parent] != nil && c.held[g.parent].enabled)
				if g.state == entities.StateDesired && g.inside && open && !g.allowed {
					g.allowed, h.enabled, moved = true, true, true
				}
			}
		}
	}
}
