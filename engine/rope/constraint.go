package rope

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// Why access is disabled for the sake of a constraint.
const (
	evaluationPending = "EvaluationPending"
	blockedByDecision = "Blocked"
)

// toxic is what constraints say of the access of one identity; nothing if it violates none.
type toxic struct {
	violations []calc.Violation
	status     map[*holding]entities.ViolationStatus
	waiting    map[*holding]bool // it would be given if the evaluation of a role were over
	unapproved map[*holding]bool // it is given by nothing but roles that wait for an evaluation
}

// constrain finds the constraints that the identity violates and what follows from that. What is
// held is judged as if there were no constraints, so that blocking access does not end the
// violation by which it is blocked. Nobody answers for the accounts of Unresolved together.
func (c *calculation) constrain() {
	if len(c.World.Constraints) == 0 || c.Subject.Unresolved {
		return
	}
	held := c.counted()
	for i := range c.World.Constraints {
		c.violate(&c.World.Constraints[i], held)
	}
	slices.SortFunc(c.toxic.violations, func(a, b calc.Violation) int {
		return cmp.Or(cmp.Compare(a.Constraint, b.Constraint), cmp.Compare(a.System, b.System), strings.Compare(a.Account, b.Account))
	})
	if len(c.toxic.violations) > 0 {
		c.follow()
		c.toxic.settle(c.held)
	}
}

// counted lists the access that counts as held, by resource, in order of account.
func (c *calculation) counted() map[int64][]*holding {
	out := map[int64][]*holding{}
	for _, h := range ordered(slices.Clone(c.held.all)) {
		if c.counts(h) {
			out[h.resource.ID] = append(out[h.resource.ID], h)
		}
	}
	return out
}

// counts tells whether access counts as held: it is in use, or would be but for the status of the
// identity. What is on its way out does not count.
func (c *calculation) counts(h *holding) bool {
	switch {
	case h.has(entities.StateDesired):
		return h.enabled
	case h.has(entities.StateActual):
		return h.alive() && !c.managed(h, facts{actual: true})
	}
	return h.inside()
}

// sided is access on one side of a constraint.
type sided struct {
	*holding
	side int64
}

// violate adds the violations of one constraint: one, or one for each account that it is violated on.
func (c *calculation) violate(k *calc.Constraint, held map[int64][]*holding) {
	groups := map[hanger][]sided{}
	for _, s := range k.Sides {
		for _, id := range s.Resources {
			for _, h := range held[id] {
				if together, counts := scopeOf(k, h); counts {
					groups[together] = append(groups[together], sided{h, s.ID})
				}
			}
		}
	}
	for together, list := range groups {
		if guilty := conflicting(list); len(guilty) > 0 {
			c.toxic.violations = append(c.toxic.violations, c.violation(k, together, guilty))
		}
	}
}

// scopeOf is what access counts together with: all that the identity holds or, at the level of
// accounts, what hangs on the same account. What hangs on none does not count there (G-48, R-637).
func scopeOf(k *calc.Constraint, h *holding) (hanger, bool) {
	if !k.ByAccount {
		return hanger{}, true
	}
	return hanger{h.resource.System, h.account}, h.resource.System != 0
}

// conflicting lists the access that stands against other access: to another resource on another side.
// A resource that stands on both sides does not stand against itself.
func conflicting(list []sided) []*holding {
	var out []*holding
	for _, a := range list {
		against := func(b sided) bool { return a.side != b.side && a.resource.ID != b.resource.ID }
		if slices.ContainsFunc(list, against) && !slices.Contains(out, a.holding) {
			out = append(out, a.holding)
		}
	}
	slices.SortFunc(out, func(a, b *holding) int { return compare(a.place, b.place) })
	return out
}

// violation makes one violation, and notes on the access what it says of it.
func (c *calculation) violation(k *calc.Constraint, on hanger, guilty []*holding) calc.Violation {
	account := on.account
	if k.ByAccount {
		account = strconv.FormatInt(on.system, 10) + "/" + account
	}
	v := calc.Violation{
		Key: AssignmentKey(c.Subject.UID, k.UID, account), Constraint: k.ID, System: on.system, Account: on.account,
	}
	for _, h := range guilty {
		status := c.sentence(k.ID, h)
		c.toxic.note(h, status)
		v.Resources = append(v.Resources, calc.Violating{Key: h.key, Resource: h.resource.ID, Account: h.account, Status: int64(status)})
	}
	v.Status = int64(overall(v.Resources))
	return v
}

// overall is what was decided about a constraint as a whole: allowed or blocked if all of it is,
// resolved if some of it is either, pending while anything is undecided.
func overall(list []calc.Violating) entities.EvaluationStatus {
	allowed, blocked := 0, 0
	for _, r := range list {
		switch entities.ViolationStatus(r.Status) {
		case entities.ViolationOverridden:
			allowed++
		case entities.ViolationBlocked:
			blocked++
		}
	}
	switch len(list) {
	case allowed:
		return entities.EvaluationAllowed
	case blocked:
		return entities.EvaluationBlocked
	case allowed + blocked:
		return entities.EvaluationResolved
	}
	return entities.EvaluationPending
}
