package entities

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Type is one described type.
type Type struct {
	// Name is the entity type's, Set the entity set's, Table that of the table or view.
	Name, Set, Table string
	// Computed types are read-only; the others are data objects with history.
	Computed bool
	// Go is the struct that the type was read from.
	Go reflect.Type
	// Edm and EdmSet are the type and its set in the model; EdmSet is nil for the base type.
	Edm    *edm.EntityType
	EdmSet *edm.EntitySet
	// Fields are the stored properties, the common ones first.
	Fields []Field
	// Links are the multi-valued references.
	Links []Link
	// Indexes lists columns that are asked for together.
	Indexes [][]string
	// Words says that PostgreSQL has an index over the words of the searchable texts.
	Words bool

	inverses []inverse
	etag     string
	refuse   []string
}

// Field is one stored property.
type Field struct {
	// Property and Column are its names.
	Property, Column string
	// Index finds it in the struct, for reflect.Value.FieldByIndex.
	Index []int
	// Edm is the property in the model.
	Edm *edm.Property
	// Nav and Target are given for a reference: the navigation property and the target type.
	Nav, Target string
	// Business properties are unique together among objects that are not deleted; so is
	// each Unique property by itself.
	Business, Unique bool
	// Holds says that the reference keeps its target from being deleted.
	Holds bool
	// Indexed columns carry an index of their own, Sparse ones only over the rows that have a value.
	Indexed, Sparse bool

	partner string
	key     bool
}

// Link is a multi-valued reference, kept in a link table.
type Link struct {
	Nav, Target, Table string
	// Index finds the []int64 in the struct.
	Index []int

	partner  string
	readOnly bool
	doc      string
}

type inverse struct{ nav, target, of string }

// Field finds a stored property by its name on the wire.
func (t *Type) Field(property string) (Field, bool) {
	for _, f := range t.Fields {
		if f.Property == property {
			return f, true
		}
	}
	return Field{}, false
}

// Reference finds the field behind a single-valued navigation property.
func (t *Type) Reference(nav string) (Field, bool) {
	for _, f := range t.Fields {
		if f.Nav == nav && nav != "" {
			return f, true
		}
	}
	return Field{}, false
}

// Link finds a multi-valued reference by its navigation property.
func (t *Type) Link(nav string) (Link, bool) {
	for _, l := range t.Links {
		if l.Nav == nav {
			return l, true
		}
	}
	return Link{}, false
}

// describe reads a type from its struct tags.
func describe(sample any) (*Type, error) {
	goType := reflect.TypeOf(sample)
	t := &Type{Go: goType, Computed: true}
	if err := t.read(goType, nil); err != nil {
		return nil, fmt.Errorf("describe %s: %w", goType.Name(), err)
	}
	if t.Name == "" {
		return nil, fmt.Errorf("describe %s: embeds neither Object nor Computed with a tag", goType.Name())
	}
	return t, nil
}

func (t *Type) read(goType reflect.Type, at []int) error {
	for i := range goType.NumField() {
		f := goType.Field(i)
		index := append(append([]int{}, at...), i)
		if f.Anonymous {
			if err := t.embed(f, index); err != nil {
				return err
			}
			continue
		}
		if err := t.field(f, index); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return nil
}

// embed reads the tag of the embedded Object or Computed, which speaks of the whole type.
func (t *Type) embed(f reflect.StructField, index []int) error {
	opts := parseTag(f.Tag.Get("odata"))
	t.Name = opts.name
	t.Set = first(opts.values["set"], opts.name)
	t.Table = first(opts.values["table"], plural(opts.name))
	t.etag = opts.values["etag"]
	t.Words = opts.flags["words"]
	for _, together := range strings.Fields(f.Tag.Get("indexes")) {
		var columns []string
		for _, property := range strings.Split(together, "+") {
			columns = append(columns, Column(property))
		}
		t.Indexes = append(t.Indexes, columns)
	}
	for _, r := range []string{"noinsert", "noupdate", "nodelete"} {
		if opts.flags[r] {
			t.refuse = append(t.refuse, r)
		}
	}
	t.Edm = &edm.EntityType{Namespace: Namespace, Name: opts.name, Doc: f.Tag.Get("doc")}
	if f.Type == reflect.TypeOf(Object{}) {
		t.Computed = false
		return t.read(f.Type, index)
	}
	return nil
}

func (t *Type) field(f reflect.StructField, index []int) error {
	opts := parseTag(f.Tag.Get("odata"))
	if opts.name == "" {
		return fmt.Errorf("has no odata tag")
	}
	if of := opts.values["inverse"]; of != "" {
		target, nav, _ := strings.Cut(of, ".")
		t.inverses = append(t.inverses, inverse{nav: opts.name, target: target, of: nav})
		return nil
	}
	if target := opts.values["refs"]; target != "" {
		t.Links = append(t.Links, Link{
			Nav: opts.name, Target: target, Table: t.Table + "_" + strings.ToLower(opts.name), Index: index,
			partner: opts.values["partner"], readOnly: opts.flags["computed"], doc: f.Tag.Get("doc"),
		})
		return nil
	}
	prop, err := property(f, opts)
	if err != nil {
		return err
	}
	t.Fields = append(t.Fields, Field{
		Property: prop.Name, Column: first(f.Tag.Get("column"), Column(prop.Name)), Index: index, Edm: prop,
		Nav: navName(opts), Target: opts.values["ref"], Business: opts.flags["business"], Unique: opts.flags["unique"], Holds: opts.flags["holds"],
		Indexed: opts.flags["index"] || opts.flags["sparse"] || opts.values["ref"] != "", Sparse: opts.flags["sparse"], partner: opts.values["partner"], key: opts.flags["key"],
	})
	return nil
}

func navName(o tag) string {
	if o.values["ref"] == "" {
		return ""
	}
	return o.name
}

// plural is the name of the table of a type.
func plural(name string) string {
	name = Column(name)
	switch {
	case strings.HasSuffix(name, "y"):
		return strings.TrimSuffix(name, "y") + "ies"
	case strings.HasSuffix(name, "s"):
		return name + "es"
	}
	return name + "s"
}
