// Package conn opens the two databases and runs statements on them. It knows drivers, pools,
// settings and how Go values travel to and fro. It must never know a table or what a row means.
package conn

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// Dialect names the database.
type Dialect int

// The databases.
const (
	SQLite Dialect = iota + 1
	Postgres
)

// String names the dialect as the folders of package migrations do.
func (d Dialect) String() string {
	if d == Postgres {
		return "postgres"
	}
	return "sqlite"
}

// Options are the settings of a connection.
type Options struct {
	// AllowSuperuser lets the service run as a superuser of PostgreSQL, who can switch triggers off.
	AllowSuperuser bool
	// MaxConns bounds the pool of PostgreSQL and the readers of SQLite (default 16).
	MaxConns int
}

// DB is one open database.
type DB struct {
	Dialect Dialect
	// Pool is the pool of PostgreSQL, nil on SQLite.
	Pool *pgxpool.Pool

	write, read *sql.DB
	wordings    *wordings
	// ready are the statements of the readers of SQLite, compiled.
	ready *ready
	lock  io.Closer
	holds holds
}

// Open opens the database that dsn names: sqlite:PATH or postgres://….
func Open(ctx context.Context, dsn string, o Options) (*DB, error) {
	if o.MaxConns <= 0 {
		o.MaxConns = 16
	}
	if path, found := strings.CutPrefix(dsn, "sqlite:"); found {
		return openSQLite(ctx, path, o)
	}
	if strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://") {
		return openPostgres(ctx, dsn, o)
	}
	return nil, fmt.Errorf("open database %q: want sqlite:PATH or postgres://…", redact(dsn))
}

// redact keeps passwords out of messages.
func redact(dsn string) string {
	before, after, found := strings.Cut(dsn, "@")
	scheme, _, hasScheme := strings.Cut(before, "://")
	if found && hasScheme {
		return scheme + "://…@" + after
	}
	return dsn
}

// Close ends all connections.
func (db *DB) Close() error {
	errs := []error{db.write.Close()}
	if db.read != db.write {
		errs = append(errs, db.read.Close())
	}
	if db.Pool != nil {
		db.Pool.Close()
	}
	if db.lock != nil {
		errs = append(errs, db.lock.Close())
	}
	return errors.Join(errs...)
}

// Writer is the handle for what must see database/sql, such as the migration runner.
func (db *DB) Writer() *sql.DB { return db.write }

// Now is the time of the database.
func (db *DB) Now(ctx context.Context) (time.Time, error) {
	var now time.Time
	err := db.QueryRow(ctx, "SELECT "+db.Dialect.Now()).Scan(Time(&now))
	return now, err
}

// Now is the SQL for the time of the database, exact to the microsecond.
func (d Dialect) Now() string {
	if d == Postgres {
		return "clock_timestamp()"
	}
	return "rw_now()"
}

// Clock is the SQL for the time of this database.
func (db *DB) Clock() string { return db.Dialect.Now() }

// Clock is the SQL for the time of this database.
func (tx *Tx) Clock() string { return tx.Dialect.Now() }
