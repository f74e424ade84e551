package sqlgen

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
)

// Encode turns a value into what the driver of the dialect takes for it. On SQLite this is
// the stored form; on PostgreSQL Guids, decimals and dates go as text, times of day and
// durations as microseconds.
func Encode(d Dialect, v any) (any, error) {
	if d == SQLite {
		return funcs.ToSQLite(v)
	}
	switch x := v.(type) {
	case nil, string, bool, int64, float64, time.Time, []byte:
		return x, nil
	case decimal.Decimal:
		return x.String(), nil
	case uuid.UUID:
		return x.String(), nil
	case edm.Days:
		return time.Unix(int64(x)*86400, 0).UTC().Format(time.DateOnly), nil
	case edm.Clock:
		return int64(x), nil
	case time.Duration:
		return x.Microseconds(), nil
	case []any:
		return funcs.PostgresArray(x)
	}
	return nil, fmt.Errorf("no value of the entity data model: %T", v)
}

// postgresType is the type that an argument is cast to: PostgreSQL cannot always tell by itself.
func postgresType(v any) string {
	switch v.(type) {
	case int64, edm.Clock, time.Duration:
		return "bigint"
	case float64:
		return "float8"
	case bool:
		return "boolean"
	case time.Time:
		return "timestamptz"
	case decimal.Decimal:
		return "numeric"
	case uuid.UUID:
		return "uuid"
	case edm.Days:
		return "date"
	case []byte:
		return "bytea"
	case []any:
		return "jsonb"
	}
	return "text"
}

// postgresName is the type that arguments of a type are cast to.
func postgresName(t edm.Primitive) string {
	switch t {
	case edm.String:
		return "text"
	case edm.Boolean:
		return "boolean"
	case edm.Single, edm.Double:
		return "float8"
	case edm.DateTimeOffset:
		return "timestamptz"
	case edm.Decimal:
		return "numeric"
	case edm.Guid:
		return "uuid"
	case edm.Date:
		return "date"
	case edm.Binary:
		return "bytea"
	}
	return "bigint"
}

// argument is a value as an argument.
func argument(d Dialect, v any) (fragment, error) {
	encoded, err := Encode(d, v)
	if err != nil {
		return fragment{}, err
	}
	if v == nil {
		return atom("NULL"), nil
	}
	f := fragment{text: string(mark), args: []any{encoded}, atom: true}
	if d == Postgres {
		f.text += "::" + postgresType(v)
	}
	return f, nil
}

// membership is x = one of values, which are of one type and not null; the list is one argument.
func membership(d Dialect, x fragment, values []any) (fragment, error) {
	if len(values) == 0 {
		return atom("FALSE"), nil
	}
	if len(values) == 1 {
		v, err := argument(d, values[0])
		return cat(x.closed(), " = ", v), err
	}
	if d == SQLite {
		array, err := jsonList(values)
		_, guid := values[0].(uuid.UUID)
		_, bytes := values[0].([]byte)
		return sqliteMember(x, fragment{text: string(mark), args: []any{array}}, guid || bytes), err
	}
	array, err := arrayList(values)
	if err != nil {
		return fragment{}, err
	}
	arg := fragment{text: string(mark) + "::" + postgresType(values[0]) + "[]", args: []any{array}}
	return cat(x.closed(), " = ANY(", arg, ")"), nil
}

// sqliteMember is x = one of the items of a JSON array; bytes are written in hexadecimal there.
func sqliteMember(x, array fragment, bytes bool) fragment {
	member := "value"
	if bytes {
		member = "unhex(value)"
	}
	return cat(x.closed(), " IN (SELECT "+member+" FROM json_each(", array, "))")
}

// jsonNumbers is a JSON array of integers.
func jsonNumbers(numbers []int64) string {
	text := make([]byte, 0, 2+8*len(numbers))
	text = append(text, '[')
	for i, n := range numbers {
		if i > 0 {
			text = append(text, ',')
		}
		text = strconv.AppendInt(text, n, 10)
	}
	return string(append(text, ']'))
}

func jsonList(values []any) (string, error) {
	items := make([]any, len(values))
	for i, v := range values {
		encoded, err := funcs.ToSQLite(v)
		if err != nil {
			return "", err
		}
		items[i] = jsonItem(encoded)
	}
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(items); err != nil {
		return "", fmt.Errorf("list: %w", err)
	}
	return strings.TrimSuffix(text.String(), "\n"), nil
}

// jsonItem is what SQLite holds for a value, as far as JSON can say it: bytes are hexadecimal,
// and infinity is a number that is too large.
func jsonItem(v any) any {
	switch x := v.(type) {
	case []byte:
		return fmt.Sprintf("%x", x)
	case float64:
		if math.IsInf(x, 1) {
			return json.RawMessage("1e999")
		}
		if math.IsInf(x, -1) {
			return json.RawMessage("-1e999")
		}
	}
	return v
}

// arrayList gives an array as the driver takes it: slices of numbers and texts as they are,
// other types in the text form of PostgreSQL arrays.
func arrayList(values []any) (any, error) {
	switch values[0].(type) {
	case int64:
		return slice[int64](values)
	case string:
		return slice[string](values)
	}
	items := make([]string, len(values))
	for i, v := range values {
		text, err := arrayItem(v)
		if err != nil {
			return nil, err
		}
		items[i] = `"` + text + `"`
	}
	return "{" + strings.Join(items, ",") + "}", nil
}

func arrayItem(v any) (string, error) {
	encoded, err := Encode(Postgres, v)
	if err != nil {
		return "", err
	}
	switch x := encoded.(type) {
	case time.Time:
		return x.UTC().Format(time.RFC3339Nano), nil
	case float64:
		return strconv.FormatFloat(x, 'g', -1, 64), nil
	case []byte:
		return fmt.Sprintf(`\\x%x`, x), nil
	}
	return fmt.Sprint(encoded), nil
}

func slice[T any](values []any) ([]T, error) {
	items := make([]T, len(values))
	for i, v := range values {
		item, ok := v.(T)
		if !ok {
			return nil, fmt.Errorf("a list holds %T beside %T", v, items[0])
		}
		items[i] = item
	}
	return items, nil
}
