package funcs

import (
	"slices"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// collections: one collection is in another like a text in a text, item by item. hassubset lets
// items stand in any order, each as often as it is asked for; hassubsequence lets others stand
// between them. Null is an item like any other. Databases hold a collection as an array of JSON.
var collections = []Func{
	held("contains", found+" >= 0", func(a, b []any) bool { return indexOfItems(a, b) >= 0 }),
	held("startswith", run("0")+" = v.y", func(a, b []any) bool {
		return len(a) >= len(b) && sameItems(a[:len(b)], b)
	}),
	held("endswith", "jsonb_array_length(v.x) >= jsonb_array_length(v.y) AND "+run("jsonb_array_length(v.x) - jsonb_array_length(v.y)")+" = v.y", func(a, b []any) bool {
		return len(a) >= len(b) && sameItems(a[len(a)-len(b):], b)
	}),
	held("hassubset", "NOT EXISTS (SELECT 1 FROM jsonb_array_elements(v.y) n(item) GROUP BY n.item"+
		" HAVING count(*) > (SELECT count(*) FROM jsonb_array_elements(v.x) m(item) WHERE m.item = n.item))", hasSubset),
	held("hassubsequence", "EXISTS (WITH RECURSIVE walk(done, at) AS (SELECT 0, 0::bigint UNION ALL"+
		" SELECT walk.done + 1, (SELECT min(m.n) FROM jsonb_array_elements(v.x) WITH ORDINALITY m(item, n) WHERE m.n > walk.at AND m.item = v.y -> walk.done)"+
		" FROM walk WHERE walk.at IS NOT NULL AND walk.done < jsonb_array_length(v.y))"+
		" SELECT 1 FROM walk WHERE walk.done = jsonb_array_length(v.y) AND walk.at IS NOT NULL)", hasSubsequence),
	held("equalitems", "v.x = v.y", sameItems),
	{
		Name: "indexof", In: []edm.Primitive{Many, Many}, Out: edm.Int64, Postgres: once(bothThere(found+"::bigint"), "$1", "$2"), Scalar: "rw_indexof_many",
		Eval: func(a []any) (any, error) { return int64(indexOfItems(a[0].([]any), a[1].([]any))), nil },
	},
	{
		Name: "length", In: []edm.Primitive{Many}, Out: edm.Int64, Postgres: "jsonb_array_length($1)::bigint", SQLite: "json_array_length($1)",
		Eval: func(a []any) (any, error) { return int64(len(a[0].([]any))), nil },
	},
	{
		Name: "concat", In: []edm.Primitive{Many, Many}, Out: Many, Postgres: "($1 || $2)", Scalar: "rw_concat_many",
		Eval: func(a []any) (any, error) { return append(slices.Clone(a[0].([]any)), a[1].([]any)...), nil },
	},
	{
		Name: "substring", In: []edm.Primitive{Many, edm.Int64}, Out: Many, Scalar: "rw_substring_many",
		Postgres: once(slice("m.n > "+firstItem), "$1", "$2"),
		Eval:     func(a []any) (any, error) { return itemsFrom(a[0].([]any), a[1].(int64)), nil },
	},
	{
		Name: "substring", In: []edm.Primitive{Many, edm.Int64, edm.Int64}, Out: Many, Scalar: "rw_substring_many_length",
		Postgres: "(SELECT CASE WHEN l.z IS NOT NULL THEN " + once(slice("m.n > "+firstItem+" AND m.n - l.z <= "+firstItem), "$1", "$2") +
			" END FROM (SELECT CASE WHEN w.z > 1000000000 THEN 1000000000 WHEN w.z < 0 THEN 0 ELSE w.z END AS z FROM (SELECT $3 AS z OFFSET 0) w OFFSET 0) l)",
		Eval: func(a []any) (any, error) {
			rest := itemsFrom(a[0].([]any), a[1].(int64))
			return rest[:min(int64(len(rest)), max(a[2].(int64), 0))], nil
		},
	},
}

// found is the place of the first run of the items v.y in v.x, -1 if there is none.
var found = "COALESCE((SELECT min(i) FROM generate_series(0, jsonb_array_length(v.x) - jsonb_array_length(v.y)) i WHERE " + run("i") + " = v.y), -1)"

// firstItem is how many items stand before the place v.y, which counts from the end if it is negative.
const firstItem = "CASE WHEN v.y < 0 THEN greatest(jsonb_array_length(v.x) + v.y, 0) ELSE v.y END"

// run is as many items of v.x as v.y has, from a place on.
func run(from string) string {
	return slice("m.n > " + from + " AND m.n <= " + from + " + jsonb_array_length(v.y)")
}

// slice is the items of v.x, numbered from 1, that meet a condition.
func slice(condition string) string {
	return bothThere("(SELECT COALESCE(jsonb_agg(m.item ORDER BY m.n), '[]')" +
		" FROM jsonb_array_elements(v.x) WITH ORDINALITY m(item, n) WHERE " + condition + ")")
}

// bothThere is null where v.x or v.y is: a query within would take null for a collection without items.
func bothThere(text string) string {
	return "CASE WHEN v.x IS NOT NULL AND v.y IS NOT NULL THEN " + text + " END"
}

func held(name, postgres string, holds func(a, b []any) bool) Func {
	return Func{
		Name: name, In: []edm.Primitive{Many, Many}, Out: edm.Boolean, Postgres: once(bothThere(postgres), "$1", "$2"), Scalar: "rw_" + name + "_many",
		Eval: func(a []any) (any, error) { return holds(a[0].([]any), a[1].([]any)), nil },
	}
}

func sameItems(a, b []any) bool { return slices.EqualFunc(a, b, sameItem) }

// sameItem compares items also as SQLite holds them, where a double may look like an integer.
func sameItem(a, b any) bool {
	switch x := a.(type) {
	case int64:
		if y, ok := b.(float64); ok {
			return float64(x) == y
		}
	case float64:
		if y, ok := b.(int64); ok {
			return x == float64(y)
		}
	}
	return same(a, b)
}

func indexOfItems(a, b []any) int {
	for i := 0; i+len(b) <= len(a); i++ {
		if sameItems(a[i:i+len(b)], b) {
			return i
		}
	}
	return -1
}

func hasSubset(a, b []any) bool {
	left := slices.Clone(a)
	for _, item := range b {
		i := slices.IndexFunc(left, func(other any) bool { return sameItem(other, item) })
		if i < 0 {
			return false
		}
		left = slices.Delete(left, i, i+1)
	}
	return true
}

func hasSubsequence(a, b []any) bool {
	for _, item := range a {
		if len(b) > 0 && sameItem(item, b[0]) {
			b = b[1:]
		}
	}
	return len(b) == 0
}

func itemsFrom(items []any, start int64) []any {
	if start < 0 {
		start = max(int64(len(items))+max(start, -1_000_000_000), 0)
	}
	return items[min(start, int64(len(items))):]
}
