package triggers_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
	"github.com/ropewalk/ropewalk/triggers"
)

// dates move the statuses that follow dates, and no others.
func TestStatusesFollowTheDates(t *testing.T) {
	day := 24 * time.Hour
	tests := []struct {
		name             string
		before           entities.IdentityStatus
		from, to, travel time.Duration
		want             string
	}{
		{"begins", entities.IdentityInactive, day, 0, 2 * day, "Active"},
		{"not yet", entities.IdentityInactive, 3 * day, 0, 2 * day, "Inactive"},
		{"ends", entities.IdentityActive, 0, day, 2 * day, "Terminated"},
		{"still runs", entities.IdentityActive, 0, 3 * day, 2 * day, "Active"},
		{"began and ended", entities.IdentityInactive, day, day + time.Hour, 2 * day, "Terminated"},
		{"disabled stays", entities.IdentityDisabled, -day, 0, 2 * day, "Disabled"},
		{"disabled ends", entities.IdentityDisabled, 0, day, 2 * day, "Terminated"},
		{"pending ends", entities.IdentityPending, 0, day, 2 * day, "Terminated"},
		{"locked stays", entities.IdentityLocked, 0, day, 2 * day, "Locked"},
	}
	clocked(t, func(w *world) {
		start := w.now()
		for _, test := range tests {
			p := &entities.Identity{IdentityID: test.name, Status: test.before, ValidFrom: moved(start, test.from), ValidTo: moved(start, test.to)}
			w.create(p)
			w.people[test.name] = p.ID
		}
		require.NoError(w.t, w.store.SetClock(w.ctx, start.Add(2*day)))
		w.tick()
		for _, test := range tests {
			require.Equal(w.t, test.want, w.status(test.name), test.name)
		}
	})
}

// the statuses of resources and assignments follow their dates, unless people set them.
func TestResourcesAndAssignmentsFollowTheDates(t *testing.T) {
	day := 24 * time.Hour
	clocked(t, func(w *world) {
		start := w.now()
		sys := &entities.System{Name: "target"}
		w.create(sys)
		ahead := &entities.Resource{Name: "ahead", System: &sys.ID, ValidFrom: moved(start, day)}
		over := &entities.Resource{Name: "over", System: &sys.ID, ValidTo: moved(start, day)}
		off := &entities.Resource{Name: "off", System: &sys.ID, ValidTo: moved(start, day), Status: entities.ResourceDisabled}
		w.create(ahead)
		w.create(over)
		w.create(off)
		ada := w.people["ada"]
		given := &entities.Resourceassignment{Identity: &ada, Resource: &over.ID, ValidTo: moved(start, day)}
		w.create(given)
		require.NoError(w.t, w.store.SetClock(w.ctx, start.Add(2*day)))
		w.tick()
		for r, want := range map[*entities.Resource]string{ahead: "Active", over: "Obsolete", off: "Disabled"} {
			w.tx(func(tx *store.Tx) error { return tx.Get(r, r.ID) })
			require.Equal(w.t, want, r.Status.String(), r.Name)
		}
		w.tx(func(tx *store.Tx) error { return tx.Get(given, given.ID) })
		require.Equal(w.t, "Obsolete", given.Status.String())
		given.ValidTo = moved(start, 9*day)
		w.tx(func(tx *store.Tx) error { return tx.Update(given, "VALIDTO") })
		w.tick()
		w.tx(func(tx *store.Tx) error { return tx.Get(given, given.ID) })
		require.Equal(w.t, "Active", given.Status.String())
	})
}

func moved(start time.Time, by time.Duration) *time.Time {
	if by == 0 {
		return nil
	}
	at := start.Add(by)
	return &at
}

// clocked is each with a clock that tests may set.
func clocked(t *testing.T, f func(w *world)) {
	storetest.EachWith(t, store.Options{Watches: triggers.Watches, TestClock: true}, func(t *testing.T, s *store.Store) {
		f(newWorld(t, s, triggers.Options{}))
	})
}

func (w *world) now() (at time.Time) {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error { at = tx.Now(); return nil })
	return at
}

func (w *world) tick() {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error {
		return tx.Enqueue(queue.Job{Kind: triggers.TickKind, Key: triggers.TickKind})
	})
	w.drain()
}
