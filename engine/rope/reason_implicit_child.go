package rope

import (
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// implicitChild tells of each child of an implicitly assigned role that it is one. It
// says nothing for or against the child.
func implicitChild(c *calculation) {
	all := c.places()
	for _, parent := range all {
		role := c.held[parent]
		if !role.implicit() {
			continue
		}
		for _, at := range all {
			if slices.Contains(c.World.Children[parent.resource], at.resource) {
				c.hint(role, c.held[at])
			}
		}
	}
}

func (c *calculation) hint(role, child *holding) {
	c.add(child.place, child.resource, ground{
		Reason: calc.Reason{
			Type: int64(entities.ReasonImplicitChild), Cause: role.resource.ID, Parent: role.key,
			Description: fmt.Sprintf("Child of role %s, which is not assigned", role.resource.Name),
		},
		state: entities.StateNone, parent: role.place, inside: true,
	})
}

// implicit tells whether a role is held by its children only.
func (h *holding) implicit() bool {
	return len(h.grounds) > 0 && h.grounds[0].Type == int64(entities.ReasonImplicitAssignment)
}
