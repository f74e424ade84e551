package entities

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// decimalScale is the number of decimals that a Decimal keeps.
const decimalScale = 6

// tag is a parsed odata tag: the name on the wire, then options with or without a value.
type tag struct {
	name   string
	flags  map[string]bool
	values map[string]string
}

func parseTag(text string) tag {
	parts := strings.Split(text, ",")
	t := tag{name: parts[0], flags: map[string]bool{}, values: map[string]string{}}
	for _, p := range parts[1:] {
		if k, v, ok := strings.Cut(p, "="); ok {
			t.values[k] = v
		} else {
			t.flags[p] = true
		}
	}
	return t
}

var coder = reflect.TypeFor[interface{ Set() *edm.CodeSet }]()

var primitives = map[reflect.Type]edm.Primitive{
	reflect.TypeFor[string]():          edm.String,
	reflect.TypeFor[bool]():            edm.Boolean,
	reflect.TypeFor[int64]():           edm.Int64,
	reflect.TypeFor[time.Time]():       edm.DateTimeOffset,
	reflect.TypeFor[uuid.UUID]():       edm.Guid,
	reflect.TypeFor[decimal.Decimal](): edm.Decimal,
	reflect.TypeFor[[]byte]():          edm.Binary,
}

// property describes a stored property; that of a reference holds the key of its target.
func property(f reflect.StructField, o tag) (*edm.Property, error) {
	p := &edm.Property{
		Name: o.name, Computed: o.flags["computed"], Immutable: o.flags["immutable"],
		Personal: o.flags["personal"], Searchable: o.flags["search"], Doc: f.Tag.Get("doc"),
	}
	if o.values["ref"] != "" {
		p.Name = first(o.values["by"], o.name+"Id")
	}
	goType := f.Type
	if goType.Kind() == reflect.Pointer {
		goType = goType.Elem()
	}
	if goType.Implements(coder) {
		p.Type = setValue
		p.Codes = reflect.Zero(goType).Interface().(interface{ Set() *edm.CodeSet }).Set()
	} else if primitive, ok := primitives[goType]; ok {
		p.Type = primitive
	} else {
		return nil, fmt.Errorf("%s has no type in the model", f.Type)
	}
	p.Nullable = nullable(f, p, o)
	facets(p, f.Tag.Get("validate"))
	return p, nil
}

// nullable follows the Go type, unless the value is demanded or always filled in: pointers,
// texts and codes can be empty, plain values cannot.
func nullable(f reflect.StructField, p *edm.Property, o tag) bool {
	if o.flags["key"] || o.flags["filled"] || strings.HasPrefix(f.Tag.Get("validate"), "required") {
		return false
	}
	return f.Type.Kind() == reflect.Pointer || p.Codes != nil || p.Type == edm.String || p.Type == edm.Binary
}

func facets(p *edm.Property, validate string) {
	if p.Type == edm.Decimal {
		p.Precision, p.Scale = 18, decimalScale
	}
	if p.Type == edm.DateTimeOffset {
		p.Precision = 6
	}
	if p.Type != edm.String {
		return
	}
	for _, rule := range strings.Split(validate, ",") {
		if max, ok := strings.CutPrefix(rule, "max="); ok {
			p.MaxLength, _ = strconv.Atoi(max)
		}
	}
}
