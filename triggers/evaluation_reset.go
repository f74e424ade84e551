package triggers

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/engine/evaluation"
	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

var resetRequested = Trigger{
	Name: "Reset of violations requested", On: On{Type: "Violationresetrequest", Event: entities.OnInsert},
	Process: calc.ResetTemplate, Priority: job.Normal,
}

// evaluationReset has all that an identity violates evaluated anew.
func (s *Service) evaluationReset() process.Definition {
	return process.Definition{
		Name: calc.ResetTemplate, Title: "Reset of violations",
		Doc:   "Ends what evaluations said of an identity, and has its violations evaluated anew.",
		Ended: settleEnded, Steps: []process.Step{step("Reset", s.reset)},
	}
}

func (s *Service) reset(ctx context.Context, r *process.Run, _ *state) (process.Next, error) {
	row := &entities.Violationresetrequest{}
	if err := r.Tx.Get(row, *r.Process.Trigger); err != nil {
		return process.Next{}, fmt.Errorf("read reset request %d: %w", *r.Process.Trigger, err)
	}
	if allowed, err := mayReset(r, row); err != nil || !allowed {
		return process.Reject("NotAllowed", "Whoever asked may not, or may no longer, reset this."), err
	}
	due, err := s.startOver(ctx, r.Tx, r.Job, *r.Process.Subject)
	switch {
	case err != nil:
		return process.Next{}, err
	case !due:
		return process.Complete("NothingViolated"), nil
	case row.BlockAtOnce:
		err = s.blockAll(ctx, r)
	}
	return process.Complete("Reset"), err
}

// mayReset says whether whoever asked may still do so.
func mayReset(r *process.Run, row *entities.Violationresetrequest) (bool, error) {
	if r.Process.StartedBy == nil {
		return true, nil
	}
	groups := []string{access.OperationAdministrators, access.SystemAdministrators, access.ServiceDesk}
	if row.BlockAtOnce {
		groups = groups[:1]
	}
	return isUser(r.Tx, *r.Process.StartedBy, anyGroup(groups...))
}

// blockAll blocks all that the identity violates until somebody has evaluated it.
func (s *Service) blockAll(ctx context.Context, r *process.Run) error {
	now := r.Tx.Now()
	violated, err := calc.Violated(ctx, r.Tx, *r.Process.Subject, now)
	if err != nil {
		return err
	}
	var by int64
	if r.Process.StartedBy != nil {
		by = *r.Process.StartedBy
	}
	var list []calc.Decided
	for _, v := range violated {
		for _, q := range v.Access {
			list = append(list, calc.Decided{
				Decision: calc.Decision{Constraint: v.Constraint, Resource: q.Resource, Account: q.Account, Expiry: *lastOf(now, evaluationDays, s.options.Zone)},
				Identity: *r.Process.Subject, By: by, At: now, Reason: r.Process.Reason, Process: r.Process.ID,
			})
		}
	}
	return rope.Decide(ctx, r.Tx, list)
}

// revokeBlocked ends the direct assignments of what was blocked for good, if the evaluator wants that: with
// yesterday.
func (s *Service) revokeBlocked(r *process.Run, sheet *evaluation.Sheet) error {
	if !sheet.Revoke {
		return nil
	}
	yesterday := lastOf(r.Tx.Now(), -1, s.options.Zone)
	for _, b := range sheet.Blocked() {
		var found []entities.Resourceassignment
		err := r.Tx.Find(&found, "IDENTITYREFId eq @identity and ROLEREFId eq @resource and (ACCOUNTKEY eq null or @account eq '' or ACCOUNTKEY eq @account)"+
			" and not (ROLEASSNSTATUS/Value in ('Obsolete','Rejected'))",
			map[string]any{"identity": *sheet.Identity, "resource": *b.Resource, "account": b.Account})
		if err != nil {
			return fmt.Errorf("find assignments of resource %d: %w", *b.Resource, err)
		}
		for i := range found {
			a := &found[i]
			a.Status, a.ValidTo = entities.AssignmentObsolete, yesterday
			if a.ValidFrom != nil && a.ValidFrom.After(*yesterday) {
				a.ValidFrom = yesterday
			}
			if err := r.Tx.Update(a, "ROLEASSNSTATUS", "VALIDFROM", "VALIDTO"); err != nil {
				return fmt.Errorf("revoke assignment %d: %w", a.ID, err)
			}
		}
	}
	return nil
}
