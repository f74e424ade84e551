package odata

import (
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// conforming sees to it that what an operation gives back is of the type that it declares: else the
// operation is at fault, and its answer would be no OData.
func conforming(o *edm.Operation, result any) (any, error) {
	if o.Returns == nil {
		return nil, nil
	}
	p := &edm.Property{Name: o.Name, Type: o.Returns.Type, Collection: o.Returns.Collection, Nullable: o.Returns.Nullable}
	if err := conforms(p, result, o.Name); err != nil {
		return nil, fmt.Errorf("the result of an operation: %w", err)
	}
	if result == nil && o.Returns.Collection {
		return []any{}, nil
	}
	return result, nil
}

// conforms checks a value of a property, which place leads to.
func conforms(p *edm.Property, value any, place string) error {
	if !p.Collection {
		return conformsOne(p, value, place)
	}
	list, ok := value.([]any)
	if !ok && value != nil {
		return fmt.Errorf("%s: a collection is []any, not %T", place, value)
	}
	item := *p
	item.Collection, item.Nullable = false, false
	for i, v := range list {
		if err := conformsOne(&item, v, fmt.Sprintf("%s[%d]", place, i)); err != nil {
			return err
		}
	}
	return nil
}

func conformsOne(p *edm.Property, value any, place string) error {
	if value == nil {
		if !p.Nullable {
			return fmt.Errorf("%s: it is null and must not be", place)
		}
		return nil
	}
	switch t := p.Type.(type) {
	case *edm.ComplexType:
		return conformsRecord(t.AllProperties(), value, place)
	case *edm.EntityType:
		return conformsRecord(t.KeyProperties(), value, place)
	}
	if !primitiveValue(p.Type, value) {
		return fmt.Errorf("%s: %T is not how %s is kept", place, value, p.Type.TypeName())
	}
	return nil
}

func conformsRecord(properties []*edm.Property, value any, place string) error {
	r, ok := value.(Record)
	if !ok {
		return fmt.Errorf("%s: a structured value is a Record, not %T", place, value)
	}
	known := 0
	for _, p := range properties {
		v, given := r[p.Name]
		if given {
			known++
		}
		if err := conforms(p, v, place+"."+p.Name); err != nil {
			return err
		}
	}
	if known == len(r) {
		return nil
	}
	var names []string
	for _, p := range properties {
		names = append(names, p.Name)
	}
	return fmt.Errorf("%s: it has other properties than %s", place, strings.Join(names, ", "))
}

// primitiveValue tells whether a value is of the Go type that package edm lists.
func primitiveValue(t edm.Type, value any) bool {
	p, ok := t.(edm.Primitive)
	if !ok || p.Integer() { // an enumeration is kept as its number
		_, whole := value.(int64)
		return whole
	}
	switch value.(type) {
	case bool:
		return p == edm.Boolean
	case string:
		return p == edm.String
	case []byte:
		return p == edm.Binary
	case float64:
		return p == edm.Double || p == edm.Single
	case decimal.Decimal:
		return p == edm.Decimal
	case uuid.UUID:
		return p == edm.Guid
	case time.Time:
		return p == edm.DateTimeOffset
	case time.Duration:
		return p == edm.Duration
	case edm.Days:
		return p == edm.Date
	case edm.Clock:
		return p == edm.TimeOfDay
	}
	return false
}
