package funcs

import "github.com/ropewalk/ropewalk/odata/edm"

// comparisons: eq and ne are two-valued, the others are false where an operand is null.
var comparisons = []Func{
	{
		Name: "eq", In: []edm.Primitive{Any, Any}, Out: edm.Boolean, Nulls: Equality,
		Postgres: "$1 IS NOT DISTINCT FROM $2", SQLite: "$1 IS $2", Plain: "$1 = $2",
		Eval: func(a []any) (any, error) { return same(a[0], a[1]), nil },
	},
	{
		Name: "ne", In: []edm.Primitive{Any, Any}, Out: edm.Boolean, Nulls: Equality,
		Postgres: "$1 IS DISTINCT FROM $2", SQLite: "$1 IS NOT $2", Plain: "$1 <> $2",
		Eval: func(a []any) (any, error) { return !same(a[0], a[1]), nil },
	},
	ordering("gt", ">", func(c int) bool { return c > 0 }),
	ordering("ge", ">=", func(c int) bool { return c >= 0 }),
	ordering("lt", "<", func(c int) bool { return c < 0 }),
	ordering("le", "<=", func(c int) bool { return c <= 0 }),
	{
		Name: "has", In: []edm.Primitive{edm.Int64, edm.Int64}, Out: edm.Boolean, Plain: "($2 & ~$1) = 0",
		Eval: func(a []any) (any, error) { return a[0].(int64)&a[1].(int64) == a[1].(int64), nil },
	},
}

func ordering(name, sign string, holds func(int) bool) Func {
	plain := "$1 " + sign + " $2"
	return Func{
		Name: name, In: []edm.Primitive{Any, Any}, Out: edm.Boolean, Nulls: Ordering,
		Postgres: "COALESCE(" + plain + ", FALSE)", SQLite: "COALESCE(" + plain + ", 0)", Plain: plain,
		Eval: func(a []any) (any, error) { return holds(Compare(a[0], a[1])), nil },
	}
}

func same(a, b any) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return Compare(a, b) == 0
}
