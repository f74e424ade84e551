package rope

import "github.com/ropewalk/ropewalk/entities"

// follow takes what constraints say down to what roles give. A role that is blocked, or kept back
// until it is evaluated, gives nothing; what another role gives stays (G-11, G-47).
func (c *calculation) follow() {
	for {
		c.respread(func(h *holding) bool { return c.toxic.of(h) == entities.ViolationBlocked })
		c.toxic.waiting = c.enabledNow()
		c.respread(func(h *holding) bool {
			s := c.toxic.of(h)
			return s == entities.ViolationBlocked || s == entities.ViolationEvaluationPendingUsagePrevented
		})
		for h := range c.enabledNow() {
			delete(c.toxic.waiting, h)
		}
		if !c.keepBack() {
			break
		}
	}
	c.toxic.unapproved = c.unapproved()
}

func (c *calculation) enabledNow() map[*holding]bool {
	out := map[*holding]bool{}
	for _, h := range c.held.all {
		if h.enabled {
			out[h] = true
		}
	}
	return out
}

// respread decides anew which desired grounds are enabled, with some roles giving nothing.
func (c *calculation) respread(shut func(*holding) bool) {
	for _, h := range c.held.all {
		h.enabled = false
		for i := range h.grounds {
			h.grounds[i].allowed = false
		}
	}
	c.spread(shut)
}

// keepBack prevents the use of what waits for an evaluation, is in no target, and is not given any
// more by a role that was in use. It tells whether there was any.
func (c *calculation) keepBack() bool {
	moved := false
	for h, s := range c.toxic.status {
		if s == entities.ViolationEvaluationPendingUsageAllowed && h.has(entities.StateDesired) && !h.enabled && !h.alive() {
			c.toxic.status[h], moved = entities.ViolationEvaluationPendingUsagePrevented, true
		}
	}
	return moved
}

// unapproved finds the access that counts as approved by nobody while the roles that give it wait
// for an evaluation.
func (c *calculation) unapproved() map[*holding]bool {
	out := map[*holding]bool{}
	for _, h := range c.held.all {
		if h.has(entities.StateDesired) {
			out[h] = true
		}
	}
	for moved := true; moved; {
		moved = false
		for h := range out {
			if c.approved(h, out) {
				delete(out, h)
				moved = true
			}
		}
	}
	return out
}

// approved tells whether a desired ground is of its own, or of a role that is itself approved and
// waits for nothing.
func (c *calculation) approved(h *holding, unapproved map[*holding]bool) bool {
	for _, g := range h.grounds {
		if g.state != entities.StateDesired {
			continue
		}
		if role := g.parent; role == nil || !unapproved[role] && !c.toxic.pending(role) {
			return true
		}
	}
	return false
}

// restraint is why constraints disable access, "" if they do not. What waits for the evaluation of a
// role stays where the target has it.
func (c *calculation) restraint(h *holding) string {
	switch s := c.toxic.of(h); {
	case s == entities.ViolationBlocked:
		return blockedByDecision
	case s == entities.ViolationEvaluationPendingUsagePrevented, c.toxic.waiting[h] && !h.alive():
		return evaluationPending
	}
	return ""
}
