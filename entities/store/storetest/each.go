// Package storetest gives tests a migrated store on each database, and holds the suite that
// every database must pass. It knows the doors of the store. It must never know a floor above.
package storetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/pgtest"
	"github.com/ropewalk/ropewalk/migrations"
)

// Each runs f on SQLite and on PostgreSQL, each with an empty migrated database of its own.
func Each(t *testing.T, f func(t *testing.T, s *store.Store)) {
	t.Helper()
	EachWith(t, store.Options{}, f)
}

// EachWith is Each for a store with options.
func EachWith(t *testing.T, o store.Options, f func(t *testing.T, s *store.Store)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { f(t, Open(t, SQLite(t), o)) })
	t.Run("postgres", func(t *testing.T) { f(t, Open(t, Postgres(t), o)) })
}

// EachDSN runs f with the DSN of a migrated database of each kind, for tests that open it themselves.
func EachDSN(t *testing.T, f func(t *testing.T, dsn string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { f(t, SQLite(t)) })
	t.Run("postgres", func(t *testing.T) { f(t, Postgres(t)) })
}

// Open opens the store at dsn and closes it at the end of the test.
func Open(t testing.TB, dsn string, o store.Options) *store.Store {
	t.Helper()
	s, err := store.Open(context.Background(), dsn, o)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

// SQLite gives the DSN of a migrated database in a file of its own.
func SQLite(t testing.TB) string {
	t.Helper()
	image, err := migrated()
	require.NoError(t, err)
	path := filepath.Join(folder(t), "ropewalk.db")
	require.NoError(t, os.WriteFile(path, image, 0o600))
	return "sqlite:" + path
}

// folder is in memory where that can be had: every commit waits for the disk otherwise.
// ROPEWALK_TEST_DIR names another place, such as a disk for benchmarks.
func folder(t testing.TB) string {
	t.Helper()
	base := os.Getenv("ROPEWALK_TEST_DIR")
	if base == "" {
		base = "/dev/shm"
	}
	dir, err := os.MkdirTemp(base, "ropewalk-test")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(dir)) })
	return dir
}

// migrated is the content of an empty migrated database, made once for each test binary: to copy
// it takes a hundredth of the time that the migration takes.
var migrated = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "ropewalk-template")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "ropewalk.db")
	if err := store.Migrate(context.Background(), "sqlite:"+path, store.MigrateOptions{}); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// Postgres gives the DSN of a migrated database of its own on a throwaway server.
func Postgres(t testing.TB) string {
	t.Helper()
	return pgtest.Database(t, pgtest.Template{Name: templateName(t), Prepare: func(ctx context.Context, dsn string) error {
		return store.Migrate(ctx, dsn, store.MigrateOptions{})
	}})
}

// templateName changes with every change of a migration.
func templateName(t testing.TB) string {
	t.Helper()
	hash := sha256.New()
	err := fs.WalkDir(migrations.FS, "postgres", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(migrations.FS, path)
		hash.Write([]byte(path))
		hash.Write(text)
		return err
	})
	require.NoError(t, err)
	return "rw_template_" + hex.EncodeToString(hash.Sum(nil)[:8])
}
