package edm

import "slices"

// Operation is the signature of a function or of an action.
//
// Operations of one name are overloads: functions by the type they are bound to and by the names
// of their parameters, actions by the type they are bound to alone.
type Operation struct {
	Name string
	// Action says that the operation may change something and is asked for by POST; a function is a
	// read, by GET.
	Action bool
	// Bound is the type of the entities that the operation is asked of; nil if it stands alone.
	Bound *EntityType
	// BoundCollection says that it is asked of a collection of them.
	BoundCollection bool
	// Params are the parameters beside the entity that the operation is bound to. Those at the end that
	// are nullable may be left out; of an action, all that are nullable.
	Params []*Parameter
	// Returns is nil for an action without result.
	Returns *Return
	// Import offers an operation that is bound to nothing at the root of the service.
	Import bool
	// Set names the set that the entities of the result belong to; "" if they are no entities.
	Set string
	// Needs names properties of the bound type: who cannot see them is not offered the operation.
	Needs []string
	// Doc is a sentence for $metadata.
	Doc string

	origin *Operation
}

// Parameter is a parameter of an operation. A collection is never null, and none of its items is:
// of a collection, Nullable says only that it may be left out.
type Parameter struct {
	Name                 string
	Type                 Type
	Collection, Nullable bool
}

// Return is what an operation gives back. A collection is never null.
type Return struct {
	Type                 Type
	Collection, Nullable bool
}

// Origin is the operation of the whole model that o is a copy of, or o itself.
func (o *Operation) Origin() *Operation {
	if o.origin != nil {
		return o.origin
	}
	return o
}

// Parameter finds a parameter by its exact name; nil if there is none.
func (o *Operation) Parameter(name string) *Parameter {
	for _, p := range o.Params {
		if p.Name == name {
			return p
		}
	}
	return nil
}

// ParameterNames lists the names of the parameters.
func (o *Operation) ParameterNames() []string {
	names := make([]string, len(o.Params))
	for i, p := range o.Params {
		names[i] = p.Name
	}
	return names
}

// Optional tells whether a call may leave a parameter out.
func (o *Operation) Optional(p *Parameter) bool {
	if o.Action {
		return p.Nullable
	}
	for i := len(o.Params) - 1; i >= 0 && o.Params[i].Nullable; i-- {
		if o.Params[i] == p {
			return true
		}
	}
	return false
}

// Required lists the names of the parameters that a call cannot leave out.
func (o *Operation) Required() []string {
	var names []string
	for _, p := range o.Params {
		if !o.Optional(p) {
			names = append(names, p.Name)
		}
	}
	return names
}

// TypeName is the type of what the operation gives back.
func (r *Return) TypeName() string { return typeName(r.Type, r.Collection) }

// TypeName is the type of the values of the parameter.
func (p *Parameter) TypeName() string { return typeName(p.Type, p.Collection) }

func typeName(t Type, collection bool) string {
	if collection {
		return "Collection(" + t.TypeName() + ")"
	}
	return t.TypeName()
}

// Imports lists the operations of a name that are offered at the root.
func (m *Model) Imports(name string) []*Operation {
	return m.operations(func(o *Operation) bool { return o.Import && o.Name == name })
}

// BoundTo lists the operations of a name, which may be qualified, that can be asked of an entity of a
// type, or of a collection of them: those that are bound to the type itself before those that are bound
// to one that it derives from, and of these the nearest alone.
func (m *Model) BoundTo(t *EntityType, collection bool, name string) []*Operation {
	for ; t != nil; t = t.Base {
		found := m.operations(func(o *Operation) bool {
			return o.Bound == t && o.BoundCollection == collection && (o.Name == name || m.Namespace+"."+o.Name == name)
		})
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// ActionsOf lists the actions that can be asked of an entity of a type, one of each name.
func (m *Model) ActionsOf(t *EntityType) (found []*Operation) {
	for _, o := range m.Operations {
		if o.Action && o.Bound != nil && slices.Contains(m.BoundTo(t, false, o.Name), o) {
			found = append(found, o)
		}
	}
	return found
}

func (m *Model) operations(want func(*Operation) bool) (found []*Operation) {
	for _, o := range m.Operations {
		if want(o) {
			found = append(found, o)
		}
	}
	return found
}

// ImportNames lists the names of the operations at the root, each once.
func (m *Model) ImportNames() (names []string) {
	for _, o := range m.Operations {
		if o.Import && !slices.Contains(names, o.Name) {
			names = append(names, o.Name)
		}
	}
	return names
}
