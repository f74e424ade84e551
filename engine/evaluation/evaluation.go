// Package evaluation keeps what people say about the constraints that an identity violates: one sheet for each
// run of the process that asks them, with a row for each violated constraint and each access by which it is
// violated. It knows these rows and how they follow what is violated. It must never know who is asked, how
// violations are found, or what decisions do to access.
package evaluation

import (
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// Sheet is one evaluation with its rows. Whoever reads one holds the rows: nobody writes to them meanwhile.
type Sheet struct {
	*entities.Evaluation
	Constraints []*entities.Constraintdecision
	Resources   []*entities.Resourcedecision

	tx *store.Tx
}

// Terms are what an evaluation goes by.
type Terms struct {
	// Expiration is until when decisions hold, unless the evaluator says otherwise.
	Expiration time.Time
	// ControlRequired has whoever allows access name what makes up for it.
	ControlRequired bool
}

// Open begins the evaluation of a process, or reads it if it was begun before.
func Open(tx *store.Tx, process, identity int64, t Terms) (*Sheet, error) {
	s, err := Read(tx, process)
	if err != nil || s != nil {
		return s, err
	}
	row := &entities.Evaluation{Process: &process, Identity: &identity, Stage: entities.StageEvaluate, Expiration: &t.Expiration}
	if err := tx.Create(row); err != nil {
		return nil, fmt.Errorf("begin evaluation of identity %d: %w", identity, err)
	}
	return &Sheet{Evaluation: row, tx: tx}, nil
}

// Read reads the evaluation of a process, nil if there is none.
func Read(tx *store.Tx, process int64) (*Sheet, error) {
	var found []entities.Evaluation
	if err := tx.Find(&found, "PROCESSREFId eq @process", map[string]any{"process": process}); err != nil {
		return nil, fmt.Errorf("read evaluation of process %d: %w", process, err)
	}
	if len(found) == 0 {
		return nil, nil
	}
	s := &Sheet{Evaluation: &entities.Evaluation{}, tx: tx}
	if err := tx.Lock(s.Evaluation, found[0].ID); err != nil {
		return nil, fmt.Errorf("read evaluation of process %d: %w", process, err)
	}
	of := map[string]any{"evaluation": s.ID}
	var constraints []entities.Constraintdecision
	var resources []entities.Resourcedecision
	if err := tx.Find(&constraints, "EVALUATIONREFId eq @evaluation and Deleted eq false", of); err != nil {
		return nil, fmt.Errorf("read evaluation %d: %w", s.ID, err)
	}
	if err := tx.Find(&resources, "EVALUATIONREFId eq @evaluation and Deleted eq false", of); err != nil {
		return nil, fmt.Errorf("read evaluation %d: %w", s.ID, err)
	}
	return s, s.hold(constraints, resources)
}

// hold locks the rows and reads them as they are then: what somebody was just writing counts.
func (s *Sheet) hold(constraints []entities.Constraintdecision, resources []entities.Resourcedecision) error {
	for i := range constraints {
		row := &entities.Constraintdecision{}
		if err := s.tx.Lock(row, constraints[i].ID); err != nil {
			return fmt.Errorf("read evaluation %d: %w", s.ID, err)
		}
		s.Constraints = append(s.Constraints, row)
	}
	for i := range resources {
		row := &entities.Resourcedecision{}
		if err := s.tx.Lock(row, resources[i].ID); err != nil {
			return fmt.Errorf("read evaluation %d: %w", s.ID, err)
		}
		s.Resources = append(s.Resources, row)
	}
	return nil
}

// of lists the access by which one constraint is violated.
func (s *Sheet) of(d *entities.Constraintdecision) (list []*entities.Resourcedecision) {
	for _, r := range s.Resources {
		if *r.Constraint == d.ID {
			list = append(list, r)
		}
	}
	return list
}

// Ask notes that the evaluation is at whoever a work item asks.
func (s *Sheet) Ask(stage entities.EvaluationStage, item *entities.Workitem) error {
	s.Stage, s.Workitem = stage, &item.ID
	for _, d := range s.Constraints {
		d.Workitem = s.Workitem
		if err := s.tx.Update(d, "WORKITEMREF"); err != nil {
			return err
		}
	}
	for _, r := range s.Resources {
		r.Workitem = s.Workitem
		if err := s.tx.Update(r, "WORKITEMREF"); err != nil {
			return err
		}
	}
	return s.tx.Update(s.Evaluation, "EVALUATIONSTAGE", "WORKITEMREF")
}

// SendBack notes why the decisions do not do, and takes back what was submitted.
func (s *Sheet) SendBack(comment string) error {
	s.Comment, s.Evaluator = comment, nil
	for _, r := range s.Resources {
		r.Outcome = 0
		if err := s.tx.Update(r, "OUTCOME"); err != nil {
			return err
		}
	}
	for _, d := range s.Constraints {
		d.Status = entities.EvaluationPending
		if err := s.tx.Update(d, "DECISIONSTATUS"); err != nil {
			return err
		}
	}
	return s.tx.Update(s.Evaluation, "REVIEWCOMMENT", "EVALUATOR")
}

// End closes the evaluation: nobody is asked any more.
func (s *Sheet) End() error {
	s.Stage = entities.StageEnded
	return s.tx.Update(s.Evaluation, "EVALUATIONSTAGE")
}
