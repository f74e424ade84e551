package rope

import (
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// actualDirect adds access that a system reports as given to the account itself.
func actualDirect(c *calculation) {
	c.report(entities.ReasonActualDirect, "Reported by the system", func(a *calc.Actual) bool {
		return !a.Unconfirmed && !a.Indirect
	})
}
