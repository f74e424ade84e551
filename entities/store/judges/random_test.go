package judges_test

import (
	"os"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

// firstSeed is where the random queries begin: ROPEWALK_SEED, to ask again what went wrong.
func firstSeed(t testing.TB, otherwise uint64) uint64 {
	t.Helper()
	given := os.Getenv("ROPEWALK_SEED")
	if given == "" {
		return otherwise
	}
	seed, err := strconv.ParseUint(given, 10, 64)
	require.NoError(t, err, "ROPEWALK_SEED")
	return seed
}

// ask asks a number of questions, of each so many-th seed, and stops at the first on which the
// judges differ.
func (c *court) ask(t *testing.T, first, number, each uint64) {
	t.Helper()
	for i := range number {
		seed := first + i*each
		q := c.question(seed)
		report, err := c.differ(q)
		require.NoError(t, err, "%s must bind", q)
		if report != "" {
			t.Fatalf("%s\n\nThe smallest that shows it (ROPEWALK_SEED=%d asks it again):\n%s", report, seed, c.smallest(q))
		}
	}
}

// telling demands that the queries were such that a difference could show.
func (c *court) telling(t *testing.T) {
	t.Helper()
	require.Greater(t, 3*c.seen.selective, c.seen.filtered, "too many filters pick all rows or none: %+v", c.seen)
	require.Positive(t, c.seen.failed, "no query fails: errors are not compared")
	require.Less(t, 20*c.seen.failed, c.seen.asked, "too many queries fail: %+v", c.seen)
	require.Less(t, c.seen.asked, 10*c.seen.served, "too few queries were run by what was kept of another: %+v", c.seen)
	t.Logf("%+v", c.seen)
}

// TestRandomQueriesAgree asks each database what the generator makes.
func TestRandomQueriesAgree(t *testing.T) {
	for name, number := range map[string]uint64{lite: 1600, pg: 600} {
		t.Run(name, func(t *testing.T) {
			c := newCourt(t, 10, 20)
			c.one(name)
			c.ask(t, firstSeed(t, 1), number, 1)
			c.telling(t)
		})
	}
}
