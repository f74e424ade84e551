package rope

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// traced is one step with the number of grounds that it added.
type traced struct {
	step  string
	added int
}

// step runs a part of the calculation and notes what it added.
func (c *calculation) step(name string, do func(*calculation)) {
	before := c.added
	do(c)
	if i := len(c.trace) - 1; i >= 0 && c.trace[i].step == name {
		c.trace[i].added += c.added - before
		return
	}
	c.trace = append(c.trace, traced{name, c.added - before})
}

// traced tells the steps in their order, one on each line. It is kept with the run: a few words,
// since the reasons themselves stand with the assignments.
func (c *calculation) traced(assignments []calc.Assignment, risk decimal.Decimal) string {
	var b strings.Builder
	line := func(parts ...string) {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		for _, p := range parts {
			b.WriteString(p)
		}
	}
	merged := "merge duplicates: " + strconv.Itoa(len(assignments)) + " assignments"
	for _, t := range c.trace {
		if t.step == "verdicts" {
			line(merged)
		}
		line(t.step, ": ", strconv.Itoa(t.added))
	}
	line("constraints: ", strconv.Itoa(len(c.toxic.violations)), " violated")
	enabled, pending := 0, 0
	for i := range assignments {
		if assignments[i].Enabled {
			enabled++
		}
		if assignments[i].Provisioning > 1 {
			pending++
		}
	}
	line("validity and disabled: ", strconv.Itoa(enabled), " enabled")
	line("attributes: ", strconv.Itoa(c.carrying), " assignments")
	line("compliance, violation and provisioning status: ", strconv.Itoa(pending), " pending")
	line("risk score: ", risk.String())
	return b.String()
}
