package sqlgen_test

import (
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
	"github.com/ropewalk/ropewalk/odata/sqlgen/sqltest"
)

// open numbers the constants of a filter as the slots of a shape, and gives their values.
func open(e query.Expr, literals *[]any) {
	slot := func(c *query.Const) {
		if c.Value != nil {
			*literals = append(*literals, c.Value)
			c.Slot = len(*literals)
		}
	}
	switch n := e.(type) {
	case *query.Const:
		slot(n)
	case *query.Call:
		for _, a := range n.Args {
			open(a, literals)
		}
	case *query.Logic:
		for _, a := range n.Args {
			open(a, literals)
		}
	case *query.In:
		for _, c := range n.Items {
			slot(c)
		}
	case *query.Lambda:
		open(n.Body, literals)
	}
}

// TestLate: a statement written for one run of a shape serves the others as their own would.
func TestLate(t *testing.T) {
	m := evaltest.Model()
	cases := []struct{ template, run string }{
		{"Name eq 'a' and Grade gt 1", "Name eq 'b''c' and Grade gt 99"},
		{"startswith(Name,'an')", "startswith(Name,'zebra')"},
		{"contains(Name,'an') or Level ne 5", "contains(Name,'%_') or Level ne -7"},
		{"BADGES/any(b:b/Name ne 'x' and b/Id lt 3)", "BADGES/any(b:b/Name ne 'yy' and b/Id lt 2)"},
		{"UId eq 00000000-0000-0000-0000-000000000001 and Hired gt 2020-01-01T00:00:00Z", "UId eq 10000000-0000-0000-0000-000000000001 and Hired gt 2021-01-01T00:00:00Z"},
	}
	for _, c := range cases {
		options := func(filter string) url.Values {
			return url.Values{"$filter": {filter}, "$orderby": {"Grade"}, "$top": {"5"}, "$select": {"Id"}}
		}
		template, run := sqltest.Parse(t, m, "Person", options(c.template)), sqltest.Parse(t, m, "Person", options(c.run))
		var of, literals []any
		open(template.Filter, &of)
		open(run.Filter, &literals)
		require.Len(t, literals, len(of))
		run.After = []any{int64(3), int64(4)}
		*template.Top, *run.Top = 12345, 23456
		template.After, template.Literals, run.Literals = []any{int64(1), int64(1)}, of, literals
		require.Equal(t, sqlgen.VariantOf(template), sqlgen.VariantOf(run))
		for _, d := range []sqlgen.Dialect{sqlgen.Postgres, sqlgen.SQLite} {
			o := sqlgen.Options{Dialect: d, Schema: sqltest.Schema(m), Params: map[string]any{"grade": int64(2)}, Rule: sqltest.Rules(t, m)}
			own, err := sqlgen.Select(run, o)
			require.NoError(t, err)
			o.Late = true
			shared, err := sqlgen.Select(template, o)
			require.NoError(t, err)
			require.Equal(t, own.SQL, shared.SQL, c.run)
			values, err := shared.Values(&sqlgen.Input{Query: run, Params: o.Params})
			require.NoError(t, err)
			require.Equal(t, own.Args, values, c.run)
		}
	}
}

// TestLateLists: lists travel as one argument, whatever their length.
func TestLateLists(t *testing.T) {
	m := evaltest.Model()
	q := sqltest.Parse(t, m, "Person", url.Values{"$filter": {"Level in (1,null,2)"}, "$expand": {"BADGES"}})
	var literals []any
	open(q.Filter, &literals)
	q.Literals = []any{int64(8), int64(9)}
	for d, want := range map[sqlgen.Dialect][]any{sqlgen.Postgres: {[]int64{8, 9}}, sqlgen.SQLite: {"[8,9]"}} {
		o := sqlgen.Options{Dialect: d, Schema: sqltest.Schema(m), Late: true}
		s, err := sqlgen.Select(q, o)
		require.NoError(t, err)
		values, err := s.Values(&sqlgen.Input{Query: q})
		require.NoError(t, err)
		require.Equal(t, want, values)
		s, err = sqlgen.Expand(q, q.Expand[0], nil, o)
		require.NoError(t, err)
		values, err = s.Values(&sqlgen.Input{Query: q, Keys: []int64{8, 9}})
		require.NoError(t, err)
		require.Equal(t, want, values)
	}
}

// TestLateVariant: what the text was not written for is refused, not answered wrongly.
func TestLateVariant(t *testing.T) {
	m := evaltest.Model()
	q := sqltest.Parse(t, m, "Person", url.Values{"$filter": {"startswith(Name,'an')"}})
	var literals []any
	open(q.Filter, &literals)
	s, err := sqlgen.Select(q, sqlgen.Options{Schema: sqltest.Schema(m), Late: true})
	require.NoError(t, err)
	for _, text := range []string{"", "\U0010FFFF"} {
		q.Literals = []any{text}
		_, err = s.Values(&sqlgen.Input{Query: q})
		require.ErrorIs(t, err, sqlgen.ErrVariant)
	}
	rule, err := query.ParseFilter(m, m.Set("Person").Type, "Grade eq @grade", query.Params{"grade": {Type: edm.Int64}})
	require.NoError(t, err)
	q.Filter = rule
	s, err = sqlgen.Select(q, sqlgen.Options{Schema: sqltest.Schema(m), Late: true, Params: map[string]any{"grade": int64(1)}})
	require.NoError(t, err)
	_, err = s.Values(&sqlgen.Input{Query: q, Params: map[string]any{"grade": nil}})
	require.ErrorIs(t, err, sqlgen.ErrVariant)
}
