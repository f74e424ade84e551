package funcs

import (
	"math"
	"math/big"
	"time"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// casts: the row for a cast is found by the types on both sides. Some are also
// the numeric promotions that binding puts in by itself. A number is rounded to what the target
// can hold, half away from zero; what does not fit gives null, as does every cast that fails.
var casts = append([]Func{
	{
		Name: "cast", In: []edm.Primitive{edm.Int64}, Out: edm.Decimal, Postgres: "($1)::numeric", Scalar: "rw_int_dec",
		Eval: func(a []any) (any, error) { return decimal.NewFromInt(a[0].(int64)), nil },
	},
	{
		Name: "cast", In: []edm.Primitive{edm.Int64}, Out: edm.Double, Postgres: "($1)::float8", SQLite: "CAST($1 AS REAL)",
		Eval: func(a []any) (any, error) { return float64(a[0].(int64)), nil },
	},
	// Between an enumeration and its numbers, and from a single to a double, only the type changes.
	retyped(edm.Int64), retyped(edm.Double),
	{
		Name: "cast", In: []edm.Primitive{edm.Decimal}, Out: edm.Double, Postgres: "($1)::float8", Scalar: "rw_dec_double",
		Eval: func(a []any) (any, error) { return nearest(a[0].(decimal.Decimal)), nil },
	},
	{
		Name: "cast", In: []edm.Primitive{edm.Decimal}, Out: edm.Int64, Scalar: "rw_dec_int", Gaps: true,
		Postgres: once("CASE WHEN v.x BETWEEN -9223372036854775808 AND 9223372036854775807 THEN v.x::bigint END", "round($1)"),
		Eval:     func(a []any) (any, error) { return wholeOf(a[0].(decimal.Decimal)), nil },
	},
	{
		Name: "cast", In: []edm.Primitive{edm.Double}, Out: edm.Decimal, Scalar: "rw_double_dec", Gaps: true,
		Postgres: once("CASE WHEN abs(v.x) < 1e12 THEN round(v.x::text::numeric, 6) END", "$1"),
		Eval:     func(a []any) (any, error) { return decimalOf(a[0].(float64)), nil },
	},
	{
		Name: "cast", In: []edm.Primitive{edm.Double}, Out: edm.Int64, Scalar: "rw_double_int", Gaps: true,
		Postgres: once("CASE WHEN abs(v.x) < 9223372036854775807::float8 THEN round(v.x::text::numeric)::bigint END", "$1"),
		Eval: func(a []any) (any, error) {
			if x := a[0].(float64); math.Abs(x) < math.MaxInt64 {
				return wholeOf(decimal.NewFromFloat(x)), nil
			}
			return nil, nil
		},
	},
	{
		Name: "cast", In: []edm.Primitive{edm.Double}, Out: edm.Single, Scalar: "rw_single", Gaps: true,
		Postgres: once("CASE WHEN v.x = 0 OR abs(v.x) BETWEEN 1.2e-38 AND 3.4e38 THEN v.x::float4::float8 WHEN abs(v.x) = 'Infinity' THEN v.x END", "$1"),
		Eval: func(a []any) (any, error) {
			x := a[0].(float64)
			if size := math.Abs(x); size != 0 && !math.IsInf(x, 0) && (size < 1.2e-38 || size > 3.4e38) {
				return nil, nil
			}
			return float64(float32(x)), nil
		},
	},
	{
		Name: "cast", In: []edm.Primitive{edm.DateTimeOffset}, Out: edm.Date, Postgres: "($1 AT TIME ZONE 'UTC')::date", Scalar: "rw_date",
		Eval: func(a []any) (any, error) { return dayOf(a[0].(time.Time)), nil },
	},
	{
		Name: "cast", In: []edm.Primitive{edm.DateTimeOffset}, Out: edm.TimeOfDay, Scalar: "rw_time",
		Postgres: "(extract(epoch FROM ($1 AT TIME ZONE 'UTC')::time) * 1000000)::bigint",
		Eval:     func(a []any) (any, error) { return clockOf(a[0].(time.Time)), nil },
	},
	{
		Name: "cast", In: []edm.Primitive{edm.Date}, Out: edm.DateTimeOffset, Postgres: "(($1)::timestamp AT TIME ZONE 'UTC')", SQLite: "($1 * 86400000000)",
		Eval: func(a []any) (any, error) { return midnight(a[0].(edm.Days)), nil },
	},
}, narrowings()...)

func retyped(t edm.Primitive) Func {
	return Func{
		Name: "cast", In: []edm.Primitive{t}, Out: t, Plain: "($1)",
		Eval: func(a []any) (any, error) { return a[0], nil },
	}
}

func narrowings() []Func {
	var rows []Func
	for _, n := range []struct {
		to        edm.Primitive
		low, high string
		min, max  int64
	}{
		{edm.Byte, "0", "255", 0, math.MaxUint8},
		{edm.SByte, "-128", "127", math.MinInt8, math.MaxInt8},
		{edm.Int16, "-32768", "32767", math.MinInt16, math.MaxInt16},
		{edm.Int32, "-2147483648", "2147483647", math.MinInt32, math.MaxInt32},
	} {
		rows = append(rows, Func{
			Name: "cast", In: []edm.Primitive{edm.Int64}, Out: n.to, Gaps: true,
			Postgres: within("$1", n.low, n.high), Scalar: scalarName("narrow", []edm.Primitive{n.to}),
			Eval: func(a []any) (any, error) {
				if x := a[0].(int64); x >= n.min && x <= n.max {
					return x, nil
				}
				return nil, nil
			},
		})
	}
	return rows
}

func wholeOf(d decimal.Decimal) any {
	if d = d.Round(0); d.BigInt().IsInt64() {
		return d.IntPart()
	}
	return nil
}

func decimalOf(x float64) any {
	if !(math.Abs(x) < 1e12) {
		return nil
	}
	return decimal.NewFromFloat(x).Round(Places)
}

// nearest is the double nearest to a decimal.
func nearest(d decimal.Decimal) float64 {
	x, _ := new(big.Rat).SetFrac(d.Coefficient(), big.NewInt(1)).Float64()
	if d.Exponent() != 0 {
		x, _ = d.Rat().Float64()
	}
	return x
}

// CastRow finds the row that casts between two types; nil if there is none.
func CastRow(from, to edm.Primitive) *Func {
	for _, f := range Named("cast") {
		if f.In[0] == from && f.Out == to {
			return f
		}
	}
	return nil
}

// CastRows finds the rows that cast one after the other from one type to another: a text becomes a
// small integer by way of a large one. It gives nothing where there is no way.
func CastRows(from, to edm.Primitive) []*Func {
	if row := CastRow(from, to); row != nil {
		return []*Func{row}
	}
	var between edm.Primitive
	switch {
	case to == edm.Single:
		between = edm.Double
	case to.Integer():
		between = edm.Int64
	default:
		return nil
	}
	if to == between || from == between {
		return nil
	}
	first := CastRow(from, between)
	last := CastRow(between, to)
	if first == nil || last == nil {
		return nil
	}
	return []*Func{first, last}
}
