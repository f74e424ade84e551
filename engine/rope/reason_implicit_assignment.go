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
	held := make(map[int64]bool, len(c.held)) // resource → by itself
	for at, h := range c.held {
		held[at.resource] = held[at.resource] || h.byItself()
	}
	open := c.places()
	for len(open) > 0 {
		at := open[0]
		open = open[1:]
		for _, id := range c.World.Parents[at.resource] {
			if _, known := held[id]; known || !c.implied(id, held) {
				continue
			}
			if role, shown := c.imply(id); shown {
				held[id] = true
				open = append(open, role)
			}
		}
	}
}

// byItself tells whether access is held otherwise than as a child of a role.
func (h *holding) byItself() bool {
	return slices.ContainsFunc(h.grounds, func(g ground) bool { return g.Type != int64(entities.ReasonChildResource) })
}

// implied tells whether every child of a role is held by itself.
func (c *calculation) implied(id int64, held map[int64]bool) bool {
	role := c.World.Resources[id]
	children := c.World.Children[id]
	if role == nil || role.Category != int64(entities.RoleRole) || len(children) == 0 || c.outdated(role) {
		return false
	}
	return !slices.ContainsFunc(children, func(child int64) bool { return child == id || !held[child] })
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
	c.add(at, role, ground{
		Reason: calc.Reason{
			Type: int64(entities.ReasonImplicitAssignment), Cause: id,
			Description: fmt.Sprintf("All children of role %s are held", role.Name),
			From:        valid.From, To: valid.To, Disabled: disabled,
		},
		state: entities.StateNone, inside: !disabled,
	})
	return at, true
}
