package store

import (
	"crypto/rand"
	"fmt"
	"reflect"
	"slices"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities"
)

// Create writes a new data object. src is *entities.X; Id, UId, times, names and version are filled in.
func (tx *Tx) Create(src any) error {
	t, v, err := tx.store.structOf(src)
	if err != nil {
		return fmt.Errorf("create: %w", err)
	}
	if p, ok := src.(entities.Preparer); ok {
		p.Prepare(tx.now)
	}
	if err := tx.insert(t, v, src); err != nil {
		return fmt.Errorf("create %s: %w", t.Name, err)
	}
	return nil
}

// insert gives the object its identity and writes row, links, salt and version.
func (tx *Tx) insert(t *entities.Type, v reflect.Value, src any) error {
	base, err := objectOf(src)
	if err != nil {
		return err
	}
	e, err := tx.event(t.Name, OpCreate)
	if err != nil {
		return err
	}
	if err := tx.identify(base, e); err != nil {
		return err
	}
	describe(src)
	r := &row{kind: t, id: base.ID, values: valuesOf(t, v), links: linksOf(t, v), from: tx.now, event: e}
	if err := tx.salt(r); err != nil {
		return err
	}
	if err := tx.insertRow(r); err != nil {
		return err
	}
	for _, l := range t.Links {
		if err := tx.changeLink(r, l, nil, r.links[l.Nav]); err != nil {
			return err
		}
	}
	tx.rows[r.id] = r
	e.ids = append(e.ids, r.id)
	return tx.derive(r, nil)
}

func (tx *Tx) insertRow(r *row) error {
	if isLocked(r) {
		return tx.insertLocked(r)
	}
	return tx.conn.Insert(tx.ctx, r.kind.Table, r.stored())
}

func (tx *Tx) identify(base *entities.Object, e *event) (err error) {
	var moved bool
	if base.ID, moved, err = tx.store.ids.take(tx.ctx, tx.conn); err != nil {
		return fmt.Errorf("take id: %w", err)
	}
	tx.idsMoved = tx.idsMoved || moved
	if base.UID, err = uuid.NewV7(); err != nil {
		return err
	}
	base.CreateTime, base.ChangeTime = tx.now, tx.now
	base.Deleted, base.DeleteTime = false, nil
	base.CurrentVersionID = e.id
	return nil
}

// describe brings the names of an object up to date. An object that does not describe itself keeps what it has.
func describe(src any) {
	d, ok := src.(entities.Describer)
	if !ok {
		return
	}
	base := src.(entities.Entity).Base()
	base.DisplayName, base.KeyValue = d.Describe()
}

// stored gives the columns of the whole row.
func (r *row) stored() map[string]any {
	columns := make(map[string]any, len(r.values)+1)
	for i, f := range r.kind.Fields {
		columns[f.Column] = r.values[i]
	}
	columns["effective_from"] = r.from
	return columns
}

const saltSize = 32

// revealing tells whether the row says something of a person.
func (r *row) revealing() bool {
	return slices.ContainsFunc(sealedFields(r.kind), func(f sealedField) bool { return f.personal && r.values[f.place] != nil })
}

// salt makes sure that the object has a salt if it holds personal values.
func (tx *Tx) salt(r *row) error {
	if r.salt != nil || !r.revealing() {
		return nil
	}
	r.salt = make([]byte, saltSize)
	if _, err := rand.Read(r.salt); err != nil {
		return err
	}
	return tx.conn.Later(tx.ctx, "INSERT INTO object_salts (object_id, salt) VALUES ($1, $2)", r.id, r.salt)
}
