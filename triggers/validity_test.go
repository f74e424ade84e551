package triggers_test

import (
	"fmt"
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
		gone := &entities.Resource{Name: "gone", System: &sys.ID, Status: entities.ResourceObsolete}
		w.create(gone)
		w.tick()
		w.tx(func(tx *store.Tx) error { return tx.Get(gone, gone.ID) })
		require.Equal(w.t, "Obsolete", gone.Status.String(), "set by hand, so not by time taken back")
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

// TestManyStatusesFollowTheDates: rows that are due go by statements for many of them: a few events
// and jobs, a version in the history for each row, and who is locked stays so.
func TestManyStatusesFollowTheDates(t *testing.T) {
	const many, locked = 2500, 7
	clocked(t, func(w *world) {
		start := w.now()
		list := make([]*entities.Identity, many)
		for i := range list {
			list[i] = &entities.Identity{IdentityID: fmt.Sprintf("M%04d", i), ValidTo: moved(start, time.Hour)}
		}
		list[locked].Status = entities.IdentityLocked
		w.tx(func(tx *store.Tx) error { return store.CreateAll(tx, list) })
		w.drain()
		before := w.count("audit_events")
		require.NoError(w.t, w.store.SetClock(w.ctx, start.Add(2*time.Hour)))
		w.tick()
		var due []entities.Identity
		w.tx(func(tx *store.Tx) error { return tx.Find(&due, "startswith(IDENTITYID,'M')", nil) })
		require.Len(w.t, due, many)
		for i := range due {
			want := "Terminated"
			if i == locked {
				want = "Locked"
			}
			require.Equal(w.t, want, due[i].Status.String(), due[i].IdentityID)
		}
		require.EqualValues(w.t, 2, w.count("audit_events")-before, "one event for each 2,000 rows")
		require.EqualValues(w.t, many-1, w.count("identities_history WHERE identitystatus = 1"), "the version that ended of each")
		require.EqualValues(w.t, many-1, w.count("identities i JOIN audit_events e ON e.id = i.version_id WHERE i.identitystatus = 6 AND e.operation = 'Update' AND e.count > 1"))
		before = w.count("audit_events")
		w.tick()
		require.Equal(w.t, before, w.count("audit_events"), "nothing is due any more")
	})
}

func (w *world) count(from string) (n int64) {
	w.t.Helper()
	require.NoError(w.t, w.store.DB().QueryRow(w.ctx, "SELECT count(*) FROM "+from).Scan(&n))
	return n
}
