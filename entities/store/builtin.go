package store

import (
	"context"
	"fmt"
	"reflect"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
)

// WriteBuiltIns writes the objects that must be there before anybody works: the built-in groups,
// the context type of org units, the owner of accounts without owner. What is there already stays
// as it is.
func (s *Store) WriteBuiltIns(ctx context.Context) error {
	ctx = WithOrigin(access.With(ctx, access.System("setup")), Origin{Channel: "engine", Reason: "built-in"})
	return s.Tx(ctx, func(tx *Tx) error {
		for _, row := range entities.BuiltInRows() {
			if err := tx.writeBuiltIn(row); err != nil {
				return fmt.Errorf("write built-in %s: %w", row.Filter, err)
			}
		}
		return nil
	})
}

func (tx *Tx) writeBuiltIn(row entities.Row) error {
	known := reflect.New(reflect.SliceOf(reflect.TypeOf(row.Object).Elem()))
	if err := tx.Find(known.Interface(), row.Filter, nil); err != nil || known.Elem().Len() > 0 {
		return err
	}
	return tx.Create(row.Object)
}
