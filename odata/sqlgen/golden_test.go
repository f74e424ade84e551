package sqlgen_test

import (
	"flag"
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
	"github.com/ropewalk/ropewalk/odata/sqlgen/sqltest"
)

var update = flag.Bool("update", false, "rewrite testdata/golden.txt")

// golden are requests whose SQL stands in testdata/golden.txt, for people to read.
var golden = []struct {
	name, path string
	options    url.Values
	rules      bool
	after      []any
}{
	{name: "equality serves an index", options: url.Values{"$filter": {"Email eq 'a' and Grade eq 2"}}},
	{name: "ne shows null", options: url.Values{"$filter": {"Email ne 'a' or Grade ne 2"}}},
	{name: "under not, null must be false", options: url.Values{"$filter": {"not (Level gt 2) and not (Email eq 'a')"}}},
	{name: "prefix as bounds", options: url.Values{"$filter": {"startswith(Name,'an') and startswith(Email,'\U0010FFFF')"}}},
	{name: "list as one argument", options: url.Values{"$filter": {"Level in (1,2,null) and Name in ('a','b')"}}},
	{name: "codes are decided", options: url.Values{"$filter": {"STATUS/Value ne 'Active' and contains(STATUS/Value,'ctive')"}}},
	{name: "key of a target without join", options: url.Values{"$filter": {"UNIT/Id eq 5 and BOSS eq null and BOSS/UNIT/Id eq 6"}}},
	{name: "key of a target with a rule", rules: true, options: url.Values{"$filter": {"UNIT/Id eq 5"}}},
	{name: "one join for one path", options: url.Values{"$filter": {"UNIT/Name eq 'a' or UNIT/Name eq 'b'"}, "$orderby": {"UNIT/Name desc,STATUS/Value"}}},
	{name: "lambdas", options: url.Values{"$filter": {"FRIENDS/any(f:f/BADGES/all(b:b/Name eq Name))"}}},
	{name: "lambda with a rule", rules: true, options: url.Values{"$filter": {"BADGES/any(b:b/OWNER/Level gt 1)"}}},
	{name: "a derived type", options: url.Values{"$filter": {"Test.Chief/Bonus gt 1 and isof(BOSS,Test.Chief)"}}},
	{name: "a derived type behind a navigation is one join", options: url.Values{"$filter": {"BOSS/Test.Chief/Bonus gt 1"}}},
	{name: "a derived type behind a navigation with a rule", rules: true, options: url.Values{"$filter": {"BOSS/Test.Chief/Bonus gt 1"}}},
	{name: "case", options: url.Values{"$filter": {"case(Level gt 1:Email,true:'x') eq 'a'"}}},
	{name: "collections of values", options: url.Values{"$filter": {"Tags/any(t:t eq 'a') and Level in Marks and Tags/$count gt 1"}}},
	{name: "complex values", options: url.Values{"$filter": {"Contact/City eq 'a' or Contact eq null"}}},
	{name: "one row of another set", rules: true, options: url.Values{"$filter": {"$root/Unit(3)/Name eq Name"}}},
	{name: "times", options: url.Values{"$filter": {"Hired add Shift gt 2000-01-01 and year(Hired) eq 2000"}}},
	{name: "a pattern", options: url.Values{"$filter": {"matchesPattern(Email,'^a.$')"}}},
	{name: "count", options: url.Values{"$filter": {"REPORTS/$count($filter=Level gt 2) gt 1"}}},
	{name: "over a navigation", path: "Person(5)/FRIENDS", options: url.Values{"$select": {"Name"}}},
	{name: "page behind a row", options: url.Values{"$orderby": {"Grade,Name"}, "$top": {"10"}}, after: []any{int64(1), "a", int64(7)}},
	{name: "page behind a row, nullable", options: url.Values{"$orderby": {"Email,Level desc"}}, after: []any{"a", int64(3), int64(7)}},
	{name: "page behind null", options: url.Values{"$orderby": {"Email,Level desc"}}, after: []any{nil, nil, int64(7)}},
	{name: "expand with a window", options: url.Values{"$expand": {"FRIENDS($select=Name;$orderby=Email desc;$top=2;$skip=1)"}}},
	{name: "expand of one", options: url.Values{"$expand": {"UNIT($select=Name)"}}},
	{name: "a computed name stands for its expression", options: url.Values{"$compute": {"Level mul 2 as L2,L2 add 1 as L3"}, "$filter": {"L3 gt 2"}, "$orderby": {"L3 desc"}, "$select": {"L2"}}},
	{name: "null that is computed has a type", options: url.Values{"$compute": {"cast(null,Edm.Decimal) as None"}, "$select": {"None"}}},
	{name: "computed within an expand", options: url.Values{"$expand": {"FRIENDS($compute=length(Name) as Len;$orderby=Len;$top=1;$select=Len)"}}},
	{name: "search", path: "Badge", options: url.Values{"$search": {"\"gate two\" NOT door"}}},
	{name: "search where there is an index", options: url.Values{"$search": {"o'neil OR anna"}}},
	{name: "search under not has no use for an index", options: url.Values{"$search": {"NOT anna"}}},
	{name: "expand with a search and references", options: url.Values{"$expand": {"BADGES/$ref($search=gate;$orderby=Name)"}}},
}

func TestGolden(t *testing.T) {
	m := evaltest.Model()
	var text strings.Builder
	for _, g := range golden {
		path := g.path
		if path == "" {
			path = "Person"
		}
		if g.options.Get("$select") == "" {
			g.options.Set("$select", "Id")
		}
		q := sqltest.Parse(t, m, path, g.options)
		q.After, q.IncludeDeleted = g.after, false
		o := sqlgen.Options{Schema: sqltest.Schema(m), Params: map[string]any{"grade": int64(3)}}
		if g.rules {
			o.Rule = sqltest.Rules(t, m)
		}
		fmt.Fprintf(&text, "# %s\n", g.name)
		for _, o.Dialect = range []sqlgen.Dialect{sqlgen.Postgres, sqlgen.SQLite} {
			for _, s := range statements(t, q, o) {
				fmt.Fprintf(&text, "%s: %s\n%v\n", []string{"postgres", "sqlite"}[o.Dialect], s.SQL, s.Args)
			}
		}
		text.WriteString("\n")
	}
	if *update {
		require.NoError(t, os.WriteFile("testdata/golden.txt", []byte(text.String()), 0o644))
	}
	want, err := os.ReadFile("testdata/golden.txt")
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(strings.Split(string(want), "\n"), strings.Split(text.String(), "\n")))
}

func statements(t *testing.T, q *query.Query, o sqlgen.Options) []sqlgen.Statement {
	t.Helper()
	s, err := sqlgen.Select(q, o)
	require.NoError(t, err)
	all := []sqlgen.Statement{s}
	for _, e := range q.Expand {
		s, err := sqlgen.Expand(q, e, []any{int64(1), int64(2)}, o)
		require.NoError(t, err)
		all = append(all, s)
	}
	return all
}

// TestNothingOfTheClientIsInTheText: values are arguments, always.
func TestNothingOfTheClientIsInTheText(t *testing.T) {
	m := evaltest.Model()
	for _, filter := range []string{
		"Name eq '%'", "startswith(Name,'%')", "contains(Name,'%')", "Name in ('%','%x')", "concat(Name,'%') gt '%'",
		"BADGES/any(b:b/Name eq '%')", "STATUS/Value gt concat(Name,'%')", "substring(Name,1) eq '%'",
	} {
		poison := "poison' \"; -- \x01 $1 ? \\"
		q := sqltest.Parse(t, m, "Person", url.Values{"$filter": {strings.ReplaceAll(filter, "%", strings.ReplaceAll(poison, "'", "''"))}})
		for _, d := range []sqlgen.Dialect{sqlgen.Postgres, sqlgen.SQLite} {
			s, err := sqlgen.Select(q, sqlgen.Options{Dialect: d, Schema: sqltest.Schema(m)})
			require.NoError(t, err)
			require.NotContains(t, s.SQL, "poison")
		}
	}
}

// TestNoTableNoPanic: what the schema does not know is an error, not a crash.
func TestNoTableNoPanic(t *testing.T) {
	m := evaltest.Model()
	q := sqltest.Parse(t, m, "Person", url.Values{"$filter": {"UNIT/Name eq 'a'"}})
	s := sqltest.Schema(m)
	delete(s.Tables, m.Set("Unit").Type)
	_, err := sqlgen.Select(q, sqlgen.Options{Schema: s})
	require.ErrorContains(t, err, "type Unit has no table")
	_, err = sqlgen.Select(q, sqlgen.Options{Schema: &sqlgen.Schema{Tables: map[*edm.EntityType]*sqlgen.Table{}}})
	require.ErrorContains(t, err, "type Person has no table")
}

// TestNestedTextStaysSmall: calls within calls must not double the text at each level without end.
func TestNestedTextStaysSmall(t *testing.T) {
	m := evaltest.Model()
	nest := func(times int, open, inner, shut string) string {
		return strings.Repeat(open, times) + inner + strings.Repeat(shut, times)
	}
	for _, filter := range []string{
		nest(10, "substring(", "Email", ",Level)") + " eq 'a'",
		nest(5, "substring(Email,length(", "Email", "))") + " eq 'a'",
		nest(5, "cast(cast(", "Code", ",Edm.Int64),Edm.String)") + " eq 'a'",
		nest(10, "concat(", "Tags", ",Tags)") + "/$count gt 1",
		nest(10, "substring(", "Tags", ",1,2)") + "/$count gt 1",
		nest(10, "round(", "Ratio", ")") + " gt 1",
		nest(10, "case(", "endswith(Email,'b')", ":Active,true:Deleted)"),
		nest(14, "case(", "Level", " in (1,null):1,true:null)") + " eq 1",
		nest(14, "case(Access has ", "Access", ":'Read',true:Access)") + " eq 'Own'",
		"Hired" + strings.Repeat(" add Shift", 28) + " gt 2000-01-01",
		"Ratio" + strings.Repeat(" mod Ratio", 28) + " gt 1",
	} {
		q := sqltest.Parse(t, m, "Person", url.Values{"$filter": {filter}, "$select": {"Id"}})
		for _, d := range []sqlgen.Dialect{sqlgen.Postgres, sqlgen.SQLite} {
			s, err := sqlgen.Select(q, sqlgen.Options{Dialect: d, Schema: sqltest.Schema(m)})
			require.NoError(t, err)
			require.Less(t, len(s.SQL), 64<<10, filter)
		}
	}
}
