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

// TestChaosBulkAtomic is the long form of the bulk write that is all or nothing: a bad row at each
// position of up to 50 rows, and here and there among 1,000.
func TestChaosBulkAtomic(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) { storetest.BulkAtomic(t, s, storetest.Sizes(50), 1) })
	storetest.Each(t, func(t *testing.T, s *store.Store) { storetest.BulkAtomic(t, s, []int{100, 333, 1000}, 97) })
}
