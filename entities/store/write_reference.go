package store

import (
	"reflect"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/query"
)

// target is what a reference names: an object of a type by one of its keys.
type target struct {
	kind     *entities.Type
	property string
	value    any
}

// refer sets a reference, single or multi-valued.
func (w *writer) refer(t *entities.Type, v reflect.Value, nav string, refs []odata.Ref, ruled bool) error {
	if f, ok := t.Reference(nav); ok {
		return w.referOne(v, f, refs, ruled)
	}
	l, ok := t.Link(nav)
	if !ok {
		return notReferring(t, nav)
	}
	targets, err := w.targets(l, refs, ruled, false)
	if err == nil {
		v.FieldByIndex(l.Index).Set(reflect.ValueOf(targets))
	}
	return err
}

// relink adds to a multi-valued reference and takes from it. What is taken may be deleted by now.
func (w *writer) relink(t *entities.Type, v reflect.Value, nav string, links odata.Links, ruled bool) error {
	l, ok := t.Link(nav)
	if !ok {
		return notReferring(t, nav)
	}
	added, err := w.targets(l, links.Add, ruled, false)
	if err != nil {
		return err
	}
	removed, err := w.targets(l, links.Remove, ruled, true)
	if err != nil {
		return err
	}
	field := v.FieldByIndex(l.Index)
	next := slices.DeleteFunc(slices.Clone(field.Interface().([]int64)), func(id int64) bool { return slices.Contains(removed, id) })
	for _, id := range added {
		if !slices.Contains(next, id) {
			next = append(next, id)
		}
	}
	field.Set(reflect.ValueOf(next))
	return nil
}

// notReferring refuses a name under which the type keeps no list of targets, or none that is its own.
func notReferring(t *entities.Type, nav string) error {
	if f, single := t.Reference(nav); single {
		return invalid(f.Nav, "refers to one object; set it instead of adding to it")
	}
	if t.Edm.Navigation(nav) == nil {
		return unknown(t, nav)
	}
	return &odata.Error{
		Status: 400, Code: "ReadOnlyProperty", Target: nav,
		Message: nav + " follows from the objects at its other end; change those",
	}
}

func (w *writer) targets(l entities.Link, refs []odata.Ref, ruled, deleted bool) ([]int64, error) {
	list := make([]int64, 0, len(refs))
	for _, ref := range refs {
		id, err := w.target(l.Nav, w.tx.store.catalog.ByName(l.Target), ref, ruled, deleted)
		if err != nil {
			return nil, err
		}
		list = append(list, id)
	}
	return list, nil
}

func (w *writer) referOne(v reflect.Value, f entities.Field, refs []odata.Ref, ruled bool) error {
	if f.Edm.Computed {
		return nil
	}
	if len(refs) == 0 {
		return unset(v, f)
	}
	if len(refs) > 1 {
		return invalid(f.Nav, "refers to one object only")
	}
	id, err := w.target(f.Nav, w.tx.store.catalog.ByName(f.Target), refs[0], ruled, false)
	if err != nil {
		return err
	}
	return setField(v.FieldByIndex(f.Index), id)
}

// keyOf makes a key of a bare value of the first key property.
func keyOf(t *entities.Type, v any) []query.KeyValue {
	return []query.KeyValue{{Property: t.Edm.KeyProperties()[0], Value: v}}
}

// target finds the object that a reference means. One that the caller may not read and one that
// does not exist answer the same; where his right depends on the row, that is a want of right.
func (w *writer) target(nav string, t *entities.Type, ref odata.Ref, ruled, deleted bool) (int64, error) {
	key := ref.Key
	if ref.Of != 0 {
		var err error
		if key, err = w.written(ref.Of, nav); err != nil {
			return 0, err
		}
	}
	if len(key) == 1 && !deleted {
		if id, known := w.known[target{t, key[0].Property.Name, key[0].Value}]; known {
			return id, nil
		}
	}
	id, err := w.visible(t, key, deleted)
	if err == nil || !missing(err) {
		return id, err
	}
	return 0, unreachable(nav, ruled)
}

// unreachable says that a reference leads nowhere the caller can see. Where his right depends on
// the row, that is a want of right.
func unreachable(nav string, ruled bool) error {
	if ruled {
		return &odata.Error{Status: 403, Code: "Forbidden", Target: nav, Message: "you may not refer to this object in " + nav}
	}
	return &odata.Error{
		Status: 400, Code: "UnknownReference", Target: nav,
		Message: nav + " refers to no object that you can see; name one by Id or UId",
	}
}

func missing(err error) bool {
	known, ok := err.(*odata.Error)
	return ok && known.Status == 404
}
