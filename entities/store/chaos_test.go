//go:build chaos

package store_test

import (
	"testing"

	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// TestChaosLockRace is the long form of the race between lock and revocation.
func TestChaosLockRace(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) { storetest.LockRace(t, s, 2000) })
}
