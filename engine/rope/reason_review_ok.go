package rope

import (
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// reviewOK adds what authoritative reviews approved, until the verdict expires. A verdict
// is never the only reason of an assignment: where nothing else speaks of it, it says nothing.
func reviewOK(c *calculation) {
	if len(c.Subject.Verdicts) == 0 {
		return
	}
	byKey := make(map[uuid.UUID]*holding, len(c.held.all))
	for _, h := range c.held.all {
		byKey[h.key] = h
	}
	for _, v := range c.Subject.Verdicts {
		if !c.stands(v) {
			continue
		}
		c.edges.at(v.Expiry)
		if h := byKey[v.Key]; h != nil {
			c.approve(h, v)
		}
	}
}

func (c *calculation) stands(v calc.Verdict) bool { return !v.Removes && c.now.Before(v.Expiry) }

// removed tells whether the last verdict about access says that it is to go.
func (c *calculation) removed(key uuid.UUID) bool {
	var last calc.Verdict
	for _, v := range c.Subject.Verdicts {
		if v.Key == key && v.ID >= last.ID {
			last = v
		}
	}
	return last.Removes
}

// reviewed tells whether a verdict will be a reason of access.
func (c *calculation) reviewed(h *holding) bool {
	return slices.ContainsFunc(c.Subject.Verdicts, func(v calc.Verdict) bool { return v.Key == h.key && c.stands(v) })
}

// approve adds the verdict's ground. The access that it approved is involved with its validity and
// with its being disabled.
func (c *calculation) approve(h *holding, v calc.Verdict) {
	last := v.Expiry.Add(-time.Microsecond)
	seen, alive := false, false
	for _, g := range h.grounds {
		if g.state == entities.StateActual {
			seen, alive = true, alive || g.inside
		}
	}
	valid, _ := c.judge(h.resource, calc.Period{To: &last})
	disabled := resourceDisabled(h.resource) || seen && !alive || !holds(valid, c.now)
	c.add(h.place, h.resource, &ground{
		Reason: calc.Reason{
			Type: int64(entities.ReasonReviewOK), Description: fmt.Sprintf("Kept by review, verdict %d", v.ID),
			From: valid.From, To: valid.To, Disabled: disabled,
		},
		state: entities.StateDesired, inside: !disabled,
	})
}
