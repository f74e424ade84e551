package storetest

import (
	"fmt"
	"iter"
	"strings"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
)

// table is rows for a bulk write: names of columns, then values.
type table struct {
	columns []string
	rows    [][]any
}

func people(rows ...[]any) table { return table{[]string{"IDENTITYID", "FIRSTNAME", "LASTNAME"}, rows} }

func (t table) each(w world, set string) iter.Seq2[store.BulkRow, error] {
	columns := make([]*store.BulkColumn, len(t.columns))
	for i, name := range t.columns {
		column, err := w.s.BulkColumn(w.ctx, set, name)
		require.NoError(w, err)
		columns[i] = column
	}
	return func(yield func(store.BulkRow, error) bool) {
		for n, values := range t.rows {
			row := store.BulkRow{Number: int64(n + 1)}
			for i, v := range values {
				row.Cells = append(row.Cells, store.BulkCell{Column: columns[i], Value: v})
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

// bulk writes a table and gives what became of it, faults in short form.
func (w world) bulk(o store.Bulk, t table) (*store.BulkReport, []string) {
	w.Helper()
	var faults []string
	o.Fault = func(f store.BulkFault) {
		text := fmt.Sprintf("%d %s %s", f.Row, f.Code, f.Property)
		if f.Warning {
			text += " (warning)"
		}
		faults = append(faults, strings.TrimSpace(text))
	}
	report, err := w.s.Bulk(w.ctx, o, t.each(w, o.Set))
	require.NoError(w, err)
	return report, faults
}

// proven seals and verifies the whole database.
func (w world) proven() {
	w.Helper()
	_, err := w.s.Seal(w.ctx)
	require.NoError(w, err)
	report, err := w.s.Verify(w.ctx, nil)
	require.NoError(w, err)
	require.Empty(w, report.Findings)
}

func (w world) find(filter string) []entities.Identity {
	w.Helper()
	var found []entities.Identity
	require.NoError(w, w.s.Read(w.ctx, &found, filter, nil))
	return found
}

func testBulkCreate(w world) {
	boss := w.identity()
	w.create(&entities.Contexttype{Name: entities.OrgUnitType, Supervisor: "MANAGER", Membership: "OUREF"})
	w.create(&entities.Orgunit{OrgUnitID: "OU1", Name: "One", Managers: []int64{boss.ID}})
	w.s.SetWatches(func() []store.Watch { return []store.Watch{{Type: "Identity", Kind: "watched"}} })
	events := w.number("SELECT count(*) FROM audit_events")
	rows := table{columns: []string{"IDENTITYID", "FIRSTNAME", "LASTNAME", "OUREF/OUID", "MANAGER/IDENTITYID", "IDENTITYOWNER/IDENTITYID"}}
	for n := range 150 {
		rows.rows = append(rows.rows, []any{fmt.Sprintf("B%03d", n), "Jo", "Doe", "OU1", nil, nil})
	}
	rows.rows[1][4] = []any{"B000", boss.IdentityID}
	rows.rows[2][5] = "B149"
	report, faults := w.bulk(store.Bulk{Set: "Identity", Mode: store.BulkCreate, Atomic: true, Chunk: 100}, rows)
	require.Equal(w, []string{"3 UnknownReference IDENTITYOWNER/IDENTITYID"}, faults, "what stands far below is not there yet")
	require.False(w, report.Committed)
	require.Empty(w, w.find("startswith(IDENTITYID,'B')"))
	rows.rows[2][5] = "B099"
	report, faults = w.bulk(store.Bulk{Set: "Identity", Mode: store.BulkCreate, Atomic: true, Chunk: 100}, rows)
	require.Empty(w, faults)
	require.Equal(w, store.BulkReport{Rows: 150, Created: 150, Committed: true}, *report)

	found := w.find("startswith(IDENTITYID,'B')")
	require.Len(w, found, 150)
	require.Equal(w, entities.IdentityActive, found[0].Status, "defaults are filled in")
	require.Equal(w, "Jo Doe", found[0].DisplayName)
	require.Equal(w, "B000", found[0].KeyValue)
	require.ElementsMatch(w, []int64{found[0].ID, boss.ID}, found[1].Managers)
	require.Equal(w, found[99].ID, *found[2].Owner)
	require.EqualValues(w, 2, w.number("SELECT count(*) FROM audit_events")-events, "one event for each chunk")
	require.EqualValues(w, 2, w.number("SELECT count(*) FROM jobs WHERE kind = 'watched'"), "one job for each chunk")
	require.EqualValues(w, 151, w.number("SELECT count(*) FROM managers"))
	w.proven()
	w.create(&entities.Identity{IdentityID: "after"})
	require.Greater(w, w.find("IDENTITYID eq 'after'")[0].ID, found[149].ID, "numbers are not given twice")
}

func testBulkUpdate(w world) {
	_, faults := w.bulk(store.Bulk{Set: "Identity", Mode: store.BulkCreate, Atomic: true}, people([]any{"A", "Jo", "Doe"}, []any{"B", "Jo", "Doe"}, []any{"C", "Jo", "Doe"}))
	require.Empty(w, faults)
	w.s.SetWatches(func() []store.Watch {
		return []store.Watch{{Type: "Identity", Ops: []string{store.OpUpdate}, Properties: []string{"LASTNAME"}, Kind: "watched"}}
	})
	events := w.number("SELECT count(*) FROM audit_events")
	update := store.Bulk{Set: "Identity", Mode: store.BulkUpdate, Key: "IDENTITYID", Atomic: true}
	report, faults := w.bulk(update, people([]any{"A", "Jo", "Doe"}, []any{"B", "Jo", "Roe"}, []any{"C", nil, "Doe"}))
	require.Empty(w, faults)
	require.Equal(w, store.BulkReport{Rows: 3, Changed: 2, Unchanged: 1, Committed: true}, *report)
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM audit_events")-events)
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM jobs WHERE kind = 'watched'"))
	require.EqualValues(w, 2, w.number("SELECT count(*) FROM identities_history"))
	require.EqualValues(w, 2, w.number(`SELECT count(*) FROM identities_history h JOIN identities i ON i.id = h.id
		AND i.version_id = h.closed_by AND i.effective_from = h.effective_to AND h.effective_from < i.effective_from`))
	require.Equal(w, "Doe", w.find("IDENTITYID eq 'C'")[0].DisplayName, "names follow")

	report, _ = w.bulk(update, people([]any{"A", "Jo", "Doe"}, []any{"B", "Jo", "Roe"}))
	require.Equal(w, store.BulkReport{Rows: 2, Unchanged: 2, Committed: true}, *report)
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM audit_events")-events, "what changes nothing writes nothing")

	id := w.find("IDENTITYID eq 'B'")[0]
	links := table{[]string{"UId", "MANAGER/Id", "Deleted"}, [][]any{{id.UID, []any{id.ID, w.find("IDENTITYID eq 'A'")[0].ID}, false}}}
	_, faults = w.bulk(store.Bulk{Set: "Identity", Mode: store.BulkUpsert, Key: "UId", Atomic: true}, links)
	require.Empty(w, faults)
	links.rows[0][1], links.rows[0][2] = []any{id.ID}, true
	report, faults = w.bulk(store.Bulk{Set: "Identity", Mode: store.BulkUpdate, Key: "UId", Atomic: true}, links)
	require.Empty(w, faults)
	require.EqualValues(w, 1, report.Deleted)
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM identities_manager_history"))
	require.NotNil(w, w.reload(&id).DeleteTime)
	w.proven()
}

func testBulkUpsert(w world) {
	upsert := store.Bulk{Set: "Identity", Mode: store.BulkUpsert, Key: "IDENTITYID"}
	w.bulk(upsert, people([]any{"A", "Jo", "Doe"}))
	report, faults := w.bulk(upsert, people([]any{"A", "Jo", "Roe"}, []any{"B", "Jo", "Doe"}, []any{"C", "x", "x"}, []any{"C", "y", "y"}, []any{"", "z", "z"}))
	require.Equal(w, []string{"3 DuplicateRow", "4 DuplicateRow", "5 RequiredProperty IDENTITYID"}, faults)
	require.Equal(w, store.BulkReport{Rows: 5, Created: 1, Changed: 1, Failed: 3, Committed: true}, *report)
	upsert.Chunk = 1
	report, faults = w.bulk(upsert, people([]any{"D", "Jo", "Roe"}, []any{"E", "Jo", "Doe"}, []any{"D", "x", "x"}))
	require.Equal(w, []string{"3 DuplicateRow"}, faults, "far apart")
	require.EqualValues(w, 2, report.Created)
	require.Empty(w, w.find("IDENTITYID eq 'C'"))
	_, err := w.s.Bulk(w.ctx, store.Bulk{Set: "Identity", Mode: store.BulkUpdate, Key: "LASTNAME"}, people().each(w, "Identity"))
	require.ErrorContains(w, err, "NoKey")
	w.proven()
}

// testBulkFaults: each kind of fault is told of its row, and the others stand.
func testBulkFaults(w world) {
	w.identityNamed("taken")
	rows := table{[]string{"IDENTITYID", "LASTNAME", "OUREFId", "VALIDFROM", "VALIDTO", "IDENTITYSTATUS"}, [][]any{
		{"good", "Doe", nil, nil, nil, int64(1)},
		{strings.Repeat("x", 101), strings.Repeat("x", 201), nil, nil, nil, int64(1)},
		{"ref", "Doe", int64(1), nil, nil, int64(1)},
		{"null", "Doe", nil, nil, nil, nil},
		{"taken", "Doe", nil, nil, nil, int64(1)},
		{"TAKEN", "Doe", nil, nil, nil, int64(1)},
		{"GOOD", "Doe", nil, nil, nil, int64(1)},
		{"fine", "Doe", nil, nil, nil, int64(1)},
	}}
	report, faults := w.bulk(store.Bulk{Set: "Identity", Mode: store.BulkCreate}, rows)
	require.Equal(w, []string{
		"2 InvalidValue IDENTITYID", "2 InvalidValue LASTNAME", "3 UnknownReference OUREFId", "4 NotNullable IDENTITYSTATUS",
		"5 Conflict IDENTITYID", "6 Conflict IDENTITYID", "7 Conflict IDENTITYID",
	}, faults)
	require.Equal(w, store.BulkReport{Rows: 8, Created: 2, Failed: 6, Committed: true}, *report)
	require.Len(w, w.find("IDENTITYID in ('good','fine')"), 2)
	require.EqualValues(w, 2, w.number("SELECT count(*) FROM audit_events WHERE type = 'Identity'"))
	w.proven()

	leaning := table{[]string{"IDENTITYID", "LASTNAME", "IDENTITYOWNER/IDENTITYID"}, [][]any{
		{"L1", strings.Repeat("x", 201), nil},
		{"L2", "Doe", "L1"},
		{"L3", "Doe", "L2"},
		{"L4", "Doe", "TAKEN2"},
		{"TAKEN2", "Doe", nil},
		{"taken2", "Doe", nil},
		{"L7", "Doe", "taken2"},
		{"L8", "Doe", "L7"},
	}}
	_, faults = w.bulk(store.Bulk{Set: "Identity", Mode: store.BulkCreate}, leaning)
	require.Equal(w, []string{
		"1 InvalidValue LASTNAME", "2 UnknownReference IDENTITYOWNER/IDENTITYID", "3 UnknownReference IDENTITYOWNER/IDENTITYID", "6 Conflict IDENTITYID",
		"7 UnknownReference IDENTITYOWNER/IDENTITYID", "8 UnknownReference IDENTITYOWNER/IDENTITYID",
	}, faults)
	require.Len(w, w.find("IDENTITYID in ('L4','TAKEN2')"), 2)
	w.proven()
}

func (w world) identityNamed(id string) *entities.Identity {
	w.Helper()
	i := &entities.Identity{IdentityID: id, LastName: "Doe"}
	w.create(i)
	return i
}

func testBulkAtomic(w world) { BulkAtomic(w.T, w.s, Sizes(50), 17) }

func testBulkDryRun(w world) {
	w.identityNamed("A")
	before := w.fingerprint()
	report, faults := w.bulk(store.Bulk{Set: "Identity", Mode: store.BulkUpsert, Key: "IDENTITYID", DryRun: true, Chunk: 2},
		people([]any{"A", "New", "Doe"}, []any{"B", "Jo", "Doe"}, []any{"C", strings.Repeat("x", 201), "Doe"}))
	require.Equal(w, []string{"3 InvalidValue FIRSTNAME"}, faults)
	require.Equal(w, store.BulkReport{Rows: 3, Created: 1, Changed: 1, Failed: 1}, *report)
	require.Equal(w, before, w.fingerprint())
}

func testBulkRights(w world) {
	owner := w.identity()
	mine := &entities.Orgunit{OrgUnitID: "MINE", Name: "Mine", Owners: []int64{owner.ID}}
	other := &entities.Orgunit{OrgUnitID: "OTHER", Name: "Other"}
	w.create(mine)
	w.create(other)
	theirs := &entities.Contextassignment{Identity: &owner.ID, Context: &other.ID}
	w.create(theirs)
	person := w.as(1, owner.ID)
	rows := table{[]string{"CA_IDENTITYId", "CA_CONTEXTId"}, [][]any{{owner.ID, mine.ID}, {owner.ID, other.ID}}}
	report, faults := person.bulk(store.Bulk{Set: "Contextassignment", Mode: store.BulkCreate}, rows)
	require.Equal(w, []string{"2 Forbidden Contextassignment"}, faults)
	require.EqualValues(w, 1, report.Created)
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM audit_events WHERE operation = 'Denied' AND reason = 'Forbidden'"))

	var made []entities.Contextassignment
	require.NoError(w, w.s.Read(w.ctx, &made, "CA_CONTEXTId eq @id", map[string]any{"id": mine.ID}))
	moves := table{[]string{"Id", "CA_CONTEXTId"}, [][]any{{made[0].ID, other.ID}, {theirs.ID, mine.ID}}}
	_, faults = person.bulk(store.Bulk{Set: "Contextassignment", Mode: store.BulkUpdate, Key: "Id"}, moves)
	require.Equal(w, []string{"1 Forbidden Contextassignment", "2 Forbidden Contextassignment"}, faults, "nothing is given away, nothing taken in")
	_, faults = w.as(2, owner.ID).bulk(store.Bulk{Set: "Identity", Mode: store.BulkUpdate, Key: "IDENTITYID"}, people([]any{owner.IdentityID, "New", "Name"}, []any{"nobody", "x", "x"}))
	require.Equal(w, []string{"1 Forbidden Identity", "2 NotFound IDENTITYID"}, faults)
	require.Equal(w, "Jo", w.reload(owner).FirstName)
	w.proven()
}

func testBulkGuard(w world) {
	i, free := w.identityNamed("locked"), w.identityNamed("free")
	w.lock(i.ID)
	status := table{[]string{"IDENTITYID", "IDENTITYSTATUS", "JOBTITLE"}, [][]any{{"locked", int64(entities.IdentityActive), "new"}, {"free", int64(entities.IdentityDisabled), "new"}}}
	update := store.Bulk{Set: "Identity", Mode: store.BulkUpdate, Key: "IDENTITYID"}
	for _, caller := range []world{w, w.as(1, 0, access.DataAdministrators)} {
		_, faults := caller.bulk(update, status)
		require.Equal(w, []string{"1 IdentityLocked IDENTITYSTATUS"}, faults)
	}
	require.EqualValues(w, 2, w.number("SELECT count(*) FROM audit_events WHERE operation = 'Denied' AND reason = 'IdentityLocked' AND object_id = $1", i.ID))
	require.Equal(w, entities.IdentityDisabled, w.reload(free).Status)
	gone := table{[]string{"Id", "Deleted"}, [][]any{{i.ID, true}}}
	_, faults := w.bulk(store.Bulk{Set: "Identity", Mode: store.BulkUpdate, Key: "Id"}, gone)
	require.Equal(w, []string{"1 IdentityLocked IDENTITYSTATUS"}, faults)
	renamed := table{[]string{"Id", "IDENTITYID"}, [][]any{{i.ID, "other"}}}
	_, faults = w.bulk(store.Bulk{Set: "Identity", Mode: store.BulkUpdate, Key: "Id"}, renamed)
	require.Equal(w, []string{"1 IdentityLocked IDENTITYSTATUS"}, faults)
	w.agrees()

	update.KeepLocked = true
	_, faults = w.bulk(update, status)
	require.Equal(w, []string{"1 IdentityLocked IDENTITYSTATUS (warning)"}, faults)
	got := w.reload(i)
	require.Equal(w, entities.IdentityLocked, got.Status)
	require.Equal(w, "new", got.JobTitle)
	lock := table{[]string{"IDENTITYID", "IDENTITYSTATUS"}, [][]any{{"free", int64(entities.IdentityLocked)}, {"born", int64(entities.IdentityLocked)}}}
	_, faults = w.bulk(store.Bulk{Set: "Identity", Mode: store.BulkUpsert, Key: "IDENTITYID"}, lock)
	require.Empty(w, faults)
	require.EqualValues(w, 2, w.number("SELECT count(*) FROM lock_holds WHERE source = 'direct' AND open_cause IS NOT NULL AND closed_at IS NULL"))
	w.agrees()
	w.proven()
}
