package triggers

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/ropewalk/ropewalk/engine/evaluation"
	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// DueKind is the kind of the jobs that calculations leave where it has changed what somebody violates.
const DueKind = "evaluation.due"

// What evaluations are told while they wait for people.
const (
	noticeMoved = "violations"
	noticeReset = "reset"
)

// due is whose violations have changed, and whose are to be evaluated anew, whatever was decided.
type due struct {
	Identities []int64 `json:"identities,omitempty"`
	Relaunch   []int64 `json:"relaunch,omitempty"`
}

// evaluationDue sees to it that what identities violate is evaluated. Each has a fate of its own, and many have
// time: they overtake nobody.
func (s *Service) evaluationDue(ctx context.Context, tx *store.Tx, j queue.Job) error {
	var d due
	if err := json.Unmarshal(j.Payload, &d); err != nil {
		return fmt.Errorf("read job %d: %w", j.ID, err)
	}
	if len(d.Identities)+len(d.Relaunch) > 1 {
		return splitDue(tx, j, d)
	}
	for _, id := range d.Relaunch {
		if err := s.relaunch(ctx, tx, j, id); err != nil {
			return err
		}
	}
	for _, id := range d.Identities {
		if err := s.evaluate(ctx, tx, j, id); err != nil {
			return err
		}
	}
	return nil
}

func splitDue(tx *store.Tx, j queue.Job, d due) error {
	var parts []due
	for _, id := range d.Identities {
		parts = append(parts, due{Identities: []int64{id}})
	}
	for _, id := range d.Relaunch {
		parts = append(parts, due{Relaunch: []int64{id}})
	}
	for _, one := range parts {
		payload, err := json.Marshal(one)
		if err != nil {
			return fmt.Errorf("split job %d: %w", j.ID, err)
		}
		if err := tx.Enqueue(queue.Job{Kind: DueKind, Priority: job.Bulk, Payload: payload, Cause: j.Cause, Hops: j.Hops}); err != nil {
			return err
		}
	}
	return nil
}

// evaluate begins the evaluation of what an identity violates, unless nobody has to decide about any of it. One
// that is open is told instead: there is one for each identity. The lock on the identity makes two
// calculations follow each other here.
func (s *Service) evaluate(ctx context.Context, tx *store.Tx, j queue.Job, identity int64) error {
	row := &entities.Identity{}
	if err := tx.Lock(row, identity); err != nil {
		return fmt.Errorf("lock identity %d: %w", identity, err)
	}
	open, number, err := evaluationOf(tx, identity)
	if err != nil {
		return err
	}
	if open != nil {
		return process.Notify(tx, open.ID, noticeMoved, j)
	}
	violated, err := calc.Violated(ctx, tx, identity, tx.Now())
	if err != nil || len(violated) == 0 || row.Deleted {
		return err
	}
	return s.beginEvaluation(tx, j, row, number)
}

// evaluationOf finds the evaluation of an identity that is open, and how many there were.
func evaluationOf(tx *store.Tx, identity int64) (open *entities.Process, number int, err error) {
	var all []entities.Process
	err = tx.Find(&all, "TEMPLATE eq @template and SUBJECTREFId eq @identity", map[string]any{"template": evaluationProcess, "identity": identity})
	if err != nil {
		return nil, 0, fmt.Errorf("find evaluations of %d: %w", identity, err)
	}
	for i := range all {
		if !all[i].Status.Final() {
			open = &all[i]
		}
	}
	return open, len(all), nil
}

func (s *Service) beginEvaluation(tx *store.Tx, j queue.Job, identity *entities.Identity, number int) error {
	d := s.evaluation()
	steps, err := templateSteps(tx, d)
	if err != nil {
		return err
	}
	_, err = process.Begin(tx, d, process.Start{
		Key: "evaluation/" + identity.UID.String() + "/" + strconv.Itoa(number), Subject: &identity.ID,
		Reason: "Constraints are violated.", Priority: j.Priority, Cause: j.Cause, Hops: j.Hops + 1, Data: course{steps},
	})
	return err
}

// relaunch has evaluated anew what an identity violates since somebody marked it, and takes the mark off.
func (s *Service) relaunch(ctx context.Context, tx *store.Tx, j queue.Job, id int64) error {
	if err := queueEvaluated(ctx, tx, id); err != nil {
		return err
	}
	identity := &entities.Identity{}
	if err := tx.Lock(identity, id); err != nil {
		return fmt.Errorf("lock identity %d: %w", id, err)
	}
	if !identity.RelaunchSod {
		return nil
	}
	identity.RelaunchSod = false
	if err := tx.Update(identity, "IDENT_RELAUNCHSOD"); err != nil {
		return err
	}
	_, err := s.startOver(ctx, tx, j, id)
	return err
}

// queueEvaluated has an identity calculated. It comes before the lock on the identity: whoever saves a
// calculation takes the two in that order.
func queueEvaluated(ctx context.Context, tx *store.Tx, identity int64) error {
	if err := rope.Queue(ctx, tx, identity, rope.Normal, "Evaluation", nil); err != nil {
		return fmt.Errorf("queue identity %d: %w", identity, err)
	}
	return nil
}

// startOver ends what was decided about an identity and has it evaluated anew (G-14): until that is over, what
// is in use stays so. It tells whether there was anything to evaluate.
func (s *Service) startOver(ctx context.Context, tx *store.Tx, j queue.Job, identity int64) (bool, error) {
	open, err := s.close(tx, identity)
	if err != nil {
		return false, err
	}
	if err := queueEvaluated(ctx, tx, identity); err != nil {
		return false, err
	}
	if _, err := calc.EndDecisions(ctx, tx, identity, tx.Now()); err != nil {
		return false, err
	}
	violated, err := calc.Violated(ctx, tx, identity, tx.Now())
	switch {
	case err != nil:
		return false, err
	case open != nil:
		return len(violated) > 0, process.Notify(tx, open.ID, noticeReset, j)
	}
	return len(violated) > 0, s.evaluate(ctx, tx, j, identity)
}

// close closes the evaluation of an identity that is open, so that nothing of it counts that somebody approves
// before it has heard of that.
func (s *Service) close(tx *store.Tx, identity int64) (*entities.Process, error) {
	open, _, err := evaluationOf(tx, identity)
	if err != nil || open == nil {
		return nil, err
	}
	sheet, err := evaluation.Read(tx, open.ID)
	if err != nil || sheet == nil {
		return open, err
	}
	return open, sheet.End()
}
