package query

import (
	"fmt"
	"reflect"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// ParamsOf declares parameters by the Go types of their values. One that is nil is not
// declared: an unknown parameter is null.
func ParamsOf(values map[string]any) (Params, error) {
	params := Params{}
	for name, v := range values {
		v = ParamValue(v)
		if v == nil {
			continue
		}
		t, ok := paramType(v)
		if !ok {
			return nil, fmt.Errorf("parameter @%s: %T is no value of the entity data model", name, v)
		}
		params[name] = t
	}
	return params, nil
}

func paramType(v any) (ParamType, bool) {
	if t, ok := scalarType(reflect.TypeOf(v)); ok {
		return ParamType{Type: t}, true
	}
	t := reflect.TypeOf(v)
	if t.Kind() != reflect.Slice {
		return ParamType{}, false
	}
	item, ok := scalarType(t.Elem())
	return ParamType{Type: item, List: true}, ok
}

func scalarType(t reflect.Type) (edm.Primitive, bool) {
	for _, known := range []struct {
		value any
		t     edm.Primitive
	}{
		{decimal.Decimal{}, edm.Decimal},
		{uuid.UUID{}, edm.Guid},
		{time.Time{}, edm.DateTimeOffset},
		{time.Duration(0), edm.Duration},
		{edm.Days(0), edm.Date},
		{edm.Clock(0), edm.TimeOfDay},
		{[]byte(nil), edm.Binary},
	} {
		if t == reflect.TypeOf(known.value) {
			return known.t, true
		}
	}
	switch t.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return edm.Int64, true
	case reflect.String:
		return edm.String, true
	case reflect.Bool:
		return edm.Boolean, true
	case reflect.Float64:
		return edm.Double, true
	}
	return edm.Untyped, false
}

// ParamValue brings the value of a parameter into one of the Go types that package edm lists:
// pointers are followed, and types defined on numbers and texts become what they are made of.
func ParamValue(v any) any {
	switch v.(type) {
	case nil, string, bool, int64, float64, decimal.Decimal, uuid.UUID, time.Time, time.Duration, edm.Days, edm.Clock, []byte:
		return v
	}
	rv := reflect.ValueOf(v)
	switch rv.Kind() {
	case reflect.Pointer:
		if rv.IsNil() {
			return nil
		}
		return ParamValue(rv.Elem().Interface())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return rv.Int()
	case reflect.String:
		return rv.String()
	case reflect.Bool:
		return rv.Bool()
	}
	return v
}

// ParamList gives the values of a list parameter; ok is false if it is no list.
func ParamList(v any) (values []any, ok bool) {
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Slice {
		return nil, false
	}
	for i := range rv.Len() {
		values = append(values, ParamValue(rv.Index(i).Interface()))
	}
	return values, true
}
