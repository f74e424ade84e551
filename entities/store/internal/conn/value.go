package conn

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// DecimalScale is the number of decimal places kept on SQLite.
const DecimalScale = 6

func encode(d Dialect, args []any) []any {
	out := make([]any, len(args))
	for i, arg := range args {
		out[i] = encodeOne(d, arg)
	}
	return out
}

// encodeOne gives v as the driver wants it: SQLite knows neither times nor decimals, UUIDs or lists.
func encodeOne(d Dialect, v any) any {
	if v == nil {
		return nil
	}
	switch x := v.(type) {
	case *int64:
		return pointed(d, x)
	case *string:
		return pointed(d, x)
	case *time.Time:
		return pointed(d, x)
	case *uuid.UUID:
		return pointed(d, x)
	case *decimal.Decimal:
		return pointed(d, x)
	case *bool:
		return pointed(d, x)
	case edm.Days:
		if d == SQLite {
			return int64(x)
		}
		return time.Unix(int64(x)*86400, 0).UTC()
	case edm.Clock:
		return int64(x)
	case time.Duration:
		return x.Microseconds()
	case json.RawMessage:
		return string(x)
	}
	if d == Postgres {
		return encodePostgres(v)
	}
	return encodeSQLite(v)
}

func pointed[T any](d Dialect, p *T) any {
	if p == nil {
		return nil
	}
	return encodeOne(d, *p)
}

func encodePostgres(v any) any {
	switch x := v.(type) {
	case uuid.UUID:
		return x.String()
	case []uuid.UUID:
		return texts(x)
	case decimal.Decimal:
		return x.String()
	case []decimal.Decimal:
		return texts(x)
	case time.Time:
		return x.UTC().Truncate(time.Microsecond)
	}
	return v
}

func texts[T fmt.Stringer](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = v.String()
	}
	return out
}

func encodeSQLite(v any) any {
	switch x := v.(type) {
	case time.Time:
		return x.UnixMicro()
	case uuid.UUID:
		return x[:]
	case decimal.Decimal:
		return scaled(x)
	case []byte, string, int64, float64:
		return v
	case bool:
		if x {
			return int64(1)
		}
		return int64(0)
	case []int64:
		return list(x, func(b []byte, v int64) []byte { return strconv.AppendInt(b, v, 10) })
	case []string:
		text, _ := json.Marshal(x)
		return string(text)
	case []time.Time:
		return list(x, func(b []byte, v time.Time) []byte { return strconv.AppendInt(b, v.UnixMicro(), 10) })
	case []decimal.Decimal:
		return list(x, func(b []byte, v decimal.Decimal) []byte { return strconv.AppendInt(b, scaled(v), 10) })
	case []uuid.UUID:
		return list(x, func(b []byte, v uuid.UUID) []byte { return fmt.Appendf(b, "%q", fmt.Sprintf("%x", v[:])) })
	}
	return v
}

func scaled(v decimal.Decimal) int64 { return v.Shift(DecimalScale).Round(0).IntPart() }

func list[T any](values []T, write func([]byte, T) []byte) string {
	b := []byte{'['}
	for i, v := range values {
		if i > 0 {
			b = append(b, ',')
		}
		b = write(b, v)
	}
	return string(append(b, ']'))
}

// Fits says whether v can be kept on both databases: the integer part of a decimal is bounded by
// what SQLite holds in a scaled integer.
func Fits(v decimal.Decimal) bool {
	return v.Abs().LessThan(decimal.New(1, 18-DecimalScale))
}

var _ driver.Valuer = uuid.UUID{}
