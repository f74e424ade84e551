package edm

import "slices"

// bindingParameter is what the entity or the collection is called that an operation is bound to.
const bindingParameter = "bindingParameter"

func (c *csdl) operation(o *Operation) {
	kind := "Function"
	if o.Action {
		kind = "Action"
	}
	bound := o.Bound != nil
	c.element(kind, attrs{"Name", o.Name, "IsBound", onlyTrue(bound)}, func() {
		if bound {
			c.element("Parameter", attrs{"Name", bindingParameter, "Type", typeName(o.Bound, o.BoundCollection), "Nullable", "false"})
		}
		for _, p := range o.Params {
			c.parameter(o, p)
		}
		if r := o.Returns; r != nil {
			c.element("ReturnType", valued(attrs{"Type", r.TypeName()}, r.Type, r.Nullable && !r.Collection))
		}
		c.description(o.Doc)
	})
}

func (c *csdl) parameter(o *Operation, p *Parameter) {
	a := valued(attrs{"Name", p.Name, "Type", p.TypeName()}, p.Type, p.Nullable && !p.Collection)
	if !o.Optional(p) {
		c.element("Parameter", a)
		return
	}
	c.element("Parameter", a, func() {
		c.element("Annotation", attrs{"Term", "Core.OptionalParameter"}, func() { c.element("Record", nil) })
	})
}

// valued says of values what goes beyond their type.
func valued(a attrs, t Type, nullable bool) attrs {
	if !nullable {
		a = append(a, "Nullable", "false")
	}
	return append(a, facets(&Property{Type: t})...)
}

// imports offers operations at the root. Overloads share an import.
func (c *csdl) imports() {
	for _, name := range c.model.ImportNames() {
		all := c.model.Imports(name)
		first, qualified := all[0], c.model.Namespace+"."+name
		if first.Action {
			c.element("ActionImport", attrs{"Name", name, "Action", qualified, "EntitySet", first.Set})
			continue
		}
		c.element("FunctionImport", attrs{"Name", name, "Function", qualified, "EntitySet", first.Set, "IncludeInServiceDocument", onlyTrue(Parameterless(all))})
	}
}

// Parameterless tells whether one of some overloads is a function that can be called without any parameter.
func Parameterless(overloads []*Operation) bool {
	return slices.ContainsFunc(overloads, func(o *Operation) bool { return !o.Action && len(o.Required()) == 0 })
}
