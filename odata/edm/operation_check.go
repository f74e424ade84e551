package edm

import (
	"slices"
	"strings"
)

// validateOperations reports operations that a client could not tell apart, or not call.
func (m *Model) validateOperations(report reporter) {
	kinds := map[string]*Operation{}
	for i, o := range m.Operations {
		m.validateOperation(o, report)
		fold := strings.ToLower(o.Name)
		if m.declares(fold) {
			report("operation %s: a type or a set has the same name", o.Name)
		}
		if first := kinds[fold]; first != nil && (first.Action != o.Action || first.Name != o.Name) {
			report("operation %s: %s is another one, and no overload", o.Name, first.Name)
		}
		kinds[fold] = o
		for _, other := range m.Operations[:i] {
			validateOverload(other, o, report)
		}
	}
}

// declares tells whether a type or a set has a name, in lower case.
func (m *Model) declares(fold string) bool {
	same := func(name string) bool { return strings.ToLower(name) == fold }
	return slices.ContainsFunc(m.Types, func(t *EntityType) bool { return same(t.Name) }) ||
		slices.ContainsFunc(m.Complexes, func(t *ComplexType) bool { return same(t.Name) }) ||
		slices.ContainsFunc(m.Enums, func(t *EnumType) bool { return same(t.Name) }) ||
		slices.ContainsFunc(m.Sets, func(s *EntitySet) bool { return same(s.Name) })
}

func (m *Model) validateOperation(o *Operation, report reporter) {
	if !identifier(o.Name) {
		report("operation %q: not an identifier", o.Name)
	}
	switch {
	case o.Bound != nil && o.Import:
		report("operation %s: it is bound, so it cannot be offered at the root", o.Name)
	case o.Bound == nil && (o.BoundCollection || len(o.Needs) > 0):
		report("operation %s: it is bound to nothing, so that it needs no properties of it", o.Name)
	case o.Bound != nil && m.Type(o.Bound.TypeName()) != o.Bound:
		report("operation %s: the type that it is bound to is not in the model", o.Name)
	case !o.Action && o.Returns == nil:
		report("operation %s: a function gives something back", o.Name)
	}
	if o.Bound != nil && slices.ContainsFunc(o.Bound.MemberNames(), func(name string) bool { return strings.EqualFold(name, o.Name) }) {
		report("operation %s: %s has a property of that name", o.Name, o.Bound.Name)
	}
	seen := map[string]bool{}
	for _, p := range o.Params {
		fold := strings.ToLower(p.Name)
		if _, entity := p.Type.(*EntityType); entity || p.Type == nil || !identifier(p.Name) || seen[fold] || fold == strings.ToLower(bindingParameter) {
			report("operation %s: the parameter %q has no name of its own, or no type of values", o.Name, p.Name)
		}
		seen[fold] = true
	}
	m.validateResult(o, report)
}

// validateResult sees to it that entities can be read: they belong to a set.
func (m *Model) validateResult(o *Operation, report reporter) {
	if o.Returns == nil {
		return
	}
	t, entity := o.Returns.Type.(*EntityType)
	set := m.Set(o.Set)
	switch {
	case o.Returns.Type == nil:
		report("operation %s: its result has no type", o.Name)
	case entity != (o.Set != ""):
		report("operation %s: entities belong to a set, and nothing else does", o.Name)
	case entity && o.Action && o.Returns.Collection:
		report("operation %s: an action gives one entity back; pages of many are read by GET", o.Name)
	case entity && (set == nil || set.Singleton || !t.Is(set.Type)):
		report("operation %s: %q is no set of %s", o.Name, o.Set, t.Name)
	}
}

// validateOverload reports two operations that one URL could mean.
func validateOverload(a, b *Operation, report reporter) {
	if a.Name != b.Name || a.Bound != b.Bound || a.BoundCollection != b.BoundCollection {
		return
	}
	names := func(o *Operation) []string { return slices.Sorted(slices.Values(o.ParameterNames())) }
	if a.Action || slices.Equal(names(a), names(b)) {
		report("operation %s: it is declared twice with the same parameters", a.Name)
		return
	}
	if b.Returns != nil && a.Returns != nil && a.Returns.TypeName() != b.Returns.TypeName() {
		report("operation %s: its overloads give back different types", a.Name)
	}
}
