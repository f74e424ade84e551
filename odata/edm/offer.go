package edm

import "slices"

// With is the model with some operations more, made for it or for the model that it is a cut-down copy
// of. An operation is left out where the caller sees no entities of the type that it is bound to, no
// set that its result belongs to, or not all properties that it needs.
func (m *Model) With(operations []*Operation) *Model {
	wider := *m
	wider.Operations = slices.Clone(m.Operations)
	wider.Complexes, wider.Enums = slices.Clone(m.Complexes), slices.Clone(m.Enums)
	wider.offer(operations)
	return &wider
}

// offer takes up those of some operations that have a meaning in the model, with the types of their
// values.
func (m *Model) offer(operations []*Operation) {
	for _, o := range operations {
		known := slices.ContainsFunc(m.Operations, func(other *Operation) bool { return other.Origin() == o.Origin() })
		copied, ok := m.adopt(o)
		if !ok || known {
			continue
		}
		m.Operations = append(m.Operations, copied)
		for _, p := range o.Params {
			m.value(p.Type)
		}
		if o.Returns != nil {
			m.value(o.Returns.Type)
		}
	}
}

// adopt is an operation in terms of the types of this model; ok is false if it has no meaning here.
func (m *Model) adopt(o *Operation) (copied *Operation, ok bool) {
	twin := *o
	twin.origin = o.Origin()
	if o.Bound != nil {
		if twin.Bound = m.Type(o.Bound.TypeName()); twin.Bound == nil || !m.shows(twin.Bound) {
			return nil, false
		}
		for _, name := range o.Needs {
			if twin.Bound.Property(name) == nil {
				return nil, false
			}
		}
	}
	if o.Set != "" && m.Set(o.Set) == nil {
		return nil, false
	}
	if o.Returns == nil {
		return &twin, true
	}
	if of, entity := o.Returns.Type.(*EntityType); entity {
		result := *o.Returns
		result.Type = m.Type(of.TypeName())
		twin.Returns = &result
	}
	return &twin, true
}

// shows tells whether any set may hold entities of a type.
func (m *Model) shows(t *EntityType) bool {
	return slices.ContainsFunc(m.Sets, func(s *EntitySet) bool { return s.Type.Is(t) || t.Is(s.Type) })
}

// value declares the type of values, with those of its parts, if the model does not do so yet.
func (m *Model) value(t Type) {
	switch t := t.(type) {
	case *EnumType:
		if !slices.Contains(m.Enums, t) {
			m.Enums = append(m.Enums, t)
		}
	case *ComplexType:
		if slices.Contains(m.Complexes, t) {
			return
		}
		m.Complexes = append(m.Complexes, t)
		if t.Base != nil {
			m.value(t.Base)
		}
		for _, p := range t.Properties {
			m.value(p.Type)
		}
	}
}
