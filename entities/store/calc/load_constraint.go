package calc

import (
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// accountLevel is the level of constraints that are about single accounts.
const accountLevel = 2

// constraints reads which of the resources found stand on a side of a constraint, and what was
// decided about violations. An installation without constraints is spared the question.
func (l *loader) constraints() error {
	if !l.constrained {
		return nil
	}
	if err := l.sides(); err != nil {
		return err
	}
	return l.decisions()
}

func (l *loader) sides() error {
	w := l.batch.World
	return l.each(func(r conn.Rows) error {
		var c Constraint
		var level, side, resource int64
		if err := r.Scan(&c.ID, guid(&c.UID), &c.Name, &level, &side, &resource); err != nil {
			return err
		}
		c.ByAccount = level == accountLevel
		w.stand(c, side, resource)
		return nil
	}, `SELECT constraint_id, uid, name, constraintlevel, side, resource_id FROM constraint_sides
WHERE resource_id {1} ORDER BY constraint_id, side, resource_id`, l.found.resources)
}

// stand puts a resource on a side of a constraint. Constraints and sides come in order.
func (w *World) stand(c Constraint, side, resource int64) {
	if n := len(w.Constraints); n == 0 || w.Constraints[n-1].ID != c.ID {
		w.Constraints = append(w.Constraints, c)
	}
	k := &w.Constraints[len(w.Constraints)-1]
	if n := len(k.Sides); n == 0 || k.Sides[n-1].ID != side {
		k.Sides = append(k.Sides, Side{ID: side})
	}
	s := &k.Sides[len(k.Sides)-1]
	s.Resources = append(s.Resources, resource)
}

// decisions reads what evaluations said and nobody ended; what has expired by itself is judged by
// the calculation.
func (l *loader) decisions() error {
	return l.each(func(r conn.Rows) error {
		var identity int64
		var d Decision
		var account text
		if err := r.Scan(&d.ID, &identity, &d.Constraint, &d.Resource, &account, &d.Allowed, conn.Time(&d.Expiry)); err != nil {
			return err
		}
		d.Account = string(account)
		return l.of(identity, func(s *Subject) { s.Decisions = append(s.Decisions, d) })
	}, `SELECT id, identity_id, constraint_id, resource_id, account_name, allowed, expiry
FROM violation_decisions WHERE identity_id {1} AND ended_time IS NULL ORDER BY id`, l.ids)
}

// stood reads how the access stands that a constraint might be about: what is there already is
// not taken away before an evaluation has ended.
func (l *loader) stood() error {
	if len(l.batch.World.Constraints) == 0 {
		return nil
	}
	return l.each(func(r conn.Rows) error {
		var identity int64
		var s Stood
		var account, cause text
		if err := r.Scan(&identity, &s.Resource, &account, &cause); err != nil {
			return err
		}
		s.Account, s.DisabledBy = string(account), string(cause)
		return l.of(identity, func(subject *Subject) { subject.Stood = append(subject.Stood, s) })
	}, `SELECT identity_id, resource_id, account_name, disabled_reason FROM calculated_assignments
WHERE identity_id {1} AND resource_id IN (SELECT resource_id FROM constraint_sides) ORDER BY assignment_key`, l.ids)
}
