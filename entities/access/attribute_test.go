package access

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
)

// TestNoAttributeShowsWhatIsMasked: access shows its attributes to whoever sees it, so none may be
// taken from a property that only some may see.
func TestNoAttributeShowsWhatIsMasked(t *testing.T) {
	for _, m := range Masks {
		for _, property := range m.Properties {
			d := entities.Attributedefinition{Name: "A", Property: property}
			d.Prepare(time.Time{})
			involved := slices.ContainsFunc(entities.AttributeSources, func(s entities.AttributeSource) bool { return s.Type().Name == m.Type })
			if involved {
				require.Error(t, d.CheckInsert(entities.Change{}), "%s of %s", property, m.Type)
			}
		}
	}
}
