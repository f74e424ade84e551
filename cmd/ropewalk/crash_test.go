package main

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store/pgtest"
)

// TestCrashStorm is the short form of the crash programme; make chaos runs the full one.
func TestCrashStorm(t *testing.T) {
	eachWorld(t, func(t *testing.T, dsn string) { crashStorm(t, dsn, 30, 3, 1) })
}

// eachWorld runs f with the DSN of a demo world of its own on each database.
func eachWorld(t *testing.T, f func(t *testing.T, dsn string)) {
	t.Run("sqlite", func(t *testing.T) {
		dsn := "sqlite:" + filepath.Join(t.TempDir(), "ropewalk.db")
		require.NoError(t, makeWorld(t.Context(), dsn))
		f(t, dsn)
	})
	t.Run("postgres", func(t *testing.T) {
		f(t, pgtest.Database(t, pgtest.Template{Name: "rw_world_" + fingerprint(t), Prepare: makeWorld}))
	})
}
