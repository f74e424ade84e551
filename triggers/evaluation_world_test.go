package triggers_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/provision"
	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
	"github.com/ropewalk/ropewalk/triggers"
)

// apart is a world in which constraints keep permissions apart that ada holds.
type apart struct {
	*world
	rope        *rope.Engine
	permissions []int64
	constraints []*entities.Constraint
}

// kept makes such a world with some permissions; each pair of neighbours is kept apart. Ada's unit is led by boss.
func kept(t *testing.T, permissions int, f func(w *apart)) {
	watches := func() []store.Watch { return append(triggers.Watches(), rope.Watches...) }
	storetest.EachWith(t, store.Options{Watches: watches, TestClock: true}, func(t *testing.T, s *store.Store) {
		engine := rope.New(s, rope.Options{})
		w := &apart{world: newWorld(t, s, triggers.Options{}, engine.Handlers(), provision.Handlers()), rope: engine}
		w.calculate = func() bool { return w.rope.Work(w.ctx, 50, rope.Bulk) > 0 }
		w.fillApart(permissions)
		f(w)
	})
}

func (w *apart) fillApart(permissions int) {
	w.t.Helper()
	w.create(&entities.Contexttype{Name: entities.OrgUnitType})
	unit := &entities.Orgunit{OrgUnitID: "TEAM", Name: "Team", Managers: []int64{w.people["boss"]}}
	w.create(unit)
	w.tx(func(tx *store.Tx) error {
		ada := w.identity(tx, "ada")
		ada.OrgUnit = &unit.ID
		return tx.Update(ada, "OUREF")
	})
	ada := w.people["ada"]
	for i := range permissions {
		p := &entities.Resource{Name: string(rune('A' + i)), Category: entities.RolePermission}
		w.create(p)
		w.permissions = append(w.permissions, p.ID)
		w.create(&entities.Resourceassignment{Identity: &ada, Resource: &p.ID})
	}
	w.drain()
}

// keepApart writes a constraint between permissions and the one after each, all in one transaction.
func (w *apart) keepApart(from ...int) {
	w.t.Helper()
	w.tx(func(tx *store.Tx) error {
		for _, i := range from {
			c := &entities.Constraint{Name: string(rune('A'+i)) + " or " + string(rune('B'+i)), LeftResources: w.permissions[i : i+1], RightResources: w.permissions[i+1 : i+2]}
			w.constraints = append(w.constraints, c)
			if err := tx.Create(c); err != nil {
				return err
			}
		}
		return nil
	})
	w.drain()
}

// evaluations are the processes about ada.
func (w *apart) evaluations() (all []entities.Process) {
	w.t.Helper()
	w.read(&all, "TEMPLATE eq 'Evaluation' and SUBJECTREFId eq @ada", map[string]any{"ada": w.people["ada"]})
	return all
}

// sheet is the latest evaluation with its rows.
func (w *apart) sheet() (e entities.Evaluation, constraints []entities.Constraintdecision, resources []entities.Resourcedecision) {
	w.t.Helper()
	all := w.evaluations()
	require.NotEmpty(w.t, all)
	of := map[string]any{"process": all[len(all)-1].ID}
	var found []entities.Evaluation
	w.read(&found, "PROCESSREFId eq @process", of)
	require.Len(w.t, found, 1)
	w.read(&constraints, "PROCESSREFId eq @process", of)
	w.read(&resources, "PROCESSREFId eq @process", of)
	return found[0], constraints, resources
}

// open is the one open work item of the latest evaluation.
func (w *apart) open() entities.Workitem {
	w.t.Helper()
	all := w.evaluations()
	var items []entities.Workitem
	w.read(&items, "PROCESSREFId eq @process and WORKITEMSTATUS/Value eq 'Open'", map[string]any{"process": all[len(all)-1].ID})
	require.Len(w.t, items, 1)
	return items[0]
}

// answer decides the open work item as a user.
func (w *apart) answer(user, decision string) {
	w.t.Helper()
	w.decideAs(w.open(), user, decision)
	w.drain()
}

func (w *apart) decideAs(item entities.Workitem, user, decision string) {
	w.t.Helper()
	by := w.users[user]
	item.Status, item.Decision, item.DecidedBy = entities.WorkitemCompleted, decision, &by
	w.tx(func(tx *store.Tx) error { return tx.Update(&item, "WORKITEMSTATUS", "DECISION", "DECIDEDBY") })
}

// allow allows a constraint as a whole.
func (w *apart) allow(d entities.Constraintdecision, control *int64) {
	w.t.Helper()
	d.Action, d.Justification, d.Control = entities.ActionAllow, "needed", control
	w.tx(func(tx *store.Tx) error { return tx.Update(&d, "ACTION", "JUSTIFICATION", "CONTROLREF") })
}

// says is what constraints say of the access, in order of the permissions.
func (w *apart) says() (list []string) {
	w.t.Helper()
	for _, id := range w.permissions {
		var found []entities.CalculatedAssignment
		w.read(&found, "IdentityId eq @ada and ResourceId eq @id", map[string]any{"ada": w.people["ada"], "id": id})
		require.Len(w.t, found, 1)
		list = append(list, found[0].Violation.String())
	}
	return list
}

// relyOnNothing has the open decisions rest on a control that is not in use, as if it had been switched off in
// the very moment in which it was named.
func (w *apart) relyOnNothing() {
	w.t.Helper()
	off := false
	control := &entities.Compensatingcontrol{Name: "Off", Active: &off}
	w.create(control)
	_, constraints, _ := w.sheet()
	constraints[0].Control = &control.ID
	w.tx(func(tx *store.Tx) error { return tx.Update(&constraints[0], "CONTROLREF") })
}

// proven holds all that was decided, and its end, against the audit.
func (w *apart) proven() {
	w.t.Helper()
	report, err := w.store.Verify(context.Background(), nil)
	require.NoError(w.t, err)
	require.Empty(w.t, report.Findings)
}
