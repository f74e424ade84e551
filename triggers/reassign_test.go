package triggers_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/triggers"
)

// pile leaves many open work items with one person, none of which a process waits for.
func (w *world) pile(person string, many int) {
	w.t.Helper()
	p := &entities.Process{Template: "Pile", Status: entities.ProcessWaiting, RunKey: "pile of " + person}
	w.create(p)
	items := make([]*entities.Workitem, many)
	for i := range items {
		items[i] = &entities.Workitem{
			Process: &p.ID, Title: fmt.Sprint("Item ", i), Choices: "Done", Assignees: []int64{w.people[person]}, Status: entities.WorkitemOpen,
		}
	}
	w.tx(func(tx *store.Tx) error { return store.CreateAll(tx, items) })
}

// left counts the open work items that are still somebody's.
func (w *world) left(person string) (n int64) {
	w.t.Helper()
	w.tx(func(tx *store.Tx) (err error) {
		n, err = tx.Count(entities.Workitem{}, "WORKITEMSTATUS/Value eq 'Open' and ASSIGNEE/any(a:a/Id eq @person)", map[string]any{"person": w.people[person]})
		return err
	})
	return n
}

// However many work items somebody leaves, they go on some hundreds at a time, and a crash between two
// transactions loses none.
func TestManyWorkItemsGoOnInBatches(t *testing.T) {
	const many, chunk = 1203, 500
	each(t, func(w *world) {
		w.pile("bob", many)
		w.setStatus("bob", entities.IdentityDisabled)
		w.drain()
		w.tx(func(tx *store.Tx) error { return tx.Enqueue(queue.Job{Kind: triggers.ReassignKind}) })
		w.crashAfter(1)
		require.EqualValues(w.t, many-chunk, w.left("bob"), "what was committed stays")
		w.tick()
		require.Zero(w.t, w.left("bob"), "and the rest goes on")
		var handed []entities.AuditEvent
		w.read(&handed, "Type eq 'Workitem' and Operation eq 'Update'", nil)
		require.Len(w.t, handed, 3, "one event for each transaction")
		for i, count := range []int64{chunk, chunk, many - 2*chunk} {
			require.Equal(w.t, count, handed[i].Count)
		}
	})
}

// crashAfter runs the jobs that hand on work items by a pool that breaks down after some of them.
func (w *world) crashAfter(jobs int) {
	w.t.Helper()
	service, err := triggers.New(triggers.Options{})
	require.NoError(w.t, err)
	hand := service.Handlers()[triggers.ReassignKind]
	crash := errors.New("crash")
	done := 0
	pool := job.New(w.store, map[string]job.Handler{triggers.ReassignKind: func(ctx context.Context, tx *store.Tx, j queue.Job) error {
		if err := hand(ctx, tx, j); err != nil || done == jobs {
			return errors.Join(err, crash)
		}
		done++
		return nil
	}}, job.Options{Backoff: time.Hour, Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	require.NoError(w.t, pool.Drain(w.ctx))
	require.Equal(w.t, jobs, done)
}

// What nobody at all is there for holds up nothing behind it.
func TestWorkItemsForNobodyHoldUpNothing(t *testing.T) {
	each(t, func(w *world) {
		w.pile("bob", 501)
		w.pile("eve", 1)
		w.setStatus("bob", entities.IdentityDisabled)
		w.setStatus("eve", entities.IdentityDisabled)
		w.tx(func(tx *store.Tx) error {
			var groups []entities.Usergroup
			if err := tx.Find(&groups, "NAME eq @name", map[string]any{"name": access.OperationAdministrators}); err != nil {
				return err
			}
			return tx.Delete(&groups[0])
		})
		w.tick()
		var flagged []entities.Workitem
		w.read(&flagged, "FLAGGED eq true and ASSIGNEEGROUPId eq null", nil)
		require.Len(w.t, flagged, 502)
		w.tick()
		_, item := w.join(w.project())
		w.barLocked("owner")
		w.tick()
		require.Equal(w.t, "lead", w.asked(item))
		w.decide(item, process.Approve)
	})
}
