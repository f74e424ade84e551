package store

import (
	"fmt"
	"reflect"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// primitive is the type in which a field is stored.
func primitive(p *edm.Property) edm.Primitive {
	if p.Codes != nil {
		return edm.Int64
	}
	if t, ok := p.Type.(edm.Primitive); ok {
		return t
	}
	return edm.String
}

// valuesOf reads the stored properties of a struct, parallel to t.Fields.
func valuesOf(t *entities.Type, src reflect.Value) []any {
	values := make([]any, len(t.Fields))
	for i := range t.Fields {
		f := &t.Fields[i]
		values[i] = fieldValue(f.Edm, src.FieldByIndex(f.Index))
	}
	return values
}

// fieldValue gives a field of a struct that can be written as package edm lists it: an empty text or code
// is null where null is allowed.
func fieldValue(p *edm.Property, v reflect.Value) any {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.String:
		if v.Len() == 0 && p.Nullable {
			return nil
		}
		return v.String()
	case reflect.Int64:
		if v.Type() == reflect.TypeFor[time.Duration]() {
			return v.Interface()
		}
		if v.Int() == 0 && p.Codes != nil {
			return nil
		}
		return v.Int()
	}
	switch x := v.Addr().Interface().(type) {
	case *time.Time:
		return x.UTC().Truncate(time.Microsecond)
	case *decimal.Decimal:
		return x.Round(decimalPlaces)
	case *[]byte:
		if *x == nil {
			return nil
		}
		return *x
	}
	return v.Interface()
}

// decimalPlaces is the scale of a stored decimal.
const decimalPlaces = 6

// fill writes stored values, parallel to t.Fields, into a struct.
func fill(t *entities.Type, dst reflect.Value, values []any) error {
	for i, f := range t.Fields {
		if err := setField(dst.FieldByIndex(f.Index), values[i]); err != nil {
			return fmt.Errorf("%s.%s: %w", t.Name, f.Property, err)
		}
	}
	return nil
}

func setField(dst reflect.Value, v any) error {
	if v == nil {
		dst.SetZero()
		return nil
	}
	if dst.Kind() == reflect.Pointer {
		p := reflect.New(dst.Type().Elem())
		if err := setField(p.Elem(), v); err != nil {
			return err
		}
		dst.Set(p)
		return nil
	}
	if text, ok := v.(string); ok && dst.Kind() == reflect.String {
		dst.SetString(text)
		return nil
	}
	src := reflect.ValueOf(v)
	if src.Type() == dst.Type() {
		dst.Set(src)
		return nil
	}
	if !src.CanConvert(dst.Type()) {
		return fmt.Errorf("cannot keep %T in %s", v, dst.Type())
	}
	dst.Set(src.Convert(dst.Type()))
	return nil
}

// linksOf reads the multi-valued references that have targets, each in order and without doubles.
func linksOf(t *entities.Type, src reflect.Value) (links map[string][]int64) {
	for i := range t.Links {
		l := &t.Links[i]
		field := src.FieldByIndex(l.Index)
		if field.Len() == 0 {
			continue
		}
		targets := slices.Clone(*field.Addr().Interface().(*[]int64))
		slices.Sort(targets)
		if links == nil {
			links = make(map[string][]int64, len(t.Links))
		}
		links[l.Nav] = slices.Compact(targets)
	}
	return links
}

func fillLinks(t *entities.Type, dst reflect.Value, links map[string][]int64) {
	for _, l := range t.Links {
		dst.FieldByIndex(l.Index).Set(reflect.ValueOf(slices.Clone(links[l.Nav])))
	}
}

// same compares two stored values.
func same(a, b any) bool {
	switch x := a.(type) {
	case time.Time:
		y, ok := b.(time.Time)
		return ok && x.Equal(y)
	case decimal.Decimal:
		y, ok := b.(decimal.Decimal)
		return ok && x.Equal(y)
	case []byte:
		y, ok := b.([]byte)
		return ok && string(x) == string(y)
	case uuid.UUID:
		y, ok := b.(uuid.UUID)
		return ok && x == y
	}
	return a == b
}

// structOf gives the addressable struct behind a pointer and its type.
func (s *Store) structOf(src any) (*entities.Type, reflect.Value, error) {
	v := reflect.ValueOf(src)
	t := s.catalog.OfGo(src)
	if t == nil || v.Kind() != reflect.Pointer || v.IsNil() || v.Elem().Kind() != reflect.Struct {
		return nil, v, fmt.Errorf("%T is no pointer to a known type", src)
	}
	return t, v.Elem(), nil
}

// objectOf gives the common part of a data object.
func objectOf(src any) (*entities.Object, error) {
	e, ok := src.(entities.Entity)
	if !ok {
		return nil, fmt.Errorf("%T is no data object", src)
	}
	return e.Base(), nil
}

// at finds the place of a property among t.Fields; a reference may be named by its navigation.
func at(t *entities.Type, property string) (int, bool) {
	for i, f := range t.Fields {
		if f.Property == property || f.Nav == property && f.Nav != "" {
			return i, true
		}
	}
	return 0, false
}
