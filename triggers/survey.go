package triggers

import (
	"context"
	"errors"
	"fmt"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/engine/survey"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// The names of the built-in processes of surveys.
const (
	surveyProcess     = "Survey"
	generationProcess = "SurveyGeneration"
	withdrawalProcess = "SurveyWithdrawal"
)

var (
	surveyWritten   = onSurvey("Survey written", entities.OnInsert, "GENERATING eq true", generationProcess, job.Normal)
	surveyGenerated = onSurvey("Survey to be generated", entities.OnUpdate, "GENERATING eq true", generationProcess, job.Normal)
	// To set a survey back begins a round. That questions could not be made does not: the survey goes on saying why.
	surveyWithdrawn = Trigger{
		Name: "Survey set back", On: On{Type: "Survey", Event: entities.OnUpdate, Properties: []string{"ROUND"}},
		When: "SURVEYSTATUS/Value eq 'Draft' and GENERATING eq false", Process: withdrawalProcess, Priority: job.Bulk,
	}
	// One that was closed before anybody was asked, or whose process broke down, is closed by the same process.
	surveyLaunched = onSurvey("Survey launched", entities.OnUpdate,
		"SURVEYSTATUS/Value eq 'Launched' or SURVEYSTATUS/Value eq 'Completed'"+
			" and (PROCESSREF/TEMPLATE ne 'Survey' or PROCESSREF/PROCESSSTATUS/Value in ('Rejected','Failed'))", surveyProcess, job.Normal)
)

// surveyTurns are the properties by which a survey gets on.
var surveyTurns = []string{"GENERATING", "SURVEYSTATUS"}

func onSurvey(name string, event entities.BindingEvent, when, process string, priority int) Trigger {
	t := Trigger{Name: name, On: On{Type: "Survey", Event: event}, When: when, Process: process, Priority: priority}
	if event == entities.OnUpdate {
		t.On.Properties = surveyTurns
	}
	return t
}

// surveyGeneration makes the questions of a survey, in place of those that it had.
func surveyGeneration() process.Definition {
	return process.Definition{
		Name: generationProcess, Title: "Make the questions of a survey",
		Doc:   "Makes a question about each assignment in the scope of a survey. Nobody is asked yet.",
		Ended: settleEnded, Steps: []process.Step{
			{Name: "Clear", Run: beginRound},
			{Name: "Generate", Run: generateQuestions},
		},
	}
}

// surveyWithdrawal takes the questions of a survey back that is a draft again.
func surveyWithdrawal() process.Definition {
	return process.Definition{
		Name: withdrawalProcess, Title: "Take the questions of a survey back",
		Doc:   "Takes away the questions of a survey that was set back to Draft.",
		Ended: settleEnded, Steps: []process.Step{{Name: "Clear", Run: clearQuestions}},
	}
}

// surveyOver is what a launched survey waits for: its last answer, or that it is closed early.
const surveyOver process.Await = "survey"

// surveyCampaign has the questions of a survey answered, until it is completed.
func surveyCampaign() process.Definition {
	return process.Definition{
		Name: surveyProcess, Title: "Survey",
		Doc:   "Asks the respondents of a survey by work items, and closes what is open when it is completed.",
		Ended: settleEnded, Steps: []process.Step{
			{Name: "Distribute", Run: distributeQuestions},
			{Name: "Answer", Run: awaitAnswers},
			{Name: "Close", Run: closeSurvey},
		},
	}
}

// surveyed reads and locks the survey that a process is about.
func surveyed(r *process.Run) (*entities.Survey, error) {
	row := &entities.Survey{}
	if err := r.Tx.Lock(row, *r.Process.Trigger); err != nil {
		return nil, fmt.Errorf("read survey %d: %w", *r.Process.Trigger, err)
	}
	return row, nil
}

func clearQuestions(_ context.Context, r *process.Run) (process.Next, error) {
	row, err := surveyed(r)
	if err != nil {
		return process.Next{}, err
	}
	return clearOf(r, row)
}

func clearOf(r *process.Run, row *entities.Survey) (process.Next, error) {
	more, err := survey.Clear(r.Tx, row)
	if more {
		return process.Repeat(), err
	}
	return process.Continue(), err
}

// beginRound takes the questions of earlier rounds away. Each process that makes questions has a round of its own,
// so that what one has made which a later process overtook goes as well.
func beginRound(_ context.Context, r *process.Run) (process.Next, error) {
	row, at, err := making(r)
	if err != nil || at == nil {
		return process.Complete("Superseded"), err
	}
	if at.Round == 0 {
		row.Round++
		at.Round = row.Round
		if err := errors.Join(r.Keep(at), r.Tx.Update(row, "ROUND")); err != nil {
			return process.Next{}, err
		}
	}
	return clearOf(r, row)
}

// making gives the survey and how far its questions are; nothing of that if it was set back since, or is made anew
// by a later process.
func making(r *process.Run) (*entities.Survey, *survey.Made, error) {
	row, err := surveyed(r)
	if err != nil {
		return nil, nil, err
	}
	var at survey.Made
	if err := r.Load(&at); err != nil {
		return nil, nil, err
	}
	if !row.Generating || *row.Process != r.Process.ID || at.Round != 0 && at.Round != row.Round {
		return row, nil, nil
	}
	return row, &at, nil
}

// generateQuestions makes the next questions.
func generateQuestions(ctx context.Context, r *process.Run) (process.Next, error) {
	if allowed, err := mayAsk(r.Tx, r.Process.StartedBy); err != nil || !allowed {
		return process.Reject("NotAllowed", "Whoever started the survey may no longer sign in."), err
	}
	row, at, err := making(r)
	if err != nil || at == nil {
		return process.Complete("Superseded"), err
	}
	template := &entities.Surveytemplate{}
	if err := r.Tx.Get(template, *row.Template); err != nil {
		return process.Next{}, fmt.Errorf("read template of survey %d: %w", row.ID, err)
	}
	more, err := survey.Generate(ctx, r.Tx, row, template, at)
	switch {
	case store.Unanswerable(err):
		return process.Reject("ScopeUnanswerable", "The SCOPE cannot be answered: "+process.Brief(err)), nil
	case err != nil:
		return process.Next{}, err
	}
	r.Step.Details = fmt.Sprintf("%d questions made", at.Counts.Questions)
	if more {
		return process.Repeat(), r.Keep(at)
	}
	row.Generated(at.Counts)
	return process.Complete("Generated"), r.Tx.Update(row, "SURVEYSTATUS", "GENERATING", "QUESTIONCOUNT", "SUBMITTEDCOUNT", "PROGRESS",
		"TECHNICALCOUNT", "UNRESOLVEDCOUNT", "ORPHANCOUNT", "SYSTEMPERMISSIONCOUNT", "WARNINGS")
}

// distributeQuestions leaves the next work items, unless whoever launched the survey was barred before the first.
func distributeQuestions(_ context.Context, r *process.Run) (process.Next, error) {
	row, err := surveyed(r)
	if err != nil || row.Status != entities.SurveyLaunched {
		return process.Continue(), err
	}
	if may, err := mayLaunch(r); err != nil || !may {
		row.Status, row.LaunchedAt, row.LaunchedBy = entities.SurveyGenerated, nil, nil
		return process.Reject("NotAllowed", "Whoever launched the survey may no longer sign in."), errors.Join(err, r.Tx.Update(row, "SURVEYSTATUS", "LAUNCHEDAT", "LAUNCHEDBY"))
	}
	more, err := survey.Distribute(r.Tx, row)
	if err != nil || !more {
		return process.Continue(), err
	}
	return process.Repeat(), nil
}

// mayLaunch says whether who launched the survey may go on with it, as what began does.
func mayLaunch(r *process.Run) (bool, error) {
	begun, err := r.Tx.Count(entities.Workitem{}, "PROCESSREFId eq @process", map[string]any{"process": r.Process.ID})
	if err != nil || begun > 0 {
		return true, err
	}
	return mayAsk(r.Tx, r.Process.StartedBy)
}

// awaitAnswers waits unless the survey was closed before all were asked. Whom questions were handed on to
// meanwhile is asked first: from then on the answers' jobs see to that.
func awaitAnswers(_ context.Context, r *process.Run) (process.Next, error) {
	row, err := surveyed(r)
	if err != nil || row.Status != entities.SurveyLaunched {
		return process.Continue(), err
	}
	if err := distributeAll(r.Tx, row); err != nil {
		return process.Next{}, err
	}
	return process.Wait(surveyOver), surveys{}.settle(r.Tx, row.ID, result{Status: entities.TriggerHeld, Process: &r.Process.ID})
}

func closeSurvey(_ context.Context, r *process.Run) (process.Next, error) {
	row, err := surveyed(r)
	if err != nil {
		return process.Next{}, err
	}
	more, err := survey.Close(r.Tx, row)
	switch {
	case err != nil:
		return process.Next{}, err
	case more:
		return process.Repeat(), nil
	case row.ClosedEarly:
		return process.Complete("ClosedEarly"), nil
	}
	return process.Complete("Completed"), nil
}
