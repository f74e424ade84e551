package rope

import (
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// severity orders what several constraints say of the same access: whoever blocks wins, and what one
// of them still waits for is not allowed yet (G-11).
var severity = map[entities.ViolationStatus]int{
	entities.ViolationOverridden: 1, entities.ViolationEvaluationPendingUsageAllowed: 2,
	entities.ViolationEvaluationPendingUsagePrevented: 2, entities.ViolationBlocked: 3,
}

func (t *toxic) note(h *holding, s entities.ViolationStatus) {
	if t.status == nil {
		t.status = map[*holding]entities.ViolationStatus{}
	}
	if severity[s] > severity[t.status[h]] {
		t.status[h] = s
	}
}

// settle takes over into the violations which access is kept back in the end, be it for the sake of
// another constraint.
func (t *toxic) settle(held *holdings) {
	for _, v := range t.violations {
		for i := range v.Resources {
			r := &v.Resources[i]
			h := held.at(place{r.Resource, r.Account})
			used := h.alive() || h.implicit() || t.status[h] == entities.ViolationEvaluationPendingUsageAllowed
			if r.Status == int64(entities.ViolationEvaluationPendingUsageAllowed) && !used {
				r.Status = int64(entities.ViolationEvaluationPendingUsagePrevented)
			}
		}
	}
}

// of is what constraints say of access in the end.
func (t *toxic) of(h *holding) entities.ViolationStatus {
	if s, known := t.status[h]; known {
		return s
	}
	return entities.ViolationOK
}

// pending tells whether an evaluation of the access is open.
func (t *toxic) pending(h *holding) bool {
	s := t.status[h]
	return s == entities.ViolationEvaluationPendingUsageAllowed || s == entities.ViolationEvaluationPendingUsagePrevented
}

// sentence is what one constraint says of access that violates it: what was decided, as long as
// that holds, else that its evaluation is pending.
func (c *calculation) sentence(constraint int64, h *holding) entities.ViolationStatus {
	status := entities.ViolationOK
	for _, d := range c.Subject.Decisions {
		if d.Constraint != constraint || d.Resource != h.resource.ID || d.Account != "" && d.Account != h.account || !c.now.Before(d.Expiry) {
			continue
		}
		c.edges.at(d.Expiry)
		if d.Allowed && status != entities.ViolationBlocked {
			status = entities.ViolationOverridden
		} else {
			status = entities.ViolationBlocked
		}
	}
	switch {
	case status != entities.ViolationOK:
		return status
	case c.usable(h):
		return entities.ViolationEvaluationPendingUsageAllowed
	}
	return entities.ViolationEvaluationPendingUsagePrevented
}

// usable tells whether access may be used while its evaluation is open: the target has it, or it was
// in use before the violation. What is new has to wait. What was blocked or had to wait goes on
// waiting, although the target may have it: that a decision ends gives nothing back. An
// implicitly assigned role gives nothing of its own that could be kept back.
func (c *calculation) usable(h *holding) bool {
	if h.implicit() {
		return true
	}
	before, known := c.last(h)
	if known && keptBack(before.DisabledBy) {
		return false
	}
	return h.alive() || known && inUse(before.DisabledBy)
}

// last is how access stood after the last calculation, under its account or before it had one. Access without
// an account that is still held is other access.
func (c *calculation) last(h *holding) (calc.Stood, bool) {
	before, known := c.stood(h.place)
	if nameless := (place{h.resource.ID, ""}); !known && c.held.at(nameless) == nil {
		before, known = c.stood(nameless)
	}
	return before, known
}

// keptBack tells whether a constraint kept access back: then it is no access that an evaluation would take away.
func keptBack(disabledBy string) bool {
	causes := strings.Split(disabledBy, ",")
	return slices.Contains(causes, blockedByDecision) || slices.Contains(causes, evaluationPending)
}

func (c *calculation) stood(at place) (calc.Stood, bool) {
	i := slices.IndexFunc(c.Subject.Stood, func(s calc.Stood) bool { return s.Resource == at.resource && s.Account == at.account })
	if i < 0 {
		return calc.Stood{}, false
	}
	return c.Subject.Stood[i], true
}

// ofIdentity lists the causes for being disabled that speak of the identity alone: what they disable
// is in use again once they are gone.
var ofIdentity = []string{identityLocked, identityDisabled, identityTerminated, noPrimaryContext}

func inUse(disabledBy string) bool {
	if disabledBy == "" {
		return true
	}
	for _, cause := range strings.Split(disabledBy, ",") {
		if !slices.Contains(ofIdentity, cause) {
			return false
		}
	}
	return true
}
