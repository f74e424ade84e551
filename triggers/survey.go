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
	surveyWithdrawn = onSurvey("Survey set back", entities.OnUpdate, "SURVEYSTATUS/Value eq 'Draft' and GENERATING eq false", withdrawalProcess, job.Bulk)
	// One that was closed before anybody was asked is closed by the same process.
	surveyLaunched = onSurvey("Survey launched", entities.OnUpdate,
		"SURVEYSTATUS/Value eq 'Launched' or SURVEYSTATUS/Value eq 'Completed'"+
			" and (PROCESSREF/TEMPLATE ne 'Survey' or PROCESSREF/PROCESSSTATUS/Value eq 'Rejected')", surveyProcess, job.Normal)
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
			{Name: "Clear", Run: clearQuestions},
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
	more, err := survey.Clear(r.Tx, row)
	if more {
		return process.Repeat(), err
	}
	if err := r.Keep(survey.Made{Round: row.Round}); err != nil {
		return process.Next{}, err
	}
	return process.Continue(), err
}

// generateQuestions makes the next questions, unless the survey was set back since.
func generateQuestions(ctx context.Context, r *process.Run) (process.Next, error) {
	if allowed, err := mayAsk(r.Tx, r.Process.StartedBy); err != nil || !allowed {
		return process.Reject("NotAllowed", "Whoever started the survey may no longer sign in."), err
	}
	row, err := surveyed(r)
	if err != nil {
		return process.Next{}, err
	}
	var at survey.Made
	if err := r.Load(&at); err != nil {
		return process.Next{}, err
	}
	if !row.Generating || row.Round != at.Round {
		return process.Complete("Superseded"), nil
	}
	template := &entities.Surveytemplate{}
	if err := r.Tx.Get(template, *row.Template); err != nil {
		return process.Next{}, fmt.Errorf("read template of survey %d: %w", row.ID, err)
	}
	more, err := survey.Generate(ctx, r.Tx, row, template, &at)
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
