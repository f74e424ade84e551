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
