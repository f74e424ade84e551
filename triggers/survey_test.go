package triggers_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/engine/survey"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// TestSurveyOfFiveThousand makes as many questions as there is access in the scope, in portions, and asks them
// by one work item; nothing of a portion that broke off stays, and none is made twice.
func TestSurveyOfFiveThousand(t *testing.T) {
	each(t, func(w *world) {
		const accounts = 5000
		w.report(accounts)
		template := entities.SurveyTemplates()[0]
		w.create(template)
		row := &entities.Survey{Name: "Robots", Template: &template.ID, Scope: "Resource/NAME eq 'Account'", CreatedBy: w.by("opadmin")}
		w.create(row)
		w.brokenOff(row, template)
		w.drain()
		w.tx(func(tx *store.Tx) error { return tx.Get(row, row.ID) })
		require.Equal(t, entities.SurveyGenerated, row.Status, row.Error)
		require.EqualValues(t, accounts, *row.Questions)
		require.EqualValues(t, accounts, *row.Technical)
		require.EqualValues(t, accounts, w.howMany(entities.CalculatedAssignment{}, row.Scope), "as many as the scope finds")
		require.EqualValues(t, accounts, w.howMany(entities.Surveyquestion{}, "QUESTIONSTATUS/Value eq 'Unassigned'"))
		require.EqualValues(t, accounts/survey.Together, w.howMany(entities.AuditEvent{}, "Type eq 'Surveyquestion' and Operation eq 'Create'"), "one for each portion")
		require.Error(t, w.generate(row, template, nil), "from the beginning once more: each question is there once")
	})
}

// brokenOff makes a portion in a transaction that fails before it is committed.
func (w *world) brokenOff(row *entities.Survey, template *entities.Surveytemplate) {
	w.t.Helper()
	crash := errors.New("the power fails")
	require.ErrorIs(w.t, w.generate(row, template, crash), crash)
	require.Zero(w.t, w.howMany(entities.Surveyquestion{}, ""))
}

func (w *world) generate(row *entities.Survey, template *entities.Surveytemplate, then error) error {
	return w.store.Tx(w.ctx, func(tx *store.Tx) error {
		at := survey.Made{After: uuid.Nil}
		if _, err := survey.Generate(w.ctx, tx, row, template, &at); err != nil {
			return err
		}
		return then
	})
}

func (w *world) howMany(of any, filter string) (n int64) {
	w.t.Helper()
	w.tx(func(tx *store.Tx) (err error) {
		n, err = tx.Count(of, filter, nil)
		return err
	})
	return n
}

func (w *world) by(user string) *int64 {
	id := w.users[user]
	return &id
}

// TestAnswersOfTheBarred: an answer does not count if who gave it is barred before anything comes of it; the
// question is open again, and its survey goes on.
func TestAnswersOfTheBarred(t *testing.T) {
	each(t, func(w *world) {
		row, q := w.launched(3)
		w.tx(func(tx *store.Tx) error {
			if err := tx.Get(q, q.ID); err != nil {
				return err
			}
			q.Action, q.Status, q.DecidedBy = entities.ActionRemove, entities.QuestionSubmitted, w.by("manager")
			if err := tx.Update(q, "ACTION", "QUESTIONSTATUS", "DECIDEDBY"); err != nil {
				return err
			}
			who := &entities.Identity{}
			if err := tx.Get(who, w.people["boss"]); err != nil {
				return err
			}
			who.Status = entities.IdentityDisabled
			return tx.Update(who, "IDENTITYSTATUS")
		})
		w.drain()
		w.tx(func(tx *store.Tx) error { return errors.Join(tx.Get(q, q.ID), tx.Get(row, row.ID)) })
		require.Equal(t, entities.QuestionOpen, q.Status)
		require.Zero(t, q.Action)
		require.Zero(t, q.Outcome)
		require.NotNil(t, q.Workitem, "it is asked still")
		require.Zero(t, w.howMany(entities.Verdict{}, ""))
		require.Zero(t, *row.Progress)
	})
}

// TestManyAnswersAtOnce: answers of more than go together are all done, each once, and complete the survey.
func TestManyAnswersAtOnce(t *testing.T) {
	each(t, func(w *world) {
		const many = 1100
		row, _ := w.launched(many)
		w.tx(func(tx *store.Tx) error {
			_, err := store.UpdateWhere[entities.Surveyquestion]{
				Filter: "QUESTIONSTATUS/Value eq 'Open'", Most: many, Properties: []string{"ACTION", "QUESTIONSTATUS", "DECIDEDBY"},
				Change: func(q *entities.Surveyquestion) bool {
					q.Action, q.Status, q.DecidedBy = entities.ActionKeep, entities.QuestionSubmitted, w.by("manager")
					return true
				},
			}.Run(tx)
			return err
		})
		w.drain()
		w.tx(func(tx *store.Tx) error { return tx.Get(row, row.ID) })
		require.Equal(t, entities.SurveyCompleted, row.Status)
		require.Equal(t, "Completed", row.Result)
		require.EqualValues(t, many, w.howMany(entities.SurveyDecision{}, "Outcome/Value eq 'Verdict'"))
		require.EqualValues(t, many, w.howMany(entities.Verdict{}, "DecidedById ne null"))
		require.Zero(t, w.howMany(entities.Workitem{}, "WORKITEMSTATUS/Value eq 'Open'"))
	})
}

// TestSurveysThatNobodyMayLaunch: a launch does not count if whoever it came from is barred before anybody was
// asked, and what is closed before that has nothing open either.
func TestSurveysThatNobodyMayLaunch(t *testing.T) {
	each(t, func(w *world) {
		row := w.generated(3)
		set := func(change func()) {
			w.tx(func(tx *store.Tx) error {
				if err := tx.Get(row, row.ID); err != nil {
					return err
				}
				change()
				return tx.Update(row, "SURVEYSTATUS", "LAUNCHEDAT", "LAUNCHEDBY", "CLOSEDEARLY")
			})
		}
		launch := func(user string) func() {
			return func() {
				row.Status, row.LaunchedAt, row.LaunchedBy = entities.SurveyLaunched, &row.ChangeTime, w.by(user)
			}
		}
		w.tx(func(tx *store.Tx) error {
			who, off := &entities.User{}, false
			if err := tx.Get(who, w.users["nobody"]); err != nil {
				return err
			}
			who.Active = &off
			return tx.Update(who, "ACTIVE")
		})
		set(launch("nobody"))
		w.drain()
		w.tx(func(tx *store.Tx) error { return tx.Get(row, row.ID) })
		require.Equal(t, entities.SurveyGenerated, row.Status)
		require.Equal(t, "NotAllowed", row.Result)
		require.Zero(t, w.howMany(entities.Workitem{}, "PROCESSREF/TEMPLATE eq 'Survey'"))

		set(launch("opadmin"))
		set(func() { row.Status, row.ClosedEarly = entities.SurveyCompleted, true })
		w.drain()
		w.tx(func(tx *store.Tx) error { return tx.Get(row, row.ID) })
		require.Equal(t, "ClosedEarly", row.Result)
		require.EqualValues(t, 3, w.howMany(entities.Surveyquestion{}, "QUESTIONSTATUS/Value eq 'Closed'"))
	})
}

// generated is a survey of some questions.
func (w *world) generated(n int) *entities.Survey {
	w.t.Helper()
	w.report(n)
	template := entities.SurveyTemplates()[0]
	w.create(template)
	row := &entities.Survey{Name: "Robots", Template: &template.ID, Scope: "true", CreatedBy: w.by("opadmin")}
	w.create(row)
	w.drain()
	return row
}

// launched is a survey of some questions that the boss is asked, and one of them. Whom it asks is said in the
// transaction that launches it, so that both jobs find each other's work.
func (w *world) launched(n int) (*entities.Survey, *entities.Surveyquestion) {
	w.t.Helper()
	row := w.generated(n)
	var list []entities.Surveyquestion
	w.read(&list, "", nil)
	w.tx(func(tx *store.Tx) error {
		for i := range list {
			list[i].Respondents, list[i].Status = []int64{w.people["boss"]}, entities.QuestionOpen
			if err := tx.Update(&list[i], "RESPONDENT", "QUESTIONSTATUS"); err != nil {
				return err
			}
		}
		if err := tx.Get(row, row.ID); err != nil {
			return err
		}
		row.Status, row.LaunchedAt = entities.SurveyLaunched, &row.ChangeTime
		return tx.Update(row, "SURVEYSTATUS", "LAUNCHEDAT")
	})
	w.drain()
	require.EqualValues(w.t, 1, w.howMany(entities.Workitem{}, fmt.Sprintf("PROCESSREF/TEMPLATE eq 'Survey' and SurveyQuestions/$count eq %d", n)), "one for all of them")
	return row, &list[0]
}

// TestSurveysMadeAnew: what began to make questions before a survey was set back and made anew leaves that to what
// began last, which makes each question once, whatever the other one has made before.
func TestSurveysMadeAnew(t *testing.T) {
	each(t, func(w *world) {
		row := w.generated(3)
		w.tx(func(tx *store.Tx) error {
			if err := tx.Get(row, row.ID); err != nil {
				return err
			}
			earlier := process.Definition{Name: "SurveyGeneration", Steps: []process.Step{{Name: "Clear"}}}
			_, err := process.Begin(tx, earlier, process.Start{Key: "earlier", Trigger: row.ID, TriggerUID: row.UID, TriggerType: "Survey"})
			if err != nil {
				return err
			}
			template := &entities.Surveytemplate{}
			if err := tx.Get(template, *row.Template); err != nil {
				return err
			}
			row.Status, row.Generating, row.Round, row.Questions = entities.SurveyDraft, true, row.Round+1, nil
			if err := tx.Update(row, "SURVEYSTATUS", "GENERATING", "ROUND", "QUESTIONCOUNT"); err != nil {
				return err
			}
			_, err = survey.Generate(w.ctx, tx, row, template, &survey.Made{})
			return err
		})
		w.drain()
		w.tx(func(tx *store.Tx) error { return tx.Get(row, row.ID) })
		require.Equal(t, entities.SurveyGenerated, row.Status)
		require.Equal(t, "Generated", row.Result)
		require.EqualValues(t, 1, w.howMany(entities.Process{}, "RUNKEY eq 'earlier' and OUTCOME eq 'Superseded'"))
		require.EqualValues(t, 3, w.howMany(entities.Surveyquestion{}, ""))
	})
}

// TestClosingAfterBreakdown: a survey whose process failed is still closed, with nothing left open.
func TestClosingAfterBreakdown(t *testing.T) {
	each(t, func(w *world) {
		row, _ := w.launched(3)
		w.tx(func(tx *store.Tx) error {
			p := &entities.Process{}
			if err := errors.Join(tx.Get(row, row.ID), tx.Get(p, *row.Process)); err != nil {
				return err
			}
			p.Status = entities.ProcessFailed
			row.Status, row.ClosedEarly = entities.SurveyCompleted, true
			return errors.Join(tx.Update(p, "PROCESSSTATUS"), tx.Update(row, "SURVEYSTATUS", "CLOSEDEARLY"))
		})
		w.drain()
		w.tx(func(tx *store.Tx) error { return tx.Get(row, row.ID) })
		require.Equal(t, "ClosedEarly", row.Result)
		require.EqualValues(t, 3, w.howMany(entities.Surveyquestion{}, "QUESTIONSTATUS/Value eq 'Closed'"))
	})
}

// TestSurveysForget: what questions say of a person by name goes with the person.
func TestSurveysForget(t *testing.T) {
	each(t, func(w *world) {
		_, q := w.launched(3)
		require.Equal(t, "Robot", q.IdentityName)
		w.tx(func(tx *store.Tx) error { return tx.Anonymise("Identity", *q.Identity) })
		require.EqualValues(t, 3, w.count("surveyquestions_versions WHERE identityname IS NULL AND effective_to IS NULL"))
		require.Zero(t, w.count("surveyquestions_versions WHERE identityname IS NOT NULL"))
	})
}
