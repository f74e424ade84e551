package rope

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// implicitChild tells of each child of an implicitly assigned role that it is one. It
// says nothing for or against the child.
func implicitChild(c *calculation) {
	for _, role := range c.held.all {
		if !role.implicit() {
			continue
		}
		for _, id := range c.World.Children[role.place.resource] {
			for child := c.held.of(id); child != nil; child = child.next {
				c.hint(role, child)
			}
		}
	}
}

func (c *calculation) hint(role, child *holding) {
	c.add(child.place, child.resource, &ground{
		Reason: calc.Reason{
			Type: int64(entities.ReasonImplicitChild), Cause: role.resource.ID, Parent: role.key,
			Description: fmt.Sprintf("Child of role %s, which is not assigned", role.resource.Name),
		},
		state: entities.StateNone, parent: role, inside: true,
	})
}

// implicit tells whether a role is held by its children only.
func (h *holding) implicit() bool {
	return len(h.grounds) > 0 && h.grounds[0].Type == int64(entities.ReasonImplicitAssignment)
}
