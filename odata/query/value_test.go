package query

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// TestParseValue binds expressions of any type; none may ask for the clock.
func TestParseValue(t *testing.T) {
	person := &edm.EntityType{Name: "Person", Properties: []*edm.Property{
		{Name: "First", Type: edm.String, Nullable: true}, {Name: "Born", Type: edm.DateTimeOffset, Nullable: true},
	}}
	model := &edm.Model{}
	for text, want := range map[string]edm.Type{
		"concat(First,'!')": edm.String, "length(First) gt 2": edm.Boolean, "year(Born)": edm.Int64, "Born": edm.DateTimeOffset,
	} {
		e, err := ParseValue(model, person, text, nil)
		require.NoError(t, err, text)
		require.Equal(t, want, e.Type(), text)
	}
	for text, want := range map[string]string{
		"concat(Frist,'!')": "position 8", "concat(First": "position", "Born lt now()": "now() cannot stand here", "": "",
	} {
		_, err := ParseValue(model, person, text, nil)
		require.ErrorContains(t, err, want, text)
	}
	_, err := ParseFilter(model, person, "Born lt now()", nil)
	require.NoError(t, err, "a condition may")
}
