package storetest

import (
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// testBulkAhead: what a chunk means does not depend on how much of it was done while the one before
// was written. The rows of earlier chunks are there, those of later ones are not.
func testBulkAhead(w world) {
	boss, old := w.identityNamed("boss"), w.identityNamed("old")
	w.create(&entities.Orgunit{OrgUnitID: "OU1", Name: "One"})
	rows := table{[]string{"IDENTITYID", "LASTNAME", "OUREF/OUID", "MANAGER/IDENTITYID"}, [][]any{
		{"a", "Doe", nil, []any{"boss"}},
		{"b", "Doe", nil, nil},
		{"c", "Doe", nil, []any{"a"}},
		{"d", "Doe", "OU1", []any{"c"}},
		{"old", "New", nil, []any{"d"}},
		{"e", "Doe", "OU1", []any{"boss"}},
		{"f", "Doe", "OU1", []any{"boss"}},
		{"g", "Doe", nil, nil},
		{"h", "Doe", "OU1", nil},
		{"i", "Doe", nil, nil},
	}}
	wrong := table{rows.columns, [][]any{
		{"j", "Doe", nil, []any{"k"}}, {"a", "Roe", nil, nil}, {"k", "Doe", "OU9", nil}, {"l", "Doe", nil, []any{"k"}}, {"old", "Roe", nil, nil}, {"m", "Doe", "OU1", nil},
	}}
	o := store.Bulk{Set: "Identity", Mode: store.BulkUpsert, Key: "IDENTITYID", Chunk: 2, Atomic: true}
	before := w.fingerprint()
	want := []string{
		"11 UnknownReference MANAGER/IDENTITYID", "12 DuplicateRow", "13 UnknownReference OUREF/OUID",
		"14 UnknownReference MANAGER/IDENTITYID", "15 DuplicateRow",
	}
	report, faults := w.bulk(o, table{rows.columns, append(rows.rows[:10:10], wrong.rows...)})
	require.Equal(w, want, faults)
	require.False(w, report.Committed)
	require.Equal(w, before, w.fingerprint())

	report, faults = w.bulk(o, rows)
	require.Empty(w, faults)
	require.Equal(w, store.BulkReport{Rows: 10, Created: 9, Changed: 1, Committed: true}, *report)
	found := map[string]entities.Identity{}
	for _, i := range w.find("") {
		found[i.IdentityID] = i
	}
	require.Equal(w, []int64{boss.ID}, found["a"].Managers)
	require.Equal(w, []int64{found["a"].ID}, found["c"].Managers)
	require.Equal(w, []int64{found["d"].ID}, w.reload(old).Managers)
	require.Equal(w, "New", w.reload(old).LastName)
	for _, name := range []string{"a", "d", "f", "i"} {
		require.Equal(w, found[name].ChangeTime, found[name].CreateTime, "a row begins with the transaction that writes it")
	}

	o.Atomic, before = false, w.fingerprint()
	report, faults = w.bulk(o, table{rows.columns, append(rows.rows[:10:10], wrong.rows...)})
	require.Equal(w, want, faults)
	require.Equal(w, store.BulkReport{Rows: 16, Created: 1, Unchanged: 10, Failed: 5, Committed: true}, *report)
	require.EqualValues(w, 1, w.fingerprint()[0]-before[0])
	w.proven()
}

// testBulkAheadDeleted: a row that an earlier chunk deleted is not there for a later one.
func testBulkAheadDeleted(w world) {
	for _, id := range []string{"gone", "left", "here"} {
		w.identityNamed(id)
	}
	rows := table{[]string{"IDENTITYID", "Deleted", "MANAGER/IDENTITYID"}, [][]any{
		{"gone", true, nil}, {"left", false, nil}, {"new", false, []any{"here"}}, {"other", false, nil}, {"late", false, []any{"gone"}},
	}}
	report, faults := w.bulk(store.Bulk{Set: "Identity", Mode: store.BulkUpsert, Key: "IDENTITYID", Atomic: true, Chunk: 2}, rows)
	require.Equal(w, []string{"5 UnknownReference MANAGER/IDENTITYID"}, faults)
	require.Equal(w, store.BulkReport{Rows: 5, Created: 2, Deleted: 1, Unchanged: 1, Failed: 1}, *report)
}

// testBulkManagers: the managers of new identities are the same whether these come alone or together.
func testBulkManagers(w world) {
	w.create(&entities.Contexttype{Name: entities.OrgUnitType, Supervisor: "MANAGER", Membership: "OUREF"})
	w.create(&entities.Contexttype{Name: "Project", Supervisor: "EXPLICITOWNER"})
	boss, owner := w.identityNamed("boss"), w.identityNamed("owner")
	top := &entities.Orgunit{OrgUnitID: "TOP", Name: "Top", Managers: []int64{boss.ID}}
	w.create(top)
	w.create(&entities.Orgunit{OrgUnitID: "LOW", Name: "Low", Parent: &top.ID})
	w.create(&entities.Orgunit{OrgUnitID: "OWNED", Name: "Owned", Owners: []int64{owner.ID}})
	w.create(&entities.Orgunit{OrgUnitID: "LONE", Name: "Lone"})
	rows := func(prefix string) table {
		return table{[]string{"IDENTITYID", "OUREF/OUID", "MANAGER/IDENTITYID", "EXPLICITOWNER/IDENTITYID", "PRIMARYCONTEXTTYPE/NAME"}, [][]any{
			{prefix + "top", "TOP", nil, nil, nil},
			{prefix + "low", "LOW", nil, nil, nil},
			{prefix + "owned", "OWNED", nil, nil, nil},
			{prefix + "lone", "LONE", nil, nil, nil},
			{prefix + "named", "LONE", []any{"owner"}, nil, nil},
			{prefix + "project", nil, nil, []any{"owner"}, "Project"},
			{prefix + "free", nil, nil, nil, nil},
		}}
	}
	managers := func(prefix string) (list []string) {
		for _, i := range w.find("startswith(IDENTITYID,'" + prefix + "')") {
			for _, by := range []*entities.Identity{boss, owner} {
				if w.number("SELECT count(*) FROM managers WHERE identity_id = $1 AND person_id = $2", i.ID, by.ID) > 0 {
					list = append(list, i.IdentityID[len(prefix):]+" by "+by.IdentityID)
				}
			}
		}
		return list
	}
	o := store.Bulk{Set: "Identity", Mode: store.BulkCreate, Atomic: true}
	for prefix, chunk := range map[string]int{"alone-": 1, "together-": 100} {
		o.Chunk = chunk
		_, faults := w.bulk(o, rows(prefix))
		require.Empty(w, faults)
		require.Equal(w, []string{"top by boss", "low by boss", "owned by owner", "named by owner", "project by owner"}, managers(prefix))
	}
}
