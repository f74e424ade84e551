package calc

import (
	"context"
	"database/sql"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Database is where snapshots are read from.
type Database interface {
	DB() *conn.DB
}

// Read runs f on one snapshot of the database: all its statements see the same instant.
func Read(ctx context.Context, d Database, f func(Tx) error) error {
	var o *sql.TxOptions
	if d.DB().Dialect == conn.Postgres {
		o = &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
	}
	tx, err := d.DB().Begin(ctx, o)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return f(snapshot{tx})
}

type snapshot struct{ tx *conn.Tx }

// Conn implements Tx.
func (s snapshot) Conn() *conn.Tx { return s.tx }

// Clock is the time of the database, which queue, leases and runs go by.
func Clock(ctx context.Context, tx Tx) (now time.Time, err error) {
	err = each(ctx, tx, func(r conn.Rows) error { return r.Scan(conn.Time(&now)) }, "SELECT {clock}")
	return now, err
}
