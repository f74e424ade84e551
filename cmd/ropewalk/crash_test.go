package main

import (
	"testing"

	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// TestCrashStorm is the short form of the crash programme; make chaos runs the full one.
func TestCrashStorm(t *testing.T) {
	storetest.EachDSN(t, func(t *testing.T, dsn string) { crashStorm(t, dsn, 30, 3, 1) })
}
