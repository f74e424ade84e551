package funcs

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// A collection of primitive values is stored as one array of JSON, its items in one form per
// value, so that equal items are equal texts. On SQLite that is the form that a column has, with
// bytes and Guids in hexadecimal; on PostgreSQL numbers are numbers and all else is text,
// instants in UTC, bytes in hexadecimal.

// SQLiteArray writes a collection as SQLite holds it.
func SQLiteArray(items []any) (string, error) {
	return array(items, func(v any) (any, error) {
		stored, err := ToSQLite(v)
		switch x := stored.(type) {
		case []byte:
			return hex.EncodeToString(x), err
		case float64:
			return finite(x, "1e999", "-1e999"), err
		}
		return stored, err
	})
}

// PostgresArray writes a collection as PostgreSQL holds it.
func PostgresArray(items []any) (string, error) {
	return array(items, func(v any) (any, error) {
		switch x := v.(type) {
		case nil, int64, string, bool:
			return x, nil
		case float64:
			return finite(x, `"Infinity"`, `"-Infinity"`), nil
		case decimal.Decimal:
			return json.RawMessage(x.String()), nil
		case uuid.UUID:
			return x.String(), nil
		case []byte:
			return hex.EncodeToString(x), nil
		case time.Time:
			return x.UTC().Format("2006-01-02T15:04:05.999999Z"), nil
		case edm.Days:
			return midnight(x).Format(time.DateOnly), nil
		case edm.Clock:
			return int64(x), nil
		case time.Duration:
			return x.Microseconds(), nil
		}
		return nil, fmt.Errorf("no value of the entity data model: %T", v)
	})
}

func finite(x float64, high, low string) any {
	switch {
	case math.IsInf(x, 1):
		return json.RawMessage(high)
	case math.IsInf(x, -1):
		return json.RawMessage(low)
	}
	return x
}

func array(items []any, form func(any) (any, error)) (string, error) {
	formed := make([]any, len(items))
	for i, v := range items {
		var err error
		if formed[i], err = form(v); err != nil {
			return "", err
		}
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(formed); err != nil {
		return "", fmt.Errorf("collection: %w", err)
	}
	return string(bytes.TrimSuffix(text.Bytes(), []byte("\n"))), nil
}

// readArray reads an array as SQLite holds it, whatever the type of its items: numbers are int64
// where they can be.
func readArray(text string) ([]any, error) {
	decoder := json.NewDecoder(bytes.NewBufferString(text))
	decoder.UseNumber()
	items := []any{}
	if err := decoder.Decode(&items); err != nil {
		return nil, fmt.Errorf("stored collection: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("stored collection: more than one array")
	}
	for i, item := range items {
		if n, ok := item.(json.Number); ok {
			items[i] = plainNumber(n)
		}
	}
	return items, nil
}

func plainNumber(n json.Number) any {
	if i, err := n.Int64(); err == nil {
		return i
	}
	x, _ := strconv.ParseFloat(n.String(), 64) // beyond all numbers lies infinity
	return x
}
