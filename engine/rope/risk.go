package rope

import (
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// places is how many digits behind the point a score has.
const places = 6

// Score is the risk of some tags: the value of each, times the weight of its category. A
// tag counts once, in however many ways it comes.
func Score(tags []calc.Tag) decimal.Decimal {
	var sum decimal.Decimal
	seen := make(map[int64]bool, len(tags))
	for _, t := range tags {
		if !seen[t.ID] {
			seen[t.ID] = true
			sum = sum.Add(t.Value.Mul(t.Weight).Round(places))
		}
	}
	return sum
}

// risk is the score of the identity: the highest among the resources that it has access to, and
// the tags of its own and of its contexts.
func (c *calculation) risk() decimal.Decimal {
	var highest decimal.Decimal
	for _, h := range c.held.all {
		if h.resource.Risk.GreaterThan(highest) {
			highest = h.resource.Risk
		}
	}
	tags := c.Subject.Tags
	for _, m := range c.Subject.Memberships {
		context := c.World.Contexts[m.Context]
		if context != nil && len(context.Tags) > 0 && holds(m.Valid, c.now) && holds(context.Valid, c.now) {
			tags = append(tags[:len(tags):len(tags)], context.Tags...)
		}
	}
	if len(tags) == 0 {
		return highest
	}
	return highest.Add(Score(tags))
}
