package triggers

import (
	"context"
	"fmt"
	"strings"

	"github.com/ropewalk/ropewalk/engine/evaluation"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
)

// evaluationProcess is the name of the built-in process by which people decide about violations.
const evaluationProcess = "Evaluation"

// The steps of an evaluation.
const (
	stepEvaluate = "Evaluate"
	stepReview   = "Review"
	stepConclude = "Conclude"
)

// evaluationDays is for how many days after the one on which it begins an evaluation holds.
const evaluationDays = 180

// evaluation has one person decide about what an identity violates, and another one review that. Each
// step looks again at what is violated by then.
func (s *Service) evaluation() process.Definition {
	return process.Definition{
		Name: evaluationProcess, Title: "Evaluate identity violations",
		Doc:   "Asks the manager of an identity what becomes of the access by which it violates constraints, and somebody else to review that.",
		Ended: s.evaluationEnded, Noticed: s.violationsMoved, Steps: []process.Step{
			{Name: stepEvaluate, Run: s.askEvaluator},
			{Name: stepReview, Run: s.askReviewer},
			{Name: stepConclude, Run: s.concludeEvaluation},
		},
	}
}

// course is how an evaluation goes: its template as it was when it began.
type course struct {
	Steps []entities.TemplateStep `json:"steps"`
}

// step is what the template says of a step.
func (c course) step(name string) entities.TemplateStep {
	for _, s := range c.Steps {
		if s.Name == name {
			return s
		}
	}
	return entities.TemplateStep{Name: name}
}

func courseOf(r *process.Run) (c course, err error) { return c, r.Load(&c) }

func (s *Service) terms(r *process.Run, c course) evaluation.Terms {
	return evaluation.Terms{
		Expiration:      *lastOf(r.Tx.Now(), evaluationDays, s.options.Zone),
		ControlRequired: !c.step(stepEvaluate).NoControl,
	}
}

// sheet reads the evaluation of a run and brings it in line with what is violated now, unless it is closed.
func (s *Service) sheet(ctx context.Context, r *process.Run) (sheet *evaluation.Sheet, c course, grown bool, err error) {
	if c, err = courseOf(r); err != nil {
		return nil, c, false, err
	}
	t := s.terms(r, c)
	sheet, err = evaluation.Open(r.Tx, r.Process.ID, *r.Process.Subject, t)
	if err != nil || sheet.Stage == entities.StageEnded {
		return sheet, c, false, err
	}
	grown, err = sheet.Follow(ctx, t)
	return sheet, c, grown, err
}

// pointless says whether there is nothing to decide any more, and how the evaluation ends then. One that a reset
// closed ends, whatever people said meanwhile.
func pointless(sheet *evaluation.Sheet) (process.Next, bool) {
	switch {
	case sheet.Stage == entities.StageEnded:
		return wasReset(), true
	case sheet.Empty():
		return process.Terminate("NoLongerViolating", "Nothing is violated any more about which somebody would have to decide."), true
	}
	return process.Next{}, false
}

func wasReset() process.Next {
	return process.Terminate("Reset", "The evaluation was reset and begins anew.")
}

// askEvaluator leaves the evaluation to who knows what the identity needs.
func (s *Service) askEvaluator(ctx context.Context, r *process.Run) (process.Next, error) {
	sheet, c, _, err := s.sheet(ctx, r)
	if err != nil {
		return process.Next{}, err
	}
	if next, over := pointless(sheet); over {
		return next, nil
	}
	item, err := evaluator(r.Tx, c, *r.Process.Subject)
	if err != nil {
		return process.Next{}, err
	}
	name, err := nameOf(r)
	if err != nil {
		return process.Next{}, err
	}
	item.Title = fmt.Sprintf("What becomes of the access by which %s violates constraints?", name)
	item.Question = question(sheet)
	item.Choices = []string{process.Submit}
	return s.ask(r, sheet, entities.StageEvaluate, item)
}

// question tells what is to be decided, and why it came back.
func question(sheet *evaluation.Sheet) string {
	names := make([]string, len(sheet.Constraints))
	for i, d := range sheet.Constraints {
		names[i] = d.Name
	}
	text := "Decide in the rows of the evaluation, then submit: " + strings.Join(names, "; ") + ". What you do not decide about is blocked."
	if sheet.Comment != "" {
		text = sheet.Comment + "\n" + text
	}
	return text
}

func nameOf(r *process.Run) (string, error) {
	identity := &entities.Identity{}
	if err := r.Tx.Get(identity, *r.Process.Subject); err != nil {
		return "", fmt.Errorf("read identity %d: %w", *r.Process.Subject, err)
	}
	return identity.DisplayName, nil
}

func (s *Service) ask(r *process.Run, sheet *evaluation.Sheet, stage entities.EvaluationStage, item process.Item) (process.Next, error) {
	asked, err := r.AskFor(item)
	if err != nil {
		return process.Next{}, err
	}
	return process.Wait(process.Decision), sheet.Ask(stage, asked)
}

// askReviewer takes what was submitted and leaves it to somebody else to approve, whatever it is.
func (s *Service) askReviewer(ctx context.Context, r *process.Run) (process.Next, error) {
	sheet, c, grown, err := s.sheet(ctx, r)
	if err != nil {
		return process.Next{}, err
	}
	if next, over := pointless(sheet); over {
		return next, nil
	}
	if grown {
		return s.sendBack(sheet, "More is violated than was decided about.")
	}
	submitted := &entities.Workitem{}
	if err := r.Tx.Get(submitted, *sheet.Workitem); err != nil {
		return process.Next{}, fmt.Errorf("read what was submitted: %w", err)
	}
	if err := sheet.Submit(submitted.DecidedBy); err != nil {
		return process.Next{}, err
	}
	item, err := reviewer(r.Tx, c, *r.Process.Subject, submitted)
	if err != nil {
		return process.Next{}, err
	}
	name, err := nameOf(r)
	if err != nil {
		return process.Next{}, err
	}
	item.Title = fmt.Sprintf("Is it right what was decided about the violations of %s?", name)
	item.Question = summary(sheet)
	item.Choices, item.ReasonFor = []string{process.Approve, process.Decline}, []string{process.Decline}
	return s.ask(r, sheet, entities.StageReview, item)
}

// summary tells what was decided about each constraint.
func summary(sheet *evaluation.Sheet) string {
	parts := make([]string, len(sheet.Constraints))
	for i, d := range sheet.Constraints {
		parts[i] = d.Name + ": " + d.Status.String()
	}
	return strings.Join(parts, "; ")
}

// sendBack has the evaluator decide anew.
func (s *Service) sendBack(sheet *evaluation.Sheet, why string) (process.Next, error) {
	return process.Back(stepEvaluate), sheet.SendBack(why)
}

// concludeEvaluation makes effective what was approved, or has the evaluator decide anew.
func (s *Service) concludeEvaluation(ctx context.Context, r *process.Run) (process.Next, error) {
	sheet, _, grown, err := s.sheet(ctx, r)
	if err != nil {
		return process.Next{}, err
	}
	if next, over := pointless(sheet); over {
		return next, nil
	}
	reviewed := &entities.Workitem{}
	if err := r.Tx.Get(reviewed, *sheet.Workitem); err != nil {
		return process.Next{}, fmt.Errorf("read review: %w", err)
	}
	why, err := s.unfit(r, sheet, reviewed, grown)
	switch {
	case err != nil:
		return process.Next{}, err
	case why != "":
		return s.sendBack(sheet, why)
	}
	if err := rope.Decide(ctx, r.Tx, sheet.Decisions()); err != nil {
		return process.Next{}, fmt.Errorf("decide about violations of %d: %w", *r.Process.Subject, err)
	}
	if err := s.revokeBlocked(r, sheet); err != nil {
		return process.Next{}, err
	}
	return process.Complete("Evaluated"), nil
}

// unfit says why what was submitted cannot take effect, "" if it can.
func (s *Service) unfit(r *process.Run, sheet *evaluation.Sheet, reviewed *entities.Workitem, grown bool) (string, error) {
	switch {
	case reviewed.Decision != process.Approve:
		return reviewed.Comment, nil
	case grown:
		return "More is violated than was decided about.", nil
	case !r.Tx.Now().Before(*sheet.Expiration):
		return "The date until which the decisions were to hold has passed.", nil
	}
	lost, err := sheet.LostControls()
	if err != nil || len(lost) == 0 {
		return "", err
	}
	return "Compensating controls are in use no more: " + strings.Join(lost, ", ") + ".", nil
}

// violationsMoved looks at what has changed about the violations of an identity that are being evaluated.
func (s *Service) violationsMoved(ctx context.Context, r *process.Run, notice string) (process.Next, error) {
	if notice == noticeReset {
		return wasReset(), nil
	}
	if decided, err := decidedAlready(r); err != nil || decided {
		return process.Stay(), err
	}
	sheet, _, grown, err := s.sheet(ctx, r)
	if err != nil {
		return process.Next{}, err
	}
	if next, over := pointless(sheet); over {
		return next, nil
	}
	if grown && sheet.Stage == entities.StageReview {
		if err := cancel(r, sheet); err != nil {
			return process.Next{}, err
		}
		return s.sendBack(sheet, "More is violated than was decided about.")
	}
	return process.Stay(), nil
}

// decidedAlready says whether what the evaluation waits for is there: then the next step looks at what is
// violated, so that nobody is taken to have decided about what came after he did.
func decidedAlready(r *process.Run) (bool, error) {
	var found []entities.Evaluation
	if err := r.Tx.Find(&found, "PROCESSREFId eq @process and WORKITEMREFId ne null", map[string]any{"process": r.Process.ID}); err != nil {
		return false, fmt.Errorf("find evaluation: %w", err)
	}
	if len(found) == 0 {
		return false, nil
	}
	item := &entities.Workitem{}
	if err := r.Tx.Lock(item, *found[0].Workitem); err != nil {
		return false, fmt.Errorf("read work item %d: %w", *found[0].Workitem, err)
	}
	return item.Status != entities.WorkitemOpen, nil
}

// evaluationEnded closes what is open of an evaluation, and begins another one where there is something to
// evaluate that this one did not decide. What failed is left to people.
func (s *Service) evaluationEnded(ctx context.Context, r *process.Run) error {
	sheet, err := evaluation.Read(r.Tx, r.Process.ID)
	if err != nil {
		return err
	}
	if sheet != nil {
		if err := cancel(r, sheet); err != nil {
			return err
		}
		if err := sheet.End(); err != nil {
			return err
		}
	}
	if r.Process.Status == entities.ProcessFailed {
		return nil
	}
	return s.evaluate(ctx, r.Tx, r.Job, *r.Process.Subject)
}

// cancel closes the work item at which an evaluation stands, unless it is decided.
func cancel(r *process.Run, sheet *evaluation.Sheet) error {
	if sheet.Workitem == nil {
		return nil
	}
	item := &entities.Workitem{}
	if err := r.Tx.Lock(item, *sheet.Workitem); err != nil {
		return fmt.Errorf("close work item %d: %w", *sheet.Workitem, err)
	}
	if item.Status != entities.WorkitemOpen {
		return nil
	}
	item.Status = entities.WorkitemCancelled
	return r.Tx.Update(item, "WORKITEMSTATUS")
}
