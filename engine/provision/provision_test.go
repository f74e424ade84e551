package provision_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/provision"
	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// desk is an identity with two enabled accounts and one that is off already.
type desk struct {
	t        *testing.T
	ctx      context.Context
	s        *store.Store
	engine   *rope.Engine
	handlers map[string]job.Handler

	identity entities.Identity
	system   entities.System
	account  entities.Resource
	group    entities.Resource
	accounts []entities.ActualAccount
}

func eachDesk(t *testing.T, f func(*desk)) {
	o := store.Options{Watches: func() []store.Watch { return rope.Watches }}
	storetest.EachWith(t, o, func(t *testing.T, s *store.Store) {
		d := &desk{t: t, s: s, ctx: access.With(context.Background(), access.System("test")), engine: rope.New(s, rope.Options{})}
		var err error
		d.handlers, err = job.Join(d.engine.Handlers(), provision.Handlers())
		require.NoError(t, err)
		d.build()
		f(d)
	})
}

func (d *desk) build() {
	unit := entities.Orgunit{Name: "Team"}
	d.system = entities.System{Name: "Mail", Provisioning: entities.ProvisioningManual}
	d.create(&entities.Contexttype{Name: entities.OrgUnitType}, &unit, &d.system)
	d.account = entities.Resource{Name: "Mailbox", Category: entities.RoleAccount, System: &d.system.ID}
	d.group = entities.Resource{Name: "List", Category: entities.RolePermission, System: &d.system.ID}
	d.identity = entities.Identity{IdentityID: "ada", FirstName: "A", LastName: "L", OrgUnit: &unit.ID}
	d.create(&d.account, &d.group, &d.identity)
	d.accounts = []entities.ActualAccount{
		{System: d.system.ID, AccountName: "ada", Identity: &d.identity.ID, Resource: &d.account.ID, Enabled: true},
		{System: d.system.ID, AccountName: "never-approved", Identity: &d.identity.ID, Enabled: true},
		{System: d.system.ID, AccountName: "off", Identity: &d.identity.ID},
	}
	d.tx(func(tx *store.Tx) error { return calc.PutAccounts(d.ctx, tx, d.accounts) })
	d.create(&entities.Resourceassignment{Identity: &d.identity.ID, Resource: &d.account.ID})
	d.drain()
}

func (d *desk) tx(f func(tx *store.Tx) error) {
	d.t.Helper()
	require.NoError(d.t, d.s.Tx(d.ctx, f))
}

func (d *desk) create(objects ...any) {
	d.t.Helper()
	d.tx(func(tx *store.Tx) error {
		for _, o := range objects {
			if err := tx.Create(o); err != nil {
				return err
			}
		}
		return nil
	})
}

// drain does all jobs and calculations until nothing is left.
func (d *desk) drain() {
	d.t.Helper()
	kinds := []string{}
	for kind := range d.handlers {
		kinds = append(kinds, kind)
	}
	for {
		list, err := d.s.Queue().Claim(d.ctx, 50, 0, kinds, time.Minute)
		require.NoError(d.t, err)
		for _, j := range list {
			d.tx(func(tx *store.Tx) error {
				if err := d.handlers[j.Kind](d.ctx, tx, j); err != nil {
					return err
				}
				return queue.Done(d.ctx, tx, j)
			})
		}
		if len(list)+d.engine.Work(d.ctx, 50, rope.Bulk) == 0 {
			return
		}
	}
}

// tasks lists the tasks as operation, account and state.
func (d *desk) tasks() [][3]string {
	out := [][3]string{}
	for _, t := range d.list() {
		out = append(out, [3]string{t.Operation, t.AccountName, t.State})
	}
	return out
}

func (d *desk) list() []entities.ProvisioningTask {
	d.t.Helper()
	var list []entities.ProvisioningTask
	require.NoError(d.t, d.s.Read(d.ctx, &list, "", nil))
	return list
}

func (d *desk) lock() {
	d.t.Helper()
	d.tx(func(tx *store.Tx) error { return tx.OpenHold(d.identity.ID, "test", "why", 0) })
}

func (d *desk) revoke() {
	d.t.Helper()
	d.tx(func(tx *store.Tx) error { _, err := tx.CloseHolds(d.identity.ID, nil, "over"); return err })
}

func (d *desk) complete(n int) {
	d.t.Helper()
	d.tx(func(tx *store.Tx) error { return provision.Complete(d.ctx, tx, d.list()[n].ID, "done") })
	d.drain()
}

func TestLockDisablesEveryEnabledAccountOnce(t *testing.T) {
	eachDesk(t, func(d *desk) {
		require.Empty(d.t, d.tasks())
		d.lock()
		var n, again int64
		d.tx(func(tx *store.Tx) (err error) {
			if n, err = provision.DisableAccounts(d.ctx, tx, d.identity.ID, 0, 3); err != nil {
				return err
			}
			again, err = provision.DisableAccounts(d.ctx, tx, d.identity.ID, 0, 3)
			return err
		})
		require.EqualValues(d.t, 2, n)
		require.Zero(d.t, again)
		d.drain()
		require.Equal(d.t, [][3]string{{"Disable", "ada", "Waiting"}, {"Disable", "never-approved", "Waiting"}}, d.tasks())
		for _, task := range d.list() {
			require.EqualValues(d.t, 3, task.Priority)
		}
	})
}

func TestLockWithoutAProcessDisablesToo(t *testing.T) {
	eachDesk(t, func(d *desk) {
		d.lock()
		d.drain()
		require.Equal(d.t, [][3]string{{"Disable", "ada", "Waiting"}, {"Disable", "never-approved", "Waiting"}}, d.tasks())
	})
}

func TestRevocationEnablesWhatTheLockDisabled(t *testing.T) {
	eachDesk(t, func(d *desk) {
		d.lock()
		d.drain()
		d.complete(0)
		d.revoke()
		d.drain()
		require.Equal(d.t, [][3]string{
			{"Disable", "ada", "Done"},
			{"Disable", "never-approved", "Cancelled"},
			{"Enable", "ada", "Waiting"},
			{"Enable", "never-approved", "Waiting"},
		}, d.tasks())
		var n int64
		d.tx(func(tx *store.Tx) (err error) {
			n, err = provision.EnableAccounts(d.ctx, tx, d.identity.ID, 0, 3)
			return err
		})
		require.Zero(d.t, n, "the lock is undone once only")
		for _, task := range d.list() {
			require.EqualValues(d.t, 3, task.Priority)
		}
	})
}

func TestRevocationLeavesOtherBlocks(t *testing.T) {
	eachDesk(t, func(d *desk) {
		d.lock()
		d.drain()
		d.account.Status = entities.ResourceDisabled
		d.tx(func(tx *store.Tx) error { return tx.Update(&d.account, "RESOURCESTATUS") })
		d.drain()
		d.revoke()
		d.drain()
		for _, task := range d.tasks() {
			require.NotEqual(d.t, [2]string{"Enable", "ada"}, [2]string(task[:2]), "the resource is disabled")
		}
		require.Contains(d.t, d.tasks(), [3]string{"Enable", "never-approved", "Waiting"})
	})
}

func TestAccessFoundUnderALockIsDisabled(t *testing.T) {
	eachDesk(t, func(d *desk) {
		d.lock()
		d.drain()
		d.complete(0)
		d.tx(func(tx *store.Tx) error {
			if err := calc.PutAccounts(d.ctx, tx, d.accounts[:1]); err != nil {
				return err
			}
			return rope.Queue(d.ctx, tx, d.identity.ID, rope.Normal, "import", nil)
		})
		d.drain()
		require.Equal(d.t, [][3]string{
			{"Disable", "ada", "Done"}, {"Disable", "never-approved", "Waiting"}, {"Disable", "ada", "Waiting"},
		}, d.tasks())
	})
}

// TestReportsUnderALock takes in what an import would: an account and access on it of somebody who
// is locked, and an account that changes hands.
func TestReportsUnderALock(t *testing.T) {
	eachDesk(t, func(d *desk) {
		bob := entities.Identity{IdentityID: "bob", FirstName: "B", LastName: "B"}
		d.create(&bob)
		d.lock()
		d.drain()
		before := len(d.list())
		d.tx(func(tx *store.Tx) error {
			found := []entities.ActualAccount{{System: d.system.ID, AccountName: "found", Identity: &d.identity.ID, Enabled: true}}
			return rope.Report(d.ctx, tx, found, func(a []entities.ActualAccount) []entities.ActualAssignment {
				return []entities.ActualAssignment{{
					Account: a[0].ID, System: d.system.ID, Identity: &d.identity.ID, Resource: d.group.ID, Direct: true, Enabled: true,
				}}
			})
		})
		d.drain()
		last := d.list()[before:]
		require.Len(d.t, last, 1)
		require.Equal(d.t, "Disable", last[0].Operation)
		require.Equal(d.t, "found", last[0].AccountName)
		require.EqualValues(d.t, rope.Emergency, last[0].Priority)
		var access []entities.CalculatedAssignment
		require.NoError(d.t, d.s.Read(d.ctx, &access, "IdentityId eq @id", map[string]any{"id": d.identity.ID}))
		require.Len(d.t, access, 2)
		for _, a := range access {
			require.False(d.t, a.Status)
		}
		d.tx(func(tx *store.Tx) error {
			moved := []entities.ActualAccount{{System: d.system.ID, AccountName: "found", Identity: &bob.ID, Enabled: true}}
			return rope.Report(d.ctx, tx, moved, func([]entities.ActualAccount) []entities.ActualAssignment { return nil })
		})
		var waiting []entities.CalculationQueueEntry
		require.NoError(d.t, d.s.Read(d.ctx, &waiting, "", nil))
		require.Len(d.t, waiting, 2, "both owners wait")
	})
}

func TestGrantAndRemove(t *testing.T) {
	eachDesk(t, func(d *desk) {
		wish := entities.Resourceassignment{Identity: &d.identity.ID, Resource: &d.group.ID}
		d.create(&wish)
		d.drain()
		require.Equal(d.t, [][3]string{{"Grant", "ada", "Waiting"}}, d.tasks())
		d.complete(0)
		var have []entities.ActualAssignment
		require.NoError(d.t, d.s.Read(d.ctx, &have, "", nil))
		require.Len(d.t, have, 1)
		require.True(d.t, have[0].Unconfirmed, "a finished task is a claim until an import sees it")
		d.tx(func(tx *store.Tx) error { return tx.Delete(&wish) })
		d.drain()
		require.Equal(d.t, [][3]string{{"Grant", "ada", "Done"}, {"Remove", "ada", "Waiting"}}, d.tasks())
		d.create(&entities.Resourceassignment{Identity: &d.identity.ID, Resource: &d.group.ID})
		d.drain()
		require.Equal(d.t, [3]string{"Remove", "ada", "Cancelled"}, d.tasks()[1], "nobody asks for it any more")
	})
}

func TestAFinishedTaskCannotBeFinishedAgain(t *testing.T) {
	eachDesk(t, func(d *desk) {
		d.lock()
		d.drain()
		d.complete(0)
		err := d.s.Tx(d.ctx, func(tx *store.Tx) error { return provision.Complete(d.ctx, tx, d.list()[0].ID, "") })
		require.ErrorContains(d.t, err, "TaskState")
	})
}

func TestADeletedIdentityKeepsNoAccountEnabled(t *testing.T) {
	eachDesk(t, func(d *desk) {
		d.tx(func(tx *store.Tx) error {
			gone := &entities.Identity{}
			if err := tx.Lock(gone, d.identity.ID); err != nil {
				return err
			}
			return tx.Delete(gone)
		})
		d.drain()
		require.Equal(d.t, [][3]string{{"Disable", "ada", "Waiting"}, {"Disable", "never-approved", "Waiting"}}, d.tasks())
	})
}
