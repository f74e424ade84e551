package world

import (
	"context"
	"fmt"
	"math/big"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
)

// loadPostgres fills the tables of a migrated database by COPY. The indexes are made anew behind
// the rows, and the statistics are those that autovacuum would leave.
func (s Size) loadPostgres(ctx context.Context, dsn string) error {
	c, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return err
	}
	defer c.Close(ctx)
	if _, err := c.Exec(ctx, "SET maintenance_work_mem = '256MB'"); err != nil {
		return err
	}
	for _, t := range s.all() {
		if err := t.copy(ctx, c); err != nil {
			return fmt.Errorf("load %s: %w", t.table, err)
		}
	}
	for _, sql := range []string{managing, signingIn, "VACUUM ANALYZE"} {
		if _, err := c.Exec(ctx, sql); err != nil {
			return err
		}
	}
	return nil
}

func (t rows) copy(ctx context.Context, c *pgx.Conn) error {
	indexes, err := t.indexes(ctx, c)
	if err != nil {
		return err
	}
	for name := range indexes {
		if _, err := c.Exec(ctx, "DROP INDEX "+name); err != nil {
			return err
		}
	}
	from := pgx.CopyFromSlice(t.count, func(n int) ([]any, error) { return forPostgres(t.row(n)), nil })
	if _, err := c.CopyFrom(ctx, pgx.Identifier{t.table}, t.columns, from); err != nil {
		return err
	}
	for _, definition := range indexes {
		if _, err := c.Exec(ctx, definition); err != nil {
			return err
		}
	}
	return nil
}

// indexes gives the definitions of the indexes that no constraint holds.
func (t rows) indexes(ctx context.Context, c *pgx.Conn) (map[string]string, error) {
	found, err := c.Query(ctx, `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename = $1
		AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = indexname)`, t.table)
	if err != nil {
		return nil, err
	}
	definitions := map[string]string{}
	var name, definition string
	_, err = pgx.ForEachRow(found, []any{&name, &definition}, func() error {
		definitions[name] = definition
		return nil
	})
	return definitions, err
}

func forPostgres(values []any) []any {
	for i, v := range values {
		switch x := v.(type) {
		case uuid.UUID:
			values[i] = [16]byte(x)
		case micro:
			values[i] = pgtype.Numeric{Int: big.NewInt(int64(x)), Exp: -6, Valid: true}
		}
	}
	return values
}
