//go:build bench

package main

import (
	"os"
	"path/filepath"
	"runtime/pprof"
	"testing"

	"github.com/stretchr/testify/require"
)

// where profiles the service alone, one kind of change after the other, and splits the time of a
// request as that of reads is split. What is waited for is the database, and its disk.
func (w *writers) where(t *testing.T) *table {
	out := newTable(append([]string{"change", "a request", "waiting"}, columns...)...)
	for _, c := range w.changes() {
		path := filepath.Join(t.TempDir(), "profile")
		if keep := os.Getenv("ROPEWALK_BENCH_PROFILE"); keep != "" {
			require.NoError(t, os.MkdirAll(keep, 0o755))
			path = filepath.Join(keep, c.name)
		}
		f, err := os.Create(path)
		require.NoError(t, err)
		require.NoError(t, pprof.StartCPUProfile(f))
		r := w.turn(t, w.ours, w.many(5*c.requests, c.ours), 1)
		pprof.StopCPUProfile()
		require.NoError(t, f.Close())
		out.line(split(c.name, r, samples(t, path))...)
	}
	w.ours.hangUp()
	return out
}
