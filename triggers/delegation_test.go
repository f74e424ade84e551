package triggers_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/triggers"
)

// What a delegation can be about are processes by which people are asked. To end a lock is none of them.
func TestScopesOfDelegationsAreProcesses(t *testing.T) {
	each(t, func(w *world) {
		service, err := triggers.New(triggers.Options{})
		require.NoError(w.t, err)
		require.NoError(w.t, service.Publish(w.ctx, w.store))
		var shipped []entities.Processtemplate
		w.read(&shipped, "SHIPPED eq true", nil)
		scopes := entities.DelegateAll.Set().Values()
		require.Equal(w.t, "All", scopes[0])
		require.NotContains(w.t, scopes, "Revocation")
		for _, scope := range scopes[1:] {
			require.True(w.t, slices.ContainsFunc(shipped, func(p entities.Processtemplate) bool { return p.Name == scope }), scope)
		}
	})
}

// A decision in the place of somebody is his deed too: whoever becomes a manager by what his delegate agreed to
// ends no lock by it.
func TestADelegateMakesNobodyAManagerWhoRevokes(t *testing.T) {
	for principal, want := range map[string]string{"boss": "NotAllowed", "eve": "Revoked"} {
		t.Run("in the place of "+principal, func(t *testing.T) {
			each(t, func(w *world) {
				w.belongs("ada", "Yard")
				dock := &entities.Orgunit{Name: "Dock", Type: &w.contextTypes()[0].ID, Owners: []int64{w.people["boss"]}}
				w.create(dock)
				w.lock("opadmin", "ada")
				w.settle()
				ada, asks := w.people["ada"], w.users["nobody"]
				w.create(&entities.Membershiprequest{Identity: &ada, Context: &dock.ID, CreatedBy: &asks})
				w.settle()
				var items []entities.Workitem
				w.read(&items, "SUBJECTREFId eq @ada and WORKITEMSTATUS/Value eq 'Open'", map[string]any{"ada": ada})
				require.Len(w.t, items, 1)
				w.decideFor(principal, items[0])
				id := w.revoke("manager", "ada", nil)
				w.settle()
				require.Equal(w.t, want, w.revocation(id).Result)
				require.Equal(w.t, want == "Revoked", w.status("ada") == "Active")
			})
		})
	}
}

// A delegation gives nothing while the delegator is barred: a decision that the process has not followed by then
// counts no more, and is asked for anew.
func TestADecisionInThePlaceOfSomebodyBarredIsVoid(t *testing.T) {
	for name, c := range map[string]struct {
		status entities.IdentityStatus
		locked bool
	}{"active": {entities.IdentityActive, true}, "disabled": {entities.IdentityDisabled, false}, "locked": {entities.IdentityLocked, false}} {
		t.Run(name, func(t *testing.T) {
			each(t, func(w *world) {
				w.manages("boss", "ada")
				w.bind(entities.Triggerbinding{Event: entities.OnInsert, Template: "Lockout", Confirm: true})
				w.incident(w.about("ada"))
				w.settle()
				var items []entities.Workitem
				w.read(&items, "WORKITEMSTATUS/Value eq 'Open'", nil)
				require.Len(w.t, items, 1)
				require.Equal(w.t, []int64{w.people["boss"]}, items[0].Assignees)
				w.tx(func(tx *store.Tx) error {
					boss := &entities.Identity{}
					if err := tx.Get(boss, w.people["boss"]); err != nil {
						return err
					}
					boss.Status = c.status
					return tx.Update(boss, "IDENTITYSTATUS")
				})
				w.decideFor("boss", items[0])
				require.Equal(w.t, c.locked, w.status("ada") == "Locked")
				w.read(&items, "Id eq @id", map[string]any{"id": items[0].ID})
				require.Equal(w.t, c.locked, items[0].Status == entities.WorkitemCompleted)
				require.Equal(w.t, c.locked, items[0].DecidedFor != nil)
				require.Equal(w.t, c.locked, items[0].DecidedBy != nil)
			})
		})
	}
}

// decideFor approves a work item by a delegate of somebody.
func (w *world) decideFor(principal string, item entities.Workitem) {
	w.t.Helper()
	by, person := w.users["nobody"], w.people[principal]
	item.DecidedBy, item.DecidedFor = &by, &person
	w.tx(func(tx *store.Tx) error { return tx.Update(&item, "DECIDEDBY", "DECIDEDFOR") })
	w.decide(item, process.Approve)
}
