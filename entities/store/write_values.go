package store

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/query"
)

// named lists what a change writes, in order, references by their navigation property. Computed
// properties are left out: what a client sends for them is ignored.
func named(t *entities.Type, c odata.Change) []string {
	names := map[string]bool{}
	for name := range c.Values {
		if i, ok := at(t, name); ok && !t.Fields[i].Edm.Computed {
			f := t.Fields[i]
			if f.Nav != "" {
				name = f.Nav
			}
			names[name] = true
		}
	}
	for nav := range c.Refs {
		if i, ok := at(t, nav); !ok || !t.Fields[i].Edm.Computed {
			names[nav] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// assign writes values and references of a change into an object. ruled says that the right to
// write depends on the row.
func (w *writer) assign(t *entities.Type, object any, c odata.Change, ruled bool) error {
	v := reflect.ValueOf(object).Elem()
	for _, name := range slices.Sorted(maps.Keys(c.Values)) {
		i, ok := at(t, name)
		if !ok {
			return unknown(t, name)
		}
		f := t.Fields[i]
		if f.Edm.Computed {
			continue
		}
		stored, err := w.value(f, c.Values[name], ruled)
		if err != nil {
			return err
		}
		if err := setField(v.FieldByIndex(f.Index), stored); err != nil {
			return fmt.Errorf("%s.%s: %w", t.Name, name, err)
		}
	}
	for _, nav := range slices.Sorted(maps.Keys(c.Refs)) {
		if err := w.refer(t, v, nav, c.Refs[nav], ruled); err != nil {
			return err
		}
	}
	return nil
}

func unknown(t *entities.Type, name string) error {
	return &odata.Error{Status: 400, Code: "UnknownProperty", Target: name, Message: t.Name + " has no property " + name}
}

// value gives a client's value as it is stored.
func (w *writer) value(f entities.Field, v any, ruled bool) (any, error) {
	if v == nil {
		return nil, nil
	}
	if f.Edm.Codes != nil {
		return code(f, v)
	}
	if f.Nav != "" {
		target := w.tx.store.catalog.ByName(f.Target)
		return w.target(f, target, keyOf(target, v), ruled)
	}
	switch x := v.(type) {
	case string:
		if strings.ContainsRune(x, 0) {
			return nil, invalid(f.Property, "a text cannot hold the character U+0000")
		}
	case decimal.Decimal:
		if !conn.Fits(x) || !x.Equal(x.Round(decimalPlaces)) {
			return nil, invalid(f.Property, "a decimal has at most 12 digits before and 6 behind the point")
		}
	}
	return v, nil
}

func invalid(target, message string) error {
	return &odata.Error{Status: 400, Code: "InvalidValue", Target: target, Message: target + ": " + message}
}

// code resolves a coded value; all that was given of it must agree.
func code(f entities.Field, v any) (any, error) {
	given, ok := v.(odata.Coded)
	if !ok {
		return v, nil
	}
	for _, c := range f.Edm.Codes.Codes {
		if (given.ID == nil || *given.ID == c.ID) && (given.UID == nil || strings.EqualFold(*given.UID, c.UID)) &&
			(given.Value == nil || *given.Value == c.Value) {
			return c.ID, nil
		}
	}
	legal := make([]string, len(f.Edm.Codes.Codes))
	for i, c := range f.Edm.Codes.Codes {
		legal[i] = c.Value
	}
	return nil, invalid(f.Property, "no such value; legal are "+strings.Join(legal, ", "))
}

// refer sets a reference, single or multi-valued.
func (w *writer) refer(t *entities.Type, v reflect.Value, nav string, refs []odata.Ref, ruled bool) error {
	if f, ok := t.Reference(nav); ok {
		return w.referOne(v, f, refs, ruled)
	}
	l, ok := t.Link(nav)
	if !ok {
		return unknown(t, nav)
	}
	targets := make([]int64, 0, len(refs))
	for _, ref := range refs {
		id, err := w.target(entities.Field{Nav: nav, Property: nav, Target: l.Target}, w.tx.store.catalog.ByName(l.Target), ref.Key, ruled)
		if err != nil {
			return err
		}
		targets = append(targets, id.(int64))
	}
	v.FieldByIndex(l.Index).Set(reflect.ValueOf(targets))
	return nil
}

func (w *writer) referOne(v reflect.Value, f entities.Field, refs []odata.Ref, ruled bool) error {
	if f.Edm.Computed {
		return nil
	}
	if len(refs) == 0 {
		v.FieldByIndex(f.Index).SetZero()
		return nil
	}
	if len(refs) > 1 {
		return invalid(f.Nav, "refers to one object only")
	}
	id, err := w.target(f, w.tx.store.catalog.ByName(f.Target), refs[0].Key, ruled)
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
func (w *writer) target(f entities.Field, t *entities.Type, key []query.KeyValue, ruled bool) (any, error) {
	found, err := w.visible(t, key, false)
	if err == nil {
		return found, nil
	}
	if !missing(err) {
		return nil, err
	}
	if ruled {
		return nil, &odata.Error{Status: 403, Code: "Forbidden", Target: f.Nav, Message: "you may not refer to this object in " + f.Nav}
	}
	return nil, &odata.Error{
		Status: 400, Code: "UnknownReference", Target: f.Nav,
		Message: f.Nav + " refers to no object that you can see; name one by Id or UId",
	}
}

func missing(err error) bool {
	known, ok := err.(*odata.Error)
	return ok && known.Status == 404
}
