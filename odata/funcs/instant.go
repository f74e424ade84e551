package funcs

import (
	"time"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// times: an instant is read in UTC. Durations and times of day are microseconds in both databases.
var times = []Func{
	part("year", func(t time.Time) int64 { return int64(t.Year()) }),
	part("month", func(t time.Time) int64 { return int64(t.Month()) }),
	part("day", func(t time.Time) int64 { return int64(t.Day()) }),
	part("hour", func(t time.Time) int64 { return int64(t.Hour()) }),
	part("minute", func(t time.Time) int64 { return int64(t.Minute()) }),
	{
		Name: "second", In: []edm.Primitive{edm.DateTimeOffset}, Out: edm.Int64,
		Postgres: "floor(extract(second FROM $1 AT TIME ZONE 'UTC'))::bigint", Scalar: "rw_second",
		Eval: func(a []any) (any, error) { return int64(a[0].(time.Time).UTC().Second()), nil },
	},
	dayPart("year", func(t time.Time) int64 { return int64(t.Year()) }),
	dayPart("month", func(t time.Time) int64 { return int64(t.Month()) }),
	dayPart("day", func(t time.Time) int64 { return int64(t.Day()) }),
	{
		Name: "date", In: []edm.Primitive{edm.DateTimeOffset}, Out: edm.Date,
		Postgres: "($1 AT TIME ZONE 'UTC')::date", Scalar: "rw_date",
		Eval: func(a []any) (any, error) { return dayOf(a[0].(time.Time)), nil },
	},
	{
		Name: "totaloffsetminutes", In: []edm.Primitive{edm.DateTimeOffset}, Out: edm.Int64,
		Plain: "CASE WHEN $1 IS NOT NULL THEN 0 END",
		Eval:  func([]any) (any, error) { return int64(0), nil },
	},
	{
		Name: "add", In: []edm.Primitive{edm.DateTimeOffset, edm.Duration}, Out: edm.DateTimeOffset,
		Postgres: "($1 + $2 * interval '1 microsecond')", SQLite: "($1 + $2)", Fails: true,
		Eval: func(a []any) (any, error) { return a[0].(time.Time).Add(a[1].(time.Duration)), nil },
	},
	{
		Name: "sub", In: []edm.Primitive{edm.DateTimeOffset, edm.Duration}, Out: edm.DateTimeOffset,
		Postgres: "($1 - $2 * interval '1 microsecond')", SQLite: "($1 - $2)", Fails: true,
		Eval: func(a []any) (any, error) { return a[0].(time.Time).Add(-a[1].(time.Duration)), nil },
	},
	{
		Name: "mindatetime", Out: edm.DateTimeOffset,
		Eval: func([]any) (any, error) { return time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), nil },
	},
	{
		Name: "maxdatetime", Out: edm.DateTimeOffset,
		Eval: func([]any) (any, error) { return time.Date(9999, 12, 31, 23, 59, 59, 999_999_000, time.UTC), nil },
	},
}

func part(name string, f func(time.Time) int64) Func {
	return Func{
		Name: name, In: []edm.Primitive{edm.DateTimeOffset}, Out: edm.Int64,
		Postgres: "extract(" + name + " FROM $1 AT TIME ZONE 'UTC')::bigint", Scalar: "rw_" + name,
		Eval: func(a []any) (any, error) { return f(a[0].(time.Time).UTC()), nil },
	}
}

func dayPart(name string, f func(time.Time) int64) Func {
	return Func{
		Name: name, In: []edm.Primitive{edm.Date}, Out: edm.Int64,
		Postgres: "extract(" + name + " FROM $1)::bigint", Scalar: "rw_" + name + "_date",
		Eval: func(a []any) (any, error) { return f(time.Unix(int64(a[0].(edm.Days))*86400, 0).UTC()), nil },
	}
}

func dayOf(t time.Time) edm.Days {
	seconds := t.Unix()
	days := seconds / 86400
	if seconds%86400 < 0 {
		days--
	}
	return edm.Days(days)
}
