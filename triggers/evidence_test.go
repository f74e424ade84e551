package triggers_test

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/provision"
	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
	"github.com/ropewalk/ropewalk/triggers"
)

// whole is a world in which the calculation and provisioning run as well.
func whole(t *testing.T, f func(w *world)) {
	watches := func() []store.Watch { return append(triggers.Watches(), rope.Watches...) }
	storetest.EachWith(t, store.Options{Watches: watches}, func(t *testing.T, s *store.Store) {
		w := newWorld(t, s, triggers.Options{}, rope.New(s, rope.Options{}).Handlers(), provision.Handlers())
		w.calculate = func() bool { return rope.New(s, rope.Options{}).Work(w.ctx, 50, rope.Bulk) > 0 }
		f(w)
	})
}

// A poisoned identity is locked all the same, and its process ends in sight.
func TestALockoutDoesNotWaitForEverForACalculation(t *testing.T) {
	whole(t, func(w *world) {
		w.drain()
		attempts := 0
		poisoned := rope.New(w.store, rope.Options{
			Backoff: time.Nanosecond, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
			Match: func(context.Context, string, []int64) ([]int64, error) { return nil, errors.New("poison") },
		})
		w.calculate = func() bool { attempts++; return attempts <= 20 && poisoned.Work(w.ctx, 50, rope.Bulk) > 0 }
		sys := &entities.System{Name: "Mail"}
		w.create(sys)
		group := &entities.Resource{Name: "List", Category: entities.RolePermission, System: &sys.ID}
		w.create(group)
		w.create(&entities.Assignmentpolicy{Name: "P", Resources: []int64{group.ID}, Filter: "true"})
		id := w.lock("opadmin", "ada")
		w.drain()
		require.Equal(w.t, "Waiting", w.process(w.lockout(id).Process).Status.String())
		w.tick()
		row := w.lockout(id)
		p := w.process(row.Process)
		require.Equal(w.t, "CompletedWithErrors", p.Status.String())
		require.Equal(w.t, "Locked", row.Result)
		require.Contains(w.t, p.Error, "poison")
		require.Len(w.t, w.items(p.ID), 1)
		require.Equal(w.t, "Locked", w.status("ada"))
	})
}

// the whole way from request to task and back.
func TestFromRequestToTaskAndBack(t *testing.T) {
	whole(t, func(w *world) {
		ada := w.people["ada"]
		unit := &entities.Orgunit{Name: "Team"}
		w.create(&entities.Contexttype{Name: entities.OrgUnitType})
		w.create(unit)
		w.tx(func(tx *store.Tx) error {
			p := &entities.Identity{}
			if err := tx.Get(p, ada); err != nil {
				return err
			}
			p.OrgUnit = &unit.ID
			return tx.Update(p, "OUREF")
		})
		sys := &entities.System{Name: "Mail", Provisioning: entities.ProvisioningManual}
		w.create(sys)
		mailbox := &entities.Resource{Name: "Mailbox", Category: entities.RoleAccount, System: &sys.ID}
		w.create(mailbox)
		w.tx(func(tx *store.Tx) error {
			return calc.PutAccounts(w.ctx, tx, []entities.ActualAccount{
				{System: sys.ID, AccountName: "ada", Identity: &ada, Resource: &mailbox.ID, Enabled: true},
				{System: sys.ID, AccountName: "never-approved", Identity: &ada, Enabled: true},
				{System: sys.ID, AccountName: "off", Identity: &ada},
			})
		})
		w.create(&entities.Resourceassignment{Identity: &ada, Resource: &mailbox.ID})
		w.drain()
		before := w.access("ada")
		require.NotEmpty(w.t, before)
		for key, enabled := range before {
			require.True(w.t, enabled, key)
		}
		id := w.incident(entities.Incidenttrigger{AccountName: "NEVER-approved", System: &sys.ID})
		w.drain()
		locked := w.trigger(id)
		require.Equal(w.t, "Completed", locked.Status.String(), locked.Error)
		for key, enabled := range w.access("ada") {
			require.False(w.t, enabled, key)
		}
		require.Equal(w.t, map[string]int{"Disable ada": job.Emergency, "Disable never-approved": job.Emergency}, w.tasks(*locked.Process))
		var runs []entities.CalculationRun
		w.read(&runs, "ProcessId eq @id", map[string]any{"id": *locked.Process})
		require.NotEmpty(w.t, runs)
		back := w.revoke("opadmin", "ada", nil)
		w.drain()
		require.Equal(w.t, "Revoked", w.revocation(back).Result, w.revocation(back).Error)
		require.Equal(w.t, before, w.access("ada"))
		require.Equal(w.t, map[string]int{"Enable ada": job.Emergency, "Enable never-approved": job.Emergency}, w.tasks(*w.revocation(back).Process))
	})
}

// access gives the calculated access of an identity and whether each is enabled.
func (w *world) access(name string) map[string]bool {
	w.t.Helper()
	var rows []entities.CalculatedAssignment
	w.read(&rows, "IdentityId eq @id", map[string]any{"id": w.people[name]})
	all := map[string]bool{}
	for _, r := range rows {
		all[r.AssignmentKey.String()] = r.Status
	}
	return all
}

// tasks gives the provisioning tasks of a process with their priorities.
func (w *world) tasks(process int64) map[string]int {
	w.t.Helper()
	var rows []entities.ProvisioningTask
	w.read(&rows, "ProcessId eq @id", map[string]any{"id": process})
	all := map[string]int{}
	for _, r := range rows {
		all[r.Operation+" "+r.AccountName] = int(r.Priority)
	}
	return all
}
