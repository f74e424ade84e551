//go:build chaos

package judges_test

import (
	"math/rand/v2"
	"testing"
)

// worlds is how many worlds the long form has: a seed always meets the same. It is a prime, so that
// in each world there are questions of all sorts, which go by other remainders of the seed.
const worlds = 11

// TestChaosRandomQueriesAgree is the long form: many more queries, over several worlds, never the
// same twice unless ROPEWALK_SEED says so.
func TestChaosRandomQueriesAgree(t *testing.T) {
	first := firstSeed(t, rand.Uint64N(1<<40))
	for name, number := range map[string]uint64{lite: 100_000, pg: 20_000} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for seed := first; seed < first+worlds; seed++ {
				c := newCourt(t, 100+seed%worlds, 16+int(seed%worlds))
				c.one(name)
				c.ask(t, seed, number/worlds+1, worlds)
				c.telling(t)
			}
		})
	}
}
