package funcs

import (
	"math"
	"math/bits"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Places is the number of decimal places that results of decimal arithmetic keep.
const Places = 6

// numbers: a division by zero gives null.
var numbers = []Func{
	integer("add", "($1 + $2)", addInt),
	integer("sub", "($1 - $2)", func(a, b int64) (int64, bool) { return a - b, (a-b > a) != (b < 0) }),
	integer("mul", "($1 * $2)", mulInt),
	integer("div", "($1 / NULLIF($2, 0))", func(a, b int64) (int64, bool) { return a / b, a == math.MinInt64 && b == -1 }),
	integer("mod", "($1 % NULLIF($2, 0))", func(a, b int64) (int64, bool) { return a % b, false }),
	decimals("add", "($1 + $2)", decimal.Decimal.Add),
	decimals("sub", "($1 - $2)", decimal.Decimal.Sub),
	decimals("mul", "round($1 * $2, 6)", decimal.Decimal.Mul),
	decimals("div", "round($1 / NULLIF($2, 0), 6)", divDecimal),
	decimals("divby", "round($1 / NULLIF($2, 0), 6)", divDecimal),
	decimals("mod", "($1 % NULLIF($2, 0))", decimal.Decimal.Mod),
	doubles("add", "($1 + $2)", func(a, b float64) float64 { return a + b }),
	doubles("sub", "($1 - $2)", func(a, b float64) float64 { return a - b }),
	doubles("mul", "($1 * $2)", func(a, b float64) float64 { return a * b }),
	doubles("div", "($1 / NULLIF($2, 0))", func(a, b float64) float64 { return a / b }),
	doubles("divby", "($1 / NULLIF($2, 0))", func(a, b float64) float64 { return a / b }),
	{
		Name: "neg", In: []edm.Primitive{edm.Int64}, Out: edm.Int64, Postgres: "(- $1)", Scalar: "rw_neg_int", Fails: true,
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
	rounded("round", func(d decimal.Decimal) decimal.Decimal { return d.Round(0) }),
	rounded("floor", decimal.Decimal.Floor),
	{
		Name: "ceiling", In: []edm.Primitive{edm.Decimal}, Out: edm.Decimal, Postgres: "ceil($1)", Scalar: "rw_ceiling_dec",
		Eval: func(a []any) (any, error) { return a[0].(decimal.Decimal).Ceil(), nil },
	},
	{
		Name: "round", In: []edm.Primitive{edm.Double}, Out: edm.Double, Postgres: "(sign($1) * floor(abs($1) + 0.5))", Scalar: "rw_round",
		Eval: func(a []any) (any, error) {
			x := a[0].(float64)
			return math.Copysign(math.Floor(math.Abs(x)+0.5), x), nil
		},
	},
	{
		Name: "floor", In: []edm.Primitive{edm.Double}, Out: edm.Double, Postgres: "floor($1)", Scalar: "rw_floor",
		Eval: func(a []any) (any, error) { return math.Floor(a[0].(float64)), nil },
	},
	{
		Name: "ceiling", In: []edm.Primitive{edm.Double}, Out: edm.Double, Postgres: "ceil($1)", Scalar: "rw_ceiling",
		Eval: func(a []any) (any, error) { return math.Ceil(a[0].(float64)), nil },
	},
}

func integer(name, postgres string, f func(a, b int64) (result int64, overflow bool)) Func {
	return Func{
		Name: name, In: []edm.Primitive{edm.Int64, edm.Int64}, Out: edm.Int64, Postgres: postgres, Scalar: "rw_" + name + "_int", Fails: true,
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
		Name: name, In: []edm.Primitive{edm.Decimal, edm.Decimal}, Out: edm.Decimal, Postgres: postgres, Scalar: "rw_" + name + "_dec", Fails: true,
		Eval: func(a []any) (any, error) {
			x, y := a[0].(decimal.Decimal), a[1].(decimal.Decimal)
			if divides && y.IsZero() {
				return nil, nil
			}
			return f(x, y).Round(Places), nil
		},
	}
}

func doubles(name, plain string, f func(a, b float64) float64) Func {
	divides := name == "div" || name == "divby"
	return Func{
		Name: name, In: []edm.Primitive{edm.Double, edm.Double}, Out: edm.Double, Plain: plain, Fails: true,
		Eval: func(a []any) (any, error) {
			x, y := a[0].(float64), a[1].(float64)
			if divides && y == 0 {
				return nil, nil
			}
			return f(x, y), nil
		},
	}
}

func rounded(name string, f func(decimal.Decimal) decimal.Decimal) Func {
	return Func{
		Name: name, In: []edm.Primitive{edm.Decimal}, Out: edm.Decimal, Postgres: name + "($1)", Scalar: "rw_" + name + "_dec",
		Eval: func(a []any) (any, error) { return f(a[0].(decimal.Decimal)), nil },
	}
}

func addInt(a, b int64) (int64, bool) {
	sum := a + b
	return sum, (sum > a) != (b > 0) && b != 0
}

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
