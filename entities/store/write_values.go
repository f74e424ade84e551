package store

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata"
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
	for nav := range c.Links {
		names[nav] = true
	}
	return slices.Sorted(maps.Keys(names))
}

// assign writes values and references of a change into an object, and keeps what is wrong with
// them. ruled says that the right to write depends on the row.
func (w *writer) assign(t *entities.Type, object any, c odata.Change, ruled bool, wrong *faults) error {
	v := reflect.ValueOf(object).Elem()
	for _, name := range slices.Sorted(maps.Keys(c.Values)) {
		if err := wrong.take(w.assignValue(t, v, name, c.Values[name], ruled)); err != nil {
			return err
		}
	}
	for _, nav := range slices.Sorted(maps.Keys(c.Refs)) {
		if err := wrong.take(w.refer(t, v, nav, c.Refs[nav], ruled)); err != nil {
			return err
		}
	}
	for _, nav := range slices.Sorted(maps.Keys(c.Links)) {
		if err := wrong.take(w.relink(t, v, nav, c.Links[nav], ruled)); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) assignValue(t *entities.Type, v reflect.Value, name string, value any, ruled bool) error {
	i, ok := at(t, name)
	if !ok {
		return unknown(t, name)
	}
	f := t.Fields[i]
	if f.Edm.Computed {
		return nil
	}
	if value == nil {
		return unset(v, f)
	}
	stored, err := w.value(f, value, ruled)
	if err != nil {
		return err
	}
	if err := setField(v.FieldByIndex(f.Index), stored); err != nil {
		return fmt.Errorf("%s.%s: %w", t.Name, name, err)
	}
	return nil
}

// unset takes away a value where there may be none.
func unset(v reflect.Value, f entities.Field) error {
	if !f.Edm.Nullable && f.Nav == "" {
		return &odata.Error{
			Status: 400, Code: "NotNullable", Target: f.Property, Message: f.Property + " cannot be null; give a value or leave the property out",
		}
	}
	v.FieldByIndex(f.Index).SetZero()
	return nil
}

func unknown(t *entities.Type, name string) error {
	return &odata.Error{Status: 400, Code: "UnknownProperty", Target: name, Message: t.Name + " has no property " + name}
}

// value gives a client's value as it is stored.
func (w *writer) value(f entities.Field, v any, ruled bool) (any, error) {
	if f.Edm.Codes != nil {
		return code(f, v)
	}
	if f.Nav != "" {
		target := w.tx.store.catalog.ByName(f.Target)
		return w.target(f.Nav, target, odata.Ref{Key: keyOf(target, v)}, ruled, false)
	}
	switch x := v.(type) {
	case string:
		if strings.ContainsRune(x, 0) || !utf8.ValidString(x) {
			return nil, invalid(f.Property, "a text cannot hold the character U+0000, nor bytes that are no UTF-8")
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
