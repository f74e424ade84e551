package rope

import (
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// implicitAssignment finds roles that nobody assigned, but all of whose children are held by
// themselves: the identity has what the role would give. What is held only as a child of
// another role is explained by that. Roles found so, and valid now, count as held for roles above them.
func implicitAssignment(c *calculation) {
	for i := 0; i < len(c.held.all); i++ { // what is implied comes to stand at the end
		for _, id := range c.World.Parents[c.held.all[i].place.resource] {
			if c.held.of(id) == nil && c.implied(id) {
				c.imply(id)
			}
		}
	}
}

// ownRight tells whether access to a resource is held otherwise than as a child of a role.
func (c *calculation) ownRight(resource int64) bool {
	for h := c.held.of(resource); h != nil; h = h.next {
		if h.byItself() {
			return true
		}
	}
	return false
}

// byItself tells whether access is held otherwise than as a child of a role.
func (h *holding) byItself() bool {
	for i := range h.grounds {
		if h.grounds[i].Type != int64(entities.ReasonChildResource) {
			return true
		}
	}
	return false
}

// implied tells whether every child of a role is held by itself.
func (c *calculation) implied(id int64) bool {
	role := c.World.Resources[id]
	children := c.World.Children[id]
	if role == nil || role.Category != int64(entities.RoleRole) || len(children) == 0 || c.outdated(role) {
		return false
	}
	return !slices.ContainsFunc(children, func(child int64) bool { return child == id || !c.ownRight(child) })
}

// imply adds the ground on the role. Only identity and role are involved.
func (c *calculation) imply(id int64) (place, bool) {
	role := c.World.Resources[id]
	valid, _ := c.judge(role, calc.Period{})
	at := place{id, c.accountOf(role, "", role.AccountTypes)}
	if !holds(valid, c.now) {
		return at, false
	}
	disabled := resourceDisabled(role)
	c.add(at, role, &ground{
		Reason: calc.Reason{
			Type: int64(entities.ReasonImplicitAssignment), Cause: id,
			Description: fmt.Sprintf("All children of role %s are held", role.Name),
			From:        valid.From, To: valid.To, Disabled: disabled,
		},
		state: entities.StateNone, inside: !disabled,
	})
	return at, true
}
