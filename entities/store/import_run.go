package store

import (
	"context"
	"fmt"
	"reflect"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
)

// RecordImport keeps what became of a file that was read, beside what the audit says of its rows.
// Who read it and why is taken from ctx.
func (s *Store) RecordImport(ctx context.Context, run entities.ImportRun) error {
	if user := access.From(ctx).User; user != 0 {
		run.User = &user
	}
	run.Reason = OriginOf(ctx).Reason
	t, v, err := s.structOf(&run)
	if err != nil {
		return err
	}
	columns := map[string]any{}
	for i, value := range valuesOf(t, reflect.Indirect(v)) {
		if t.Fields[i].Property != "Id" {
			columns[t.Fields[i].Column] = value
		}
	}
	err = s.Tx(ctx, func(tx *Tx) error { return tx.conn.Insert(t.Table, columns) })
	if err != nil {
		return fmt.Errorf("record import: %w", err)
	}
	return nil
}
