package funcs

import (
	"time"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// times: an instant is read in UTC, since values keep no offset: totaloffsetminutes is 0. Instants
// and dates lie in the years 1 to 9999; a sum outside is out of range. Durations and times of
// day are microseconds in both databases.
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
		Name: "fractionalseconds", In: []edm.Primitive{edm.DateTimeOffset}, Out: edm.Decimal,
		Postgres: "((extract(microseconds FROM $1 AT TIME ZONE 'UTC')::bigint % 1000000) * 0.000001)", Scalar: "rw_fractionalseconds",
		Eval: func(a []any) (any, error) { return fraction(int64(a[0].(time.Time).Nanosecond() / 1000)), nil },
	},
	{
		Name: "date", In: []edm.Primitive{edm.DateTimeOffset}, Out: edm.Date,
		Postgres: "($1 AT TIME ZONE 'UTC')::date", Scalar: "rw_date",
		Eval: func(a []any) (any, error) { return dayOf(a[0].(time.Time)), nil },
	},
	{
		Name: "time", In: []edm.Primitive{edm.DateTimeOffset}, Out: edm.TimeOfDay,
		Postgres: "(extract(epoch FROM ($1 AT TIME ZONE 'UTC')::time) * 1000000)::bigint", Scalar: "rw_time",
		Eval: func(a []any) (any, error) { return clockOf(a[0].(time.Time)), nil },
	},
	{
		Name: "totaloffsetminutes", In: []edm.Primitive{edm.DateTimeOffset}, Out: edm.Int64,
		Plain: "CASE WHEN $1 IS NOT NULL THEN 0 END",
		Eval:  func([]any) (any, error) { return int64(0), nil },
	},
	{
		Name: "mindatetime", Out: edm.DateTimeOffset,
		Eval: func([]any) (any, error) { return firstInstant, nil },
	},
	{
		Name: "maxdatetime", Out: edm.DateTimeOffset,
		Eval: func([]any) (any, error) { return lastInstant, nil },
	},
}

var (
	firstInstant = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	lastInstant  = time.Date(9999, 12, 31, 23, 59, 59, 999_999_000, time.UTC)
)

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
		Eval: func(a []any) (any, error) { return f(midnight(a[0].(edm.Days))), nil },
	}
}

const day = 86400 * 1_000_000 // microseconds

func dayOf(t time.Time) edm.Days { return edm.Days(floorDiv(t.Unix(), 86400)) }

func clockOf(t time.Time) edm.Clock {
	us := t.UnixMicro()
	return edm.Clock(us - floorDiv(us, day)*day)
}

func midnight(d edm.Days) time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// floorDiv is the greatest integer not above a/b, for positive b.
func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

func fraction(us int64) decimal.Decimal { return decimal.New(us, -Places) }
