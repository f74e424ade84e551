package conn

import (
	"context"
	"database/sql"
	"fmt"

	"gorm.io/gorm"
)

// Tx is one transaction.
type Tx struct {
	Dialect Dialect

	sql  *sql.Tx
	conn *sql.Conn
	gorm *gorm.DB
}

// Begin starts a transaction; on SQLite it holds the one writer until it ends.
func (db *DB) Begin(ctx context.Context, o *sql.TxOptions) (*Tx, error) {
	c, err := db.write.Conn(ctx)
	if err != nil {
		return nil, err
	}
	tx, err := c.BeginTx(ctx, o)
	if err != nil {
		_ = c.Close()
		return nil, err
	}
	g := db.gorm.Session(&gorm.Session{NewDB: true, Context: ctx})
	g.Statement.ConnPool = tx
	return &Tx{Dialect: db.Dialect, sql: tx, conn: c, gorm: g}, nil
}

// Commit ends the transaction well.
func (tx *Tx) Commit() error {
	defer tx.conn.Close()
	return tx.sql.Commit()
}

// Rollback ends the transaction without a trace; after Commit it does nothing.
func (tx *Tx) Rollback() {
	_ = tx.sql.Rollback()
	_ = tx.conn.Close()
}

// Exec runs a statement.
func (tx *Tx) Exec(ctx context.Context, text string, args ...any) (int64, error) {
	return affected(tx.sql.ExecContext(ctx, text, encode(tx.Dialect, args)...))
}

// Query reads. The rows must be closed before the next statement.
func (tx *Tx) Query(ctx context.Context, text string, args ...any) (Rows, error) {
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

// Insert adds one row to a table, by gorm.
func (tx *Tx) Insert(table string, row map[string]any) error {
	values := make(map[string]any, len(row))
	for column, v := range row {
		values[column] = encodeOne(tx.Dialect, v)
	}
	return tx.gorm.Table(table).Create(values).Error
}

// Update changes the row with the given id, by gorm.
func (tx *Tx) Update(table string, id int64, row map[string]any) error {
	values := make(map[string]any, len(row))
	for column, v := range row {
		values[column] = encodeOne(tx.Dialect, v)
	}
	done := tx.gorm.Table(table).Where("id = ?", id).Updates(values)
	if done.Error == nil && done.RowsAffected != 1 {
		return fmt.Errorf("update %s %d: %d rows", table, id, done.RowsAffected)
	}
	return done.Error
}
