package storetest

import (
	"slices"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// testManagers changes one after the other all that decides who manages somebody. Each change shows
// before its transaction ends.
func testManagers(w world) {
	kind := &entities.Contexttype{Name: entities.OrgUnitType, Supervisor: "MANAGER", Membership: "OUREF"}
	w.create(kind)
	chief, deputy, owner, who := w.identity(), w.identity(), w.identity(), w.identity()
	user := &entities.User{UserName: "deputy", Identity: &deputy.ID}
	w.create(user)
	group := &entities.Usergroup{Name: "Deputies"}
	w.create(group)
	top := &entities.Orgunit{OrgUnitID: "top", Name: "Top", Managers: []int64{chief.ID}}
	w.create(top)
	unit := &entities.Orgunit{OrgUnitID: "unit", Name: "Unit", Parent: &top.ID}
	w.create(unit)
	member := &entities.Contextassignment{Identity: &who.ID, Context: &unit.ID}

	for _, step := range []struct {
		name   string
		change func(tx *store.Tx) error
		want   []int64
	}{
		{"a context assignment", func(tx *store.Tx) error { return tx.Create(member) }, []int64{chief.ID}},
		{"its end", func(tx *store.Tx) error { return tx.Delete(member) }, nil},
		{"the org unit", func(tx *store.Tx) error { who.OrgUnit = &unit.ID; return tx.Update(who, "OUREF") }, []int64{chief.ID}},
		{"an owner of the unit", func(tx *store.Tx) error { unit.Owners = []int64{owner.ID}; return tx.Update(unit, "OWNERREF") }, []int64{owner.ID}},
		{"the parent unit", func(tx *store.Tx) error {
			unit.Owners, unit.Parent = nil, nil
			return tx.Update(unit, "OWNERREF", "PARENTOU")
		}, nil},
		{"a group that manages", func(tx *store.Tx) error { who.ManagerGroups = []int64{group.ID}; return tx.Update(who, "MANAGERGROUP") }, nil},
		{"a member of the group", func(tx *store.Tx) error { group.Members = []int64{user.ID}; return tx.Update(group, "MEMBERS") }, []int64{deputy.ID}},
		{"the person of the member", func(tx *store.Tx) error { user.Identity = &owner.ID; return tx.Update(user, "IDENTITYREF") }, []int64{owner.ID}},
		{"a named manager", func(tx *store.Tx) error { who.Managers = []int64{chief.ID}; return tx.Update(who, "MANAGER") }, []int64{chief.ID, owner.ID}},
		{"the end of a manager", func(tx *store.Tx) error { return tx.Delete(chief) }, []int64{owner.ID}},
		{"the person behind a technical identity", func(tx *store.Tx) error {
			who.Category, who.Owner = entities.CategoryTechnical, &deputy.ID
			return tx.Update(who, "IDENTITYCATEGORY", "IDENTITYOWNER")
		}, []int64{deputy.ID}},
	} {
		w.tx(func(tx *store.Tx) error {
			require.NoError(w, step.change(tx), step.name)
			require.Equal(w, step.want, w.managersOf(tx, who.ID), step.name)
			return nil
		})
	}
}

func (w world) managersOf(tx *store.Tx, identity int64) (people []int64) {
	w.Helper()
	var found []entities.Manager
	require.NoError(w, tx.Find(&found, "IdentityId eq @id", map[string]any{"id": identity}))
	for _, m := range found {
		people = append(people, m.Person)
	}
	slices.Sort(people)
	return people
}
