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
	{name: "count", options: url.Values{"$filter": {"REPORTS/$count($filter=Level gt 2) gt 1"}}},
	{name: "over a navigation", path: "Person(5)/FRIENDS", options: url.Values{"$select": {"Name"}}},
	{name: "page behind a row", options: url.Values{"$orderby": {"Grade,Name"}, "$top": {"10"}}, after: []any{int64(1), "a", int64(7)}},
	{name: "page behind a row, nullable", options: url.Values{"$orderby": {"Email,Level desc"}}, after: []any{"a", int64(3), int64(7)}},
	{name: "page behind null", options: url.Values{"$orderby": {"Email,Level desc"}}, after: []any{nil, nil, int64(7)}},
	{name: "expand with a window", options: url.Values{"$expand": {"FRIENDS($orderby=Email desc;$top=2;$skip=1)"}}},
	{name: "expand of one", options: url.Values{"$expand": {"UNIT($select=Name)"}}},
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
