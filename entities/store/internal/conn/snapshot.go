package conn

import (
	"context"
	"database/sql"
)

// BeginRead starts a transaction that reads one instant of the database and writes nothing. On
// SQLite it comes from the read pool, so that it keeps no writer waiting. It ends by Rollback.
func (db *DB) BeginRead(ctx context.Context) (*Tx, error) {
	c, err := db.read.Conn(ctx)
	if err != nil {
		return nil, err
	}
	o := &sql.TxOptions{ReadOnly: true}
	if db.Dialect == Postgres {
		o.Isolation = sql.LevelRepeatableRead
	}
	tx, err := c.BeginTx(ctx, o)
	if err != nil {
		_ = c.Close()
		return nil, err
	}
	return &Tx{Dialect: db.Dialect, sql: tx, conn: c}, nil
}
