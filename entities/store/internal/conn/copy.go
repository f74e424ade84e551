package conn

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// maxBound is how many values SQLite takes in one statement.
const maxBound = 32766

// rowsBound is how many rows one statement of SQLite inserts: more cost more to parse than they save.
const rowsBound = 64

// Copy adds rows to a table, as fast as the database can: by COPY in the binary form on PostgreSQL,
// by one prepared statement for many rows on SQLite. Values are parallel to columns. next gives the
// values of the n-th row, which Copy is done with when it asks for the next.
func (tx *Tx) Copy(ctx context.Context, table string, columns []string, rows int, next func(n int) []any) error {
	if rows == 0 {
		return nil
	}
	var err error
	if tx.Dialect == Postgres {
		err = tx.copyBinary(ctx, table, columns, rows, next)
	} else {
		err = tx.insertMany(ctx, table, columns, rows, next)
	}
	if err != nil {
		return fmt.Errorf("copy to %s: %w", table, err)
	}
	return nil
}

func (tx *Tx) insertMany(ctx context.Context, table string, columns []string, rows int, next func(n int) []any) error {
	many := max(1, min(rowsBound, maxBound/len(columns)))
	for from, done := 0, 0; from < rows; from = done {
		size := many
		if rows-from < many {
			size = 1
		}
		statement, err := tx.sql.PrepareContext(ctx, insertText(table, columns, size))
		if err != nil {
			return err
		}
		for done = from; done+size <= rows && err == nil; done += size {
			err = tx.insertSome(ctx, statement, done, size, next)
		}
		if closing := statement.Close(); err == nil {
			err = closing
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) insertSome(ctx context.Context, statement *sql.Stmt, from, size int, next func(n int) []any) error {
	var args []any
	for n := range size {
		args = append(args, encode(tx.Dialect, next(from+n))...)
	}
	_, err := statement.ExecContext(ctx, args...)
	return err
}

func insertText(table string, columns []string, rows int) string {
	row := "(?" + strings.Repeat(", ?", len(columns)-1) + ")"
	return "INSERT INTO " + table + " (" + strings.Join(columns, ", ") + ") VALUES " + row + strings.Repeat(", "+row, rows-1)
}

// Stage empties, or makes, a table of this connection that has the given columns of another one,
// for rows that are on their way there. Nobody else sees it, and it is empty after the transaction.
func (tx *Tx) Stage(ctx context.Context, like string, columns []string) (name string, err error) {
	list := strings.Join(columns, ", ")
	name = "staged_" + like
	texts := []string{
		"CREATE TEMP TABLE IF NOT EXISTS " + name + " AS SELECT " + list + " FROM " + like + " WHERE 1 = 0",
		"DELETE FROM " + name,
	}
	if tx.Dialect == Postgres {
		texts = []string{
			"CREATE TEMP TABLE IF NOT EXISTS " + name + " ON COMMIT DELETE ROWS AS SELECT " + list + " FROM " + like + " WITH NO DATA",
			"TRUNCATE " + name,
		}
	}
	for _, text := range texts {
		if _, err := tx.Exec(ctx, text); err != nil {
			return "", fmt.Errorf("stage %s: %w", like, err)
		}
	}
	return name, nil
}
