package conn_test

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/pgtest"
	"github.com/ropewalk/ropewalk/odata/edm"
)

func open(t *testing.T, dsn string, o conn.Options) *conn.DB {
	t.Helper()
	db, err := conn.Open(context.Background(), dsn, o)
	require.NoError(t, err)
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func TestSecondProcessIsRefused(t *testing.T) {
	dsn := "sqlite:" + filepath.Join(t.TempDir(), "sub", "x.db")
	db := open(t, dsn, conn.Options{})
	_, err := conn.Open(context.Background(), dsn, conn.Options{})
	require.ErrorContains(t, err, "another process has it open")
	require.NoError(t, db.Close())
	open(t, dsn, conn.Options{})
}

func TestSQLiteIsSafe(t *testing.T) {
	db := open(t, "sqlite:"+filepath.Join(t.TempDir(), "x y?.db"), conn.Options{})
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "recursive_triggers": "1", "foreign_keys": "1"} {
		var got string
		require.NoError(t, db.QueryRow(context.Background(), "PRAGMA "+pragma).Scan(&got))
		require.Equal(t, want, got, pragma)
	}
	rows, err := db.Query(context.Background(), "CREATE TABLE t (x)")
	if err == nil {
		rows.Next()
		err = rows.Err()
		rows.Close()
	}
	require.Error(t, err, "the readers cannot write")
}

func TestSuperuserIsRefused(t *testing.T) {
	ctx := context.Background()
	dsn := pgtest.Database(t, pgtest.Template{})
	if !strings.Contains(dsn, "ropewalk@") {
		return // a server from outside, of which we know no superuser
	}
	super := strings.Replace(dsn, "ropewalk@", "postgres@", 1)
	_, err := conn.Open(ctx, super, conn.Options{})
	require.ErrorContains(t, err, "superuser")
	open(t, super, conn.Options{AllowSuperuser: true})
	open(t, dsn, conn.Options{})

	admin, err := pgx.Connect(ctx, super)
	require.NoError(t, err)
	defer admin.Close(ctx)
	_, err = conn.Open(ctx, dsn+"&options=-c%20synchronous_commit%3Doff", conn.Options{})
	require.ErrorContains(t, err, "synchronous_commit")
	_, err = admin.Exec(ctx, "CREATE ROLE rw_sly LOGIN; GRANT SET ON PARAMETER session_replication_role TO rw_sly")
	require.NoError(t, err)
	defer func() { _, _ = admin.Exec(ctx, "DROP OWNED BY rw_sly; DROP ROLE rw_sly") }()
	_, err = conn.Open(ctx, strings.Replace(dsn, "ropewalk@", "rw_sly@", 1), conn.Options{})
	require.ErrorContains(t, err, "session_replication_role")
}

func TestUnknownDSNIsRefusedWithoutItsPassword(t *testing.T) {
	_, err := conn.Open(context.Background(), "mysql://joe:secret@host/db", conn.Options{})
	require.ErrorContains(t, err, "sqlite:PATH")
	require.NotContains(t, err.Error(), "secret")
}

// TestValuesComeBack sends a value of each type to both databases and back.
func TestValuesComeBack(t *testing.T) {
	for name, dsn := range map[string]string{
		"sqlite": "sqlite:" + filepath.Join(t.TempDir(), "x.db"), "postgres": pgtest.Database(t, pgtest.Template{}),
	} {
		db := open(t, dsn, conn.Options{})
		for i, c := range []struct {
			kind string
			t    edm.Primitive
			v    any
		}{
			{"bigint", edm.Int64, int64(-1 << 63)},
			{"text", edm.String, "Ünï 🪢"},
			{"boolean", edm.Boolean, true},
			{"boolean", edm.Boolean, false},
			{"timestamptz", edm.DateTimeOffset, time.Date(2024, 2, 29, 23, 59, 59, 999999000, time.UTC)},
			{"timestamptz", edm.DateTimeOffset, time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)},
			{"numeric(18,6)", edm.Decimal, decimal.RequireFromString("-123456789012.000001")},
			{"uuid", edm.Guid, uuid.MustParse("0190163d-8694-739b-aea5-966c26f8ad91")},
			{"bytea", edm.Binary, []byte{0, 255}},
			{"float8", edm.Double, 0.1},
			{"date", edm.Date, edm.Days(-1)},
			{"bigint", edm.Duration, time.Hour},
			{"text", edm.String, nil},
		} {
			kind := c.kind
			if db.Dialect == conn.SQLite {
				kind = "" // a column without a type keeps what it is given
			}
			ctx, table := context.Background(), fmt.Sprint("v", i)
			tx, err := db.Begin(ctx)
			require.NoError(t, err)
			t.Cleanup(tx.Rollback)
			_, err = tx.Exec(ctx, "CREATE TABLE "+table+" (x "+kind+")")
			require.NoError(t, err)
			require.NoError(t, tx.Insert(ctx, table, map[string]any{"x": c.v}))
			got := conn.Value{Type: c.t}
			require.NoError(t, tx.QueryRow(ctx, "SELECT x FROM "+table).Scan(&got), "%s %v", name, c.v)
			if want, ok := c.v.(decimal.Decimal); ok {
				require.True(t, want.Equal(got.V.(decimal.Decimal)), "%s: %v", name, got.V)
			} else {
				require.Equal(t, c.v, got.V, name)
			}
			tx.Rollback()
		}
	}
}
