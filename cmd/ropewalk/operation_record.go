package main

import (
	"fmt"
	"reflect"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// shapes are the complex types of results, made of the Go structs that hold them: a property for each
// field, under its name. Pointers and texts can be null, an empty text is.
type shapes map[reflect.Type]*edm.ComplexType

// primitives are the types of fields that are no structs.
var primitives = map[reflect.Type]edm.Primitive{
	reflect.TypeFor[string]():    edm.String,
	reflect.TypeFor[bool]():      edm.Boolean,
	reflect.TypeFor[int64]():     edm.Int64,
	reflect.TypeFor[time.Time](): edm.DateTimeOffset,
	reflect.TypeFor[uuid.UUID](): edm.Guid,
}

// wireName is the name of a field, or what its tag says in place of that.
func wireName(f reflect.StructField) string {
	if name := f.Tag.Get("odata"); name != "" {
		return name
	}
	return f.Name
}

// of gives the type of a struct. Its first field is a blank one that names it.
func (s shapes) of(t reflect.Type) *edm.ComplexType {
	if known := s[t]; known != nil {
		return known
	}
	c := &edm.ComplexType{Namespace: entities.Model().Namespace, Name: wireName(t.Field(0))}
	s[t] = c
	for i := 1; i < t.NumField(); i++ {
		c.Properties = append(c.Properties, s.property(t.Field(i)))
	}
	return c
}

func (s shapes) property(f reflect.StructField) *edm.Property {
	p := &edm.Property{Name: wireName(f), Doc: f.Tag.Get("doc")}
	t := f.Type
	switch t.Kind() {
	case reflect.Slice:
		t, p.Collection = t.Elem(), true
	case reflect.Pointer:
		t, p.Nullable = t.Elem(), true
	case reflect.String:
		p.Nullable = true
	}
	if primitive, plain := primitives[t]; plain {
		p.Type = primitive
		return p
	}
	if t.Kind() != reflect.Struct {
		panic(fmt.Sprintf("no type of values for %s %s", f.Name, f.Type))
	}
	p.Type = s.of(t)
	return p
}

// returns is the result of an operation that gives values of a Go type, or a list of them.
func returns[T any](s shapes) *edm.Return {
	t := reflect.TypeFor[T]()
	if t.Kind() == reflect.Slice {
		return &edm.Return{Type: s.of(t.Elem()), Collection: true}
	}
	return &edm.Return{Type: s.of(t)}
}

// recordOf gives the value of a struct, or of a list of structs.
func recordOf(v any) any { return valueOf(reflect.ValueOf(v)) }

func valueOf(v reflect.Value) any {
	switch {
	case v.Kind() == reflect.Slice:
		out := make([]any, v.Len())
		for i := range out {
			out[i] = valueOf(v.Index(i))
		}
		return out
	case v.Kind() == reflect.Pointer && v.IsNil(), v.Kind() == reflect.String && v.Len() == 0:
		return nil
	case v.Kind() == reflect.Pointer:
		return valueOf(v.Elem())
	}
	if _, plain := primitives[v.Type()]; plain {
		return v.Interface()
	}
	out := odata.Record{}
	for i := 1; i < v.NumField(); i++ {
		out[wireName(v.Type().Field(i))] = valueOf(v.Field(i))
	}
	return out
}
