package rope

import (
	"context"
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// ConstraintDraft is a constraint that is not written. Who holds something of one side may hold
// nothing of another.
type ConstraintDraft struct {
	Sides [][]int64
	// ByAccount counts together what hangs on one account, not all that an identity holds.
	ByAccount bool
}

// Breach is a violation of a constraint by an identity.
type Breach struct {
	Identity int64
	calc.Violation
	// New tells that the identity does not violate the constraint as it is.
	New bool
}

// Breaches is who would violate a constraint, and what would follow for their access.
type Breaches struct {
	Effect
	// Violating is how many violations there would be, Violations the first of them.
	Violating  int
	Violations []Breach
}

// Constrained puts a constraint into force. stood is how the access under it stands now.
func Constrained(k calc.Constraint, stood map[int64][]calc.Stood) WhatIf {
	return func(s Snapshot) Snapshot {
		s.World, s.Subject = constrainedBy(s.World, k), standing(s.Subject, stood)
		return s
	}
}

func constrainedBy(w *calc.World, k calc.Constraint) *calc.World {
	world := *w
	world.Constraints = append(slices.Clone(world.Constraints), k)
	return &world
}

func standing(s *calc.Subject, stood map[int64][]calc.Stood) *calc.Subject {
	subject := *s
	subject.Stood = slices.Concat(s.Stood, stood[s.ID])
	return &subject
}

// constraint is the draft as it would stand. It has no number yet.
func (d ConstraintDraft) constraint() calc.Constraint {
	out := calc.Constraint{Name: "(simulated)", ByAccount: d.ByAccount}
	for i, side := range d.Sides {
		out.Sides = append(out.Sides, calc.Side{ID: int64(i + 1), Resources: side})
	}
	return out
}

// SimulateConstraint tells who of those who hold access now would violate a constraint that is not
// written. It holds no more at a time than a batch.
func (e *Engine) SimulateConstraint(ctx context.Context, d ConstraintDraft) (*Breaches, error) {
	out := &Breaches{}
	resources := slices.Concat(d.Sides...)
	err := calc.Read(ctx, e.store, func(tx calc.Tx) error {
		ids, err := calc.HoldersOfTwo(ctx, tx, resources, e.options.MaxConcerned+1)
		if err == nil {
			ids, err = e.bounded(ids)
		}
		if err != nil {
			return err
		}
		for part := range slices.Chunk(ids, e.options.Batch) {
			if err := e.constrained(ctx, tx, d.constraint(), part, resources, out); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("simulate constraint: %w", err)
	}
	return out, nil
}

func (e *Engine) constrained(ctx context.Context, tx calc.Tx, k calc.Constraint, ids, resources []int64, out *Breaches) error {
	batch, err := e.study(ctx, tx, ids, calc.Also{Resources: resources})
	if err != nil {
		return err
	}
	stood, err := calc.StoodOn(ctx, tx, ids, resources)
	if err != nil {
		return err
	}
	was, will := newAtlas(batch.World, e.options.Additions), newAtlas(constrainedBy(batch.World, k), e.options.Additions)
	for _, s := range batch.Subjects {
		before, err := safely(was, s)
		if err != nil {
			return err
		}
		after, err := safely(will, standing(s, stood))
		if err != nil {
			return err
		}
		out.count(Diff(before, after))
		out.breach(after)
	}
	out.Concerned += len(batch.Subjects)
	return nil
}

// breach adds the violations of the constraint that has no number yet.
func (b *Breaches) breach(after calc.Result) {
	for _, v := range after.Violations {
		if v.Constraint != 0 {
			continue
		}
		b.Violating++
		if len(b.Violations) < maxShown {
			b.Violations = append(b.Violations, Breach{Identity: after.Identity, Violation: v, New: true})
		}
	}
}

// SimulateViolations tells which constraints an identity would violate if it was assigned some
// resources, those included that it violates already.
func (e *Engine) SimulateViolations(ctx context.Context, identity int64, resources []int64) ([]Breach, error) {
	var out []Breach
	err := calc.Read(ctx, e.store, func(tx calc.Tx) error {
		batch, err := e.study(ctx, tx, []int64{identity}, calc.Also{Resources: resources})
		if err != nil {
			return err
		}
		more := make([]calc.Direct, len(resources))
		for i, id := range resources {
			more[i] = calc.Direct{Resource: id, Status: int64(dictated(calc.Period{}, batch.World.Now))}
			if err := known(batch, more[i]); err != nil {
				return err
			}
		}
		if len(batch.Subjects) == 0 {
			return &UnknownError{"identity"}
		}
		before, after, err := e.compare(batch, batch.Subjects[0], Assign(more...))
		out = breaches(before, after)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("simulate violations of identity %d: %w", identity, err)
	}
	return out, nil
}

func breaches(before, after calc.Result) []Breach {
	out := make([]Breach, len(after.Violations))
	for i, v := range after.Violations {
		there := slices.ContainsFunc(before.Violations, func(o calc.Violation) bool { return o.Key == v.Key })
		out[i] = Breach{Identity: after.Identity, Violation: v, New: !there}
	}
	return out
}
