package entities

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// A service that looked at each edge and one that stood still over some of them come to the same
// status, for every type, whatever the dates.
func TestWhoStoodStillCatchesUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		hours := rapid.IntRange(-100, 100)
		date := func(label string) *time.Time {
			if rapid.Bool().Draw(t, label+" open") {
				return nil
			}
			d := noon.Add(time.Duration(hours.Draw(t, label)) * time.Hour)
			return &d
		}
		from, to := date("from"), date("to")
		if ordered(from, to) != nil {
			from, to = to, from
		}
		first := noon.Add(time.Duration(hours.Draw(t, "first look")) * time.Hour)
		last := first.Add(time.Duration(rapid.IntRange(0, 200).Draw(t, "hours later")) * time.Hour)
		samePass(t, identityStatuses, from, to, first, last)
		samePass(t, resourceStatuses, from, to, first, last)
		samePass(t, assignmentStatuses, from, to, first, last)
	})
}

func samePass[S Code](t *rapid.T, m machine[S], from, to *time.Time, first, last time.Time) {
	for _, code := range S(1).Set().Codes {
		// A row is written with a status that fits its dates at the first look or earlier, unless people set it.
		before := S(code.ID)
		between := m.pass(before, Standing(first, from, to))
		after := m.pass(between, Standing(last, from, to))
		require.Equal(t, m.pass(before, Standing(last, from, to)), after, "%s from %s", m.thing, code.Value)
		require.Equal(t, after, m.pass(after, Standing(last, from, to)), "a second look changes nothing")
	}
}
