package funcs

import (
	"math"
	"time"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// durations: instants and dates less each other are durations, and durations added to them give
// instants and dates again; the part of a day that is left over does not count for a date. A
// duration times or by a number is rounded to the microsecond, half away from zero (half to even
// where the number is a double). Durations reach 292 years either way; beyond is out of range.
var durations = []Func{
	shifted("add", "+", func(d time.Duration) time.Duration { return d }),
	shifted("sub", "-", func(d time.Duration) time.Duration { return -d }),
	shiftedDay("add", "+", 1),
	shiftedDay("sub", "-", -1),
	{
		Name: "sub", In: []edm.Primitive{edm.DateTimeOffset, edm.DateTimeOffset}, Out: edm.Duration, Fails: true,
		Postgres: once("("+intervalMicros+") * 1000 / 1000", "($1 - $2)"), Scalar: "rw_sub_instants",
		Eval: func(a []any) (any, error) {
			return micros(a[0].(time.Time).UnixMicro() - a[1].(time.Time).UnixMicro())
		},
	},
	{
		Name: "sub", In: []edm.Primitive{edm.Date, edm.Date}, Out: edm.Duration, Fails: true,
		Postgres: "(($1 - $2)::bigint * 86400000000 * 1000 / 1000)", Scalar: "rw_sub_dates",
		Eval: func(a []any) (any, error) { return micros(int64(a[0].(edm.Days)-a[1].(edm.Days)) * day) },
	},
	summed("add", "+", addInt),
	summed("sub", "-", subInt),
	{
		Name: "neg", In: []edm.Primitive{edm.Duration}, Out: edm.Duration, Plain: "(- $1)",
		Eval: func(a []any) (any, error) { return -a[0].(time.Duration), nil },
	},
	scaledBy("mul", []edm.Primitive{edm.Duration, edm.Decimal}, "($1 * $2)", decimal.Decimal.Mul),
	scaledBy("mul", []edm.Primitive{edm.Decimal, edm.Duration}, "($1 * $2)", decimal.Decimal.Mul),
	scaledBy("div", []edm.Primitive{edm.Duration, edm.Decimal}, "($1 * "+wide+" / NULLIF($2, 0))", divWhole),
	scaledBy("divby", []edm.Primitive{edm.Duration, edm.Decimal}, "($1 * "+wide+" / NULLIF($2, 0))", divWhole),
	scaledByDouble("mul", []edm.Primitive{edm.Duration, edm.Double}, "($1::float8 * $2)", func(a, b float64) float64 { return a * b }),
	scaledByDouble("mul", []edm.Primitive{edm.Double, edm.Duration}, "($1 * $2::float8)", func(a, b float64) float64 { return a * b }),
	scaledByDouble("div", []edm.Primitive{edm.Duration, edm.Double}, "($1::float8 / NULLIF($2, 0))", divDouble),
	scaledByDouble("divby", []edm.Primitive{edm.Duration, edm.Double}, "($1::float8 / NULLIF($2, 0))", divDouble),
	{
		Name: "totalseconds", In: []edm.Primitive{edm.Duration}, Out: edm.Decimal,
		Postgres: "($1 * 0.000001)", SQLite: "($1)",
		Eval: func(a []any) (any, error) { return fraction(a[0].(time.Duration).Microseconds()), nil },
	},
}

// intervalMicros is the interval v.x in microseconds, exactly.
const intervalMicros = "extract(day FROM v.x)::bigint * 86400000000 + extract(hour FROM v.x)::bigint * 3600000000" +
	" + extract(minute FROM v.x)::bigint * 60000000 + extract(microseconds FROM v.x)::bigint"

// wide gives a quotient so many places that rounding it again does no harm.
const wide = "1.000000000000000000000000000000"

// micros makes a duration of microseconds; what nanoseconds cannot hold is out of range.
func micros(us int64) (any, error) {
	if us > math.MaxInt64/1000 || us < math.MinInt64/1000 {
		return nil, ErrRange
	}
	return time.Duration(us) * time.Microsecond, nil
}

// shifted: PostgreSQL has room for more years than there are; a year outside is pushed over its edge, so that it says so.
func shifted(name, sign string, way func(time.Duration) time.Duration) Func {
	sum := "($1 " + sign + " (v.d / 1000000) * interval '1 second' " + sign + " (v.d % 1000000) * interval '1 microsecond')"
	return Func{
		Name: name, In: []edm.Primitive{edm.DateTimeOffset, edm.Duration}, Out: edm.DateTimeOffset, Fails: true,
		Postgres: once("CASE WHEN v.x >= '10000-01-01Z'::timestamptz THEN v.x + interval '290000 years'"+
			" WHEN v.x < '0001-01-01Z'::timestamptz THEN v.x - interval '290000 years' ELSE v.x END",
			"(SELECT "+sum+" FROM (SELECT $2 AS d OFFSET 0) v)"),
		Scalar: "rw_" + name + "_duration",
		Eval: func(a []any) (any, error) {
			t := a[0].(time.Time).Add(way(a[1].(time.Duration)))
			if t.Before(firstInstant) || t.After(lastInstant) {
				return nil, ErrRange
			}
			return t, nil
		},
	}
}

func shiftedDay(name, sign string, factor int64) Func {
	return Func{
		Name: name, In: []edm.Primitive{edm.Date, edm.Duration}, Out: edm.Date, Fails: true,
		Postgres: once("CASE WHEN v.x > '9999-12-31'::date THEN v.x + 2147483647 WHEN v.x < '0001-01-01'::date THEN v.x - 2147483647 ELSE v.x END",
			"($1 + floor("+sign+"($2)::numeric / 86400000000)::int)"),
		Scalar: "rw_" + name + "_date_duration",
		Eval: func(a []any) (any, error) {
			d := a[0].(edm.Days) + edm.Days(floorDiv(factor*a[1].(time.Duration).Microseconds(), day))
			if d < dayOf(firstInstant) || d > dayOf(lastInstant) {
				return nil, ErrRange
			}
			return d, nil
		},
	}
}

func summed(name, sign string, f func(a, b int64) (int64, bool)) Func {
	return Func{
		Name: name, In: []edm.Primitive{edm.Duration, edm.Duration}, Out: edm.Duration, Fails: true,
		Postgres: "(($1 " + sign + " $2) * 1000 / 1000)", Scalar: "rw_" + name + "_durations",
		Eval: func(a []any) (any, error) {
			us, overflow := f(a[0].(time.Duration).Microseconds(), a[1].(time.Duration).Microseconds())
			if overflow {
				return nil, ErrRange
			}
			return micros(us)
		},
	}
}

func scaledBy(name string, in []edm.Primitive, postgres string, f func(a, b decimal.Decimal) decimal.Decimal) Func {
	return Func{
		Name: name, In: in, Out: edm.Duration, Fails: true, Gaps: name != "mul",
		Postgres: "(round(" + postgres + ")::bigint * 1000 / 1000)", Scalar: scalarName(name, in),
		Eval: func(a []any) (any, error) {
			x, y := number(a[0]), number(a[1])
			if name != "mul" && y.IsZero() {
				return nil, nil
			}
			us := f(x, y).Round(0)
			if !us.BigInt().IsInt64() {
				return nil, ErrRange
			}
			return micros(us.IntPart())
		},
	}
}

func scaledByDouble(name string, in []edm.Primitive, postgres string, f func(a, b float64) float64) Func {
	return Func{
		Name: name, In: in, Out: edm.Duration, Fails: true, Gaps: name != "mul",
		Postgres: "(" + postgres + "::bigint * 1000 / 1000)", Scalar: scalarName(name, in),
		Eval: func(a []any) (any, error) {
			x, y := float(a[0]), float(a[1])
			if name != "mul" && y == 0 {
				return nil, nil
			}
			us := math.RoundToEven(f(x, y))
			vanished := f(x, y) == 0 && x != 0 && y != 0 && !math.IsInf(y, 0)
			if vanished || math.IsNaN(us) || math.Abs(us) > math.MaxInt64/1000 {
				return nil, ErrRange
			}
			return micros(int64(us))
		},
	}
}

func number(v any) decimal.Decimal {
	if d, ok := v.(time.Duration); ok {
		return decimal.NewFromInt(d.Microseconds())
	}
	return v.(decimal.Decimal)
}

func float(v any) float64 {
	if d, ok := v.(time.Duration); ok {
		return float64(d.Microseconds())
	}
	return v.(float64)
}

// divWhole rounds a quotient to whole microseconds only once.
func divWhole(a, b decimal.Decimal) decimal.Decimal { return a.DivRound(b, 0) }

func divDouble(a, b float64) float64 { return a / b }
