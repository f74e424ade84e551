package storetest

import (
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/grammar"
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
		rows = append(rows, row)
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
	require.Equal(w, ids[2], members.Rows[0].Values[0])
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
