package triggers_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
)

// bars are the ways in which somebody stops being able to decide.
var bars = []struct {
	name string
	bar  func(w *world, person string)
}{
	{"locked", func(w *world, person string) { w.barLocked(person) }},
	{"disabled", func(w *world, person string) { w.setStatus(person, entities.IdentityDisabled) }},
	{"terminated", func(w *world, person string) { w.setStatus(person, entities.IdentityTerminated) }},
	{"deleted", func(w *world, person string) {
		w.tx(func(tx *store.Tx) error { return tx.Delete(w.identity(tx, person)) })
	}},
	{"switched off", func(w *world, person string) { w.switchOff(strings.Replace(person, "boss", "manager", 1)) }},
}

func (w *world) identity(tx *store.Tx, name string) *entities.Identity {
	i := &entities.Identity{}
	require.NoError(w.t, tx.Get(i, w.people[name]))
	return i
}

func (w *world) barLocked(name string) {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error { return tx.OpenHold(w.people[name], "test", "suspicious", 0) })
}

func (w *world) setStatus(name string, status entities.IdentityStatus) {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error {
		i := w.identity(tx, name)
		i.Status = status
		return tx.Update(i, "IDENTITYSTATUS")
	})
}

// project is a context with an owner and a manager, below one that the boss manages.
func (w *world) project() int64 {
	w.t.Helper()
	for _, name := range []string{"owner", "lead"} {
		w.person(name, name+"@example.com")
		id := w.people[name]
		w.user(name, &id, access.Readers)
	}
	above := &entities.Orgunit{OrgUnitID: "ABOVE", Name: "Above", Managers: []int64{w.people["boss"]}}
	w.create(above)
	below := &entities.Orgunit{OrgUnitID: "BELOW", Name: "Below", Parent: &above.ID, Owners: []int64{w.people["owner"]}, Managers: []int64{w.people["lead"]}}
	w.create(below)
	return below.ID
}

// join asks for ada's membership in a context, and gives the work item that came of it.
func (w *world) join(context int64) (*entities.Membershiprequest, entities.Workitem) {
	w.t.Helper()
	who, by := w.people["ada"], w.users["opadmin"]
	row := &entities.Membershiprequest{Identity: &who, Context: &context, CreatedBy: &by}
	w.create(row)
	w.drain()
	w.tx(func(tx *store.Tx) error { return tx.Get(row, row.ID) })
	items := w.items(*row.Process)
	require.Len(w.t, items, 1)
	return row, items[0]
}

// asked tells who is asked to decide.
func (w *world) asked(item entities.Workitem) string {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error { return tx.Get(&item, item.ID) })
	if item.Group != nil {
		require.Empty(w.t, item.Assignees)
		return w.group(item.Group)
	}
	require.Len(w.t, item.Assignees, 1)
	for name, id := range w.people {
		if id == item.Assignees[0] {
			return name
		}
	}
	return ""
}

// Whoever is barred is not asked: the next in the order is, in the end the Operation Administrators.
func TestTheBarredAreNotAsked(t *testing.T) {
	for _, by := range bars {
		t.Run(by.name, func(t *testing.T) {
			each(t, func(w *world) {
				project := w.project()
				for _, next := range []string{"owner", "lead", "boss"} {
					_, item := w.join(project)
					require.Equal(w.t, next, w.asked(item))
					require.False(w.t, item.Flagged)
					by.bar(w, next)
				}
				_, item := w.join(project)
				require.Equal(w.t, access.OperationAdministrators, w.asked(item))
				require.True(w.t, item.Flagged)
			})
		})
	}
}

// An open work item goes on to the next as soon as nobody who was asked can decide it; the audit tells why.
func TestWorkItemsOfTheBarredGoOn(t *testing.T) {
	for _, by := range bars {
		t.Run(by.name, func(t *testing.T) {
			each(t, func(w *world) {
				row, item := w.join(w.project())
				w.tick()
				require.Equal(w.t, "owner", w.asked(item), "who can decide keeps it")
				for _, next := range []string{"lead", "boss", access.OperationAdministrators} {
					by.bar(w, w.asked(item))
					w.tick()
					require.Equal(w.t, next, w.asked(item))
				}
				w.tx(func(tx *store.Tx) error { return tx.Get(&item, item.ID) })
				require.True(w.t, item.Flagged)
				var events []entities.AuditEvent
				w.read(&events, "Type eq 'Workitem' and Operation eq 'Update'", nil)
				require.Len(w.t, events, 3)
				require.Equal(w.t, "nobody who was asked can decide", events[0].Reason)
				w.decide(item, process.Approve)
				w.tx(func(tx *store.Tx) error { return tx.Get(row, row.ID) })
				require.Equal(w.t, "Member", row.Result)
			})
		})
	}
}

// One of several who can decide is enough; a group in which nobody may sign in is none.
func TestWorkItemsOfSeveral(t *testing.T) {
	each(t, func(w *world) {
		project := w.project()
		w.tx(func(tx *store.Tx) error {
			unit := &entities.Orgunit{}
			if err := tx.Get(unit, project); err != nil {
				return err
			}
			unit.Owners = append(unit.Owners, w.people["boss"])
			return tx.Update(unit, "OWNERREF")
		})
		_, item := w.join(project)
		require.Len(w.t, item.Assignees, 2)
		w.barLocked("owner")
		w.tick()
		w.tx(func(tx *store.Tx) error { return tx.Get(&item, item.ID) })
		require.Len(w.t, item.Assignees, 2, "the other one can decide")
	})
	each(t, func(w *world) {
		w.bind(entities.Triggerbinding{Condition: "ACTION/Value eq 'Lockout'", Template: "Lockout", Confirm: true})
		id := w.incident(w.about("ada"))
		w.drain()
		item := w.items(*w.trigger(id).Process)[0]
		require.Equal(w.t, access.SecurityOfficers, w.asked(item), "nobody manages ada")
		w.switchOff("secofficer")
		w.tick()
		require.Equal(w.t, access.OperationAdministrators, w.asked(item))
		w.decide(item, process.Approve)
		require.Equal(w.t, "Locked", w.status("ada"))
	})
}

// Nobody decides about himself: a group that has nobody else is no group to ask.
func TestWorkItemsOfOneself(t *testing.T) {
	each(t, func(w *world) {
		ada := w.people["ada"]
		w.user("ada", &ada, access.SecurityOfficers)
		w.bind(entities.Triggerbinding{Condition: "ACTION/Value eq 'Lockout'", Template: "Lockout", Confirm: true})
		id := w.incident(w.about("ada"))
		w.drain()
		item := w.items(*w.trigger(id).Process)[0]
		w.tick()
		require.Equal(w.t, access.SecurityOfficers, w.asked(item), "somebody else is there")
		w.switchOff("secofficer")
		w.tick()
		require.Equal(w.t, access.OperationAdministrators, w.asked(item))
	})
}

// The managers of an identity are passed over as owners are: those of the context above confirm in their place.
func TestTheBarredDoNotConfirm(t *testing.T) {
	each(t, func(w *world) {
		project := w.project()
		w.tx(func(tx *store.Tx) error {
			ada := w.identity(tx, "ada")
			ada.OrgUnit, ada.Managers = &project, []int64{w.people["bob"]}
			return tx.Update(ada, "OUREF", "MANAGER")
		})
		w.bind(entities.Triggerbinding{Condition: "ACTION/Value eq 'Lockout'", Template: "Lockout", Confirm: true})
		w.barLocked("bob")
		id := w.incident(w.about("ada"))
		w.drain()
		item := w.items(*w.trigger(id).Process)[0]
		require.Equal(w.t, "owner", w.asked(item))
		w.setStatus("owner", entities.IdentityDisabled)
		w.tick()
		require.Equal(w.t, "lead", w.asked(item))
	})
}

// What was asked of the Operation Administrators goes back to them from whom they handed it on to: it is not
// for managers to say whether somebody on the break-glass list is locked.
func TestWorkItemsOfOperatorsComeBack(t *testing.T) {
	each(t, func(w *world) {
		w.tx(func(tx *store.Tx) error {
			ada := w.identity(tx, "ada")
			ada.BreakGlass, ada.Managers = true, []int64{w.people["bob"]}
			return tx.Update(ada, "BREAKGLASS", "MANAGER")
		})
		id := w.incident(w.about("ada"))
		w.drain()
		item := w.items(*w.trigger(id).Process)[0]
		require.Equal(w.t, access.OperationAdministrators, w.asked(item))
		w.tx(func(tx *store.Tx) error {
			item.Group, item.Assignees = nil, []int64{w.people["boss"]}
			return tx.Update(&item, "ASSIGNEEGROUP", "ASSIGNEE")
		})
		w.barLocked("boss")
		w.tick()
		require.Equal(w.t, access.OperationAdministrators, w.asked(item))
	})
}

// So does an alert, which nobody else was to see to.
func TestAlertsComeBack(t *testing.T) {
	each(t, func(w *world) {
		_, item := w.join(w.project())
		w.tx(func(tx *store.Tx) error {
			item.Choices = "Done"
			return tx.Update(&item, "CHOICES")
		})
		w.barLocked("owner")
		w.tick()
		require.Equal(w.t, access.OperationAdministrators, w.asked(item))
	})
}

// A decision of somebody who is barred before the process goes on does not count, whatever it was.
func TestADecisionOfTheBarredIsVoid(t *testing.T) {
	for _, by := range bars {
		t.Run(by.name, func(t *testing.T) {
			each(t, func(w *world) {
				row, item := w.join(w.project())
				owner := w.users["owner"]
				item.Status, item.Decision, item.DecidedBy, item.Comment = entities.WorkitemCompleted, process.Approve, &owner, "of course"
				w.tx(func(tx *store.Tx) error { return tx.Update(&item, "WORKITEMSTATUS", "DECISION", "DECIDEDBY", "REASON") })
				by.bar(w, "owner")
				w.drain()
				w.tx(func(tx *store.Tx) error { return tx.Get(&item, item.ID) })
				require.Equal(w.t, entities.WorkitemOpen, item.Status)
				require.Empty(w.t, item.Decision+item.Comment)
				require.Nil(w.t, item.DecidedBy)
				w.tick()
				require.Equal(w.t, "lead", w.asked(item))
				w.decide(item, process.Decline)
				w.tx(func(tx *store.Tx) error { return tx.Get(row, row.ID) })
				require.Equal(w.t, "Declined", row.Result)
			})
		})
	}
}

// What somebody asked for who is barred before the process runs has no effect: neither a lock nor the end of one.
func TestARequestOfTheBarredIsVoid(t *testing.T) {
	for _, by := range bars {
		t.Run(by.name, func(t *testing.T) {
			each(t, func(w *world) {
				w.manages("boss", "ada")
				lock := w.lock("manager", "ada")
				by.bar(w, "boss")
				w.settle()
				require.Equal(w.t, "NotAllowed", w.lockout(lock).Result)
				require.Equal(w.t, "Active", w.status("ada"))
				w.lock("opadmin", "ada")
				w.settle()
				end := w.revoke("manager", "ada", nil)
				w.settle()
				require.Equal(w.t, "NotAllowed", w.revocation(end).Result)
				require.Equal(w.t, "Locked", w.status("ada"))
				who, user, project := w.people["bob"], w.users["manager"], w.project()
				row := &entities.Membershiprequest{Identity: &who, Context: &project, CreatedBy: &user}
				w.create(row)
				w.settle()
				w.tx(func(tx *store.Tx) error { return tx.Get(row, row.ID) })
				require.Equal(w.t, "NotAllowed", row.Result)
				require.Empty(w.t, w.items(*row.Process))
			})
		})
	}
}
