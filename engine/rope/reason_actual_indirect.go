package rope

import (
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// actualIndirect adds access that a system reports as coming through something else, such as a
// group within a group.
func actualIndirect(c *calculation) {
	c.report(entities.ReasonActualIndirect, "Reported by the system, through another resource", func(a *calc.Actual) bool {
		return !a.Unconfirmed && a.Indirect
	})
}
