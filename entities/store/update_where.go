package store

import (
	"fmt"
	"maps"
	"reflect"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// UpdateWhere says which rows of the type of T are changed, and how.
type UpdateWhere[T any] struct {
	// Filter and Params pick rows; those with the lowest ids are taken, at most Most of them. What another
	// transaction has changed before they are locked, so that they are picked no longer, is left alone.
	Filter string
	Params map[string]any
	Most   int
	// Properties are those that Change may change.
	Properties []string
	// Change is told each row as it stands once it is locked, and says whether it is to be written.
	Change func(*T) bool
}

// Run changes the rows by statements for all of them, as one event, with all that single updates
// leave. It says whether there may be more rows: all that could be picked were, and some changed, here or meanwhile.
func (u UpdateWhere[T]) Run(tx *Tx) (more bool, err error) {
	var none T
	t := tx.store.catalog.OfGo(&none)
	if t == nil {
		return false, fmt.Errorf("update: %T is no known type", none)
	}
	ids, err := tx.first(t, u.Filter, u.Params, u.Most)
	changed := 0
	if err == nil {
		changed, err = u.write(tx, t, ids)
	}
	if err != nil {
		return false, fmt.Errorf("update %s where %s: %w", t.Name, u.Filter, err)
	}
	return len(ids) == u.Most && changed > 0, nil
}

// write changes rows, and gives how many have changed, here or before they were locked.
func (u UpdateWhere[T]) write(tx *Tx, t *entities.Type, ids []int64) (int, error) {
	rows, err := tx.loadMany(t, ids)
	if err != nil {
		return 0, err
	}
	picked := len(ids)
	if ids, err = u.still(tx, t, ids); err != nil {
		return 0, err
	}
	var next, old []*row
	var changed [][]string
	for _, id := range ids {
		if rows[id] == nil {
			continue
		}
		after, err := u.next(rows[id])
		if err != nil {
			return 0, err
		}
		if after == nil {
			continue
		}
		if names := changes(rows[id], after); len(names) > 0 {
			next, old, changed = append(next, after), append(old, rows[id]), append(changed, names)
		}
	}
	return len(next) + picked - len(ids), tx.writeTogether(t, OpUpdate, next, old, changed)
}

// still gives those rows, which are locked by now, that the filter still picks. SQLite has one writer.
func (u UpdateWhere[T]) still(tx *Tx, t *entities.Type, ids []int64) ([]int64, error) {
	if tx.conn.Dialect == conn.SQLite || len(ids) == 0 {
		return ids, nil
	}
	params := map[string]any{"locked": ids}
	maps.Copy(params, u.Params)
	return tx.first(t, "Id in @locked and ("+u.Filter+")", params, len(ids))
}

// next is the row as it becomes, nil if it is to stay.
func (u UpdateWhere[T]) next(before *row) (*row, error) {
	object, err := before.object()
	if err != nil || !u.Change(object.(*T)) {
		return nil, err
	}
	return before.merged(reflect.ValueOf(object).Elem(), u.Properties)
}

// First gives the ids of the first rows of a type, given by one of its structs, for which a filter holds.
func (tx *Tx) First(of any, filter string, params map[string]any, most int) ([]int64, error) {
	t := tx.store.catalog.OfGo(of)
	if t == nil {
		return nil, fmt.Errorf("find: %T is no known type", of)
	}
	ids, err := tx.first(t, filter, params, most)
	if err != nil {
		return nil, fmt.Errorf("find first %s where %s: %w", t.Name, filter, err)
	}
	return ids, nil
}

// first is First for a type of the catalog.
func (tx *Tx) first(t *entities.Type, filter string, params map[string]any, most int) ([]int64, error) {
	q, err := tx.store.rowsWhere(t, filter, params)
	if err != nil {
		return nil, err
	}
	q.Columns, q.Shown, q.Limit = []*edm.Property{t.Edm.Property("Id")}, []bool{true}, int64(most)
	statement, err := sqlgen.Select(q, sqlgen.Options{Dialect: tx.store.dialect(), Schema: tx.store.catalog.Schema, Params: params})
	if err != nil {
		return nil, err
	}
	rows, err := tx.conn.Query(tx.ctx, statement.SQL, statement.Args...)
	if err != nil {
		return nil, err
	}
	return scanNumbers(rows)
}
