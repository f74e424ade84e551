package storetest

import (
	"errors"
	"slices"
	"strconv"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// bind binds a URL against the model of the caller.
func (w world) bind(path, options string) *query.Query {
	w.Helper()
	model, err := w.s.Model(w.ctx)
	require.NoError(w, err)
	url, err := grammar.Parse(path, options, grammar.Limits{})
	require.NoError(w, err)
	request, err := query.Bind(model, url, query.Env{})
	require.NoError(w, err)
	return request.Query
}

func (w world) rows(q *query.Query) (rows []query.Row, count *int64) {
	w.Helper()
	result, err := w.s.Query(w.ctx, q)
	require.NoError(w, err)
	for row, err := range result.Rows {
		require.NoError(w, err)
		rows = append(rows, row.Clone())
	}
	return rows, result.Count
}

func testQuery(w world) {
	unit := &entities.Orgunit{OrgUnitID: "U1", Name: "Unit"}
	w.create(unit)
	var ids []int64
	for range 3 {
		i := w.identity()
		i.OrgUnit = &unit.ID
		update(w, i, "OUREF")
		ids = append(ids, i.ID)
	}
	q := w.bind("Identity", "$filter=OUREF/OUID%20eq%20'U1'&$select=Id,FIRSTNAME,IDENTITYSTATUS&$expand=OUREF($select=NAME)&$count=true&$top=2")
	rows, count := w.rows(q)
	require.EqualValues(w, 3, *count)
	require.Len(w, rows, 2)
	require.Len(w, rows[0].Expanded[0].Rows, 1)

	inverse := w.bind("Orgunit", "$expand=Members($select=Id;$orderby=Id%20desc;$count=true;$expand=OUREF)")
	inverse.Expand[0].Query.Limit = 2
	rows, _ = w.rows(inverse)
	require.Len(w, rows, 1)
	members := rows[0].Expanded[0]
	require.EqualValues(w, 3, *members.Count)
	require.True(w, members.More)
	require.Len(w, members.Rows, 2)
	require.Equal(w, ids[2], members.Rows[0].Cells[0].N)
	require.Len(w, members.Rows[0].Expanded[0].Rows, 1)

	self := w.as(9, ids[1])
	rows, count = self.rows(self.bind("Identity", "$count=true&$select=Id"))
	require.Len(w, rows, 1, "rows of others do not exist")
	require.EqualValues(w, 1, *count)
	rows, _ = self.rows(self.bind("Orgunit", "$expand=Members($select=Id)"))
	require.Len(w, rows[0].Expanded[0].Rows, 1)
	nobody := w.as(0, 0)
	_, count = nobody.rows(w.bind("Identity", "$count=true"))
	require.Zero(w, *count, "rights are those of the caller, whatever model the query was bound to")
}

// testInstant reads while somebody writes: each transaction adds a member to a unit and tells their
// number in its name, so that name, count and members show whether they are of the same instant.
func testInstant(w world) {
	const members = 60
	unit := &entities.Orgunit{OrgUnitID: "U", Name: "0"}
	w.create(unit)
	done := make(chan error, 1)
	go func() {
		for n := 1; n <= members; n++ {
			err := w.s.Tx(w.ctx, func(tx *store.Tx) error {
				unit.Name = strconv.Itoa(n)
				person := &entities.Identity{IdentityID: "member " + unit.Name, OrgUnit: &unit.ID}
				return errors.Join(tx.Create(person), tx.Update(unit, "NAME"))
			})
			if err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	q := w.bind("Orgunit", "$select=NAME&$expand=Members($select=Id;$count=true)")
	of := w.bind("Identity", "$count=true&$filter=OUREF/OUID%20eq%20'U'&$select=Id")
	q.Limit, of.Limit = 100, 100
	for reading := true; reading; {
		select {
		case err := <-done:
			require.NoError(w, err)
			reading = false
		default:
		}
		rows, _ := w.rows(q)
		name := rows[0].Cells[slices.IndexFunc(q.Columns, func(p *edm.Property) bool { return p.Name == "NAME" })].Value(edm.String)
		found := rows[0].Expanded[0]
		require.Equal(w, name, strconv.FormatInt(*found.Count, 10))
		require.Len(w, found.Rows, int(*found.Count))
		rows, count := w.rows(of)
		require.Len(w, rows, int(*count))
	}
}
