package survey

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// Route is access whose removal was decided, and that only the owner of something can take away.
type Route struct {
	Source int64 // the policy or role that gives it
	About  []entities.Surveyquestion
}

// Answer does what the submitted answers among some questions of a survey ask for, and gives what the owners
// of policies and roles are to be told. An answer does not count if whoever gave it, or in whose place he did,
// was barred since: the question is open again.
func Answer(ctx context.Context, tx *store.Tx, s *entities.Survey, ids []int64, by Verdicts) ([]Route, error) {
	var list []entities.Surveyquestion
	err := tx.Find(&list, "Id in @ids and SURVEYREFId eq @survey and QUESTIONSTATUS/Value eq 'Submitted' and OUTCOME/Value eq null",
		map[string]any{"ids": ids, "survey": s.ID})
	if err != nil {
		return nil, fmt.Errorf("read answers of survey %d: %w", s.ID, err)
	}
	if list, err = counted(tx, s, list); err != nil || len(list) == 0 {
		return nil, err
	}
	keys := make([]uuid.UUID, len(list))
	for i := range list {
		keys[i] = *list[i].AssignmentKey
	}
	grounds, err := calc.Grounds(ctx, tx, keys, int64(entities.ReasonDirect), int64(entities.ReasonReviewOK),
		int64(entities.StateDesired), int64(entities.StateActual))
	if err != nil {
		return nil, err
	}
	d := &deed{ctx: ctx, tx: tx, survey: s, routes: map[int64]*Route{}}
	for i := range list {
		d.take(&list[i], judge(list[i].Action, grounds[keys[i]]))
	}
	return d.do(by)
}

// counted opens the questions again whose answer does not count, and gives the others.
func counted(tx *store.Tx, s *entities.Survey, list []entities.Surveyquestion) (good []entities.Surveyquestion, err error) {
	users, people, p := map[int64]bool{}, map[int64]bool{}, newPost(tx, s)
	for i := range list {
		q := &list[i]
		yes, err := stands(tx, users, q.DecidedBy, entities.User{}, process.Admitted(""))
		if err == nil && yes {
			yes, err = stands(tx, people, q.DecidedFor, entities.Identity{}, process.Able(""))
		}
		if err != nil {
			return nil, err
		}
		if yes {
			good = append(good, *q)
			continue
		}
		if err := p.askAgain(q); err != nil {
			return nil, err
		}
	}
	return good, nil
}

// stands tells whether a row still meets a condition, as everything does that is nobody's.
func stands(tx *store.Tx, known map[int64]bool, id *int64, of any, condition string) (bool, error) {
	if id == nil {
		return true, nil
	}
	if yes, asked := known[*id]; asked {
		return yes, nil
	}
	n, err := tx.Count(of, "Id eq @id and "+condition, map[string]any{"id": *id, "now": tx.Now()})
	known[*id] = n > 0
	return n > 0, err
}

// deed gathers the effects of several answers, so that each kind of them is done together.
type deed struct {
	ctx    context.Context
	tx     *store.Tx
	survey *entities.Survey

	outcomes     map[int64]entities.QuestionOutcome
	keep, remove []*Decision
	end          []int64
	routes       map[int64]*Route
	order        []int64
}

func (d *deed) take(q *entities.Surveyquestion, e effect) {
	if d.outcomes == nil {
		d.outcomes = map[int64]entities.QuestionOutcome{}
	}
	d.outcomes[q.ID] = e.outcome
	if e.keep {
		d.keep = decide(d.keep, q)
	}
	if e.remove {
		d.remove = decide(d.remove, q)
	}
	d.end = append(d.end, e.end...)
	for _, source := range e.route {
		if source == 0 {
			source = *q.Resource
		}
		if d.routes[source] == nil {
			d.routes[source] = &Route{Source: source}
			d.order = append(d.order, source)
		}
		d.routes[source].About = append(d.routes[source].About, *q)
	}
}

// decide adds a question to the decision that the same person took with the same words.
func decide(list []*Decision, q *entities.Surveyquestion) []*Decision {
	var by int64
	if q.DecidedBy != nil {
		by = *q.DecidedBy
	}
	for _, known := range list {
		if known.By == by && known.Comment == q.Comment {
			known.Keys = append(known.Keys, *q.AssignmentKey)
			return list
		}
	}
	return append(list, &Decision{By: by, Comment: q.Comment, Keys: []uuid.UUID{*q.AssignmentKey}})
}

func (d *deed) do(by Verdicts) ([]Route, error) {
	expiry := d.tx.Now().AddDate(0, 0, int(*d.survey.ExpiryDays))
	for _, one := range d.keep {
		one.Expiry = expiry
		if err := by.Keep(d.ctx, d.tx, *one); err != nil {
			return nil, fmt.Errorf("keep access: %w", err)
		}
	}
	for _, one := range d.remove {
		if err := by.Remove(d.ctx, d.tx, *one); err != nil {
			return nil, fmt.Errorf("remove access: %w", err)
		}
	}
	if err := endAssignments(d.tx, d.end); err != nil {
		return nil, err
	}
	if err := d.note(); err != nil {
		return nil, err
	}
	routes := make([]Route, len(d.order))
	for i, source := range d.order {
		routes[i] = *d.routes[source]
	}
	return routes, nil
}

// note says on the questions what came of their answers.
func (d *deed) note() error {
	ids := make([]int64, 0, len(d.outcomes))
	for id := range d.outcomes {
		ids = append(ids, id)
	}
	_, err := store.UpdateWhere[entities.Surveyquestion]{
		Filter: "Id in @ids", Params: map[string]any{"ids": ids}, Most: len(ids), Properties: []string{"OUTCOME"},
		Change: func(q *entities.Surveyquestion) bool {
			q.Outcome = d.outcomes[q.ID]
			return true
		},
	}.Run(d.tx)
	return err
}

// endAssignments ends direct assignments now.
func endAssignments(tx *store.Tx, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	last := tx.Now().Add(-time.Microsecond)
	_, err := store.UpdateWhere[entities.Resourceassignment]{
		Filter: "Id in @ids", Params: map[string]any{"ids": ids}, Most: len(ids), Properties: []string{"ROLEASSNSTATUS", "VALIDTO"},
		Change: func(a *entities.Resourceassignment) bool {
			a.Status = entities.AssignmentObsolete
			a.ValidTo = ended(a, last)
			return true
		},
	}.Run(tx)
	return err
}

// ended is the end of an assignment of which last is the last moment, unless it ended earlier or has not begun.
func ended(a *entities.Resourceassignment, last time.Time) *time.Time {
	switch {
	case a.ValidTo != nil && !a.ValidTo.After(last):
		return a.ValidTo
	case a.ValidFrom != nil && a.ValidFrom.After(last):
		return a.ValidFrom
	}
	return &last
}
