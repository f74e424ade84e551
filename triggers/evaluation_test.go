package triggers_test

import (
	"encoding/json"
	"io"
	"log/slog"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/triggers"
)

// what is violated at once is one evaluation, and what comes later extends it.
func TestOneEvaluationForAllViolations(t *testing.T) {
	kept(t, 4, func(w *apart) {
		w.keepApart(0, 1)
		require.Len(w.t, w.evaluations(), 1)
		_, constraints, resources := w.sheet()
		require.Len(w.t, constraints, 2)
		require.Len(w.t, resources, 4)
		item := w.open()
		require.Equal(w.t, "boss", w.asked(item))
		w.keepApart(2)
		require.Len(w.t, w.evaluations(), 1)
		_, constraints, resources = w.sheet()
		require.Len(w.t, constraints, 3)
		require.Len(w.t, resources, 6)
		require.Equal(w.t, item.ID, w.open().ID, "the question goes on")
	})
}

// of calculations that find something at the same time, on whatever replicas, one begins the evaluation.
func TestRivalCalculationsBeginOneEvaluation(t *testing.T) {
	kept(t, 2, func(w *apart) {
		service, err := triggers.New(triggers.Options{})
		require.NoError(w.t, err)
		replicas := make([]*job.Pool, 4)
		for i := range replicas {
			replicas[i] = job.New(w.store, service.Handlers(), job.Options{
				Origin: triggers.Origin, OnDead: service.OnDead, Backoff: time.Nanosecond, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
			})
		}
		w.pool = job.New(w.store, w.rope.Handlers(), job.Options{Origin: triggers.Origin, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
		w.keepApart(0)
		require.Empty(w.t, w.evaluations())
		payload, err := json.Marshal(map[string]any{"identities": []int64{w.people["ada"]}})
		require.NoError(w.t, err)
		w.tx(func(tx *store.Tx) error {
			for range 12 {
				if err := tx.Enqueue(queue.Job{Kind: triggers.DueKind, Priority: job.Normal, Payload: payload}); err != nil {
					return err
				}
			}
			return nil
		})
		var together sync.WaitGroup
		for _, p := range replicas {
			together.Go(func() { require.NoError(w.t, p.Drain(w.ctx)) })
		}
		together.Wait()
		require.Len(w.t, w.evaluations(), 1)
		w.open()
		require.Error(w.t, w.store.Tx(w.ctx, func(tx *store.Tx) error {
			open, _, _ := w.sheet()
			return tx.Create(&entities.Evaluation{Process: open.Process, Identity: open.Identity, Stage: entities.StageEvaluate, Expiration: open.Expiration})
		}), "the database knows but one")
	})
}

// An identity that violates what it did before leaves no job, whoever has it calculated.
func TestUnchangedViolationsLeaveNothing(t *testing.T) {
	kept(t, 2, func(w *apart) {
		w.keepApart(0)
		before := w.evaluations()[0].CurrentVersionID
		for _, o := range []rope.Options{{}, {Thorough: true}} {
			w.rope = rope.New(w.store, o)
			w.tx(func(tx *store.Tx) error { return rope.Queue(w.ctx, tx, w.people["ada"], rope.Normal, "test", nil) })
			require.True(w.t, w.calculate())
			jobs, err := w.store.Queue().Claim(w.ctx, 50, 0, []string{triggers.DueKind}, time.Minute)
			require.NoError(w.t, err)
			require.Empty(w.t, jobs)
			w.drain()
		}
		require.Equal(w.t, before, w.evaluations()[0].CurrentVersionID)
	})
}

// what is approved is in effect, untouched is blocked, and all of it can be proved.
func TestApprovedDecisionsAreInEffect(t *testing.T) {
	kept(t, 4, func(w *apart) {
		control := &entities.Compensatingcontrol{Name: "Log"}
		w.create(control)
		w.keepApart(0, 2)
		_, constraints, _ := w.sheet()
		require.Equal(w.t, control.ID, *constraints[0].Control, "the only one is filled in (R-623)")
		w.allow(constraints[0], &control.ID)
		w.answer("manager", process.Submit)
		w.answer("secofficer", process.Approve)
		require.Equal(w.t, []string{"Overridden", "Overridden", "Blocked", "Blocked"}, w.says())
		last := w.evaluations()
		require.Len(w.t, last, 1)
		require.Equal(w.t, "Evaluated", last[0].Outcome)
		w.proven()

		ada := w.people["ada"]
		w.create(&entities.Violationresetrequest{Identity: &ada})
		w.drain()
		require.Equal(w.t, "boss", w.asked(w.open()), "R-626: the manager is asked anew")
		require.Equal(w.t, []string{"Evaluation pending - usage allowed", "Evaluation pending - usage allowed"}, w.says()[:2], "G-14")
		_, constraints, _ = w.sheet()
		require.Equal(w.t, entities.ActionAllow, constraints[0].Previous)
		require.Zero(w.t, constraints[0].Action)
		w.proven()
	})
}

// What comes while somebody submits is not taken to be decided by him: it goes back to him.
func TestNobodyDecidesAboutWhatCameAfter(t *testing.T) {
	kept(t, 3, func(w *apart) {
		w.keepApart(0)
		_, constraints, _ := w.sheet()
		w.allow(constraints[0], nil)
		w.create(&entities.Constraint{Name: "B or C", LeftResources: w.permissions[1:2], RightResources: w.permissions[2:3]})
		require.NoError(w.t, w.pool.Drain(w.ctx))
		require.True(w.t, w.calculate())
		before := w.evaluations()[0]
		w.tx(func(tx *store.Tx) error {
			return process.Notify(tx, before.ID, "violations", queue.Job{Priority: job.Emergency})
		})
		w.decideAs(w.open(), "manager", process.Submit)
		w.drain()
		again := w.open()
		require.Equal(w.t, process.Submit, again.Choices)
		_, constraints, _ = w.sheet()
		require.Len(w.t, constraints, 2)
		require.Equal(w.t, entities.ActionAllow, constraints[0].Action, "what he said stays")
	})
}

// nobody is asked about himself, and for a technical identity who answers for it is.
func TestWhoEvaluates(t *testing.T) {
	for name, c := range map[string]struct {
		set  func(w *apart, ada *entities.Identity) []string
		want string
	}{
		"the manager": {func(*apart, *entities.Identity) []string { return nil }, "boss"},
		"who answers for a technical one": {func(w *apart, ada *entities.Identity) []string {
			eve := w.people["eve"]
			ada.Category, ada.Owner = entities.CategoryTechnical, &eve
			return []string{"IDENTITYCATEGORY", "IDENTITYOWNER"}
		}, "eve"},
		"nobody about himself": {func(w *apart, ada *entities.Identity) []string {
			ada.Managers = []int64{ada.ID}
			return []string{"MANAGER"}
		}, "boss"},
		"in the end the operators": {func(w *apart, ada *entities.Identity) []string {
			ada.OrgUnit = nil
			return []string{"OUREF"}
		}, access.OperationAdministrators},
	} {
		t.Run(name, func(t *testing.T) {
			kept(t, 2, func(w *apart) {
				w.tx(func(tx *store.Tx) error {
					ada := w.identity(tx, "ada")
					if changed := c.set(w, ada); changed != nil {
						return tx.Update(ada, changed...)
					}
					return nil
				})
				w.keepApart(0)
				item := w.open()
				require.Equal(w.t, c.want, w.asked(item))
				require.Equal(w.t, c.want == access.OperationAdministrators, item.Flagged)
			})
		})
	}
}

// What somebody submits who is barred before the process goes on does not count; the next one up is asked.
func TestABarredEvaluatorDoesNotCount(t *testing.T) {
	for _, by := range bars {
		t.Run(by.name, func(t *testing.T) {
			kept(t, 2, func(w *apart) {
				w.keepApart(0)
				item := w.open()
				w.decideAs(item, "manager", process.Submit)
				by.bar(w.world, "boss")
				w.drain()
				require.Equal(w.t, item.ID, w.open().ID, "it is open again")
				w.tick()
				require.Equal(w.t, access.OperationAdministrators, w.asked(item))
				w.answer("opadmin", process.Submit)
				w.answer("secofficer", process.Approve)
				require.Equal(w.t, []string{"Blocked", "Blocked"}, w.says())
			})
		})
	}
}

// What moves while a review is open goes back to who decided, and no stale decision counts.
func TestAReviewIsOfWhatIsViolated(t *testing.T) {
	for name, move := range map[string]func(w *apart){
		"more is violated":       func(w *apart) { w.keepApart(1) },
		"the control is gone":    func(w *apart) { w.relyOnNothing() },
		"the decisions are over": func(w *apart) { require.NoError(w.t, w.store.SetClock(w.ctx, w.now().AddDate(0, 0, 182))) },
	} {
		t.Run(name, func(t *testing.T) {
			kept(t, 3, func(w *apart) {
				w.create(&entities.Compensatingcontrol{Name: "Log"})
				w.keepApart(0)
				_, constraints, _ := w.sheet()
				w.allow(constraints[0], constraints[0].Control)
				w.answer("manager", process.Submit)
				review := w.open()
				move(w)
				if still := w.open(); still.ID == review.ID {
					w.answer("secofficer", process.Approve)
				}
				again := w.open()
				require.Equal(w.t, process.Submit, again.Choices)
				require.Contains(w.t, again.Question, ".\nDecide in the rows")
				require.Contains(w.t, w.says()[0], "pending", "nothing has taken effect")
				require.Len(w.t, w.evaluations(), 1)
			})
		})
	}
}

// an evaluation ends with what it is about, and nobody is asked any more.
func TestAnEvaluationEndsWithItsViolations(t *testing.T) {
	for name, stage := range map[string]func(w *apart){
		"while it is evaluated": func(*apart) {},
		"while it is reviewed":  func(w *apart) { w.answer("manager", process.Submit) },
	} {
		t.Run(name, func(t *testing.T) {
			kept(t, 2, func(w *apart) {
				w.keepApart(0)
				stage(w)
				asked := w.open()
				w.tx(func(tx *store.Tx) error { return tx.Delete(w.constraints[0]) })
				w.drain()
				last := w.evaluations()[0]
				require.Equal(w.t, entities.ProcessTerminated, last.Status)
				require.Equal(w.t, "NoLongerViolating", last.Outcome)
				w.tx(func(tx *store.Tx) error { return tx.Get(&asked, asked.ID) })
				require.Equal(w.t, entities.WorkitemCancelled, asked.Status)
				e, constraints, _ := w.sheet()
				require.Equal(w.t, entities.StageEnded, e.Stage)
				require.Empty(w.t, constraints)
				require.Equal(w.t, []string{"OK", "OK"}, w.says())
			})
		})
	}
}

// what is blocked can end for good, also what has only just begun; what is allowed stays.
func TestBlockedAssignmentsAreRevoked(t *testing.T) {
	kept(t, 2, func(w *apart) {
		ada, today := w.people["ada"], w.now()
		w.tx(func(tx *store.Tx) error {
			var begun []entities.Resourceassignment
			if err := tx.Find(&begun, "IDENTITYREFId eq @ada and ROLEREFId eq @a", map[string]any{"ada": ada, "a": w.permissions[0]}); err != nil {
				return err
			}
			begun[0].ValidFrom = &today
			return tx.Update(&begun[0], "VALIDFROM")
		})
		w.drain()
		w.keepApart(0)
		e, constraints, resources := w.sheet()
		w.tx(func(tx *store.Tx) error {
			e.Revoke, constraints[0].Action, resources[1].Decision = true, entities.ActionResolve, entities.AllowResource
			if err := tx.Update(&e, "REVOKEBLOCKED"); err != nil {
				return err
			}
			if err := tx.Update(&constraints[0], "ACTION"); err != nil {
				return err
			}
			return tx.Update(&resources[1], "DECISION")
		})
		w.answer("manager", process.Submit)
		w.answer("secofficer", process.Approve)
		var assigned []entities.Resourceassignment
		w.read(&assigned, "IDENTITYREFId eq @ada", map[string]any{"ada": ada})
		require.Len(w.t, assigned, 2)
		require.Equal(w.t, entities.AssignmentObsolete, assigned[0].Status)
		yesterday := w.now().AddDate(0, 0, -1)
		require.Equal(w.t, yesterday.Format(time.DateOnly), assigned[0].ValidTo.UTC().Format(time.DateOnly))
		require.False(w.t, assigned[0].ValidFrom.After(*assigned[0].ValidTo))
		require.Equal(w.t, entities.AssignmentActive, assigned[1].Status)
		require.Nil(w.t, assigned[1].ValidTo)
		require.Equal(w.t, "Evaluated", w.evaluations()[0].Outcome)
	})
}
