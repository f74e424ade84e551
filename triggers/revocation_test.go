package triggers_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/triggers"
)

// a request ends the lock, and its run tells which hold it ended.
func TestRevocationRequest(t *testing.T) {
	each(t, func(w *world) {
		w.lock("opadmin", "ada")
		w.settle()
		hold := w.holds("ada")[0].ID
		id := w.revoke("opadmin", "ada", nil)
		w.settle()
		row := w.revocation(id)
		require.Equal(w.t, "Completed", row.Status.String())
		require.Equal(w.t, "Revoked", row.Result)
		require.Equal(w.t, "Active", w.status("ada"))
		require.Empty(w.t, w.holds("ada"))
		p := w.process(row.Process)
		require.Equal(w.t, entities.EntryRevocation, p.Entry)
		require.Equal(w.t, hold, *p.Hold)
	})
}

// G-08b: a hold may be ended alone; the lock lasts as long as another is open.
func TestOneHoldOfTwo(t *testing.T) {
	each(t, func(w *world) {
		w.lock("opadmin", "ada")
		w.settle()
		w.lock("secofficer", "ada")
		w.settle()
		holds := w.holds("ada")
		require.Len(w.t, holds, 2)
		id := w.revoke("opadmin", "ada", &holds[0].ID)
		w.settle()
		require.Equal(w.t, "StillLocked", w.revocation(id).Result)
		require.Equal(w.t, "Locked", w.status("ada"))
		id = w.revoke("opadmin", "ada", &holds[1].ID)
		w.settle()
		require.Equal(w.t, "Revoked", w.revocation(id).Result)
		require.Equal(w.t, "Active", w.status("ada"))
	})
}

// Operation Administrators and the managers of a person may end his lock, nobody else.
func TestWhoMayRevoke(t *testing.T) {
	tests := []struct {
		name, user, result string
		manages, strict    bool
	}{
		{"operator", "opadmin", "Revoked", false, true},
		{"security officer", "secofficer", "NotAllowed", false, false},
		{"stranger", "nobody", "NotAllowed", false, false},
		{"manager", "manager", "Revoked", true, false},
		{"manager of somebody else", "manager", "NotAllowed", false, false},
		{"manager, strict, lock by an operator", "manager", "NotAllowed", true, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			eachWith(t, triggers.Options{StrictRevocation: test.strict}, func(w *world) {
				if test.manages {
					w.manages("boss", "ada")
				}
				w.lock("opadmin", "ada")
				w.settle()
				id := w.revoke(test.user, "ada", nil)
				w.settle()
				require.Equal(w.t, test.result, w.revocation(id).Result)
				require.Equal(w.t, test.result == "Revoked", w.status("ada") == "Active")
			})
		})
	}
}

// Maintaining master data is no way round the lock: nobody makes himself manager and then ends it.
func TestManagersOfTheirOwnMakingRevokeNothing(t *testing.T) {
	moves := map[string]func(w *world, tx *store.Tx) error{
		"manager": func(w *world, tx *store.Tx) error {
			who := &entities.Identity{}
			if err := tx.Get(who, w.people["ada"]); err != nil {
				return err
			}
			who.Managers = []int64{w.people["boss"]}
			return tx.Update(who, "MANAGER")
		},
		"org unit": func(w *world, tx *store.Tx) error {
			var units []entities.Orgunit
			if err := tx.Find(&units, "NAME eq 'Yard'", nil); err != nil {
				return err
			}
			units[0].Managers = []int64{w.people["boss"]}
			return tx.Update(&units[0], "MANAGER")
		},
		"owner of a technical identity": func(w *world, tx *store.Tx) error {
			who := &entities.Identity{}
			if err := tx.Get(who, w.people["ada"]); err != nil {
				return err
			}
			boss := w.people["boss"]
			who.Category, who.Owner = entities.CategoryTechnical, &boss
			return tx.Update(who, "IDENTITYCATEGORY", "IDENTITYOWNER")
		},
		"explicit owner": func(w *world, tx *store.Tx) error {
			who := &entities.Identity{}
			if err := tx.Get(who, w.people["ada"]); err != nil {
				return err
			}
			who.ExplicitOwners = []int64{w.people["boss"]}
			return tx.Update(who, "EXPLICITOWNER")
		},
	}
	for name, move := range moves {
		for author, want := range map[string]string{"manager": "NotAllowed", "nobody": "Revoked"} {
			t.Run(name+" by "+author, func(t *testing.T) {
				each(t, func(w *world) {
					w.belongs("ada", "Yard")
					if name == "explicit owner" {
						w.supervisedBy("EXPLICITOWNER")
					}
					w.lock("opadmin", "ada")
					w.settle()
					ctx := access.With(w.ctx, access.Principal{User: w.users[author], Name: author})
					require.NoError(w.t, w.store.Tx(ctx, func(tx *store.Tx) error { return move(w, tx) }))
					id := w.revoke("manager", "ada", nil)
					w.settle()
					require.Equal(w.t, want, w.revocation(id).Result)
					require.Equal(w.t, want == "Revoked", w.status("ada") == "Active")
				})
			})
		}
	}
}

// A membership that a process writes is the deed of who asked for it and of who agreed: neither of them
// ends a lock by it.
func TestMembershipsOfTheirOwnMakingRevokeNothing(t *testing.T) {
	for _, c := range []struct{ asks, agrees, want string }{
		{"manager", "nobody", "NotAllowed"},
		{"nobody", "manager", "NotAllowed"},
		{"nobody", "opadmin", "Revoked"},
	} {
		t.Run(c.asks+" asks, "+c.agrees+" agrees", func(t *testing.T) {
			each(t, func(w *world) {
				w.belongs("ada", "Yard")
				dock := &entities.Orgunit{Name: "Dock", Type: &w.contextTypes()[0].ID, Owners: []int64{w.people["boss"]}}
				w.create(dock)
				w.lock("opadmin", "ada")
				w.settle()
				ada := w.people["ada"]
				asks, agrees := w.users[c.asks], w.users[c.agrees]
				w.create(&entities.Membershiprequest{Identity: &ada, Context: &dock.ID, CreatedBy: &asks})
				w.settle()
				var items []entities.Workitem
				w.read(&items, "SUBJECTREFId eq @ada and WORKITEMSTATUS/Value eq 'Open'", map[string]any{"ada": ada})
				require.Len(w.t, items, 1)
				items[0].DecidedBy = &agrees
				w.tx(func(tx *store.Tx) error { return tx.Update(&items[0], "DECIDEDBY") })
				w.decide(items[0], process.Approve)
				id := w.revoke("manager", "ada", nil)
				w.settle()
				require.Equal(w.t, c.want, w.revocation(id).Result)
				require.Equal(w.t, c.want == "Revoked", w.status("ada") == "Active")
			})
		})
	}
}

// supervisedBy says which property names the supervisors of everybody.
func (w *world) supervisedBy(property string) {
	w.t.Helper()
	kind := w.contextTypes()[0]
	kind.Supervisor = property
	w.tx(func(tx *store.Tx) error { return tx.Update(&kind, "SUPERVISORPROPERTY") })
}

// belongs makes a person a member of a new org unit.
func (w *world) belongs(name, unit string) {
	w.t.Helper()
	if len(w.contextTypes()) == 0 {
		w.create(&entities.Contexttype{Name: entities.OrgUnitType, Hierarchic: true, Supervisor: "MANAGER", Membership: "OUREF"})
	}
	ou := &entities.Orgunit{Name: unit}
	w.create(ou)
	w.tx(func(tx *store.Tx) error {
		who := &entities.Identity{}
		if err := tx.Get(who, w.people[name]); err != nil {
			return err
		}
		who.OrgUnit = &ou.ID
		return tx.Update(who, "OUREF")
	})
}

func (w *world) contextTypes() (all []entities.Contexttype) {
	w.read(&all, "Id ne null", nil)
	return all
}

func TestStrictManagersEndTheirOwnLocks(t *testing.T) {
	eachWith(t, triggers.Options{StrictRevocation: true}, func(w *world) {
		w.manages("boss", "ada")
		w.lock("manager", "ada")
		w.settle()
		id := w.revoke("manager", "ada", nil)
		w.settle()
		require.Equal(w.t, "Revoked", w.revocation(id).Result)
	})
}

// R-547, G-50: what a system asks for is a proposal.
func TestARevokingIncidentIsAProposal(t *testing.T) {
	for decision, want := range map[string]string{"Approve": "Revoked", "Reject": "NotRevoked"} {
		t.Run(decision, func(t *testing.T) {
			each(t, func(w *world) {
				w.lock("opadmin", "ada")
				w.settle()
				i := w.about("ada")
				i.Action = entities.ActionRevoke
				id := w.incident(i)
				w.settle()
				held := w.trigger(id)
				require.Equal(w.t, "Held", held.Status.String())
				require.Equal(w.t, "Locked", w.status("ada"))
				items := w.items(*held.Process)
				require.Len(w.t, items, 1)
				require.Equal(w.t, access.OperationAdministrators, w.group(items[0].Group))
				w.decide(items[0], decision)
				require.Equal(w.t, want, w.trigger(id).Result)
				require.Equal(w.t, want == "Revoked", w.status("ada") == "Active")
			})
		})
	}
}

// the binding and the right together let a revocation run by itself.
func TestAutomaticRevocationNeedsBindingAndRight(t *testing.T) {
	tests := []struct {
		name           string
		binding, right bool
		want           string
	}{
		{"both", true, true, "Completed"}, {"no right", true, false, "Held"}, {"no binding", false, true, "Held"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			each(t, func(w *world) {
				w.bind(entities.Triggerbinding{Event: entities.OnUpdate, Properties: "ACTION", Condition: "ACTION/Value eq 'Revoke'", Template: "Revocation", Automatic: test.binding})
				w.tx(func(tx *store.Tx) error {
					u := &entities.User{}
					if err := tx.Get(u, w.users["siem"]); err != nil {
						return err
					}
					u.RevokeDirect = test.right
					return tx.Update(u, "REVOKEDIRECT")
				})
				id := w.incident(w.about("ada"))
				w.settle()
				w.patch(id, func(i *entities.Incidenttrigger) { i.Action = entities.ActionRevoke }, "ACTION")
				require.Equal(w.t, test.want, w.trigger(id).Status.String())
				require.Equal(w.t, test.want == "Completed", w.status("ada") == "Active")
			})
		})
	}
}

func (w *world) patch(id int64, change func(*entities.Incidenttrigger), property string) {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error {
		row := &entities.Incidenttrigger{}
		if err := tx.Get(row, id); err != nil {
			return err
		}
		change(row)
		return tx.Update(row, property)
	})
	w.settle()
}

// a property that no binding names starts nothing.
func TestAnUpdateNobodyWantsStartsNothing(t *testing.T) {
	each(t, func(w *world) {
		id := w.incident(w.about("ada"))
		w.settle()
		before := w.trigger(id)
		w.patch(id, func(i *entities.Incidenttrigger) { i.Context = "more is known" }, "CONTEXT")
		require.Len(w.t, w.processes(), 1)
		after := w.trigger(id)
		require.Equal(w.t, before.Status, after.Status)
		require.Equal(w.t, before.Process, after.Process)
	})
}

// there is nothing to revoke where nobody is locked, and the process says so.
func TestRevokingWhatIsNotLocked(t *testing.T) {
	each(t, func(w *world) {
		i := w.about("ada")
		i.Action = entities.ActionRevoke
		id := w.incident(i)
		w.settle()
		row := w.trigger(id)
		require.Equal(w.t, "Rejected", row.Status.String())
		require.Equal(w.t, "NotLocked", row.Result)
		require.Equal(w.t, "Rejected", w.process(row.Process).Status.String())
	})
}

// P4: a lock requested after a revocation is never undone by it, whichever of their steps runs first.
func TestLockAndRevokeAtOnce(t *testing.T) {
	t.Run("revoke first", func(t *testing.T) {
		each(t, func(w *world) {
			w.lock("opadmin", "ada")
			w.settle()
			w.revoke("opadmin", "ada", nil)
			w.drain()
			w.lock("opadmin", "ada")
			w.settle()
			require.Equal(w.t, "Locked", w.status("ada"))
			require.Len(w.t, w.holds("ada"), 1)
		})
	})
	t.Run("lock first", func(t *testing.T) {
		each(t, func(w *world) {
			w.lock("opadmin", "ada")
			w.drain()
			id := w.revoke("opadmin", "ada", nil)
			w.settle()
			require.Equal(w.t, "Revoked", w.revocation(id).Result)
			require.Equal(w.t, "Active", w.status("ada"))
			require.Empty(w.t, w.holds("ada"))
		})
	})
	t.Run("workers", func(t *testing.T) {
		each(t, func(w *world) {
			w.lock("opadmin", "ada")
			w.settle()
			require.NoError(w.t, w.pool.Start(w.ctx))
			for range 4 {
				w.revoke("opadmin", "ada", nil)
				w.lock("opadmin", "ada")
			}
			w.pool.Stop()
			w.settle()
			require.Equal(w.t, len(w.holds("ada")) > 0, w.status("ada") == "Locked")
			for _, p := range w.processes() {
				require.True(w.t, p.Status.Final(), p.Status.String())
			}
		})
	})
}
