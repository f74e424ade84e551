package rope

import (
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// report adds the access that connected systems report in one way, whether anybody wants it or not.
func (c *calculation) report(kind entities.ReasonType, text string, which func(*calc.Actual) bool) {
	for i := range c.Subject.Actual {
		a := &c.Subject.Actual[i]
		if !which(a) {
			continue
		}
		resource := c.World.Resources[a.Resource]
		if resource == nil {
			continue
		}
		valid := narrow(a.Valid, resource.Valid, c.Subject.Valid)
		c.edges.pass(valid)
		disabled := a.Disabled || resourceDisabled(resource) || !holds(valid, c.now)
		c.add(place{a.Resource, a.Account}, resource, &ground{
			Reason: calc.Reason{
				Type: int64(kind), Cause: a.ID, Description: text,
				From: valid.From, To: valid.To, Disabled: disabled,
			},
			state: entities.StateActual, inside: !disabled, dead: a.Disabled,
		})
	}
}
