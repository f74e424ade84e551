package funcs

import "github.com/ropewalk/ropewalk/odata/edm"

// clocks: the parts of a time of day, which both databases hold in microseconds.
var clocks = []Func{
	clockPart("hour", "($1 / 3600000000)", func(us int64) int64 { return us / 3_600_000_000 }),
	clockPart("minute", "($1 / 60000000 % 60)", func(us int64) int64 { return us / 60_000_000 % 60 }),
	clockPart("second", "($1 / 1000000 % 60)", func(us int64) int64 { return us / 1_000_000 % 60 }),
	{
		Name: "fractionalseconds", In: []edm.Primitive{edm.TimeOfDay}, Out: edm.Decimal,
		Postgres: "(($1 % 1000000) * 0.000001)", SQLite: "($1 % 1000000)",
		Eval: func(a []any) (any, error) { return fraction(int64(a[0].(edm.Clock)) % 1_000_000), nil },
	},
}

func clockPart(name, plain string, f func(us int64) int64) Func {
	return Func{
		Name: name, In: []edm.Primitive{edm.TimeOfDay}, Out: edm.Int64, Plain: plain,
		Eval: func(a []any) (any, error) { return f(int64(a[0].(edm.Clock))), nil },
	}
}
