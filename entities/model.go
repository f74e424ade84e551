package entities

import (
	"fmt"
	"reflect"
	"slices"
	"sync"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// setValue is what a coded value looks like on the wire.
var setValue = &edm.ComplexType{Namespace: Namespace, Name: edm.SetValueName, Properties: []*edm.Property{
	{Name: "Id", Type: edm.Int64, Nullable: true, Computed: true},
	{Name: "UId", Type: edm.Guid, Nullable: true, Computed: true},
	{Name: "Value", Type: edm.String, Nullable: true},
}}

// Catalog is all types, their model and their schema, made to fit each other.
type Catalog struct {
	Types  []*Type
	Model  *edm.Model
	Schema *sqlgen.Schema

	base   *Type
	byName map[string]*Type
	byGo   map[reflect.Type]*Type
	byEdm  map[*edm.EntityType]*Type
}

var builtIn = sync.OnceValues(func() (*Catalog, error) { return NewCatalog(all) })

// BuiltInCatalog is the catalog of the types in this package.
func BuiltInCatalog() *Catalog {
	c, err := builtIn()
	if err != nil {
		panic(err)
	}
	return c
}

// Types lists the built-in types.
func Types() []*Type { return BuiltInCatalog().Types }

// Model is the entity model of the built-in types.
func Model() *edm.Model { return BuiltInCatalog().Model }

// Schema says where the rows of the built-in types live.
func Schema() *sqlgen.Schema { return BuiltInCatalog().Schema }

// NewCatalog describes types, given as samples of their structs.
func NewCatalog(samples []any) (*Catalog, error) {
	c := &Catalog{byName: map[string]*Type{}, byGo: map[reflect.Type]*Type{}, byEdm: map[*edm.EntityType]*Type{}}
	if err := c.describeBase(); err != nil {
		return nil, err
	}
	for _, s := range samples {
		t, err := describe(s)
		if err != nil {
			return nil, err
		}
		if c.byName[t.Name] != nil {
			return nil, fmt.Errorf("describe %s: there is a type of that name already", t.Name)
		}
		c.add(t)
	}
	if err := c.link(); err != nil {
		return nil, err
	}
	return c, c.Model.Build()
}

// ByName finds a type by the name of its entity type; nil if there is none.
func (c *Catalog) ByName(name string) *Type { return c.byName[name] }

// Of finds the type of an entity type of the model or of any cut-down copy; nil if there is none.
func (c *Catalog) Of(t *edm.EntityType) *Type { return c.byEdm[t.Origin()] }

// OfGo finds the type of a struct, a pointer to one or a slice of them; nil if there is none.
func (c *Catalog) OfGo(v any) *Type {
	t := reflect.TypeOf(v)
	for t != nil && (t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice) {
		t = t.Elem()
	}
	return c.byGo[t]
}

// Holder is a reference that keeps its target from being deleted as long as the object that refers
// is there: it makes no sense without.
type Holder struct {
	Type  *Type
	Field Field
}

// Holders lists the references that hold objects of a type.
func (c *Catalog) Holders(t *Type) (list []Holder) {
	for _, from := range c.Types {
		for _, f := range from.Fields {
			if f.Holds && f.Target == t.Name {
				list = append(list, Holder{from, f})
			}
		}
	}
	return list
}

// Base is the abstract type that all data objects derive from; its table is a view over all of them.
func (c *Catalog) Base() *Type { return c.base }

func (c *Catalog) describeBase() error {
	base, err := describe(struct {
		Object `odata:"DataObject,table=data_objects" doc:"What all data objects have in common."`
	}{})
	if err != nil {
		return err
	}
	base.Edm.Abstract = true
	base.Edm.Key = []string{"Id"}
	base.Edm.Alternate = [][]string{{"UId"}}
	base.Edm.SoftDelete = "Deleted"
	base.Edm.ETag = "CurrentVersionId"
	base.inverses = []inverse{
		{nav: "Processes", target: "Process", of: "SUBJECTREF"},
		{nav: "StartedProcesses", target: "Process", of: "Trigger"},
	}
	for _, f := range base.Fields {
		base.Edm.Properties = append(base.Edm.Properties, f.Edm)
	}
	c.base = base
	c.byName[BaseType] = base
	c.byEdm[base.Edm] = base
	c.Model = &edm.Model{Namespace: Namespace, Types: []*edm.EntityType{base.Edm}, Complexes: []*edm.ComplexType{setValue}}
	return nil
}

// add puts a type into the model. Navigation properties come later, when all targets are known.
func (c *Catalog) add(t *Type) {
	own := t.Fields
	if !t.Computed {
		t.Edm.Base = c.base.Edm
		own = t.Fields[len(c.base.Fields):]
		for i := range c.base.Fields {
			t.Fields[i].Edm = c.base.Fields[i].Edm
		}
	}
	t.Edm.ETag = t.etag
	for _, f := range own {
		t.Edm.Properties = append(t.Edm.Properties, f.Edm)
		if f.key {
			t.Edm.Key = append(t.Edm.Key, f.Property)
		}
	}
	t.EdmSet = &edm.EntitySet{
		Name: t.Set, Type: t.Edm, ReadOnly: t.Computed, Doc: t.Edm.Doc,
		NoInsert: slices.Contains(t.refuse, "noinsert"),
		NoUpdate: slices.Contains(t.refuse, "noupdate"),
		NoDelete: slices.Contains(t.refuse, "nodelete"),
	}
	c.Types = append(c.Types, t)
	c.byName[t.Name], c.byGo[t.Go], c.byEdm[t.Edm] = t, t, t
	c.Model.Types = append(c.Model.Types, t.Edm)
	c.Model.Sets = append(c.Model.Sets, t.EdmSet)
}
