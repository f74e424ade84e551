package funcs

import (
	"math"
	"math/bits"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Places is the number of decimal places that results of decimal arithmetic keep.
const Places = 6

// most is what results of decimal arithmetic lie below, since SQLite holds them as integers.
var most = decimal.New(1, 12)

// numbers: a division by zero gives null. A sum, product or quotient that leaves its type is out
// of range: an integer of 64 bits, a decimal of twelve digits before the point, a double. What is
// no number, such as INF sub INF, is null.
var numbers = []Func{
	integer("add", "($1::bigint + $2)", addInt),
	integer("sub", "($1::bigint - $2)", subInt),
	integer("mul", "($1::bigint * $2)", mulInt),
	integer("div", "($1::bigint / NULLIF($2, 0))", func(a, b int64) (int64, bool) { return a / b, a == math.MinInt64 && b == -1 }),
	integer("mod", "($1::bigint % NULLIF($2, 0))", func(a, b int64) (int64, bool) { return a % b, false }),
	decimals("add", "($1 + $2)", decimal.Decimal.Add),
	decimals("sub", "($1 - $2)", decimal.Decimal.Sub),
	decimals("mul", "($1 * $2)", decimal.Decimal.Mul),
	decimals("div", "($1 * "+wide+" / NULLIF($2, 0))", divDecimal),
	decimals("divby", "($1 * "+wide+" / NULLIF($2, 0))", divDecimal),
	decimals("mod", "($1 % NULLIF($2, 0))", decimal.Decimal.Mod),
	doubles("add", "($1 + $2)", func(a, b float64) float64 { return a + b }),
	doubles("sub", "($1 - $2)", func(a, b float64) float64 { return a - b }),
	doubles("mul", "($1 * $2)", func(a, b float64) float64 { return a * b }),
	doubles("div", "($1 / NULLIF($2, 0))", divDouble),
	doubles("divby", "($1 / NULLIF($2, 0))", divDouble),
	{
		Name: "mod", In: []edm.Primitive{edm.Double, edm.Double}, Out: edm.Double, Scalar: "rw_mod_dbl", Gaps: true,
		Postgres: once("CASE WHEN abs(v.x) < 'Infinity' AND abs(v.y) < 'Infinity' AND v.y <> 0 THEN mod(v.x::text::numeric, v.y::text::numeric)::float8 END", "$1", "$2"),
		Eval:     func(a []any) (any, error) { return modDouble(a[0].(float64), a[1].(float64)), nil },
	},
	{
		Name: "neg", In: []edm.Primitive{edm.Int64}, Out: edm.Int64, Postgres: "(- $1::bigint)", Scalar: "rw_neg_int", Fails: true,
		Eval: func(a []any) (any, error) {
			if a[0].(int64) == math.MinInt64 {
				return nil, ErrRange
			}
			return -a[0].(int64), nil
		},
	},
	{
		Name: "neg", In: []edm.Primitive{edm.Decimal}, Out: edm.Decimal, Plain: "(- $1)",
		Eval: func(a []any) (any, error) { return a[0].(decimal.Decimal).Neg(), nil },
	},
	{
		Name: "neg", In: []edm.Primitive{edm.Double}, Out: edm.Double, Plain: "(- $1)",
		Eval: func(a []any) (any, error) { return -a[0].(float64), nil },
	},
	whole("round"), whole("floor"), whole("ceiling"),
	rounded("round", "round($1)", func(d decimal.Decimal) decimal.Decimal { return d.Round(0) }),
	rounded("floor", "floor($1)", decimal.Decimal.Floor),
	rounded("ceiling", "ceil($1)", decimal.Decimal.Ceil),
	roundedDouble("round", once("sign(v.x) * (floor(abs(v.x)) + CASE WHEN abs(v.x) - floor(abs(v.x)) >= 0.5 THEN 1 ELSE 0 END)", "$1"), math.Round),
	roundedDouble("floor", "floor($1)", math.Floor),
	roundedDouble("ceiling", "ceil($1)", math.Ceil),
}

// scalarName names the function of SQLite by the function and the types of its operands.
func scalarName(name string, in []edm.Primitive) string {
	for _, t := range in {
		name += "_" + strings.ToLower(strings.TrimPrefix(t.TypeName(), "Edm."))
	}
	return "rw_" + name
}

func integer(name, postgres string, f func(a, b int64) (result int64, overflow bool)) Func {
	return Func{
		Name: name, In: []edm.Primitive{edm.Int64, edm.Int64}, Out: edm.Int64, Postgres: postgres, Scalar: "rw_" + name + "_int", Fails: true, Gaps: name == "div" || name == "mod",
		Eval: func(a []any) (any, error) {
			x, y := a[0].(int64), a[1].(int64)
			if y == 0 && (name == "div" || name == "mod") {
				return nil, nil
			}
			result, overflow := f(x, y)
			if overflow {
				return nil, ErrRange
			}
			return result, nil
		},
	}
}

func decimals(name, postgres string, f func(a, b decimal.Decimal) decimal.Decimal) Func {
	divides := name == "div" || name == "divby" || name == "mod"
	return Func{
		Name: name, In: []edm.Primitive{edm.Decimal, edm.Decimal}, Out: edm.Decimal, Fails: true, Gaps: divides,
		Postgres: postgres + "::numeric(18,6)", Scalar: "rw_" + name + "_dec",
		Eval: func(a []any) (any, error) {
			x, y := a[0].(decimal.Decimal), a[1].(decimal.Decimal)
			if divides && y.IsZero() {
				return nil, nil
			}
			result := f(x, y).Round(Places)
			if !result.Abs().LessThan(most) {
				return nil, ErrRange
			}
			return result, nil
		},
	}
}

// doubles: a result too large or too small for a double is out of range, as on PostgreSQL.
func doubles(name, postgres string, f func(a, b float64) float64) Func {
	divides, scales := name == "div" || name == "divby", name != "add" && name != "sub"
	return Func{
		Name: name, In: []edm.Primitive{edm.Double, edm.Double}, Out: edm.Double, Fails: true, Gaps: true,
		Postgres: "NULLIF(" + postgres + ", 'NaN'::float8)", Scalar: "rw_" + name + "_dbl",
		Eval: func(a []any) (any, error) {
			x, y := a[0].(float64), a[1].(float64)
			if divides && y == 0 {
				return nil, nil
			}
			result := f(x, y)
			infinite := math.IsInf(x, 0) || math.IsInf(y, 0)
			switch {
			case math.IsNaN(result):
				return nil, nil
			case !infinite && (math.IsInf(result, 0) || scales && result == 0 && x != 0 && (divides || y != 0)):
				return nil, ErrRange
			}
			return result, nil
		},
	}
}

// whole: an integer is round as it is.
func whole(name string) Func {
	return Func{
		Name: name, In: []edm.Primitive{edm.Int64}, Out: edm.Int64, Plain: "($1)",
		Eval: func(a []any) (any, error) { return a[0], nil },
	}
}

func rounded(name, postgres string, f func(decimal.Decimal) decimal.Decimal) Func {
	return Func{
		Name: name, In: []edm.Primitive{edm.Decimal}, Out: edm.Decimal, Postgres: postgres, Scalar: "rw_" + name + "_dec",
		Eval: func(a []any) (any, error) { return f(a[0].(decimal.Decimal)), nil },
	}
}

// roundedDouble: half is rounded away from zero.
func roundedDouble(name, postgres string, f func(float64) float64) Func {
	return Func{
		Name: name, In: []edm.Primitive{edm.Double}, Out: edm.Double, Postgres: postgres, Scalar: "rw_" + name,
		Eval: func(a []any) (any, error) { return f(a[0].(float64)), nil },
	}
}

func addInt(a, b int64) (int64, bool) {
	sum := a + b
	return sum, (sum > a) != (b > 0) && b != 0
}

func subInt(a, b int64) (int64, bool) { return a - b, (a-b > a) != (b < 0) }

func mulInt(a, b int64) (int64, bool) {
	high, low := bits.Mul64(magnitude(a), magnitude(b))
	negative := (a < 0) != (b < 0)
	limit := uint64(math.MaxInt64)
	if negative {
		limit++
	}
	return a * b, high != 0 || low > limit
}

func magnitude(a int64) uint64 {
	if a < 0 {
		return -uint64(a)
	}
	return uint64(a)
}

func divDecimal(a, b decimal.Decimal) decimal.Decimal { return a.DivRound(b, Places) }

// modDouble is the remainder of what the shortest texts of two doubles say, so that 0.3 mod 0.1 is 0;
// null if one is infinite.
func modDouble(x, y float64) any {
	if math.IsInf(x, 0) || math.IsInf(y, 0) || y == 0 {
		return nil
	}
	return nearest(decimal.NewFromFloat(x).Mod(decimal.NewFromFloat(y)))
}
