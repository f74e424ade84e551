package triggers_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
)

// a request locks, and its run tells whom, who asked, why, which hold and every step.
func TestLockoutRequest(t *testing.T) {
	each(t, func(w *world) {
		id := w.lock("opadmin", "ada")
		w.drain()
		require.Equal(w.t, "Locked", w.status("ada"))
		require.Equal(w.t, "Running", w.lockout(id).Status.String(), "the calculation is still to come")
		w.settle()
		row := w.lockout(id)
		require.Equal(w.t, "Completed", row.Status.String())
		require.Equal(w.t, "Locked", row.Result)
		p := w.process(row.Process)
		require.Equal(w.t, "Lockout", p.Template)
		require.Equal(w.t, "Completed", p.Status.String())
		require.Equal(w.t, "Locked", p.Outcome)
		require.Equal(w.t, entities.EntryLockout, p.Entry)
		require.Equal(w.t, w.people["ada"], *p.Subject)
		require.Equal(w.t, w.users["opadmin"], *p.StartedBy)
		require.Equal(w.t, id, *p.Trigger)
		require.Equal(w.t, row.UID, *p.TriggerUID)
		require.Equal(w.t, "suspicious", p.Reason)
		holds := w.holds("ada")
		require.Len(w.t, holds, 1)
		require.Equal(w.t, holds[0].ID, *p.Hold)
		var steps []entities.Processstep
		w.read(&steps, "PROCESSREFId eq @id", map[string]any{"id": p.ID})
		require.Len(w.t, steps, 4)
	})
}

// a second lockout adds a hold and changes no status.
func TestSecondLockoutAddsAHold(t *testing.T) {
	each(t, func(w *world) {
		w.lock("opadmin", "ada")
		w.settle()
		id := w.lock("secofficer", "ada")
		w.settle()
		require.Equal(w.t, "AlreadyLocked", w.lockout(id).Result)
		require.Len(w.t, w.holds("ada"), 2)
	})
}

// the rights hold at the moment the process runs, not only when the row is written.
func TestRightsAreCheckedAgain(t *testing.T) {
	tests := []struct {
		name, user, result string
		prepare            func(w *world)
	}{
		{"operator", "opadmin", "Locked", nil},
		{"security officer", "secofficer", "Locked", nil},
		{"stranger", "nobody", "NotAllowed", nil},
		{"manager of somebody else", "manager", "NotAllowed", nil},
		{"own manager", "manager", "Locked", func(w *world) { w.manages("boss", "ada") }},
		{"operator switched off", "opadmin", "NotAllowed", func(w *world) { w.switchOff("opadmin") }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			each(t, func(w *world) {
				if test.prepare != nil {
					test.prepare(w)
				}
				id := w.lock(test.user, "ada")
				w.settle()
				require.Equal(w.t, test.result, w.lockout(id).Result)
				require.Equal(w.t, test.result == "Locked", w.status("ada") == "Locked")
			})
		})
	}
}

func (w *world) manages(manager, name string) {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error {
		p := &entities.Identity{}
		if err := tx.Get(p, w.people[name]); err != nil {
			return err
		}
		p.Managers = []int64{w.people[manager]}
		return tx.Update(p, "MANAGER")
	})
	w.drain()
}

func (w *world) switchOff(user string) {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error {
		u, off := &entities.User{}, false
		if err := tx.Get(u, w.users[user]); err != nil {
			return err
		}
		u.Active = &off
		return tx.Update(u, "ACTIVE")
	})
}

// a binding may have a person confirm before anybody is locked.
func TestABindingMayAskForConfirmation(t *testing.T) {
	for decision, want := range map[string]string{"Approve": "Locked", "Reject": "NotLocked"} {
		t.Run(decision, func(t *testing.T) {
			each(t, func(w *world) {
				w.bind(entities.Triggerbinding{Template: "Lockout", Confirm: true})
				w.manages("boss", "ada")
				id := w.incident(w.about("ada"))
				w.settle()
				held := w.trigger(id)
				require.Equal(w.t, "Held", held.Status.String())
				require.Equal(w.t, "Active", w.status("ada"))
				items := w.items(*held.Process)
				require.Len(w.t, items, 1)
				require.Equal(w.t, []int64{w.people["boss"]}, items[0].Assignees)
				w.decide(items[0], decision)
				row := w.trigger(id)
				require.Equal(w.t, "Completed", row.Status.String())
				require.Equal(w.t, want, row.Result)
				require.Equal(w.t, want == "Locked", w.status("ada") == "Locked")
			})
		})
	}
}

func TestConfirmationWithoutManagerGoesToSecurity(t *testing.T) {
	each(t, func(w *world) {
		w.bind(entities.Triggerbinding{Template: "Lockout", Confirm: true})
		id := w.incident(w.about("ada"))
		w.settle()
		items := w.items(*w.trigger(id).Process)
		require.Len(w.t, items, 1)
		require.Equal(w.t, access.SecurityOfficers, w.group(items[0].Group))
		require.True(w.t, items[0].Flagged)
	})
}

// a system does not lock who is on the break-glass list by itself; a person does, having confirmed it.
func TestBreakGlassWaitsForAPerson(t *testing.T) {
	each(t, func(w *world) {
		w.tx(func(tx *store.Tx) error {
			p := &entities.Identity{}
			if err := tx.Get(p, w.people["ada"]); err != nil {
				return err
			}
			p.BreakGlass = true
			return tx.Update(p, "BREAKGLASS")
		})
		id := w.incident(w.about("ada"))
		w.settle()
		row := w.trigger(id)
		require.Equal(w.t, "Held", row.Status.String())
		require.Equal(w.t, "Waiting", w.process(row.Process).Status.String())
		items := w.items(*row.Process)
		require.Len(w.t, items, 1)
		require.Equal(w.t, access.OperationAdministrators, w.group(items[0].Group))
		require.Equal(w.t, "Active", w.status("ada"))
		who, by := w.people["ada"], w.users["opadmin"]
		w.create(&entities.Lockoutrequest{Identity: &who, Reason: "I know", Confirmed: true, CreatedBy: &by})
		w.settle()
		require.Equal(w.t, "Locked", w.status("ada"))
	})
}

// above its limit, what a source wants locked waits for a person.
func TestARunawaySourceIsHeld(t *testing.T) {
	limit := int64(2)
	each(t, func(w *world) {
		w.bind(entities.Triggerbinding{Template: "Lockout", MaxPerHour: &limit})
		for _, name := range []string{"ada", "bob", "eve", "boss"} {
			w.incident(w.about(name))
		}
		w.settle()
		states := map[string]int{}
		for _, p := range w.processes() {
			states[p.Status.String()]++
			if p.Status == entities.ProcessWaiting {
				require.Len(w.t, w.items(p.ID), 1)
			}
		}
		require.Equal(w.t, map[string]int{"Completed": 2, "Waiting": 2}, states)
		w.incident(w.about("ada"))
		w.settle()
		require.Len(w.t, w.holds("ada"), 2, "who is counted already costs nothing more")
	})
}

// the name of the source is the client's own word, so it is held to its limit under any name.
func TestARunawayClientIsHeldUnderAnyName(t *testing.T) {
	limit := int64(2)
	each(t, func(w *world) {
		w.bind(entities.Triggerbinding{Template: "Lockout", MaxPerHour: &limit})
		for _, name := range []string{"ada", "bob", "eve", "boss"} {
			i := w.about(name)
			i.Source = "SIEM of " + name
			w.incident(i)
		}
		w.settle()
		states := map[string]int{}
		for _, p := range w.processes() {
			states[p.Status.String()]++
		}
		require.Equal(w.t, map[string]int{"Completed": 2, "Waiting": 2}, states)
	})
}

// a dry run reports what would be disabled, and does nothing.
func TestDryRunChangesNothing(t *testing.T) {
	each(t, func(w *world) {
		i := w.about("ada")
		i.DryRun = true
		id := w.incident(i)
		w.settle()
		row := w.trigger(id)
		require.Equal(w.t, "Completed", row.Status.String())
		require.Equal(w.t, "DryRun", row.Result)
		require.Equal(w.t, "Active", w.status("ada"))
		require.Empty(w.t, w.holds("ada"))
		require.Zero(w.t, w.process(row.Process).Entry)
		var steps []entities.Processstep
		w.read(&steps, "PROCESSREFId eq @id", map[string]any{"id": *row.Process})
		require.True(w.t, json.Valid([]byte(steps[0].Details)), steps[0].Details)
	})
}

func TestTechnicalIdentitiesAreShownToSecurity(t *testing.T) {
	each(t, func(w *world) {
		owner := w.people["ada"]
		w.create(&entities.Identity{IdentityID: "robot", Category: entities.CategoryTechnical, Owner: &owner, Status: entities.IdentityActive})
		id := w.lock("opadmin", "ada")
		w.settle()
		items := w.items(*w.lockout(id).Process)
		require.Len(w.t, items, 1)
		require.Equal(w.t, access.SecurityOfficers, w.group(items[0].Group))
		require.Contains(w.t, items[0].Question, "robot")
	})
}

func TestABindingMayNameWhoConfirms(t *testing.T) {
	for _, template := range []string{"Lockout", "Revocation"} {
		t.Run(template, func(t *testing.T) {
			each(t, func(w *world) {
				w.lock("opadmin", "ada")
				w.settle()
				var groups []entities.Usergroup
				w.read(&groups, "NAME eq 'Readers'", nil)
				w.bind(entities.Triggerbinding{Template: template, Confirm: true, ConfirmBy: &groups[0].ID})
				id := w.incident(w.about("ada"))
				w.settle()
				items := w.items(*w.trigger(id).Process)
				require.Len(w.t, items, 1)
				require.Equal(w.t, "Readers", w.group(items[0].Group))
			})
		})
	}
}
