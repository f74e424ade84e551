// Package storetest gives tests a migrated store on each database, and holds the suite that
// every database must pass. It knows the doors of the store. It must never know a floor above.
package storetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path/filepath"
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
	dsn := "sqlite:" + filepath.Join(t.TempDir(), "ropewalk.db")
	require.NoError(t, store.Migrate(context.Background(), dsn, store.MigrateOptions{}))
	return dsn
}

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
