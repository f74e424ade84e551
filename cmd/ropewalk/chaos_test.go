//go:build chaos

package main

import (
	"testing"
	"time"
)

// TestChaosCrashStorm kills the service twenty times while two hundred triggers are posted.
func TestChaosCrashStorm(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	eachWorld(t, func(t *testing.T, dsn string) { crashStorm(t, dsn, 200, 20, seed) })
}

// TestChaosAtomic fails operations of requests of up to a thousand, at many positions.
func TestChaosAtomic(t *testing.T) {
	eachHouse(t, func(_ *testing.T, h *house) {
		h.atomicity(map[int][]int{1: {0, 1}, 2: {1, 2}, 10: {0, 1, 5, 10}, 100: {0, 1, 37, 100}, 1000: {0, 1, 1000}})
	})
}

// TestChaosAtomicCrash kills the service thirty times within requests of many operations.
func TestChaosAtomicCrash(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	eachWorld(t, func(t *testing.T, dsn string) { crashWithin(t, dsn, 30, 300, seed) })
}

// TestChaosLockedRace races eight writers over HTTP against a hundred locks and their ends.
func TestChaosLockedRace(t *testing.T) {
	eachHouse(t, func(_ *testing.T, h *house) { h.lockedRace(100) })
}
