package storetest

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata/query"
)

// ask binds and runs a query whose options are written as people read them.
func (w world) ask(path, options string) (*query.Query, []query.Row) {
	w.Helper()
	values := url.Values{}
	for _, option := range strings.Split(options, "&") {
		name, value, _ := strings.Cut(option, "=")
		values.Set(name, value)
	}
	q := w.bind(path, values.Encode())
	rows, _ := w.rows(q)
	return q, rows
}

// value is what a row holds in a column.
func value(q *query.Query, row query.Row, name string) any {
	for i, p := range q.Columns {
		if p.Name == name {
			return row.Cells[i].Value(p.Type)
		}
	}
	return "there is no column " + name
}

// testCompute: what is computed comes out of the database in the type of its expression.
func testCompute(w world) {
	unit := &entities.Orgunit{OrgUnitID: "U1", Name: "Ünit"}
	w.create(unit)
	i := w.identity()
	from := time.Date(2026, 2, 3, 4, 5, 6, 789000, time.UTC)
	score := decimal.RequireFromString("12.5")
	i.OrgUnit, i.ValidFrom, i.RiskScore, i.RelaunchSod = &unit.ID, &from, &score, true
	update(w, i, "OUREF", "VALIDFROM", "RISKSCORE", "IDENT_RELAUNCHSOD")
	for expression, want := range map[string]any{
		"concat(FIRSTNAME,LASTNAME)": "JoDoe", "OUREF/NAME": "Ünit", "length(OUREF/NAME)": int64(4), "toupper(OUREF/NAME)": "ÜNIT", "IDENTITYSTATUS/Value": "Active",
		"RISKSCORE mul 2": decimal.RequireFromString("25"), "RISKSCORE": score, "VALIDFROM": from, "VALIDTO": nil, "year(VALIDFROM)": int64(2026), "IDENT_RELAUNCHSOD": true,
		"RISKSCORE gt 20": false, "UId": i.UID, "Id sub Id": int64(0), "OUREF/Members/$count": int64(1), "1.5": decimal.RequireFromString("1.5"), "2e0 mul 1": 2.0, "PREVIOUSREF eq null": true,
		"cast(Id,Edm.Double) sub cast(Id,Edm.Double)": 0.0, "RISKSCORE divby null": nil,
	} {
		q, rows := w.ask("Identity", "$compute="+expression+" as X&$filter=X eq null or X ne null&$orderby=X&$select=X")
		require.Len(w, rows, 1, expression)
		got := value(q, rows[0], "X")
		if d, ok := got.(decimal.Decimal); ok {
			require.True(w, d.Equal(want.(decimal.Decimal)), "%s: %s", expression, d)
			continue
		}
		require.Equal(w, want, got, expression)
		q, rows = w.ask("Orgunit", "$select=Id&$expand=Members($compute="+expression+" as X;$orderby=X;$select=X)")
		members := q.Expand[0].Query
		require.Equal(w, want, value(members, rows[0].Expanded[0].Rows[0], "X"), expression)
	}
}

// testSearch: words and phrases of the texts that the caller may read.
func testSearch(w world) {
	names := map[int64]string{}
	for _, person := range []entities.Identity{
		{IdentityID: "S1", FirstName: "Änne-Marie", LastName: "O'Neil", Email: "anne@example.com"},
		{IdentityID: "S2", FirstName: "Jörg", LastName: "Marienfeld", JobTitle: "Head of Research"},
		{IdentityID: "S3", FirstName: "Zoë", LastName: "中文 " + strings.Repeat("x", 190)},
	} {
		w.create(&person)
		names[person.ID] = person.IdentityID
	}
	for search, want := range map[string]string{
		"marie": "S1 S2", "MARIE NOT jörg": "S1", `"änne marie"`: "S1", `"marie änne"`: "", "änne-mar": "S1", "NOT marie": "S3", "o'neil OR 中": "S1 S3", "research head": "S2",
		"search": "", "example.com": "S1", `"example com"`: "S1", `"example co"`: "", "(jörg OR zoë) s2": "S2", strings.Repeat("x", 100): "S3", strings.Repeat("x", 191): "",
	} {
		q, rows := w.ask("Identity", "$search="+search+"&$orderby=IDENTITYID&$select=Id")
		var found []string
		for _, row := range rows {
			found = append(found, names[value(q, row, "Id").(int64)])
		}
		require.Equal(w, want, strings.Join(found, " "), search)
		count := w.bind("Identity/$count", url.Values{"$search": {search}}.Encode())
		_, n := w.rows(count)
		require.EqualValues(w, len(found), *n)
	}
}

// testLevels: an inner unit shows its parents, as far as asked; a reference to any object shows
// those of one type only.
func testLevels(w world) {
	var parent *int64
	for _, name := range []string{"A", "B", "C", "D"} {
		unit := &entities.Orgunit{OrgUnitID: name, Name: name, Parent: parent}
		w.create(unit)
		parent = &unit.ID
	}
	for levels, want := range map[string]string{"1": "DC", "2": "DCB", "3": "DCBA", "max": "DCBA"} {
		q, rows := w.ask("Orgunit", "$filter=OUID eq 'D'&$select=NAME&$expand=PARENTOU($levels="+levels+";$select=NAME)")
		var path []string
		for len(rows) > 0 {
			path = append(path, value(q, rows[0], "NAME").(string))
			if len(q.Expand) == 0 {
				break
			}
			q, rows = q.Expand[0].Query, rows[0].Expanded[0].Rows
		}
		require.Equal(w, want, strings.Join(path, ""), levels)
	}
	person := w.identity()
	var runs []string
	for i, subject := range []*int64{&person.ID, parent} {
		run := &entities.Process{Template: "P", Status: entities.ProcessRunning, Subject: subject, RunKey: strconv.Itoa(i), Start: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
		w.create(run)
		runs = append(runs, strconv.FormatInt(run.ID, 10))
	}
	_, rows := w.ask("Process", "$select=Id&$orderby=RUNKEY&$expand=SUBJECTREF/Ropewalk.Identity($select=FIRSTNAME)")
	require.Len(w, rows, 2)
	require.Len(w, rows[0].Expanded[0].Rows, 1)
	require.Empty(w, rows[1].Expanded[0].Rows)
	q, rows := w.ask("Process("+runs[0]+")/SUBJECTREF/Ropewalk.Identity", "$select=FIRSTNAME")
	require.Len(w, rows, 1)
	require.Equal(w, "Jo", value(q, rows[0], "FIRSTNAME"))
	_, rows = w.ask("Process("+runs[1]+")/SUBJECTREF/Ropewalk.Identity", "$select=FIRSTNAME")
	require.Empty(w, rows)
}
