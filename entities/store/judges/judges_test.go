package judges_test

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/eval"
	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
	"github.com/ropewalk/ropewalk/odata/sqlgen/sqltest"
)

func variants(filter string) []string {
	return []string{filter, "not (" + filter + ")", "(" + filter + ") eq null", "(" + filter + ") ne true"}
}

func agree(t *testing.T, w *evaltest.World, all []judge, q *query.Query, rule func(*edm.EntityType) query.Expr) {
	t.Helper()
	params := map[string]any{"grade": int64(3), "now": time.Date(2026, 1, 31, 8, 30, 0, 0, time.UTC)}
	rows, _, err := eval.Run(q, w, eval.Options{Rule: rule, Params: params})
	require.NoError(t, err)
	want := []int64{}
	id := -1
	for i, p := range q.Columns {
		if p.Name == "Id" {
			id = i
		}
	}
	for _, r := range rows {
		want = append(want, r.Cells[id].N)
	}
	for _, j := range all {
		s, err := sqlgen.Select(q, sqlgen.Options{Dialect: j.dialect, Schema: sqltest.Schema(w.Model), Rule: rule, Params: params})
		require.NoError(t, err)
		got, err := j.column(s, len(q.Columns)+len(q.Extra()), id)
		require.NoError(t, err, "%s: %s", j.name, s.SQL)
		require.Equal(t, want, got, "%s: %s\n%v", j.name, s.SQL, s.Args)
	}
}

// TestFiltersAgree asks SQLite, PostgreSQL and the evaluator the same questions.
func TestFiltersAgree(t *testing.T) {
	w := evaltest.New(1, 50)
	all := judges(t, w)
	for _, text := range sqltest.Corpus {
		t.Run(text, func(t *testing.T) {
			for _, filter := range variants(text) {
				q := sqltest.Parse(t, w.Model, "Person", url.Values{"$filter": {filter}})
				agree(t, w, all, q, nil)
			}
		})
	}
}

// TestRulesAgree does the same with row rules: a hidden row is as if it were not there.
func TestRulesAgree(t *testing.T) {
	w := evaltest.New(2, 60)
	all := judges(t, w)
	rule := sqltest.Rules(t, w.Model)
	for _, filter := range sqltest.Corpus {
		if !strings.Contains(filter, "/") {
			continue
		}
		t.Run(filter, func(t *testing.T) {
			agree(t, w, all, sqltest.Parse(t, w.Model, "Person", url.Values{"$filter": {filter}}), rule)
			agree(t, w, all, sqltest.Parse(t, w.Model, "Person", url.Values{"$filter": {"not (" + filter + ")"}}), rule)
		})
	}
	for _, path := range []string{"Person", "Person(5)", "Person(6)/REPORTS", "Unit(1)/PEOPLE", "Person(7)/BOSS/FRIENDS", "Person(8)/UNIT/PARENT", "Person(9)/FRIENDS"} {
		agree(t, w, all, sqltest.Parse(t, w.Model, path, nil), rule)
		agree(t, w, all, sqltest.Parse(t, w.Model, path, nil), nil)
	}
}

var orders = []string{
	"Name", "Name desc", "Grade,Name", "Grade desc,Name desc", "Email", "Email desc", "Level desc,Email", "Email,Level desc,Name", "Grade,Email desc", "UNIT/Name desc,Email",
	"BOSS/UNIT/Name,Level", "STATUS/Value", "STATUS/Value desc,Grade desc", "STATUS/Id,Ratio", "tolower(Email),Score desc", "Active,Hired desc", "BADGES/$count desc", "FRIENDS/$count,Born desc", "Email eq null,UId desc", "Id desc", "UNIT/Id desc,Name", "BOSS/Id", "Level add Grade",
}

// TestPagesAgree walks each order page by page and compares with the whole.
func TestPagesAgree(t *testing.T) {
	w := evaltest.New(3, 16)
	all := judges(t, w)
	for _, orderBy := range orders {
		for _, rule := range []func(*edm.EntityType) query.Expr{nil, sqltest.Rules(t, w.Model)} {
			q := sqltest.Parse(t, w.Model, "Person", url.Values{"$orderby": {orderBy}})
			agree(t, w, all, q, rule)
			params := map[string]any{"grade": int64(3)}
			rows, _, err := eval.Run(q, w, eval.Options{Rule: rule, Params: params})
			require.NoError(t, err)
			for _, last := range rows {
				q.After = q.Behind(last)
				agree(t, w, all, q, rule)
			}
		}
	}
}

// TestWindowsAgree: $top, $skip and the service's own limit.
func TestWindowsAgree(t *testing.T) {
	w := evaltest.New(4, 30)
	all := judges(t, w)
	for _, o := range []url.Values{{"$top": {"3"}}, {"$skip": {"25"}}, {"$top": {"4"}, "$skip": {"2"}, "$orderby": {"Email desc"}}, {"$top": {"0"}}, {"$skip": {"100"}}} {
		q := sqltest.Parse(t, w.Model, "Person", o)
		for _, limit := range []int64{0, 2, 100} {
			q.Limit = limit
			agree(t, w, all, q, nil)
		}
	}
}

// TestLongLists: a long chain stays shallow, a long list is one argument.
func TestLongLists(t *testing.T) {
	w := evaltest.New(5, 10)
	all := judges(t, w)
	var ors, items []string
	for i := range 500 {
		ors = append(ors, "Level eq "+strconv.Itoa(i))
		items = append(items, "'it''s \\ "+strconv.Itoa(i)+"'")
	}
	agree(t, w, all, sqltest.Parse(t, w.Model, "Person", url.Values{"$filter": {strings.Join(ors, " or ")}}), nil)
	q := sqltest.Parse(t, w.Model, "Person", url.Values{"$filter": {"Email in (" + strings.Join(items, ",") + ")"}})
	agree(t, w, all, q, nil)
	s, err := sqlgen.Select(q, sqlgen.Options{Schema: sqltest.Schema(w.Model)})
	require.NoError(t, err)
	require.Len(t, s.Args, 1)
}

// TestExpandsAgree compares one statement per level with what each parent has in memory.
func TestExpandsAgree(t *testing.T) {
	w := evaltest.New(6, 40)
	all := judges(t, w)
	for _, expand := range []string{
		"UNIT", "BOSS", "BADGES", "FRIENDS", "REPORTS($top=1)", "FRIENDS($orderby=Email desc;$top=2;$skip=1)", "FRIENDS($filter=Level gt 1;$count=true)",
		"REPORTS($skip=1;$orderby=UNIT/Name)", "BADGES($filter=OWNER/Name ne 'b')", "BOSS($filter=Level gt 2)", "REPORTS($count=true;$top=0)", "FRIENDS($skip=1;$top=9223372036854775807)",
	} {
		for _, rule := range []func(*edm.EntityType) query.Expr{nil, sqltest.Rules(t, w.Model)} {
			q := sqltest.Parse(t, w.Model, "Person", url.Values{"$expand": {expand}})
			for _, limit := range []int64{0, 2} {
				q.Expand[0].Query.Limit = limit
				expandAgrees(t, w, all, q, rule)
			}
		}
	}
}

func expandAgrees(t *testing.T, w *evaltest.World, all []judge, q *query.Query, rule func(*edm.EntityType) query.Expr) {
	t.Helper()
	params := map[string]any{"grade": int64(3)}
	e := q.Expand[0]
	rows, _, err := eval.Run(q, w, eval.Options{Rule: rule, Params: params})
	require.NoError(t, err)
	at, err := sqlgen.ParentColumn(q, e, sqltest.Schema(w.Model))
	require.NoError(t, err)
	keys, want, counts := parents(rows, at, columnAt(e.Query, "Id"))
	for _, j := range all {
		o := sqlgen.Options{Dialect: j.dialect, Schema: sqltest.Schema(w.Model), Rule: rule, Params: params}
		s, err := sqlgen.Expand(q, e, keys, o)
		require.NoError(t, err)
		width := len(e.Query.Columns) + 1
		owners, err := j.column(s, width, 0)
		require.NoError(t, err, s.SQL)
		ids, err := j.column(s, width, 1+columnAt(e.Query, "Id"))
		require.NoError(t, err)
		got := map[int64][]int64{}
		for i, owner := range owners {
			if n := int64(len(got[owner])); e.Query.Limit == 0 || n < e.Query.Limit {
				got[owner] = append(got[owner], ids[i])
			}
		}
		require.Equal(t, want, got, "%s: %s", j.name, s.SQL)
		if !e.Query.Count {
			continue
		}
		s, err = sqlgen.ExpandCount(q, e, keys, o)
		require.NoError(t, err)
		owners, err = j.column(s, 2, 0)
		require.NoError(t, err)
		numbers, err := j.column(s, 2, 1)
		require.NoError(t, err)
		counted := map[int64]int64{}
		for i, owner := range owners {
			counted[owner] = numbers[i]
		}
		require.Equal(t, counts, counted, s.SQL)
	}
}

// parents lists the keys of an expand, and by key the Ids of the targets and their number.
func parents(rows []query.Row, at, id int) (keys []any, targets map[int64][]int64, counts map[int64]int64) {
	targets, counts = map[int64][]int64{}, map[int64]int64{}
	for _, r := range rows {
		key := r.Cells[at].N
		if !r.Cells[at].Some || slices.Contains(keys, any(key)) {
			continue
		}
		keys = append(keys, key)
		for _, target := range r.Expanded[0].Rows {
			targets[key] = append(targets[key], target.Cells[id].N)
		}
		if n := r.Expanded[0].Count; n != nil && *n > 0 {
			counts[key] = *n
		}
	}
	return keys, targets, counts
}

func columnAt(q *query.Query, name string) int {
	return slices.IndexFunc(q.Columns, func(p *edm.Property) bool { return p.Name == name })
}

// TestCountsAgree: counting ignores paging and honours filter, rules and deletion.
func TestCountsAgree(t *testing.T) {
	w := evaltest.New(8, 50)
	all := judges(t, w)
	rule := sqltest.Rules(t, w.Model)
	params := map[string]any{"grade": int64(3)}
	for _, deleted := range []bool{false, true} {
		q := sqltest.Parse(t, w.Model, "Person", url.Values{"$filter": {"Level gt 0 or UNIT/Name eq 'a'"}, "$top": {"1"}, "$count": {"true"}})
		q.IncludeDeleted = deleted
		_, want, err := eval.Run(q, w, eval.Options{Rule: rule, Params: params})
		require.NoError(t, err)
		for _, j := range all {
			s, err := sqlgen.Count(q, sqlgen.Options{Dialect: j.dialect, Schema: sqltest.Schema(w.Model), Rule: rule, Params: params})
			require.NoError(t, err)
			got, err := j.column(s, 1, 0)
			require.NoError(t, err)
			require.Equal(t, []int64{*want}, got, s.SQL)
		}
	}
}

// TestConditions: a condition on one row by key.
func TestConditions(t *testing.T) {
	w := evaltest.New(9, 20)
	person := w.Model.Set("Person").Type
	condition, err := query.ParseFilter(w.Model, person, "Level gt 1 and Name in @groups or UNIT/Name eq null", query.RuleParams)
	require.NoError(t, err)
	params := map[string]any{"groups": []string{"a", "b", "Anna"}}
	for _, j := range judges(t, w) {
		for _, row := range w.Rows["Person"] {
			want, err := eval.Holds(condition, row, params)
			require.NoError(t, err)
			key := []query.KeyValue{{Property: person.Property("Id"), Value: row.Value("Id")}}
			s, err := sqlgen.Condition(person, key, condition, sqlgen.Options{Dialect: j.dialect, Schema: sqltest.Schema(w.Model), Params: params})
			require.NoError(t, err)
			var got bool
			require.NoError(t, j.db.QueryRow(s.SQL, s.Args...).Scan(&got))
			require.Equal(t, want, got, s.SQL)
		}
	}
}
