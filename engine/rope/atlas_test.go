package rope

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// TestWhoCameBeforeDoesNotMatter calculates several identities in the same room: each comes to what it
// would have come to alone, and what was concluded before stays as it is.
func TestWhoCameBeforeDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anything(t)
		full := *s.Subject
		subjects := []*calc.Subject{&full}
		for n := range rapid.IntRange(1, 3).Draw(t, "others") {
			other := full
			other.ID, other.UID = full.ID+int64(n)+1, uuid.NewSHA1(keySpace, []byte{byte(n)})
			other.Direct = full.Direct[:rapid.IntRange(0, len(full.Direct)).Draw(t, "direct")]
			other.Actual = full.Actual[:rapid.IntRange(0, len(full.Actual)).Draw(t, "actual")]
			other.Memberships = full.Memberships[:rapid.IntRange(0, len(full.Memberships)).Draw(t, "memberships")]
			subjects = append(subjects, &other)
		}
		subjects = append(subjects, &full)
		together, results := newAtlas(s.World, s.Additions), []calc.Result{}
		for _, subject := range subjects {
			results = append(results, together.calculate(subject))
		}
		for i, subject := range subjects {
			require.Equal(t, Calculate(Snapshot{s.World, subject, s.Additions}), results[i])
		}
	})
}
