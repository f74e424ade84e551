package grammar

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"
)

// positions calls use for the position of every node below v.
func positions(v reflect.Value, use func(at int)) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if x, ok := v.Interface().(interface{ Pos() int }); ok && !v.IsNil() {
			use(x.Pos())
		}
		if !v.IsNil() {
			positions(v.Elem(), use)
		}
	case reflect.Slice:
		for i := range v.Len() {
			positions(v.Index(i), use)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Name == "At" {
				use(int(v.Field(i).Int()))
			}
			positions(v.Field(i), use)
		}
	}
}

// TestPositions wants the position of every node to point at a character of the text that is
// not a space.
func TestPositions(t *testing.T) {
	check := func(text string, tree any) {
		count := 0
		positions(reflect.ValueOf(tree), func(at int) {
			count++
			require.True(t, at >= 0 && at < len(text) && !isSpace(text[at]), "%s: position %d", text, at)
		})
		require.Positive(t, count, text)
	}
	for _, tt := range filters {
		x, err := ParseFilter(tt.text, Limits{})
		require.NoError(t, err)
		check(tt.text, x)
	}
	for _, tt := range expands {
		x, err := ParseExpand(tt.text, Limits{})
		require.NoError(t, err)
		check(tt.text, x)
	}
	for _, tt := range searches {
		x, err := ParseSearch(tt.text, Limits{})
		require.NoError(t, err)
		check(tt.text, &x)
	}
}
