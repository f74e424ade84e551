package funcs

import (
	"fmt"
	"math"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Scalar is a deterministic function that the SQLite connection must offer.
type Scalar struct {
	Name string
	Args int
	// Call takes and gives values as SQLite holds them: int64, float64, string, []byte or nil.
	Call func(args []any) (any, error)
}

// Scalars lists the functions of the table that SQLite does not have by itself.
func Scalars() []Scalar {
	var all []Scalar
	seen := map[string]bool{}
	for _, f := range append(table(), *Finds) {
		if f.Scalar == "" || seen[f.Scalar] {
			continue
		}
		seen[f.Scalar] = true
		all = append(all, Scalar{Name: f.Scalar, Args: len(f.In), Call: f.scalar})
	}
	return all
}

func (f Func) scalar(raw []any) (any, error) {
	args := make([]any, len(raw))
	for i, v := range raw {
		decoded, err := FromSQLite(f.In[i], v)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Scalar, err)
		}
		args[i] = decoded
	}
	result, err := f.Apply(args)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name, err)
	}
	return ToSQLite(result)
}

var million = decimal.New(1, Places)

// ToSQLite turns a value into what SQLite holds for it: times are microseconds since 1970,
// decimals are scaled by 10^6, Booleans are 0 and 1, Guids are 16 bytes. A decimal with
// more places or digits than that becomes a float, which SQLite compares exactly.
func ToSQLite(v any) (any, error) {
	switch x := v.(type) {
	case nil, int64, float64, string, []byte:
		return x, nil
	case bool:
		return int64(ordinal(x)), nil
	case time.Time:
		return x.UnixMicro(), nil
	case decimal.Decimal:
		return scaled(x), nil
	case uuid.UUID:
		return x[:], nil
	case edm.Days:
		return int64(x), nil
	case edm.Clock:
		return int64(x), nil
	case time.Duration:
		return x.Microseconds(), nil
	case []any:
		return SQLiteArray(x)
	}
	return nil, fmt.Errorf("no value of the entity data model: %T", v)
}

func scaled(d decimal.Decimal) any {
	d = d.Mul(million)
	if d.IsInteger() && d.BigInt().IsInt64() {
		return d.IntPart()
	}
	return d.InexactFloat64()
}

// FromSQLite is the inverse of ToSQLite for a type.
func FromSQLite(t edm.Primitive, raw any) (any, error) {
	if raw == nil {
		return nil, nil
	}
	switch x := raw.(type) {
	case int64:
		return fromInt(t, x)
	case float64:
		if t == edm.Decimal && !math.IsInf(x, 0) && !math.IsNaN(x) {
			return decimal.NewFromFloat(x).Div(million), nil
		}
		if t == edm.Double || t == edm.Single {
			return x, nil
		}
	case string:
		if t == edm.String {
			return x, nil
		}
		if t == Many {
			return readArray(x)
		}
	case []byte:
		return fromBytes(t, x)
	}
	return nil, fmt.Errorf("%v is no stored %s", raw, t)
}

func fromInt(t edm.Primitive, x int64) (any, error) {
	switch t {
	case edm.Boolean:
		return x != 0, nil
	case edm.DateTimeOffset:
		return time.UnixMicro(x).UTC(), nil
	case edm.Decimal:
		return decimal.New(x, -Places), nil
	case edm.Date:
		return edm.Days(x), nil
	case edm.TimeOfDay:
		return edm.Clock(x), nil
	case edm.Duration:
		return time.Duration(x) * time.Microsecond, nil
	case edm.Double, edm.Single:
		return float64(x), nil
	}
	if t.Integer() {
		return x, nil
	}
	return nil, fmt.Errorf("%d is no stored %s", x, t)
}

func fromBytes(t edm.Primitive, x []byte) (any, error) {
	switch t {
	case edm.Guid:
		return uuid.FromBytes(x)
	case edm.String:
		return string(x), nil
	case edm.Binary:
		return x, nil
	}
	return nil, fmt.Errorf("%d bytes are no stored %s", len(x), t)
}
