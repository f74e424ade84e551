package rope

import (
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// actual adds the access that connected systems report, whether anybody wants it or not.
func actual(c *calculation) {
	for _, a := range c.Subject.Actual {
		resource := c.World.Resources[a.Resource]
		if resource == nil {
			continue
		}
		kind, text := reported(a)
		valid := narrow(a.Valid, resource.Valid, c.Subject.Valid)
		c.edges.pass(valid)
		disabled := a.Disabled || resourceDisabled(resource) || !holds(valid, c.now)
		c.add(place{a.Resource, a.Account}, resource, ground{
			Reason: calc.Reason{
				Type: int64(kind), Cause: a.ID, Description: text,
				From: valid.From, To: valid.To, Disabled: disabled,
			},
			state: entities.StateActual, inside: !disabled,
		})
	}
}

// reported names how access is known.
func reported(a calc.Actual) (entities.ReasonType, string) {
	switch {
	case a.Unconfirmed:
		return entities.ReasonUnconfirmedActual, "Granted by a task, not yet seen by an import"
	case a.Indirect:
		return entities.ReasonActualIndirect, "Reported by the system, through another resource"
	}
	return entities.ReasonActualDirect, "Reported by the system"
}
