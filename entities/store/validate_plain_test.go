package store

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
)

// TestPlainlyValid: what is plainly valid is so to the validator as well; and where a type has plain
// rules only, the two agree about every text.
func TestPlainlyValid(t *testing.T) {
	plain := 0
	for _, kind := range entities.Types() {
		if kind.Computed {
			continue
		}
		for _, text := range []string{"", "a", strings.Repeat("ä", 100), strings.Repeat("ä", 101), strings.Repeat("a", 320), strings.Repeat("a", 321), strings.Repeat("ü", 4001), "\xff"} {
			object := newObject(kind)
			fillTexts(reflect.ValueOf(object).Elem(), text)
			valid := checker().Struct(object) == nil
			if plainlyValid(object) {
				require.True(t, valid, "%s: %q", kind.Name, text)
			}
			known, _ := plainTypes.Load(reflect.TypeOf(object).Elem())
			if known.(plainType).plain {
				plain++
				require.Equal(t, valid, plainlyValid(object), "%s: %d bytes", kind.Name, len(text))
			}
		}
	}
	require.Greater(t, plain, 100, "most types have plain rules only")
}

func fillTexts(v reflect.Value, text string) {
	for i := range v.NumField() {
		switch f := v.Field(i); {
		case f.Kind() == reflect.String && f.CanSet():
			f.SetString(text)
		case f.Kind() == reflect.Struct && v.Type().Field(i).Anonymous:
			fillTexts(f, text)
		}
	}
}
