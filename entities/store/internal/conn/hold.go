package conn

import (
	"context"
	"fmt"
)

// Hold claims something for this process until it is released or the process ends, however that
// comes about. On SQLite there is nobody to claim it from: the file belongs to one process.
func (db *DB) Hold(ctx context.Context, kind string, n int64) (release func(), err error) {
	if db.Pool == nil {
		return func() {}, nil
	}
	c, err := db.Pool.Acquire(ctx)
	if err != nil {
		return nil, fmt.Errorf("hold %s %d: %w", kind, n, err)
	}
	if _, err := c.Exec(ctx, "SELECT pg_advisory_lock(hashtextextended($1, $2))", kind, n); err != nil {
		c.Release()
		return nil, fmt.Errorf("hold %s %d: %w", kind, n, err)
	}
	return func() {
		_, err := c.Exec(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock(hashtextextended($1, $2))", kind, n)
		if err != nil {
			// The server lets go of what a connection holds once that ends.
			_ = c.Conn().Close(context.WithoutCancel(ctx))
		}
		c.Release()
	}, nil
}

// Unheld is the SQL for that nobody holds what has the number in a column.
func (d Dialect) Unheld(kind, column string) string {
	if d == SQLite {
		return "1 = 1"
	}
	return "pg_try_advisory_xact_lock(hashtextextended('" + kind + "', " + column + "))"
}
