package funcs

import (
	"bytes"
	"cmp"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Compare orders two values of the same Go type, neither null: text by code point,
// false before true, Guids and binary values by bytes.
func Compare(a, b any) int {
	switch x := a.(type) {
	case string:
		return cmp.Compare(x, b.(string))
	case bool:
		return cmp.Compare(ordinal(x), ordinal(b.(bool)))
	case time.Time:
		return x.Compare(b.(time.Time))
	case uuid.UUID:
		y := b.(uuid.UUID)
		return bytes.Compare(x[:], y[:])
	case []byte:
		return bytes.Compare(x, b.([]byte))
	}
	return compareNumbers(a, b)
}

func compareNumbers(a, b any) int {
	switch x := a.(type) {
	case int64:
		return cmp.Compare(x, b.(int64))
	case float64:
		return cmp.Compare(x, b.(float64))
	case decimal.Decimal:
		return x.Cmp(b.(decimal.Decimal))
	case edm.Days:
		return cmp.Compare(x, b.(edm.Days))
	case edm.Clock:
		return cmp.Compare(x, b.(edm.Clock))
	case time.Duration:
		return cmp.Compare(x, b.(time.Duration))
	}
	return 0
}

func ordinal(b bool) int {
	if b {
		return 1
	}
	return 0
}
