package funcs

import (
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// casts: the row for a cast is found by the types on both sides. The first three are also
// the numeric promotions that binding puts in by itself.
var casts = []Func{
	{
		Name: "cast", In: []edm.Primitive{edm.Int64}, Out: edm.Decimal, Postgres: "($1)::numeric", Scalar: "rw_int_dec", Fails: true,
		Eval: func(a []any) (any, error) { return decimal.NewFromInt(a[0].(int64)), nil },
	},
	{
		Name: "cast", In: []edm.Primitive{edm.Int64}, Out: edm.Double, Postgres: "($1)::float8", SQLite: "CAST($1 AS REAL)",
		Eval: func(a []any) (any, error) { return float64(a[0].(int64)), nil },
	},
	{
		Name: "cast", In: []edm.Primitive{edm.Decimal}, Out: edm.Double, Postgres: "($1)::float8", Scalar: "rw_dec_double",
		Eval: func(a []any) (any, error) { return a[0].(decimal.Decimal).InexactFloat64(), nil },
	},
	{
		Name: "cast", In: []edm.Primitive{edm.Int64}, Out: edm.String, Postgres: `($1)::text COLLATE "C"`, SQLite: "CAST($1 AS TEXT)",
		Eval: func(a []any) (any, error) { return strconv.FormatInt(a[0].(int64), 10), nil },
	},
	{
		Name: "cast", In: []edm.Primitive{edm.Guid}, Out: edm.String, Postgres: `($1)::text COLLATE "C"`, Scalar: "rw_guid_text",
		Eval: func(a []any) (any, error) { return a[0].(uuid.UUID).String(), nil },
	},
	{
		Name: "cast", In: []edm.Primitive{edm.DateTimeOffset}, Out: edm.Date, Postgres: "($1 AT TIME ZONE 'UTC')::date", Scalar: "rw_date",
		Eval: func(a []any) (any, error) { return dayOf(a[0].(time.Time)), nil },
	},
	{
		Name: "cast", In: []edm.Primitive{edm.Date}, Out: edm.DateTimeOffset, Postgres: "(($1)::timestamp AT TIME ZONE 'UTC')", SQLite: "($1 * 86400000000)",
		Eval: func(a []any) (any, error) { return time.Unix(int64(a[0].(edm.Days))*86400, 0).UTC(), nil },
	},
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
