package store

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
)

// CreateAll is Create for many objects of one type: one audit event, one job for each watch, and
// statements for all of them together. Id, UId, times, names and version of each are filled in.
func CreateAll[T entities.Entity](tx *Tx, list []T) error {
	if len(list) == 0 {
		return nil
	}
	t, _, err := tx.store.structOf(list[0])
	if err != nil {
		return fmt.Errorf("create: %w", err)
	}
	if err := createAll(tx, t, list); err != nil {
		return fmt.Errorf("create %d rows of %s: %w", len(list), t.Name, err)
	}
	return nil
}

func createAll[T entities.Entity](tx *Tx, t *entities.Type, list []T) error {
	ids, moved, err := tx.store.ids.takeMany(tx.ctx, tx.conn, len(list))
	tx.idsMoved = tx.idsMoved || moved
	if err != nil {
		return err
	}
	rows := make([]*row, len(list))
	for i, object := range list {
		if p, ok := any(object).(entities.Preparer); ok {
			p.Prepare(tx.now)
		}
		if rows[i], err = tx.newRow(t, object, ids[i]); err != nil {
			return err
		}
	}
	if err := tx.writeBatch(t, OpCreate, rows, nil, nil); err != nil {
		return err
	}
	for _, object := range list {
		object.Base().CurrentVersionID = tx.last
	}
	return nil
}
