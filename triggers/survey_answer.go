package triggers

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/engine/survey"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// The kinds of the jobs that follow answers, and the completion of a survey.
const (
	SurveyAnswerKind = "survey.answer"
	SurveyOverKind   = "survey.over"
)

// surveyWatches are the changes by which surveys get on once they are launched.
var surveyWatches = []store.Watch{
	{Type: "Survey", Ops: []string{store.OpUpdate}, Properties: surveyTurns, Kind: DispatchKind, Priority: job.Normal},
	{Type: "Survey", Ops: []string{store.OpUpdate}, Properties: []string{"SURVEYSTATUS"}, Kind: SurveyOverKind, Priority: job.Normal},
	{
		Type: "Surveyquestion", Ops: []string{store.OpUpdate}, Properties: []string{"QUESTIONSTATUS", "RESPONDENT"},
		Kind: SurveyAnswerKind, Priority: job.Normal,
	},
}

// surveyEnded wakes the process of a survey that is completed.
func surveyEnded(_ context.Context, tx *store.Tx, j queue.Job) error {
	var c store.Change
	if err := json.Unmarshal(j.Payload, &c); err != nil {
		return fmt.Errorf("read job %d: %w", j.ID, err)
	}
	for _, id := range c.IDs {
		row := &entities.Survey{}
		if err := tx.Lock(row, id); err != nil {
			return fmt.Errorf("follow survey %d: %w", id, err)
		}
		if row.Status != entities.SurveyCompleted || row.Process == nil {
			continue
		}
		if err := process.Wake(tx, process.Position{Process: *row.Process, Awaited: surveyOver}, j); err != nil {
			return err
		}
	}
	return nil
}

// answersTogether is how many answers one transaction does what is asked for.
const answersTogether = 500

// surveyAnswered does what answers ask for, and asks those to whom questions were handed on.
func (s *Service) surveyAnswered(ctx context.Context, tx *store.Tx, j queue.Job) error {
	var c store.Change
	if err := json.Unmarshal(j.Payload, &c); err != nil {
		return fmt.Errorf("read job %d: %w", j.ID, err)
	}
	if len(c.IDs) > answersTogether {
		return split(tx, j, c, answersTogether)
	}
	var list []entities.Surveyquestion
	if err := tx.Find(&list, "Id in @ids and QUESTIONSTATUS/Value ne 'Closed'", map[string]any{"ids": c.IDs}); err != nil {
		return fmt.Errorf("read answers: %w", err)
	}
	var about []int64
	for i := range list {
		about = append(about, *list[i].Survey)
	}
	slices.Sort(about)
	for _, id := range slices.Compact(about) {
		if err := s.answeredIn(ctx, tx, j, id, c.IDs); err != nil {
			return err
		}
	}
	return nil
}

// answeredIn is about the questions of one survey; its lock makes answers to it follow each other. What was
// submitted counts, also if the survey was closed right after.
func (s *Service) answeredIn(ctx context.Context, tx *store.Tx, j queue.Job, id int64, ids []int64) error {
	row := &entities.Survey{}
	if err := tx.Lock(row, id); err != nil {
		return fmt.Errorf("read survey %d: %w", id, err)
	}
	if row.Process == nil || row.LaunchedAt == nil {
		return nil
	}
	routes, err := survey.Answer(ctx, tx, row, ids, verdicts{})
	if err != nil {
		return err
	}
	for _, route := range routes {
		for _, about := range fitting(route.About) {
			if err := s.follow(tx, j, row, route.Source, about); err != nil {
				return err
			}
		}
	}
	if row.Status != entities.SurveyLaunched {
		return nil
	}
	if err := askAnew(tx, row); err != nil {
		return err
	}
	return survey.Tally(tx, row)
}

// askAnew asks those to whom questions were handed on. Until the process of the survey waits for answers, it asks
// them itself.
func askAnew(tx *store.Tx, row *entities.Survey) error {
	if row.Request != entities.TriggerHeld {
		return nil
	}
	return distributeAll(tx, row)
}

func distributeAll(tx *store.Tx, row *entities.Survey) error {
	for {
		more, err := survey.Distribute(tx, row)
		if err != nil || !more {
			return err
		}
	}
}

// verdicts writes what a survey decided as verdicts of an authoritative review.
type verdicts struct{}

func (verdicts) Keep(ctx context.Context, tx *store.Tx, d survey.Decision) error {
	return rope.Keep(ctx, tx, rope.Decision(d))
}

func (verdicts) Remove(ctx context.Context, tx *store.Tx, d survey.Decision) error {
	return rope.Remove(ctx, tx, rope.Decision(d))
}
