package evaluation

import (
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// Submit settles what was decided about each access: what nobody decided about is blocked. The reviewer
// sees it, and what is approved is that.
func (s *Sheet) Submit(evaluator *int64) error {
	s.Evaluator, s.Comment = evaluator, ""
	for _, d := range s.Constraints {
		allowed, list := 0, s.of(d)
		for _, r := range list {
			r.Outcome = outcome(d, r)
			if r.Outcome == entities.AllowResource {
				allowed++
			}
			if err := s.tx.Update(r, "OUTCOME"); err != nil {
				return err
			}
		}
		d.Status = statuses[whole(allowed, len(list)-allowed)]
		if err := s.tx.Update(d, "DECISIONSTATUS"); err != nil {
			return err
		}
	}
	return s.tx.Update(s.Evaluation, "EVALUATOR", "REVIEWCOMMENT")
}

// statuses are how decisions about a whole constraint are shown.
var statuses = map[entities.EvaluationAction]entities.EvaluationStatus{
	entities.ActionAllow: entities.EvaluationAllowed, entities.ActionBlock: entities.EvaluationBlocked, entities.ActionResolve: entities.EvaluationResolved,
}

// outcome is what is done about access: what was decided about the whole constraint or, if that is to be
// resolved, about the access itself.
func outcome(d *entities.Constraintdecision, r *entities.Resourcedecision) entities.ResourceAction {
	if d.Action == entities.ActionAllow || d.Action == entities.ActionResolve && r.Decision == entities.AllowResource {
		return entities.AllowResource
	}
	return entities.BlockResource
}

// Decisions are what was submitted, as decisions about access.
func (s *Sheet) Decisions() (list []calc.Decided) {
	for _, d := range s.Constraints {
		for _, r := range s.of(d) {
			one := calc.Decided{
				Decision: calc.Decision{
					Constraint: *d.Constraint, Resource: *r.Resource, Account: r.Account,
					Allowed: r.Outcome == entities.AllowResource, Expiry: *s.Expiration,
				},
				Identity: *s.Identity, By: value(s.Evaluator), At: s.tx.Now(), Reason: reason(d, r), Process: *s.Process,
			}
			if one.Allowed {
				one.Control = value(control(d, r))
			}
			list = append(list, one)
		}
	}
	return list
}

// reason is why access is allowed or blocked: what was said of it now, else, if it stays allowed, before.
func reason(d *entities.Constraintdecision, r *entities.Resourcedecision) string {
	text := r.Reason
	if d.Action == entities.ActionAllow {
		text = d.Justification
	}
	if text == "" && r.Outcome == entities.AllowResource && r.Previous == entities.AllowResource {
		return r.PreviousReason
	}
	return text
}

func control(d *entities.Constraintdecision, r *entities.Resourcedecision) *int64 {
	if d.Action == entities.ActionAllow {
		return d.Control
	}
	return r.Control
}

// Blocked lists the resources that were blocked, with the accounts on which they are.
func (s *Sheet) Blocked() (list []*entities.Resourcedecision) {
	for _, r := range s.Resources {
		if r.Outcome == entities.BlockResource {
			list = append(list, r)
		}
	}
	return list
}

// LostControls names the compensating controls that access would be allowed for the sake of, but which are in
// use no more. It holds those that are, so that nobody switches them off before the decisions stand.
func (s *Sheet) LostControls() (names []string, err error) {
	var ids []int64
	for _, one := range s.Decisions() {
		if one.Control != 0 {
			ids = append(ids, one.Control)
		}
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		row := &entities.Compensatingcontrol{}
		if err := s.tx.Lock(row, id); err != nil {
			return nil, fmt.Errorf("read compensating control %d: %w", id, err)
		}
		if row.Deleted || row.Active != nil && !*row.Active {
			names = append(names, row.Name)
		}
	}
	return names, nil
}
