package world

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	_ "modernc.org/sqlite" // the driver
)

// loadSQLite fills the tables of a migrated file in one transaction.
func (s Size) loadSQLite(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(WAL)&_pragma=cache_size(-200000)")
	if err != nil {
		return err
	}
	defer db.Close()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, t := range s.all() {
		if err := t.insert(ctx, tx); err != nil {
			return fmt.Errorf("load %s: %w", t.table, err)
		}
	}
	for _, text := range []string{managing, signingIn} {
		if _, err := tx.ExecContext(ctx, text); err != nil {
			return err
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)")
	return err
}

func (t rows) insert(ctx context.Context, tx *sql.Tx) error {
	marks := strings.TrimSuffix(strings.Repeat("?,", len(t.columns)), ",")
	insert, err := tx.PrepareContext(ctx, "INSERT INTO "+t.table+" ("+strings.Join(t.columns, ",")+") VALUES ("+marks+")")
	if err != nil {
		return err
	}
	defer insert.Close()
	for n := range t.count {
		if _, err := insert.ExecContext(ctx, forSQLite(t.row(n))...); err != nil {
			return err
		}
	}
	return nil
}

func forSQLite(values []any) []any {
	for i, v := range values {
		switch x := v.(type) {
		case uuid.UUID:
			values[i] = x[:]
		case micro:
			values[i] = int64(x)
		case time.Time:
			values[i] = x.UnixMicro()
		}
	}
	return values
}
