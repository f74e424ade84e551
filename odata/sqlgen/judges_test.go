package sqlgen_test

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/eval"
	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// corpus are the filters that the three judges must agree on, alone, negated and compared with null.
var corpus = []string{
	"Email eq null", "Email ne null", "Email eq 'a'", "Email ne 'a'", "Email gt 'a'", "Email le 'Ä'", "Email lt '\uE000'", "Email ge '\U00010000'",
	"Email eq Name", "Email ne Name", "Email lt Name", "Name eq 'a'", "Name ne 'O''Neil'", "null eq null", "null ne Email", "Email gt null",
	"Level eq 2", "Level ne 2", "Level gt 2", "Level lt 0", "Level ge 2.5", "Level eq 2.0", "Grade gt 1", "Grade ne 2", "not (Level gt 2)", "not (Grade gt 2)",
	"Score eq 3", "Score gt 3.5", "Score ge Level", "Score ne Ratio", "Score gt 1.0000001", "Ratio lt 1e0", "Ratio eq 1.5", "Level eq Ratio",
	"Active", "not Active", "Active eq true", "Active ne true", "Active eq null", "Active or Level gt 2", "Active and Level gt 2", "not (Active and Email eq 'a')", "Deleted", "Deleted eq false",
	"not (Active or not (Email gt 'b'))", "Active eq (Level gt 2)", "(Email eq 'a') eq false", "(Level gt 2) eq false", "(Active and Deleted) eq null",
	"Hired gt 2000-01-01T00:00:00Z", "Hired lt 2000-01-01", "Born lt 1980-01-01", "Shift gt duration'PT5H'", "year(Hired) eq 1990", "month(Hired) in (1,2,3)", "hour(Hired) gt 12", "second(Hired) lt 30",
	"day(Born) eq 28", "year(Born) lt 1970", "date(Hired) eq 2000-01-01", "Hired add Shift gt 2000-01-01", "Hired sub duration'P1D' lt 1970-01-01",
	"UId eq 776afc26-0000-0000-0000-000000000001", "UId gt 776afc26-0000-0000-0000-000000000001",
	"Email in ('a','A','%')", "Email in (null,'a')", "Email in (null)", "Level in (1,2)", "Level in (1,2.5)", "not (Level in (1,2))", "Name in ('a','b')", "Score in (1,2.5)", "(Level in (1,2)) eq false",
	"UId in (776afc26-0000-0000-0000-000000000001,776afc26-0000-0000-0000-000000000002)", "Hired in (2000-01-01,2001-01-01)", "Ratio in (1.5,2.5)", "Ratio in (INF,-INF,1.5)", "Ratio lt INF", "Ratio eq -INF", "Score lt 9999999999999999999999999999999999999999", "Score in (99999999999999999999,1.5)", "Id eq 9223372036854775808", "Born in (2000-01-01,1999-01-01)", "Active in (true,null)",
	"Access has Test.Access'Read'", "Access has 'Read,Own'", "Access eq 'Read'", "Access in ('Read','Write')",
	"contains(Email,'a')", "contains(Email,'')", "contains(Email,'%')", "contains(Email,'_') eq false", "contains(Email,Name)", "contains(Email,'a') eq true",
	"startswith(Email,'a')", "startswith(Email,'')", "startswith(Email,'\uD7FF')", "startswith(Email,'x\U0010FFFF')", "startswith(Email,'\U0010FFFF')", "startswith(Email,Name)", "startswith(Email,'A') eq false", "startswith(tolower(Email),'a')",
	"endswith(Email,'b')", "endswith(Email,'')", "endswith(Email,Name)", "endswith(Name,'example.com')", "length(Email) gt 1", "length(Email) eq 0", "indexof(Email,'b') eq 1", "indexof(Email,'') eq 0", "indexof(Email,Name) ge 0",
	"substring(Email,1) eq 'b'", "substring(Email,-1) eq 'b'", "substring(Email,0,1) eq 'a'", "substring(Email,-2,1) eq 'a'", "substring(Email,5,2) eq ''", "substring(Email,Level) eq 'a'", "substring(Email,Level) eq null", "substring(Email,0,Level) eq 'a'",
	"tolower(Email) eq 'ä'", "toupper(Email) eq 'A'", "toupper(Email) eq Email", "trim(Email) eq 'a'", "concat(Email,Name) eq 'aa'", "concat(concat(Email,'-'),Name) gt 'b'", "tolower(Email) lt toupper(Name)",
	"Level add 1 gt 3", "Level sub Grade eq 1", "Level mul 2 eq 4", "Level div 2 eq 1", "Level mod 2 eq 1", "Level div Grade ge 1", "Level divby 2 eq 1.5", "Level mod Grade eq null", "-Level gt 0", "Score mul 2 gt 5", "Score add 0.5 gt 5", "Score div Score eq 1", "Score divby 3 lt 1", "Score mod 2 eq 1",
	"Ratio mul 2 gt 3", "Ratio div Level gt 1", "round(Score) eq 3", "floor(Ratio) eq 2", "ceiling(Ratio) eq 2", "round(Ratio) ge 2", "floor(Score) lt 0", "ceiling(Score) gt 3", "-Score gt 1", "cast(Level,Edm.String) eq '2'", "cast(UId,Edm.String) gt '7'",
	"UNIT eq null", "UNIT ne null", "UNIT/Id eq 3", "UNIT/Id eq null", "UNIT/Id ne 4", "UNIT/Id in (4,null)", "UNIT/Name eq 'a'", "UNIT/Name ne 'a'", "UNIT/PARENT/Name eq null", "UNIT/PARENT/Id gt 1", "BOSS/UNIT/PARENT eq null", "BOSS/BOSS/Level gt 2", "not (BOSS/Level gt 2)", "BOSS/Name eq Name", "BOSS/Deleted", "BOSS/Active ne Active", "startswith(BOSS/Name,'a')",
	"STATUS eq null", "STATUS ne null", "STATUS/Value eq 'Active'", "STATUS/Value ne 'Active'", "STATUS/Value gt 'B'", "STATUS/Value in ('Active',null)", "contains(STATUS/Value,'ctive')", "not contains(STATUS/Value,'Act')", "contains(STATUS/Value,'nix')", "contains(STATUS/Value,'nix') eq false", "STATUS/Value eq 'Gone'", "STATUS/Value ne 'Gone'", "STATUS/Value in ('Gone')", "STATUS/Value in ('Gone','Active')", "STATUS/Value in ('Gone',null)", "STATUS/Id eq 2", "STATUS/Id gt 1", "STATUS/Value gt Name", "BOSS/STATUS/Value eq STATUS/Value", "STATUS/UId eq STATUS/UId",
	"BADGES/any()", "not BADGES/any()", "BADGES/any(b:b/Name eq 'a')", "BADGES/any(b:b/Name gt 'a' and b/OWNER/Name ne 'a')", "BADGES/all(b:b/Name ne null)", "BADGES/all(b:contains(b/Name,'a'))", "REPORTS/any(r:r/Level gt Level)", "REPORTS/any(r:r/BADGES/any(b:b/Name eq r/Name))", "REPORTS/all(r:r/BADGES/all(b:b/Id gt 3))", "FRIENDS/any()", "FRIENDS/any(f:f/Email eq 'a')", "FRIENDS/all(f:f/Level gt 2)", "FRIENDS/any(f:f/FRIENDS/any(g:g/Id eq $it/Id))", "UNIT/PEOPLE/any(p:p/Level gt 3)", "BOSS/FRIENDS/any(f:f/UNIT/Name eq null)", "FRIENDS/any(f:f/STATUS/Value eq 'Locked')", "not FRIENDS/any(f:f/UNIT eq null)", "FRIENDS/any(f:f/Active) eq false",
	"BADGES/$count gt 1", "REPORTS/$count eq 0", "FRIENDS/$count ge Level", "FRIENDS/$count($filter=Level gt 2) gt 1", "BOSS/REPORTS/$count eq 0", "UNIT/PEOPLE/$count($filter=BADGES/any(b:b/OWNER/Level eq Level)) gt 0",
}

func parse(t *testing.T, m *edm.Model, path string, options url.Values) *query.Query {
	t.Helper()
	raw := options.Encode()
	u, err := grammar.Parse(path, raw, grammar.Limits{})
	require.NoError(t, err, raw)
	r, err := query.Bind(m, u, query.Env{IncludeDeleted: true})
	require.NoError(t, err, options)
	return r.Query
}

func variants(filter string) []string {
	return []string{filter, "not (" + filter + ")", "(" + filter + ") eq null", "(" + filter + ") ne true"}
}

// rules hide some rows of every type: of people by a navigation and a collection, too.
func rules(t *testing.T, m *edm.Model) func(*edm.EntityType) query.Expr {
	t.Helper()
	bound := map[string]query.Expr{}
	for name, text := range map[string]string{
		"Person": "Grade ne @grade and (UNIT/Name ne 'a' or BADGES/any(b:b/OWNER/Level gt 1))",
		"Unit":   "Id ne 4",
		"Badge":  "OWNER/Name ne 'a'",
	} {
		rule, err := query.ParseFilter(m, m.Set(name).Type, text, query.Params{"grade": {Type: edm.Int64}})
		require.NoError(t, err)
		bound[name] = rule
	}
	return func(t *edm.EntityType) query.Expr { return bound[t.Name] }
}

func agree(t *testing.T, w *evaltest.World, all []judge, q *query.Query, rule func(*edm.EntityType) query.Expr) {
	t.Helper()
	params := map[string]any{"grade": int64(3)}
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
		want = append(want, r.Values[id].(int64))
	}
	for _, j := range all {
		s, err := sqlgen.Select(q, sqlgen.Options{Dialect: j.dialect, Schema: schema(w.Model), Rule: rule, Params: params})
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
	for _, text := range corpus {
		t.Run(text, func(t *testing.T) {
			for _, filter := range variants(text) {
				q := parse(t, w.Model, "Person", url.Values{"$filter": {filter}})
				agree(t, w, all, q, nil)
			}
		})
	}
}

// TestRulesAgree does the same with row rules: a hidden row is as if it were not there.
func TestRulesAgree(t *testing.T) {
	w := evaltest.New(2, 60)
	all := judges(t, w)
	rule := rules(t, w.Model)
	for _, filter := range corpus {
		if !strings.Contains(filter, "/") {
			continue
		}
		t.Run(filter, func(t *testing.T) {
			agree(t, w, all, parse(t, w.Model, "Person", url.Values{"$filter": {filter}}), rule)
			agree(t, w, all, parse(t, w.Model, "Person", url.Values{"$filter": {"not (" + filter + ")"}}), rule)
		})
	}
	for _, path := range []string{"Person", "Person(5)", "Person(6)/REPORTS", "Unit(1)/PEOPLE", "Person(7)/BOSS/FRIENDS", "Person(8)/UNIT/PARENT", "Person(9)/FRIENDS"} {
		agree(t, w, all, parse(t, w.Model, path, nil), rule)
		agree(t, w, all, parse(t, w.Model, path, nil), nil)
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
		for _, rule := range []func(*edm.EntityType) query.Expr{nil, rules(t, w.Model)} {
			q := parse(t, w.Model, "Person", url.Values{"$orderby": {orderBy}})
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
		q := parse(t, w.Model, "Person", o)
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
	agree(t, w, all, parse(t, w.Model, "Person", url.Values{"$filter": {strings.Join(ors, " or ")}}), nil)
	q := parse(t, w.Model, "Person", url.Values{"$filter": {"Email in (" + strings.Join(items, ",") + ")"}})
	agree(t, w, all, q, nil)
	s, err := sqlgen.Select(q, sqlgen.Options{Schema: schema(w.Model)})
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
		for _, rule := range []func(*edm.EntityType) query.Expr{nil, rules(t, w.Model)} {
			q := parse(t, w.Model, "Person", url.Values{"$expand": {expand}})
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
	at, err := sqlgen.ParentColumn(q, e, schema(w.Model))
	require.NoError(t, err)
	keys, want, counts := parents(rows, at, columnAt(e.Query, "Id"))
	for _, j := range all {
		o := sqlgen.Options{Dialect: j.dialect, Schema: schema(w.Model), Rule: rule, Params: params}
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
		key, ok := r.Values[at].(int64)
		if !ok || slices.Contains(keys, any(key)) {
			continue
		}
		keys = append(keys, key)
		for _, target := range r.Expanded[0].Rows {
			targets[key] = append(targets[key], target.Values[id].(int64))
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
	rule := rules(t, w.Model)
	params := map[string]any{"grade": int64(3)}
	for _, deleted := range []bool{false, true} {
		q := parse(t, w.Model, "Person", url.Values{"$filter": {"Level gt 0 or UNIT/Name eq 'a'"}, "$top": {"1"}, "$count": {"true"}})
		q.IncludeDeleted = deleted
		_, want, err := eval.Run(q, w, eval.Options{Rule: rule, Params: params})
		require.NoError(t, err)
		for _, j := range all {
			s, err := sqlgen.Count(q, sqlgen.Options{Dialect: j.dialect, Schema: schema(w.Model), Rule: rule, Params: params})
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
			s, err := sqlgen.Condition(person, key, condition, sqlgen.Options{Dialect: j.dialect, Schema: schema(w.Model), Params: params})
			require.NoError(t, err)
			var got bool
			require.NoError(t, j.db.QueryRow(s.SQL, s.Args...).Scan(&got))
			require.Equal(t, want, got, s.SQL)
		}
	}
}
