package store

import (
	"fmt"
	"reflect"
	"slices"
	"time"

	"github.com/ropewalk/ropewalk/entities"
)

// Update writes the named properties of src, which is *entities.X, or all that a client could
// write if none is named. References may be named by their navigation property. If nothing
// differs from what is stored, nothing is written. The second update of a row in the same
// transaction amends the version that the first one made.
func (tx *Tx) Update(src any, properties ...string) error {
	return tx.change(src, OpUpdate, properties)
}

// Delete marks a data object as deleted; it stays as a row.
func (tx *Tx) Delete(src any) error {
	base, err := objectOf(src)
	if err != nil {
		return err
	}
	if base.Deleted {
		return nil
	}
	now := tx.now
	base.Deleted, base.DeleteTime = true, &now
	return tx.change(src, OpDelete, []string{"Deleted", "DeleteTime"})
}

func (tx *Tx) change(src any, operation string, properties []string) error {
	t, v, err := tx.store.structOf(src)
	if err != nil {
		return err
	}
	base, err := objectOf(src)
	if err != nil {
		return err
	}
	if len(properties) == 0 {
		properties = writable(t)
	}
	old, err := tx.load(t, base.ID, true)
	if err != nil {
		return err
	}
	next, err := old.merged(v, properties)
	if err == nil {
		err = tx.replace(old, next, operation)
	}
	if err != nil {
		return fmt.Errorf("%s %s %d: %w", operation, t.Name, base.ID, err)
	}
	return next.report(base)
}

// writable lists what a client could write.
func writable(t *entities.Type) []string {
	var names []string
	for _, f := range t.Fields {
		if !f.Edm.Computed {
			names = append(names, f.Property)
		}
	}
	for _, l := range t.Links {
		names = append(names, l.Nav)
	}
	return names
}

// merged is the row with the named properties of src, and names that fit them.
func (r *row) merged(src reflect.Value, properties []string) (*row, error) {
	next := *r
	next.values = slices.Clone(r.values)
	next.links = make(map[string][]int64, len(r.links))
	for nav, targets := range r.links {
		next.links[nav] = targets
	}
	links := linksOf(r.kind, src)
	for _, name := range properties {
		if i, ok := at(r.kind, name); ok {
			f := r.kind.Fields[i]
			next.values[i] = fieldValue(f.Edm, src.FieldByIndex(f.Index))
		} else if _, ok := r.kind.Link(name); ok {
			next.links[name] = links[name]
		} else {
			return nil, fmt.Errorf("there is no property %q", name)
		}
	}
	return &next, next.rename()
}

// rename brings the names of the row up to date.
func (r *row) rename() error {
	object, err := r.object()
	if err != nil {
		return err
	}
	if _, ok := object.(entities.Describer); !ok {
		return nil
	}
	describe(object)
	base, err := objectOf(object)
	if err != nil {
		return err
	}
	r.set("DisplayName", base.DisplayName)
	r.set("KeyValue", base.KeyValue)
	return nil
}

func (r *row) set(property string, v any) {
	if i, ok := at(r.kind, property); ok {
		if v == "" && r.kind.Fields[i].Edm.Nullable {
			v = nil
		}
		r.values[i] = v
	}
}

// report tells the caller's struct what the write made of the common part.
func (r *row) report(base *entities.Object) error {
	object, err := r.object()
	if err != nil {
		return err
	}
	stored, err := objectOf(object)
	if err == nil {
		*base = *stored
	}
	return err
}

// bookkeeping properties change with every version.
var bookkeeping = []string{"ChangeTime", "CurrentVersionId"}

// changes lists the properties in which two states of a row differ, references by their navigation property.
func changes(old, next *row) []string {
	var names []string
	for i, f := range old.kind.Fields {
		if same(old.values[i], next.values[i]) || slices.Contains(bookkeeping, f.Property) {
			continue
		}
		if f.Nav != "" {
			names = append(names, f.Nav)
		} else {
			names = append(names, f.Property)
		}
	}
	for _, l := range old.kind.Links {
		if !slices.Equal(old.links[l.Nav], next.links[l.Nav]) {
			names = append(names, l.Nav)
		}
	}
	return names
}

// replace makes next the open version of the row.
func (tx *Tx) replace(old, next *row, operation string) error {
	if len(changes(old, next)) == 0 {
		return nil
	}
	if err := tx.version(old, next, operation); err != nil {
		return err
	}
	if err := tx.beforeUpdate(old, next); err != nil {
		return err
	}
	return tx.finishUpdate(old, next)
}

// finishUpdate writes what differs into row and links.
func (tx *Tx) finishUpdate(old, next *row) error {
	if columns := next.difference(old); len(columns) > 0 { // not if an amended version gets other links only
		if err := tx.conn.Update(tx.ctx, next.kind.Table, next.id, columns); err != nil {
			return err
		}
	}
	for _, l := range next.kind.Links {
		if err := tx.changeLink(next, l, old.links[l.Nav], next.links[l.Nav]); err != nil {
			return err
		}
	}
	changed := changes(old, next)
	for _, name := range changed {
		next.event.changed[name] = true
	}
	tx.rows[next.id] = next
	return tx.derive(next, changed)
}

// version opens a new version of the row, or goes on with the one that this transaction made.
func (tx *Tx) version(old, next *row, operation string) error {
	next.set("ChangeTime", tx.now)
	if old.event != nil {
		tx.last = old.event.id
		return nil
	}
	e, err := tx.event(next.kind.Name, operation)
	if err != nil {
		return err
	}
	next.event = e
	next.set("CurrentVersionId", e.id)
	next.from = later(old.from, tx.now)
	e.ids = append(e.ids, next.id)
	if err := tx.salt(next); err != nil {
		return err
	}
	return tx.archive(old, next)
}

// later is the beginning of the next version: now, unless the one before began no earlier. The
// row lock is held by then, so that versions of a row never overlap.
func later(previous, now time.Time) time.Time {
	if edge := previous.Add(time.Microsecond); edge.After(now) {
		return edge
	}
	return now
}

// archive appends the version that ends to the history, as the database has it.
func (tx *Tx) archive(old, next *row) error {
	list := columns(old.kind, "") + ", effective_from"
	return tx.conn.Later(tx.ctx, "INSERT INTO "+old.kind.Table+"_history ("+list+", effective_to, closed_by) SELECT "+list+
		", $2, $3 FROM "+old.kind.Table+" WHERE id = $1", old.id, next.from, next.event.id)
}

// difference gives the columns that differ.
func (r *row) difference(old *row) map[string]any {
	columns := map[string]any{}
	for i, f := range r.kind.Fields {
		if !same(old.values[i], r.values[i]) {
			columns[f.Column] = r.values[i]
		}
	}
	if !r.from.Equal(old.from) {
		columns["effective_from"] = r.from
	}
	return columns
}
