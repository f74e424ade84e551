package calc

import (
	"context"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Database is where snapshots are read from.
type Database interface {
	DB() *conn.DB
}

// Read runs f on one snapshot of the database: all its statements see the same instant, and no
// writer waits for them.
func Read(ctx context.Context, d Database, f func(Tx) error) error {
	tx, err := d.DB().BeginRead(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := tx.ByIndex(ctx); err != nil {
		return err
	}
	return f(snapshot{tx})
}

// snapshot is a transaction of the database that no door watches.
type snapshot struct{ tx *conn.Tx }

// Conn implements Tx.
func (s snapshot) Conn() *conn.Tx { return s.tx }

// Clock is the time of the database, which queue, leases and runs go by.
func Clock(ctx context.Context, tx Tx) (now time.Time, err error) {
	err = each(ctx, tx, func(r conn.Rows) error { return r.Scan(conn.Time(&now)) }, "SELECT {clock}")
	return now, err
}

// BusinessTime is the time that validity goes by.
func BusinessTime(ctx context.Context, tx Tx) (now time.Time, err error) {
	err = each(ctx, tx, func(r conn.Rows) error {
		var offset int64
		err := r.Scan(conn.Time(&now), &offset)
		now = now.Add(time.Duration(offset) * time.Microsecond)
		return err
	}, "SELECT {clock}, offset_micros FROM clock")
	return now, err
}
