package rope

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// malformed warns of input that cannot be meant so. It is taken as it stands all the same: nobody
// waits in the queue because of it.
func (c *calculation) malformed() {
	s := c.Subject
	c.checkPeriod("identity", s.ID, s.Valid)
	for _, m := range s.Memberships {
		c.checkPeriod("membership in context", m.Context, m.Valid)
		if c.World.Contexts[m.Context] == nil {
			c.warn(fmt.Sprintf("context %d does not exist", m.Context))
		}
	}
	for _, d := range s.Direct {
		c.checkPeriod("resource assignment", d.ID, d.Valid)
		if c.World.Resources[d.Resource] == nil {
			c.warn(fmt.Sprintf("resource assignment %d is on resource %d, which does not exist", d.ID, d.Resource))
		}
		if d.Context != 0 && c.World.Contexts[d.Context] == nil {
			c.warn(fmt.Sprintf("resource assignment %d is in context %d, which does not exist", d.ID, d.Context))
		}
	}
	for _, a := range s.Actual {
		if c.World.Resources[a.Resource] == nil {
			c.warn(fmt.Sprintf("actual assignment %d is on resource %d, which does not exist", a.ID, a.Resource))
		}
	}
	if s.PrimaryType == 0 && c.World.Settings.PrimaryType == 0 {
		c.warn("there is no primary context type")
	}
}

func (c *calculation) checkPeriod(what string, id int64, p calc.Period) {
	if p.From != nil && p.To != nil && p.From.After(*p.To) {
		c.warn(fmt.Sprintf("%s %d begins after it ends", what, id))
	}
}
