package rope_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// waiting gives the rows of the queue.
func (w *town) waiting() []entities.CalculationQueueEntry {
	w.t.Helper()
	w.jobs()
	var rows []entities.CalculationQueueEntry
	require.NoError(w.t, w.s.Read(w.ctx, &rows, "", nil))
	return rows
}

func (w *town) take(lease int64, length time.Duration) []calc.Claim {
	w.t.Helper()
	claims, err := calc.Take(w.ctx, w.s, 9, rope.Bulk, lease, length)
	require.NoError(w.t, err)
	return claims
}

func (w *town) queueAs(priority int, source string) {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error { return rope.Queue(w.ctx, tx, w.ada.ID, priority, source, nil) })
}

// an identity waits once, with the highest priority asked for and what asked for it.
func TestAnIdentityWaitsOnce(t *testing.T) {
	eachTown(t, func(w *town) {
		w.drain()
		w.queueAs(rope.Bulk, "all")
		w.queueAs(rope.High, "urgent")
		w.queueAs(rope.Normal, "later")
		rows := w.waiting()
		require.Len(w.t, rows, 1)
		require.EqualValues(w.t, rope.High, rows[0].Priority)
		require.Equal(w.t, "urgent", rows[0].Source)
		w.drain()
		require.Empty(w.t, w.waiting())
		runs := w.runs(w.ada.ID)
		require.Equal(w.t, "urgent", runs[len(runs)-1].Source)
		require.Equal(w.t, "Unchanged", runs[len(runs)-1].State)
	})
}

// a change that arrives while an identity is calculated has it calculated once more.
func TestAChangeUnderWayIsNotLost(t *testing.T) {
	eachTown(t, func(w *town) {
		w.drain()
		changed := false
		w.engine = rope.New(w.s, rope.Options{Match: func(_ context.Context, _ string, ids []int64) ([]int64, error) {
			if !changed {
				changed = true
				w.ada.LastName = "Changed"
				w.update(&w.ada, "LASTNAME")
				w.jobs()
			}
			return ids, nil
		}})
		before := len(w.runs(w.ada.ID))
		w.create(&entities.Assignmentpolicy{Name: "P", Resources: []int64{w.permission.ID}, Filter: "true"})
		w.jobs()
		require.Equal(w.t, 1, w.engine.Work(w.ctx, 1, rope.Bulk))
		require.Len(w.t, w.runs(w.ada.ID), before, "the stale result is dropped")
		require.Equal(w.t, []string{"ada"}, w.queued())
		w.drain()
		require.Len(w.t, w.runs(w.ada.ID), before+1)
		require.Equal(w.t, map[int64]bool{w.permission.ID: true}, w.access(w.ada.ID))
	})
}

// what a worker took that never came back is taken by another one, and the first one's result
// no longer counts.
func TestAStuckLeaseIsFreed(t *testing.T) {
	eachTown(t, func(w *town) {
		w.drain()
		w.queueAs(rope.Normal, "test")
		lost := w.take(1, -time.Second)
		require.Len(w.t, lost, 1)
		again := w.take(2, time.Minute)
		require.Len(w.t, again, 1)
		require.Equal(w.t, lost[0].Attempts+1, again[0].Attempts)
		w.tx(func(tx *store.Tx) error {
			saved, err := calc.Save(w.ctx, tx, []calc.Outcome{{Claim: lost[0], Result: calc.Result{Identity: w.ada.ID}}})
			require.Empty(w.t, saved)
			return err
		})
		require.Len(w.t, w.waiting(), 1)
	})
}

// a failed calculation waits longer each time and says why; a further event has it tried at once.
func TestFailuresWaitAndTell(t *testing.T) {
	eachTown(t, func(w *town) {
		w.drain()
		cause := errors.New("poison")
		w.engine = rope.New(w.s, rope.Options{Backoff: time.Hour, Match: func(context.Context, string, []int64) ([]int64, error) { return nil, cause }})
		w.create(&entities.Assignmentpolicy{Name: "P", Resources: []int64{w.permission.ID}, Filter: "true"})
		w.drain()
		for attempt := int64(1); attempt < 3; attempt++ {
			rows := w.waiting()
			require.Len(w.t, rows, 1)
			require.Equal(w.t, attempt, rows[0].Attempts)
			require.Contains(w.t, rows[0].Error, "poison")
			require.True(w.t, rows[0].Available.After(rows[0].QueuedTime.Add(time.Minute)))
			require.Zero(w.t, w.engine.Work(w.ctx, 9, rope.Bulk), "not before its time")
			w.queueAs(rope.Normal, "again")
			require.Equal(w.t, 1, w.engine.Work(w.ctx, 9, rope.Bulk))
		}
		runs := w.runs(w.ada.ID)
		require.Equal(w.t, "Failed", runs[len(runs)-1].State)
		require.EqualValues(w.t, 3, runs[len(runs)-1].Attempts)
		w.engine = rope.New(w.s, rope.Options{})
		w.queueAs(rope.Normal, "mended")
		w.drain()
		require.Empty(w.t, w.waiting())
	})
}

// whose calculation fails is put back alone; the others of the batch are saved together, and nothing is
// read for each of them once more.
func TestAFailureCostsTheBatchNothing(t *testing.T) {
	eachTown(t, func(w *town) {
		field := entities.Attributedefinition{Name: "Number", Property: "EMPLOYEEID", Rule: "cast(cast(EMPLOYEEID,Edm.Int64) mul 9000000000000000000,Edm.String)", Mandatory: true}
		w.create(&field)
		set := entities.Attributeset{Name: "Fields", Attributes: []int64{field.ID}}
		w.create(&set)
		kind := entities.Resourcetype{Name: "Kind", AttributeSet: &set.ID}
		w.create(&kind)
		w.permission.Type = &kind.ID
		w.update(&w.permission, "ROLETYPEREF")
		bob := w.person("bob", &w.unit.ID)
		bob.EmployeeID, w.ada.EmployeeID = "1", "9"
		w.update(bob, "EMPLOYEEID")
		w.update(&w.ada, "EMPLOYEEID")
		w.create(&entities.Assignmentpolicy{Name: "P", Resources: []int64{w.permission.ID}, Filter: "true"})
		w.jobs()
		asked := 0
		w.engine = rope.New(w.s, rope.Options{Backoff: time.Hour, Match: func(_ context.Context, _ string, ids []int64) ([]int64, error) {
			asked++
			return ids, nil
		}})
		require.Equal(w.t, 2, w.engine.Work(w.ctx, 9, rope.Bulk))
		require.Equal(w.t, 1, asked)
		require.Equal(w.t, []string{"ada"}, w.queued())
		require.Equal(w.t, map[int64]bool{w.permission.ID: true}, w.access(bob.ID))
		require.Empty(w.t, w.access(w.ada.ID))
	})
}

// A filter of a policy may speak of the present.
func TestAFilterMayNameThePresent(t *testing.T) {
	eachTown(t, func(w *town) {
		w.create(
			&entities.Assignmentpolicy{Name: "P", Resources: []int64{w.permission.ID}, Filter: "CreateTime le now()"},
			&entities.Assignmentpolicy{Name: "Q", Resources: []int64{w.leaf.ID}, Filter: "CreateTime gt now()"},
		)
		w.drain()
		require.Empty(w.t, w.waiting())
		require.Equal(w.t, map[int64]bool{w.permission.ID: true}, w.access(w.ada.ID))
	})
}
