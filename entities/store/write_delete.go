package store

import (
	"errors"
	"fmt"
	"reflect"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata"
)

// kindOf tells what a change does with a row: to write Deleted is to delete it or to restore it.
func kindOf(c odata.Change, old *row) (operation string, op access.Op) {
	switch {
	case c.Op == odata.Create:
		return OpCreate, access.Create
	case c.Op == odata.Delete, c.Values["Deleted"] == true:
		return OpDelete, access.Delete
	case restores(c) && gone(old):
		return OpRestore, access.Restore
	}
	return OpUpdate, access.Update
}

// restores says that a change looks for deleted rows too, to bring them back.
func restores(c odata.Change) bool { return c.Op == odata.Update && c.Values["Deleted"] == false }

// gone says that a row is deleted.
func gone(r *row) bool { return r.get("Deleted") == true }

func (w *writer) delete(t *entities.Type, c odata.Change) (odata.Outcome, error) {
	old, err := w.locate(t, c)
	if err != nil {
		return odata.Outcome{}, err
	}
	condition, err := w.right(t, access.Delete)
	if err != nil {
		return odata.Outcome{}, err
	}
	if err := w.must(t, old.id, condition, access.Delete); err != nil {
		return odata.Outcome{}, err
	}
	next, err := w.ended(t, old)
	if err != nil {
		return odata.Outcome{}, err
	}
	if err := w.unheld(t, []int64{old.id}); err != nil {
		return odata.Outcome{}, err
	}
	if err := w.tx.replace(old, next, OpDelete); err != nil {
		return odata.Outcome{}, err
	}
	return outcome(c, next), nil
}

// ended is the state of a row once it is deleted: all else stays, and so do references to it.
func (w *writer) ended(t *entities.Type, old *row) (*row, error) {
	object, err := old.object()
	if err != nil {
		return nil, err
	}
	if check, ok := object.(entities.DeleteChecker); ok {
		if err := check.CheckDelete(w.change([]string{"Deleted"})); err != nil {
			return nil, err
		}
	}
	if isLocked(old) {
		return nil, locked(nil)
	}
	base, now := object.(entities.Entity).Base(), w.tx.now
	base.Deleted, base.DeleteTime = true, &now
	return old.merged(reflect.ValueOf(object).Elem(), []string{"Deleted", "DeleteTime"})
}

// unheld refuses to delete objects that are held by a reference which cannot do without them, as
// long as the object that refers is there itself.
func (w *writer) unheld(t *entities.Type, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	for _, h := range w.tx.store.catalog.Holders(t) {
		text := "SELECT count(*) FROM " + h.Type.Table + " WHERE NOT deleted AND " + h.Field.Column + " " + inList(w.tx.conn.Dialect, "$1")
		var n int64
		if err := w.tx.conn.QueryRow(w.tx.ctx, text, ids).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			return &odata.Error{
				Status: 409, Code: "StillReferenced", Target: h.Type.Name + "." + h.Field.Nav,
				Message: fmt.Sprintf("%s refers to it by %s and cannot be without; delete or change those first", h.Type.Name, h.Field.Nav),
			}
		}
	}
	return nil
}

// holding sees to it that the objects are there which a new state of a row cannot be without, and
// that they stay until the transaction ends: who deletes one waits, and is told of the row then.
func (w *writer) holding(t *entities.Type, old, next *row) error {
	for _, f := range t.Fields {
		id, refers := next.get(f.Property).(int64)
		if !f.Holds || !refers || old != nil && !gone(old) && same(old.get(f.Property), id) {
			continue
		}
		target := w.tx.store.catalog.ByName(f.Target)
		text := "SELECT id FROM " + target.Table + " WHERE id = $1 AND NOT deleted"
		if w.tx.conn.Dialect == conn.Postgres {
			text += " FOR SHARE"
		}
		err := w.tx.conn.QueryRow(w.tx.ctx, text, id).Scan(&id)
		if errors.Is(err, conn.ErrNoRows) {
			return &odata.Error{
				Status: 409, Code: "DeletedReference", Target: f.Nav,
				Message: f.Nav + " refers to an object that is deleted; restore that one first, or name another",
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}
