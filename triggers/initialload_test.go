package triggers_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
)

// TestInitialLoad: a load of more than goes into one transaction approves everything once, a second one
// that follows at once finds nothing, and the right to it must hold when it runs.
func TestInitialLoad(t *testing.T) {
	each(t, func(w *world) {
		const accounts = 2100
		w.user("sysadmin", nil, access.SystemAdministrators)
		system := w.report(accounts)
		load := func(user string) *entities.Initialloadrequest {
			by, days := w.users[user], int64(30)
			row := &entities.Initialloadrequest{System: &system, Mode: entities.ModeShortValidity, Days: &days, CreatedBy: &by, Status: entities.TriggerNew}
			w.create(row)
			w.drain()
			w.tx(func(tx *store.Tx) error { return tx.Get(row, row.ID) })
			return row
		}
		require.Equal(w.t, "NotAllowed", load("opadmin").Result)
		first := load("sysadmin")
		require.EqualValues(w.t, accounts, *first.Assigned)
		require.Equal(w.t, "Completed", w.process(first.Process).Status.String())
		require.Zero(w.t, *load("sysadmin").Assigned)

		var made []entities.Resourceassignment
		w.read(&made, "INITIALLOADId eq @load", map[string]any{"load": first.ID})
		require.Len(w.t, made, accounts)
		names := map[string]bool{}
		for _, a := range made {
			require.Equal(w.t, made[0].ValidTo, a.ValidTo)
			require.Equal(w.t, w.users["sysadmin"], *a.Requester)
			names[a.AccountKey] = true
		}
		require.Len(w.t, names, accounts, "each account once")
		var events []entities.AuditEvent
		w.read(&events, "Type eq 'Resourceassignment' and ProcessId eq @process", map[string]any{"process": *first.Process})
		require.Len(w.t, events, 3, "one for each transaction")
	})
}

// report lets a new system report accounts of one technical identity, and has that calculated.
func (w *world) report(accounts int) (system int64) {
	w.t.Helper()
	unit := &entities.Orgunit{Name: "Robots"}
	target := &entities.System{Name: "Legacy"}
	w.create(&entities.Contexttype{Name: entities.OrgUnitType, Supervisor: "MANAGER"})
	w.create(unit)
	w.create(target)
	account := &entities.Resource{Name: "Account", Category: entities.RoleAccount, System: &target.ID}
	robot := &entities.Identity{IdentityID: "robot", LastName: "Robot", Category: entities.CategoryTechnical, OrgUnit: &unit.ID}
	w.create(account)
	w.create(robot)
	list := make([]entities.ActualAccount, accounts)
	for i := range list {
		list[i] = entities.ActualAccount{
			System: target.ID, AccountName: fmt.Sprintf("robot-%04d", i), Identity: &robot.ID, Resource: &account.ID, Enabled: true,
		}
	}
	w.tx(func(tx *store.Tx) error {
		return rope.Report(w.ctx, tx, list, func([]entities.ActualAccount) []entities.ActualAssignment { return nil })
	})
	engine := rope.New(w.store, rope.Options{})
	for engine.Work(w.ctx, 50, rope.Bulk) > 0 {
	}
	return target.ID
}
