package conn

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jackc/pgx/v5"
)

// ErrNoRows is what Scan of a Row answers when there is none.
var ErrNoRows = sql.ErrNoRows

// Querier runs statements. Parameters are written $1, $2 … on both databases.
type Querier interface {
	Exec(ctx context.Context, sql string, args ...any) (int64, error)
	Query(ctx context.Context, sql string, args ...any) (Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) Row
}

// Rows is the answer to a query; Close may be called at any time and more than once.
type Rows interface {
	Next() bool
	Scan(dst ...any) error
	Err() error
	Close()
}

// Row is an answer of which only the first row counts.
type Row struct {
	rows Rows
	err  error
}

// First makes a Row of the first of rows.
func First(rows Rows) Row { return Row{rows: rows} }

// Scan reads the row, or answers ErrNoRows.
func (r Row) Scan(dst ...any) error {
	if r.err != nil {
		return r.err
	}
	defer r.rows.Close()
	if !r.rows.Next() {
		return errors.Join(r.rows.Err(), noRows(r.rows.Err()))
	}
	if err := r.rows.Scan(dst...); err != nil {
		return err
	}
	r.rows.Close()
	return r.rows.Err()
}

func noRows(err error) error {
	if err == nil {
		return ErrNoRows
	}
	return nil
}

type sqlRows struct{ *sql.Rows }

func (r sqlRows) Close() { _ = r.Rows.Close() }

type pgxRows struct{ pgx.Rows }

// Query reads outside a transaction.
func (db *DB) Query(ctx context.Context, text string, args ...any) (Rows, error) {
	args = encode(db.Dialect, args)
	if db.Pool != nil {
		rows, err := db.Pool.Query(ctx, text, args...)
		if err != nil {
			return nil, err
		}
		return pgxRows{rows}, nil
	}
	rows, err := db.read.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	return sqlRows{rows}, nil
}

// QueryRow reads one row outside a transaction.
func (db *DB) QueryRow(ctx context.Context, text string, args ...any) Row {
	rows, err := db.Query(ctx, text, args...)
	return Row{rows, err}
}

// Exec runs a statement in a transaction of its own.
func (db *DB) Exec(ctx context.Context, text string, args ...any) (int64, error) {
	return affected(db.write.ExecContext(ctx, text, encode(db.Dialect, args)...))
}

func affected(r sql.Result, err error) (int64, error) {
	if err != nil {
		return 0, err
	}
	return r.RowsAffected()
}

// Returning runs a writing statement in a transaction of its own and gives the number that each row returns.
func (db *DB) Returning(ctx context.Context, text string, args ...any) ([]int64, error) {
	rows, err := db.write.QueryContext(ctx, text, encode(db.Dialect, args)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		list = append(list, n)
	}
	return list, rows.Err()
}
