package store

import (
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata"
)

// lookUp finds the targets of all references of changes, as the caller may see them: one query for
// each type and key property, sent together. The answers are known until forgotten.
func (w *writer) lookUp(t *entities.Type, changes []odata.Change) error {
	var wanted []target
	values, seen := map[target][]any{}, map[target]bool{}
	for _, c := range changes {
		for ref := range w.references(t, c) {
			of := target{kind: ref.kind, property: ref.property}
			if values[of] == nil {
				wanted = append(wanted, of)
			}
			if !seen[ref] {
				values[of], seen[ref] = append(values[of], ref.value), true
			}
		}
	}
	w.known = map[target]int64{}
	if len(wanted) == 0 {
		return nil
	}
	var b conn.Batch
	for _, of := range wanted {
		statement, err := w.findAmong(of.kind, of.property, values[of], w.options.Rule, false)
		if err != nil {
			return err
		}
		b.Add(statement.SQL, statement.Args...)
	}
	return w.tx.conn.Ask(w.tx.ctx, &b, func(n int, rows conn.Rows) error {
		of := wanted[n]
		found, err := foundAmong(rows, of.kind.Edm.Property(of.property), len(values[of]))
		for v, id := range found {
			w.known[target{of.kind, of.property, v}] = id
		}
		return err
	})
}

// foresee looks up the targets of one change, if they are several: each would be asked for alone.
func (w *writer) foresee(t *entities.Type, c odata.Change) error {
	n := 0
	for range w.references(t, c) {
		n++
	}
	if n < 2 {
		return nil
	}
	return w.lookUp(t, []odata.Change{c})
}

func (w *writer) forget() { w.known = nil }

// references gives what a change refers to by one key property.
func (w *writer) references(t *entities.Type, c odata.Change) func(yield func(target) bool) {
	return func(yield func(target) bool) {
		for nav, refs := range c.Refs {
			if !w.yieldRefs(t, nav, refs, yield) {
				return
			}
		}
		for nav, links := range c.Links {
			if !w.yieldRefs(t, nav, links.Add, yield) {
				return
			}
		}
		for name, v := range c.Values {
			f, known := t.Field(name)
			if !known || f.Nav == "" || f.Edm.Computed || v == nil {
				continue
			}
			if kind := w.tx.store.catalog.ByName(f.Target); !yield(target{kind, kind.Edm.KeyProperties()[0].Name, v}) {
				return
			}
		}
	}
}

func (w *writer) yieldRefs(t *entities.Type, nav string, refs []odata.Ref, yield func(target) bool) bool {
	n := t.Edm.Navigation(nav)
	for _, ref := range refs {
		if n == nil || len(ref.Key) != 1 || ref.Of != 0 {
			continue
		}
		kind := w.tx.store.catalog.Of(n.Target)
		if kind != nil && !yield(target{kind, ref.Key[0].Property.Name, ref.Key[0].Value}) {
			return false
		}
	}
	return true
}
