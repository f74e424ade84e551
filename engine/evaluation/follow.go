package evaluation

import (
	"context"
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// Follow brings the rows in line with what the identity violates now, as far as nobody has decided about it
// before, and tells whether there is something to decide that there was not. What is violated no more needs no
// decision; what comes to a constraint has all of it decided anew, since whoever decided did not know.
func (s *Sheet) Follow(ctx context.Context, t Terms) (grown bool, err error) {
	violated, err := calc.Violated(ctx, s.tx, *s.Identity, s.tx.Now())
	if err != nil {
		return false, err
	}
	control, err := s.onlyControl()
	if err != nil {
		return false, err
	}
	var kept []*entities.Constraintdecision
	for i := range violated {
		d, more, err := s.cover(&violated[i], t, control)
		if err != nil {
			return false, err
		}
		kept, grown = append(kept, d), grown || more
	}
	return grown, s.drop(kept)
}

// Empty tells whether nothing is violated any more about which somebody has to decide.
func (s *Sheet) Empty() bool { return len(s.Constraints) == 0 }

// onlyControl is the compensating control, if there is but one.
func (s *Sheet) onlyControl() (*int64, error) {
	var found []entities.Compensatingcontrol
	if err := s.tx.Find(&found, "ACTIVE eq true and Deleted eq false", nil); err != nil {
		return nil, fmt.Errorf("find compensating controls: %w", err)
	}
	if len(found) != 1 {
		return nil, nil
	}
	return &found[0].ID, nil
}

// cover gives the row of a constraint, with rows for all the access by which it is violated.
func (s *Sheet) cover(v *calc.Undecided, t Terms, control *int64) (d *entities.Constraintdecision, grown bool, err error) {
	i := slices.IndexFunc(s.Constraints, func(d *entities.Constraintdecision) bool {
		return *d.Constraint == v.Constraint && value(d.System) == v.System && d.Account == v.Account
	})
	if i >= 0 {
		d = s.Constraints[i]
	} else if d, err = s.add(v, t, control); err != nil {
		return nil, false, err
	}
	kept := map[int64]bool{}
	for i := range v.Access {
		q := &v.Access[i]
		r := s.row(d, q)
		if r == nil {
			grown = true
			if r, err = s.addAccess(d, q, t, control); err != nil {
				return nil, false, err
			}
		}
		kept[r.ID] = true
	}
	if err := s.dropAccess(func(r *entities.Resourcedecision) bool { return *r.Constraint == d.ID && !kept[r.ID] }); err != nil {
		return nil, false, err
	}
	return d, grown, s.widen(d, grown)
}

// row finds the row of access.
func (s *Sheet) row(d *entities.Constraintdecision, q *calc.Questioned) *entities.Resourcedecision {
	for _, r := range s.of(d) {
		if *r.Resource == q.Resource && r.Account == q.Account {
			return r
		}
	}
	return nil
}

// add makes the row of a constraint.
func (s *Sheet) add(v *calc.Undecided, t Terms, control *int64) (*entities.Constraintdecision, error) {
	d := &entities.Constraintdecision{
		Evaluation: &s.ID, Process: s.Process, Workitem: s.Workitem, Identity: s.Identity, Constraint: &v.Constraint, Name: v.Name, Account: v.Account,
		Control: control, ControlRequired: t.ControlRequired, Previous: before(v.Access), Status: entities.EvaluationPending,
	}
	if v.System != 0 {
		d.System = &v.System
	}
	if err := s.tx.Create(d); err != nil {
		return nil, fmt.Errorf("evaluate constraint %d: %w", v.Constraint, err)
	}
	s.Constraints = append(s.Constraints, d)
	return d, nil
}

// before is what the evaluation before said of a constraint as a whole; nothing if there is access of which
// it said nothing.
func before(access []calc.Questioned) entities.EvaluationAction {
	allowed, blocked := 0, 0
	for _, q := range access {
		switch {
		case q.Before == nil:
			return 0
		case q.Before.Allowed:
			allowed++
		default:
			blocked++
		}
	}
	return whole(allowed, blocked)
}

// whole is what decisions about all access under a constraint come to.
func whole(allowed, blocked int) entities.EvaluationAction {
	switch {
	case blocked == 0:
		return entities.ActionAllow
	case allowed == 0:
		return entities.ActionBlock
	}
	return entities.ActionResolve
}

// addAccess makes the row of access by which a constraint is violated.
func (s *Sheet) addAccess(d *entities.Constraintdecision, q *calc.Questioned, t Terms, control *int64) (*entities.Resourcedecision, error) {
	r := &entities.Resourcedecision{
		Evaluation: &s.ID, Process: s.Process, Workitem: s.Workitem, Identity: s.Identity, Constraint: &d.ID, Resource: &q.Resource, Name: q.Name, SystemName: q.System,
		Account: q.Account, AssignmentKey: q.Key, Control: control, ControlRequired: t.ControlRequired,
	}
	if q.Before != nil {
		r.Previous, r.PreviousReason = entities.BlockResource, q.Before.Reason
		if q.Before.Allowed {
			r.Previous = entities.AllowResource
		}
	}
	if err := s.tx.Create(r); err != nil {
		return nil, fmt.Errorf("evaluate resource %d: %w", q.Resource, err)
	}
	s.Resources = append(s.Resources, r)
	return r, nil
}

// widen notes by which resources a constraint is violated. Where there are more than before, it is undecided.
func (s *Sheet) widen(d *entities.Constraintdecision, grown bool) error {
	var resources []int64
	for _, r := range s.of(d) {
		resources = append(resources, *r.Resource)
	}
	slices.Sort(resources)
	d.Violating = slices.Compact(resources)
	if grown {
		d.Action = 0
	}
	return s.tx.Update(d, "ROLEREF", "ACTION")
}

// drop takes away the rows of constraints that are not violated any more.
func (s *Sheet) drop(kept []*entities.Constraintdecision) error {
	gone := func(d *entities.Constraintdecision) bool { return !slices.Contains(kept, d) }
	for _, d := range s.Constraints {
		if !gone(d) {
			continue
		}
		if err := s.dropAccess(func(r *entities.Resourcedecision) bool { return *r.Constraint == d.ID }); err != nil {
			return err
		}
		if err := s.tx.Delete(d); err != nil {
			return fmt.Errorf("take back constraint decision %d: %w", d.ID, err)
		}
	}
	s.Constraints = slices.DeleteFunc(s.Constraints, gone)
	return nil
}

func (s *Sheet) dropAccess(gone func(*entities.Resourcedecision) bool) error {
	for _, r := range s.Resources {
		if !gone(r) {
			continue
		}
		if err := s.tx.Delete(r); err != nil {
			return fmt.Errorf("take back resource decision %d: %w", r.ID, err)
		}
	}
	s.Resources = slices.DeleteFunc(s.Resources, gone)
	return nil
}

func value(id *int64) int64 {
	if id == nil {
		return 0
	}
	return *id
}
