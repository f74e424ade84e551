package conn

import (
	"context"
	"database/sql"

	"github.com/jackc/pgx/v5"
)

// Tx is one transaction.
type Tx struct {
	Dialect Dialect

	// wire is the transaction on PostgreSQL; sql and conn are it on SQLite, and for reading on both.
	wire *wire
	sql  *sql.Tx
	conn *sql.Conn
	// wordings are the statements for single rows.
	wordings *wordings
}

// Begin starts a transaction; on SQLite it holds the one writer until it ends.
func (db *DB) Begin(ctx context.Context) (*Tx, error) {
	if db.Dialect == Postgres {
		w, err := db.beginWire(ctx)
		return &Tx{Dialect: db.Dialect, wire: w, wordings: db.wordings}, err
	}
	c, err := db.write.Conn(ctx)
	if err != nil {
		return nil, err
	}
	tx, err := c.BeginTx(ctx, nil)
	if err != nil {
		_ = c.Close()
		return nil, err
	}
	return &Tx{Dialect: db.Dialect, sql: tx, conn: c, wordings: db.wordings}, nil
}

// Commit ends the transaction well. An error that is Undone says that it was not tried.
func (tx *Tx) Commit() error { return tx.CommitAsking(context.Background(), &Batch{}, nil) }

// CommitAsking is Commit behind queries that see all that was written; each is told the rows of one,
// in their order. On PostgreSQL they cost no round trip.
func (tx *Tx) CommitAsking(ctx context.Context, b *Batch, each func(n int, rows Rows)) error {
	if tx.wire != nil {
		return tx.wire.commit(b, each)
	}
	err := tx.askEach(ctx, b, func(n int, rows Rows) error {
		each(n, rows)
		return rows.Err()
	})
	if err != nil {
		return &Undone{err}
	}
	defer tx.conn.Close()
	return tx.sql.Commit()
}

// Rollback ends the transaction without a trace; after Commit it does nothing.
func (tx *Tx) Rollback() {
	if tx.wire != nil {
		tx.wire.rollback()
		return
	}
	_ = tx.sql.Rollback()
	_ = tx.conn.Close()
}

// Exec runs a statement.
func (tx *Tx) Exec(ctx context.Context, text string, args ...any) (int64, error) {
	if tx.wire != nil {
		return tx.wire.exec(ctx, text, args)
	}
	return affected(tx.sql.ExecContext(ctx, text, encode(tx.Dialect, args)...))
}

// Later runs a statement whose answer nobody needs. On PostgreSQL it travels with the next one that
// is answered, or with the end of the transaction, and that is when its error is told.
func (tx *Tx) Later(ctx context.Context, text string, args ...any) error {
	if tx.wire != nil {
		tx.wire.later(text, args)
		return nil
	}
	_, err := tx.Exec(ctx, text, args...)
	return err
}

// Flush runs what Later put off.
func (tx *Tx) Flush(ctx context.Context) error {
	if tx.wire != nil {
		return tx.wire.flush(ctx)
	}
	return nil
}

// Savepoint begins what UndoTo may take back.
func (tx *Tx) Savepoint(ctx context.Context, name string) error {
	_, err := tx.Exec(ctx, "SAVEPOINT "+name)
	return err
}

// Keep ends a savepoint: what was written since stays, as far as the transaction does.
func (tx *Tx) Keep(ctx context.Context, name string) error {
	_, err := tx.Exec(ctx, "RELEASE SAVEPOINT "+name)
	return err
}

// UndoTo takes back what was written since a savepoint, and ends it. What Later put off since is dropped.
func (tx *Tx) UndoTo(ctx context.Context, name string) error {
	if tx.wire != nil {
		tx.wire.close()
		tx.wire.waiting = nil
	}
	if _, err := tx.Exec(ctx, "ROLLBACK TO SAVEPOINT "+name); err != nil {
		return err
	}
	return tx.Keep(ctx, name)
}

// Query reads. The rows must be closed before the next statement.
func (tx *Tx) Query(ctx context.Context, text string, args ...any) (Rows, error) {
	if tx.wire != nil {
		rows, err := tx.wire.query(ctx, statement{text, args})
		if err != nil {
			return nil, err
		}
		return rows, nil
	}
	rows, err := tx.sql.QueryContext(ctx, text, encode(tx.Dialect, args)...)
	if err != nil {
		return nil, err
	}
	return sqlRows{rows}, nil
}

// QueryRow reads one row.
func (tx *Tx) QueryRow(ctx context.Context, text string, args ...any) Row {
	rows, err := tx.Query(ctx, text, args...)
	return Row{rows, err}
}

// Ask reads the answers to several queries, which PostgreSQL is sent together: each is told the rows
// of one, in their order.
func (tx *Tx) Ask(ctx context.Context, b *Batch, each func(n int, rows Rows) error) error {
	if tx.wire == nil {
		return tx.askEach(ctx, b, each)
	}
	rows, err := tx.wire.query(ctx, b.statements...)
	for n := range b.statements {
		if n > 0 && err == nil {
			err = rows.following()
		}
		if err != nil {
			return err
		}
		if err = each(n, answerRows{rows.Rows}); err == nil {
			err = rows.Rows.Err()
		}
		rows.Rows.Close()
	}
	tx.wire.close()
	return err
}

// answerRows are one answer of several: the others stay when it is closed.
type answerRows struct{ pgx.Rows }

func (tx *Tx) askEach(ctx context.Context, b *Batch, each func(n int, rows Rows) error) error {
	for n, s := range b.statements {
		rows, err := tx.Query(ctx, s.text, s.args...)
		if err != nil {
			return err
		}
		err = each(n, rows)
		rows.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// raw gives the connection to PostgreSQL itself.
func (tx *Tx) raw(ctx context.Context, f func(*pgx.Conn) error) error {
	tx.wire.close()
	if err := tx.wire.flush(ctx); err != nil {
		return err
	}
	return f(tx.wire.conn.Conn())
}

// Insert adds one row to a table, later if it can wait.
func (tx *Tx) Insert(ctx context.Context, table string, row map[string]any) error {
	text, args, err := tx.wordings.insert(table, row)
	if err != nil {
		return err
	}
	return tx.Later(ctx, text, args...)
}

// Update changes the row with the given id, later if it can wait.
func (tx *Tx) Update(ctx context.Context, table string, id int64, row map[string]any) error {
	text, args, err := tx.wordings.update(table, id, row)
	if err != nil {
		return err
	}
	return tx.Later(ctx, text, args...)
}
