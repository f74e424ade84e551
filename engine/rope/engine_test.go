package rope_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

func TestDirectAssignmentIsCalculated(t *testing.T) {
	eachTown(t, func(w *town) {
		a := entities.Resourceassignment{Identity: &w.ada.ID, Resource: &w.role.ID}
		w.create(&a)
		w.drain()
		require.Equal(w.t, map[int64]bool{w.role.ID: true, w.leaf.ID: true}, w.access(w.ada.ID))
		var reasons []entities.CalculatedReason
		require.NoError(w.t, w.s.Read(w.ctx, &reasons, "SourceId eq @id", map[string]any{"id": a.ID}))
		require.Len(w.t, reasons, 1)
		require.Equal(w.t, entities.ReasonDirect, reasons[0].Type)

		first := w.assignments(w.ada.ID)
		w.queue(w.ada.ID, rope.Normal)
		w.drain()
		require.Equal(w.t, first, w.assignments(w.ada.ID), "calculated again, nothing was written")
		runs := w.runs(w.ada.ID)
		require.Equal(w.t, "Unchanged", runs[len(runs)-1].State)

		w.tx(func(tx *store.Tx) error { return tx.Delete(&a) })
		w.drain()
		require.Empty(w.t, w.access(w.ada.ID))
		require.EqualValues(w.t, 2, w.runs(w.ada.ID)[len(runs)].Removed)
	})
}

func TestLockDisablesAllAndRevocationRestoresIt(t *testing.T) {
	eachTown(t, func(w *town) {
		w.create(&entities.Resourceassignment{Identity: &w.ada.ID, Resource: &w.role.ID})
		w.drain()
		before := w.assignments(w.ada.ID)
		w.tx(func(tx *store.Tx) error { return tx.OpenHold(w.ada.ID, "test", "why", 0) })
		w.jobs()
		var entries []entities.CalculationQueueEntry
		require.NoError(w.t, w.s.Read(w.ctx, &entries, "", nil))
		require.Len(w.t, entries, 1)
		require.EqualValues(w.t, rope.Emergency, entries[0].Priority, "a lock waits for nobody")
		w.drain()
		require.Equal(w.t, map[int64]bool{w.role.ID: false, w.leaf.ID: false}, w.access(w.ada.ID))
		w.tx(func(tx *store.Tx) error { _, err := tx.CloseHolds(w.ada.ID, nil, "over"); return err })
		w.drain()
		after := w.assignments(w.ada.ID)
		require.Len(w.t, after, len(before))
		for i := range before {
			require.Equal(w.t, before[i].AssignmentKey, after[i].AssignmentKey)
			require.Equal(w.t, before[i].Status, after[i].Status)
			require.Greater(w.t, after[i].Version, before[i].Version)
		}
	})
}

func TestStaleResultsAreDropped(t *testing.T) {
	eachTown(t, func(w *town) {
		w.create(&entities.Resourceassignment{Identity: &w.ada.ID, Resource: &w.permission.ID})
		w.jobs()
		take := func(lease int64) []calc.Claim {
			claims, err := calc.Take(w.ctx, w.s, 9, 0, lease, time.Minute)
			require.NoError(w.t, err)
			return claims
		}
		save := func(k calc.Claim) int {
			var n int
			w.tx(func(tx *store.Tx) error {
				saved, err := calc.Save(w.ctx, tx, []calc.Outcome{{Claim: k, Result: calc.Result{Identity: k.Identity}}})
				n = len(saved)
				return err
			})
			return n
		}
		claims := take(1)
		require.Len(w.t, claims, 1)
		require.Empty(w.t, take(2), "it is leased")
		foreign := claims[0]
		foreign.Lease = 77
		require.Zero(w.t, save(foreign), "another lease")
		w.queue(w.ada.ID, rope.Emergency)
		require.Zero(w.t, save(claims[0]), "the generation moved")
		again := take(3)
		require.Len(w.t, again, 1, "it is free at once")
		require.Equal(w.t, 3, again[0].Priority)
		require.Equal(w.t, 1, save(again[0]))
		require.Empty(w.t, take(4))
	})
}

func TestHigherPriorityGoesFirst(t *testing.T) {
	eachTown(t, func(w *town) {
		people := make([]entities.Identity, 3)
		for i := range people {
			people[i] = entities.Identity{IdentityID: fmt.Sprint("p", i), FirstName: "P", LastName: "P"}
			w.create(&people[i])
		}
		w.drain()
		for i, p := range people {
			w.queue(p.ID, i)
		}
		w.queue(people[0].ID, rope.Emergency)
		var order []int64
		for lease := range int64(3) {
			claims, err := calc.Take(w.ctx, w.s, 1, 0, lease+1, time.Minute)
			require.NoError(w.t, err)
			for _, k := range claims {
				order = append(order, k.Identity)
			}
		}
		require.Len(w.t, order, 3)
		require.Equal(w.t, []int64{people[0].ID, people[2].ID, people[1].ID}, order)
	})
}

func TestFanOut(t *testing.T) {
	eachTown(t, func(w *town) {
		bob := entities.Identity{IdentityID: "bob", FirstName: "B", LastName: "B", OrgUnit: &w.unit.ID}
		eve := entities.Identity{IdentityID: "eve", FirstName: "E", LastName: "E"}
		policy := entities.Assignmentpolicy{Name: "P", Resources: []int64{w.role.ID}, Contexts: []int64{w.below.ID}}
		apart := entities.Orgunit{Name: "Apart"}
		w.create(&bob, &eve, &policy, &apart)
		w.create(&entities.Identity{IdentityID: "far", FirstName: "F", LastName: "F", OrgUnit: &apart.ID})
		w.drain()
		steps := []struct {
			name   string
			change func()
			want   []string
		}{
			{"a property that bears on nothing", func() { w.ada.JobTitle = "x"; w.update(&w.ada, "JOBTITLE") }, []string{}},
			{"a name", func() { w.ada.FirstName = "Adah"; w.update(&w.ada, "FIRSTNAME") }, []string{"ada"}},
			{"the scope of a policy", func() {
				policy.Contexts = []int64{w.unit.ID}
				policy.DirectOnly = true
				w.update(&policy, "CONTEXTREF", "DIRECTMEMBERSONLY")
			}, []string{"ada", "bob"}},
			{"the scope of a policy leaves one unit for another", func() {
				policy.Contexts = []int64{apart.ID}
				w.update(&policy, "CONTEXTREF")
			}, []string{"bob", "far"}},
			{"and comes back", func() { policy.Contexts = []int64{w.unit.ID}; w.update(&policy, "CONTEXTREF") }, []string{"bob", "far"}},
			{"a child of a role held by policy", func() { w.leaf.Name = "Leaf 2"; w.update(&w.leaf, "NAME") }, []string{"bob"}},
			{"a move to another unit", func() { eve.OrgUnit = &w.unit.ID; w.update(&eve, "OUREF") }, []string{"eve"}},
			{"a unit above", func() { at := time.Now().AddDate(1, 0, 0); w.unit.ValidTo = &at; w.update(&w.unit, "VALIDTO") }, []string{"ada", "bob", "eve"}},
			{"a property that a filter reads", func() {
				policy.Filter = "JOBTITLE eq 'x'"
				w.update(&policy, "IDENTITYFILTER")
				w.drain()
				bob.JobTitle = "x"
				w.update(&bob, "JOBTITLE")
			}, []string{"bob"}},
		}
		for _, step := range steps {
			step.change()
			require.ElementsMatch(w.t, step.want, w.queued(), step.name)
			w.drain()
		}
		require.Equal(w.t, map[int64]bool{w.role.ID: true, w.leaf.ID: true}, w.access(bob.ID), "the filter lets bob in")
		require.Empty(w.t, w.access(eve.ID), "and not eve")
	})
}

func TestEdgesAreQueued(t *testing.T) {
	eachTown(t, func(w *town) {
		now, err := w.s.Now(w.ctx)
		require.NoError(w.t, err)
		end := now.Add(time.Hour)
		w.create(&entities.Resourceassignment{Identity: &w.ada.ID, Resource: &w.permission.ID, ValidTo: &end})
		w.drain()
		w.tx(func(tx *store.Tx) error {
			n, err := calc.Due(w.ctx, tx, end)
			require.Zero(w.t, n, "the end itself is inside")
			return err
		})
		w.tx(func(tx *store.Tx) error {
			n, err := calc.Due(w.ctx, tx, end.Add(time.Microsecond))
			require.EqualValues(w.t, 1, n)
			return err
		})
		require.Equal(w.t, []string{"ada"}, w.queued())
	})
}

func TestFailuresAreKeptAndHarmNobodyElse(t *testing.T) {
	eachTown(t, func(w *town) {
		w.engine = rope.New(w.s, rope.Options{Match: func(_ context.Context, _ string, ids []int64) ([]int64, error) {
			for _, id := range ids {
				if id == w.ada.ID {
					return nil, fmt.Errorf("poison")
				}
			}
			return ids, nil
		}})
		bob := entities.Identity{IdentityID: "bob", FirstName: "B", LastName: "B", OrgUnit: &w.unit.ID}
		w.create(&bob, &entities.Assignmentpolicy{Name: "P", Resources: []int64{w.permission.ID}, Filter: "true"})
		w.drain()
		require.Equal(w.t, map[int64]bool{w.permission.ID: true}, w.access(bob.ID))
		runs := w.runs(w.ada.ID)
		require.NotEmpty(w.t, runs)
		require.Equal(w.t, "Failed", runs[0].State)
		require.Contains(w.t, runs[0].Error, "poison")
		require.Equal(w.t, []string{"ada"}, w.queued(), "it waits for another attempt")
	})
}

func TestWaiterIsWoken(t *testing.T) {
	eachTown(t, func(w *town) {
		w.drain()
		w.tx(func(tx *store.Tx) error {
			return rope.Queue(w.ctx, tx, w.ada.ID, rope.Emergency, "test", &calc.Waiter{Kind: "process.step", Process: 4711})
		})
		w.drain()
		list, err := w.s.Queue().Claim(w.ctx, 9, 3, []string{"process.step"}, time.Minute)
		require.NoError(w.t, err)
		require.Len(w.t, list, 1)
		require.JSONEq(w.t, fmt.Sprintf(`{"process":4711,"awaited":"calculation","identity":%d}`, w.ada.ID), string(list[0].Payload))
		runs := w.runs(w.ada.ID)
		require.EqualValues(w.t, 4711, *runs[len(runs)-1].Process)
	})
}

// TestStartedEngineWorksByItself lets the workers run: a commit wakes them, and Stop ends them.
func TestStartedEngineWorksByItself(t *testing.T) {
	eachTown(t, func(w *town) {
		w.drain()
		saved := make(chan calc.Standing, 8)
		engine := rope.New(w.s, rope.Options{Poll: time.Hour, Edges: time.Hour, Observe: func(s calc.Standing) { saved <- s }})
		require.NoError(w.t, engine.Start(w.ctx))
		w.queue(w.ada.ID, rope.Emergency)
		select {
		case s := <-saved:
			require.Equal(w.t, w.ada.ID, s.Claim.Identity)
		case <-time.After(20 * time.Second):
			w.t.Fatal("nothing was calculated")
		}
		engine.Stop()
		engine.Stop()
		w.queue(w.ada.ID, rope.Emergency)
		require.Equal(w.t, []string{"ada"}, w.queued(), "a stopped engine takes nothing")
	})
}

func TestEmergenciesGoAlone(t *testing.T) {
	eachTown(t, func(w *town) {
		w.drain()
		bob := entities.Identity{IdentityID: "bob", FirstName: "B", LastName: "B"}
		w.create(&bob)
		w.drain()
		w.queue(bob.ID, rope.Bulk)
		w.queue(w.ada.ID, rope.Emergency)
		require.Equal(w.t, 1, w.engine.Work(w.ctx, 50, rope.Bulk))
		require.Equal(w.t, []string{"bob"}, w.queued())
		require.Zero(w.t, w.engine.Work(w.ctx, 1, rope.Emergency), "the reserved worker takes nothing else")
	})
}

// TestEmergencyOvertakesABulkRun locks somebody behind a long queue.
func TestEmergencyOvertakesABulkRun(t *testing.T) {
	eachTown(t, func(w *town) {
		const crowd = 500 // two batches of 200, and more
		people := make([]any, crowd)
		ids := make([]int64, crowd)
		for i := range people {
			people[i] = &entities.Identity{IdentityID: fmt.Sprint("p", i), FirstName: "P", LastName: "P", OrgUnit: &w.below.ID}
		}
		w.create(people...)
		for i, p := range people {
			ids[i] = p.(*entities.Identity).ID
		}
		w.drain()
		bulk, done, once := make(chan calc.Standing), make(chan struct{}), sync.Once{}
		var mu sync.Mutex
		both, batches := make(chan struct{}), map[int64]bool{}
		engine := rope.New(w.s, rope.Options{Observe: func(s calc.Standing) {
			if s.Claim.Identity == w.ada.ID {
				once.Do(func() { close(done) })
				return
			}
			mu.Lock()
			if len(batches) < 2 {
				if batches[s.Claim.Lease] = true; len(batches) == 2 {
					close(both)
				}
			}
			mu.Unlock()
			bulk <- s // stands still until somebody looks
		}})
		w.tx(func(tx *store.Tx) error { return rope.QueueAll(w.ctx, tx, ids, rope.Bulk, "all", nil) })
		require.NoError(w.t, engine.Start(w.ctx))
		select {
		case <-both:
		case <-time.After(time.Minute):
			w.t.Fatal("the bulk run does not begin")
		}
		w.queue(w.ada.ID, rope.Emergency)
		select {
		case <-done:
		case <-time.After(time.Minute):
			w.t.Error("the emergency waits for the bulk run")
		}
		go func() {
			for range bulk {
			}
		}()
		engine.Stop()
		close(bulk)
		lock := w.runs(w.ada.ID)
		last := lock[len(lock)-1]
		var between []entities.CalculationRun
		require.NoError(w.t, w.s.Read(w.ctx, &between, "Priority eq 0 and StartTime gt @from and StartTime lt @to",
			map[string]any{"from": last.QueuedTime, "to": last.StartTime}))
		require.Less(w.t, len(between), 100)
	})
}
