package edm

import (
	"io"
	"slices"
	"strconv"
)

// ContainerName is the name of the one entity container.
const ContainerName = "Container"

var vocabularies = [][2]string{
	{"Org.OData.Core.V1", "Core"},
	{"Org.OData.Capabilities.V1", "Capabilities"},
	{"Org.OData.Validation.V1", "Validation"},
}

const vocabularyRoot = "https://oasis-tcs.github.io/odata-vocabularies/vocabularies/"

// Abilities are what a service may be able to do whatever its model is.
type Abilities struct {
	// Async says that requests can be answered later.
	Async bool
}

// WriteXML writes the model as CSDL XML 4.0, without anything that only 4.01 knows.
func WriteXML(w io.Writer, m *Model, can Abilities) error {
	c := csdl{xmlWriter: newXMLWriter(w), model: m, can: can}
	c.element("edmx:Edmx", attrs{"Version", "4.0", "xmlns:edmx", "http://docs.oasis-open.org/odata/ns/edmx"}, c.references, func() {
		c.element("edmx:DataServices", nil, func() {
			c.element("Schema", attrs{"Namespace", m.Namespace, "xmlns", "http://docs.oasis-open.org/odata/ns/edm"}, c.types, c.container)
		})
	})
	return c.out.Flush()
}

type csdl struct {
	*xmlWriter
	model *Model
	can   Abilities
}

func (c *csdl) references() {
	for _, v := range vocabularies {
		c.element("edmx:Reference", attrs{"Uri", vocabularyRoot + v[0] + ".xml"}, func() {
			c.element("edmx:Include", attrs{"Namespace", v[0], "Alias", v[1]})
		})
	}
}

func (c *csdl) types() {
	for _, t := range c.model.Enums {
		c.enum(t)
	}
	if c.model.coded() && c.model.Complex(c.model.Namespace+"."+SetValueName) == nil {
		c.setValue()
	}
	for _, t := range c.model.Complexes {
		c.complex(t)
	}
	for _, t := range c.model.Types {
		c.entity(t)
	}
	for _, o := range c.model.Operations {
		c.operation(o)
	}
}

// coded tells whether any property of the model is a coded value.
func (m *Model) coded() bool {
	return slices.ContainsFunc(m.Types, func(t *EntityType) bool {
		return slices.ContainsFunc(t.Properties, func(p *Property) bool { return p.Codes != nil })
	})
}

func (c *csdl) enum(t *EnumType) {
	c.element("EnumType", attrs{"Name", t.Name, "IsFlags", onlyTrue(t.Flags)}, func() {
		for _, m := range t.Members {
			c.element("Member", attrs{"Name", m.Name, "Value", strconv.FormatInt(m.Value, 10)})
		}
	})
}

// setValue declares the complex type as which coded values are shown.
func (c *csdl) setValue() {
	c.element("ComplexType", attrs{"Name", SetValueName}, func() {
		computed := func() { c.flag("Core.Computed") }
		c.element("Property", attrs{"Name", "Id", "Type", "Edm.Int64"}, computed)
		c.element("Property", attrs{"Name", "UId", "Type", "Edm.Guid"}, computed)
		c.element("Property", attrs{"Name", "Value", "Type", "Edm.String"})
	})
}

func (c *csdl) complex(t *ComplexType) {
	base := ""
	if t.Base != nil {
		base = t.Base.TypeName()
	}
	c.element("ComplexType", attrs{"Name", t.Name, "BaseType", base}, func() {
		for _, p := range t.Properties {
			c.property(p)
		}
	})
}

func (c *csdl) entity(t *EntityType) {
	base := ""
	if t.Base != nil {
		base = t.Base.TypeName()
	}
	c.element("EntityType", attrs{"Name", t.Name, "BaseType", base, "Abstract", onlyTrue(t.Abstract)}, func() {
		if len(t.Key) > 0 {
			c.element("Key", nil, func() {
				for _, name := range t.Key {
					c.element("PropertyRef", attrs{"Name", name})
				}
			})
		}
		for _, p := range t.Properties {
			c.property(p)
		}
		for _, n := range t.Navigations {
			c.navigation(t, n)
		}
		c.alternateKeys(t)
		c.description(t.Doc)
	})
}

func (c *csdl) property(p *Property) {
	a := attrs{"Name", p.Name, "Type", c.typeName(p)}
	if !p.Nullable {
		a = append(a, "Nullable", "false")
	}
	a = append(a, facets(p)...)
	var notes []func()
	if p.Computed {
		notes = append(notes, func() { c.flag("Core.Computed") })
	}
	if p.Immutable {
		notes = append(notes, func() { c.flag("Core.Immutable") })
	}
	if p.Codes != nil {
		notes = append(notes, func() { c.allowedValues(p.Codes) })
	}
	if p.Doc != "" {
		notes = append(notes, func() { c.description(p.Doc) })
	}
	c.element("Property", a, notes...)
}

func (c *csdl) typeName(p *Property) string {
	name := ""
	if p.Codes != nil {
		name = c.model.Namespace + "." + SetValueName
	} else {
		name = p.Type.TypeName()
	}
	if p.Collection {
		return "Collection(" + name + ")"
	}
	return name
}

// DefaultScale is the scale of decimals that declare none.
const DefaultScale = 6

func facets(p *Property) attrs {
	if p.Codes != nil {
		return nil
	}
	switch p.Type {
	case String, Binary:
		return attrs{"MaxLength", number(p.MaxLength)}
	case Decimal:
		scale := p.Scale
		if scale == 0 {
			scale = DefaultScale
		}
		return attrs{"Precision", number(p.Precision), "Scale", number(scale)}
	case DateTimeOffset, Duration, TimeOfDay:
		return attrs{"Precision", "6"}
	}
	return nil
}

func (c *csdl) navigation(t *EntityType, n *Navigation) {
	a := attrs{"Name", n.Name, "Type", n.Target.TypeName()}
	if n.Collection {
		a[3] = "Collection(" + a[3] + ")"
	} else if !n.Nullable {
		a = append(a, "Nullable", "false")
	}
	if n.Partner != "" && n.Target.Navigation(n.Partner) != nil {
		a = append(a, "Partner", n.Partner)
	}
	var notes []func()
	if key := n.Target.KeyNames(); n.Ref != "" && t.Property(n.Ref) != nil && len(key) == 1 {
		notes = append(notes, func() {
			c.element("ReferentialConstraint", attrs{"Property", n.Ref, "ReferencedProperty", key[0]})
		})
	}
	if n.Doc != "" {
		notes = append(notes, func() { c.description(n.Doc) })
	}
	c.element("NavigationProperty", a, notes...)
}

func (c *csdl) container() {
	c.element("EntityContainer", attrs{"Name", ContainerName}, func() {
		for _, s := range c.model.Sets {
			c.set(s)
		}
		c.imports()
		c.batches()
		c.depth()
		if c.can.Async {
			c.flag("Capabilities.AsynchronousRequestsSupported")
		}
	})
}

func (c *csdl) set(s *EntitySet) {
	var parts []func()
	if len(s.Bindings) > 0 {
		parts = append(parts, func() { c.bindings(s) })
	}
	if !s.Singleton && (s.ReadOnly || s.NoInsert) {
		parts = append(parts, func() { c.restricts("Insert", "Insertable", "false") })
	}
	switch {
	case s.ReadOnly || s.NoUpdate:
		parts = append(parts, func() { c.restricts("Update", "Updatable", "false") })
	case !s.Singleton:
		parts = append(parts, func() { c.restricts("Update", "DeltaUpdateSupported", "true") })
	}
	if !s.Singleton && (s.ReadOnly || s.NoDelete) {
		parts = append(parts, func() { c.restricts("Delete", "Deletable", "false") })
	}
	if s.Doc != "" {
		parts = append(parts, func() { c.description(s.Doc) })
	}
	if s.Singleton {
		c.element("Singleton", attrs{"Name", s.Name, "Type", s.Type.TypeName()}, parts...)
		return
	}
	c.element("EntitySet", attrs{"Name", s.Name, "EntityType", s.Type.TypeName()}, parts...)
}

func (c *csdl) bindings(s *EntitySet) {
	for _, n := range s.Type.AllNavigations() {
		if target := s.Bindings[n.Name]; target != nil {
			c.element("NavigationPropertyBinding", attrs{"Path", n.Name, "Target", target.Name})
		}
	}
}

func onlyTrue(b bool) string {
	if b {
		return "true"
	}
	return ""
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
