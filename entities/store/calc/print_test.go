package calc

import (
	"reflect"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
)

// printed is what is written of a value.
func printed(v any) string { return string(appendPrint(nil, reflect.ValueOf(v))) }

func TestEqualValuesArePrintedAlike(t *testing.T) {
	at := time.Date(2026, 1, 2, 3, 4, 5, 6000, time.UTC)
	there := at.In(time.FixedZone("east", 3600))
	a, b := uuid.New(), uuid.New()
	for name, pair := range map[string][2]any{
		"an instant, wherever":   {at, there},
		"a pointer":              {&at, &there},
		"a decimal, however":     {decimal.RequireFromString("1.50"), decimal.RequireFromString("1.5")},
		"no list":                {[]int64(nil), []int64{}},
		"no map":                 {map[string]any(nil), map[string]any{}},
		"a map in any order":     {map[uuid.UUID]bool{a: true, b: false}, map[uuid.UUID]bool{b: false, a: true}},
		"what is marked":         {Subject{Score: decimal.New(1, 0)}, Subject{Score: decimal.New(2, 0)}},
		"a struct by pointer":    {&Subject{UID: a}, &Subject{UID: a}},
		"something by interface": {[]any{int64(1), nil, "x"}, []any{int64(1), nil, "x"}},
	} {
		require.Equal(t, printed(pair[0]), printed(pair[1]), name)
	}
	addressable := struct{ UID uuid.UUID }{a}
	require.Equal(t, printed(addressable), printed(&addressable)[1:], "an array that stands somewhere and one that does not")
}

func TestDifferentValuesArePrintedDifferently(t *testing.T) {
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	later := at.Add(time.Microsecond)
	for name, pair := range map[string][2]any{
		"a later instant":         {at, later},
		"nothing and zero":        {(*time.Time)(nil), &time.Time{}},
		"a number and a text":     {any(int64(1)), any("1")},
		"in a list":               {[]any{int64(1)}, []any{"\x02"}},
		"texts parted elsewhere":  {[]string{"ab", "c"}, []string{"a", "bc"}},
		"lists parted elsewhere":  {[][]int64{{1}, {2}}, [][]int64{{1, 2}, {}}},
		"one more of the same":    {[]int64{0}, []int64{0, 0}},
		"another order":           {[]int64{1, 2}, []int64{2, 1}},
		"another key":             {map[int64]bool{1: true}, map[int64]bool{2: true}},
		"another value":           {map[int64]bool{1: true}, map[int64]bool{1: false}},
		"a field":                 {Direct{Resource: 1}, Direct{Resource: 2}},
		"a period open elsewhere": {Period{From: &at}, Period{To: &at}},
		"a fraction":              {decimal.RequireFromString("1.5"), decimal.RequireFromString("1.05")},
	} {
		require.NotEqual(t, printed(pair[0]), printed(pair[1]), name)
	}
}

// Whatever is added to what a calculation reads or concludes can be printed.
func TestAllThatIsReadCanBePrinted(t *testing.T) {
	for _, v := range []any{Subject{}, Resource{}, Policy{}, Context{}, Result{}, Settings{Zone: nil}} {
		require.NotPanics(t, func() { printerOf(reflect.TypeOf(v)) }, "%T", v)
	}
}
