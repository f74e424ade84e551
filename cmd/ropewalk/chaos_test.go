//go:build chaos

package main

import (
	"testing"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// TestChaosCrashStorm kills the service twenty times while two hundred triggers are posted.
func TestChaosCrashStorm(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	storetest.EachDSN(t, func(t *testing.T, dsn string) { crashStorm(t, dsn, 200, 20, seed) })
}
