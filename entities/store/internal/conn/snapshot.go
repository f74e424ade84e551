package conn

import (
	"context"
	"database/sql"
)

// BeginRead starts a transaction that reads one instant of the database and writes nothing. On
// SQLite it comes from the read pool, so that it keeps no writer waiting. It ends by Rollback.
func (db *DB) BeginRead(ctx context.Context) (*Tx, error) {
	if db.Dialect == Postgres {
		w, err := db.beginWire(ctx)
		if err != nil {
			return nil, err
		}
		w.waiting[0].text = beginSnapshot
		return &Tx{Dialect: db.Dialect, wire: w}, nil
	}
	c, err := db.read.Conn(ctx)
	if err != nil {
		return nil, err
	}
	tx, err := c.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		_ = c.Close()
		return nil, err
	}
	return &Tx{Dialect: db.Dialect, sql: tx, conn: c}, nil
}

// ByIndex lets the rest of the transaction look rows up by index wherever that can be, whatever is known
// of the sizes of tables. PostgreSQL keeps the plan of a statement for as long as the connection
// lasts: one that was made while a table was empty reads the whole of it once it has grown.
func (tx *Tx) ByIndex(ctx context.Context) error {
	if tx.Dialect != Postgres {
		return nil
	}
	return tx.Later(ctx, "SET LOCAL enable_seqscan = off")
}
