//go:build chaos

package main

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
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

// TestChaosOvertake locks somebody in the midst of ten thousand who are calculated, five times.
func TestChaosOvertake(t *testing.T) {
	for range 5 {
		eachHouse(t, func(_ *testing.T, h *house) { h.overtakes(10_000) })
	}
}

// overtakes locks somebody in the midst of a crowd that a running service calculates.
func (h *house) overtakes(n int) {
	h.Helper()
	h.crowd(n)
	victim := h.victim(n)
	require.NoError(h, h.engine.start(context.Background()))
	h.eventually(func() bool { return h.count("CalculationRuns", "Priority eq 0 and Source eq 'manual'") > 0 })
	h.must(http.StatusCreated, "opadmin", http.MethodPost, "Lockoutrequest", `{"IDENTITYREFId":`+victim+`,"REASON":"Alarm"}`)
	h.eventually(func() bool { return h.count("CalculationRuns", "Priority eq 3 and IdentityId eq "+victim) > 0 })
	h.overtook(victim, h.committed(victim))
	require.NoError(h, h.engine.stop())
}

// eventually looks again and again, for at most a minute.
func (h *house) eventually(holds func() bool) {
	h.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for tick := time.NewTicker(time.Millisecond); !holds(); {
		select {
		case <-tick.C:
		case <-ctx.Done():
			h.Fatal("it does not come to that within a minute")
		}
	}
}
