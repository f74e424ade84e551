package rope

import (
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// unconfirmed adds access that only a finished task claims, until an import sees it or the claim
// expires. What has expired is as if it had never been, so that the task is issued again.
func unconfirmed(c *calculation) {
	c.report(entities.ReasonUnconfirmedActual, "Granted by a task, not yet seen by an import", func(a *calc.Actual) bool {
		if !a.Unconfirmed {
			return false
		}
		c.edges.pass(a.Valid)
		return holds(a.Valid, c.now)
	})
}
