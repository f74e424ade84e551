package survey

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// Tally counts what was submitted, closes work items without an open question, and completes the survey with
// its last answer. The survey is locked by the caller.
func Tally(tx *store.Tx, s *entities.Survey) error {
	if s.Status != entities.SurveyLaunched || s.Questions == nil {
		return nil
	}
	n, err := tx.Count(entities.Surveyquestion{}, "SURVEYREFId eq @survey and ROUND eq @round and QUESTIONSTATUS/Value eq 'Submitted'",
		map[string]any{"survey": s.ID, "round": s.Round})
	if err != nil {
		return fmt.Errorf("tally survey %d: %w", s.ID, err)
	}
	if err := closeItems(tx, s, entities.WorkitemCompleted, " and not SurveyQuestions/any(q:q/QUESTIONSTATUS/Value in ('Open','Answered'))"); err != nil {
		return err
	}
	percent := n * 100 / max(*s.Questions, 1)
	s.Submitted, s.Progress = &n, &percent
	if n >= *s.Questions {
		now := tx.Now()
		s.Status, s.CompletedAt = entities.SurveyCompleted, &now
	}
	return tx.Update(s, "SUBMITTEDCOUNT", "PROGRESS", "SURVEYSTATUS", "COMPLETEDAT")
}

// Close ends what is still open of a completed survey, some at a time, and says whether there may be more.
func Close(tx *store.Tx, s *entities.Survey) (more bool, err error) {
	more, err = store.UpdateWhere[entities.Surveyquestion]{
		Filter: unanswered, Params: map[string]any{"survey": s.ID, "round": s.Round}, Most: Together,
		Properties: []string{"QUESTIONSTATUS"},
		Change: func(q *entities.Surveyquestion) bool {
			q.Status = entities.QuestionClosed
			return true
		},
	}.Run(tx)
	if err != nil || more {
		return more, err
	}
	return false, closeItems(tx, s, entities.WorkitemCancelled, "")
}

// closeItems closes those of the open work items of a survey for which a filter holds.
func closeItems(tx *store.Tx, s *entities.Survey, status entities.WorkitemStatus, which string) error {
	for {
		more, err := store.UpdateWhere[entities.Workitem]{
			Filter: "PROCESSREFId eq @process and WORKITEMSTATUS/Value eq 'Open'" + which, Params: map[string]any{"process": *s.Process}, Most: Together,
			Properties: []string{"WORKITEMSTATUS"},
			Change: func(w *entities.Workitem) bool {
				w.Status = status
				return true
			},
		}.Run(tx)
		if err != nil {
			return fmt.Errorf("close work items of survey %d: %w", s.ID, err)
		}
		if !more {
			return nil
		}
	}
}
