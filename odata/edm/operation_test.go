package edm_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata/edm"
)

func function(name string, bound *edm.EntityType, params ...*edm.Parameter) *edm.Operation {
	return &edm.Operation{Name: name, Bound: bound, Params: params, Returns: &edm.Return{Type: edm.String}}
}

func parameter(name string, nullable bool) *edm.Parameter {
	return &edm.Parameter{Name: name, Type: edm.Int64, Nullable: nullable}
}

// TestOperationFaults: what a client could not tell apart or not call is no model.
func TestOperationFaults(t *testing.T) {
	person := func(m *edm.Model) *edm.EntityType { return m.Type("T.Person") }
	for want, list := range map[string]func(*edm.Model) []*edm.Operation{
		"": func(m *edm.Model) []*edm.Operation {
			return []*edm.Operation{function("F", person(m)), function("F", m.Type("T.Base")), function("F", person(m), parameter("a", false))}
		},
		"not an identifier": func(*edm.Model) []*edm.Operation { return []*edm.Operation{function("a b", nil)} },
		"gives something back": func(*edm.Model) []*edm.Operation {
			return []*edm.Operation{{Name: "F"}}
		},
		"no overload": func(m *edm.Model) []*edm.Operation {
			return []*edm.Operation{function("F", nil), {Name: "F", Action: true, Bound: person(m)}}
		},
		"declared twice": func(*edm.Model) []*edm.Operation {
			return []*edm.Operation{function("F", nil, parameter("a", false), parameter("b", true)), function("F", nil, parameter("b", true), parameter("a", true))}
		},
		"different types": func(*edm.Model) []*edm.Operation {
			other := function("F", nil, parameter("a", false))
			other.Returns = &edm.Return{Type: edm.Int64}
			return []*edm.Operation{function("F", nil), other}
		},
		"a type or a set has the same name": func(*edm.Model) []*edm.Operation { return []*edm.Operation{function("PERSON", nil)} },
		"has a property of that name":       func(m *edm.Model) []*edm.Operation { return []*edm.Operation{function("name", person(m))} },
		"no name of its own": func(*edm.Model) []*edm.Operation {
			return []*edm.Operation{function("F", nil, parameter("a", false), parameter("A", false))}
		},
		"offered at the root": func(m *edm.Model) []*edm.Operation {
			f := function("F", person(m))
			f.Import = true
			return []*edm.Operation{f}
		},
		"not in the model": func(*edm.Model) []*edm.Operation {
			return []*edm.Operation{function("F", &edm.EntityType{Namespace: "T", Name: "Far"})}
		},
		"entities belong to a set": func(m *edm.Model) []*edm.Operation {
			return []*edm.Operation{{Name: "F", Returns: &edm.Return{Type: person(m)}}}
		},
		"is no set of Person": func(m *edm.Model) []*edm.Operation {
			return []*edm.Operation{{Name: "F", Set: "Unit", Returns: &edm.Return{Type: person(m)}}}
		},
		"one entity back": func(m *edm.Model) []*edm.Operation {
			return []*edm.Operation{{Name: "F", Action: true, Set: "Person", Returns: &edm.Return{Type: person(m), Collection: true}}}
		},
	} {
		t.Run(want, func(t *testing.T) {
			m := model(t)
			m.Operations = list(m)
			err := m.Validate()
			if want == "" {
				require.NoError(t, err)
				return
			}
			require.ErrorContains(t, err, want)
		})
	}
}

// TestOffer: a caller is offered what he can ask of something that he sees.
func TestOffer(t *testing.T) {
	m := model(t)
	pay, unit := function("Pay", m.Type("T.Person")), function("Walk", m.Type("T.Unit"))
	pay.Name, pay.Needs = "Income", []string{"Pay"}
	line := &edm.ComplexType{Namespace: "T", Name: "Line", Properties: []*edm.Property{
		{Name: "Kind", Type: &edm.EnumType{Namespace: "T", Name: "Kind", Members: []edm.Member{{Name: "A"}}}},
		{Name: "Inner", Type: &edm.ComplexType{Namespace: "T", Name: "Inner"}},
	}}
	alone := &edm.Operation{Name: "Alone", Import: true, Returns: &edm.Return{Type: line}}
	list := &edm.Operation{Name: "List", Import: true, Set: "Unit", Returns: &edm.Return{Type: m.Type("T.Unit"), Collection: true}}
	all := []*edm.Operation{pay, unit, alone, list}
	names := func(m *edm.Model) (names []string) {
		for _, o := range m.Operations {
			names = append(names, o.Name)
		}
		return names
	}
	wide := m.With(all)
	require.Equal(t, []string{"Income", "Walk", "Alone", "List"}, names(wide))
	require.NoError(t, wide.Validate())
	require.Empty(t, m.Operations, "the model itself stays as it was")
	require.Len(t, wide.Complexes, 2)
	require.Len(t, wide.Enums, 1)
	require.Equal(t, names(wide), names(wide.With(all)), "nothing is offered twice")

	cut := m.Restrict(edm.Cut{
		Set:      func(s *edm.EntitySet) bool { return s.Name == "Person" },
		Property: func(_ *edm.EntityType, p *edm.Property) bool { return p.Name != "Pay" },
	})
	require.Equal(t, []string{"Alone"}, names(cut.With(all)))
	require.Equal(t, []string{"Alone"}, names(wide.Restrict(edm.Cut{
		Set:      func(s *edm.EntitySet) bool { return s.Name == "Person" },
		Property: func(_ *edm.EntityType, p *edm.Property) bool { return p.Name != "Pay" },
	})))
	same := m.Restrict(edm.Cut{}).With(all)
	require.Same(t, pay, same.Operations[0].Origin())
	require.Same(t, same.Type("T.Person"), same.Operations[0].Bound, "in terms of the copy's own types")
	require.Same(t, same.Type("T.Unit"), same.Operations[3].Returns.Type)
}

// TestBoundTo: an overload of a type goes before those of the types that it derives from.
func TestBoundTo(t *testing.T) {
	m := model(t)
	base, person := function("F", m.Type("T.Base")), function("F", m.Type("T.Person"))
	many := function("F", m.Type("T.Base"))
	many.BoundCollection = true
	m.Operations = []*edm.Operation{base, many, person}
	require.Equal(t, []*edm.Operation{person}, m.BoundTo(m.Type("T.Person"), false, "F"))
	require.Equal(t, []*edm.Operation{base}, m.BoundTo(m.Type("T.Unit"), false, "T.F"))
	require.Equal(t, []*edm.Operation{many}, m.BoundTo(m.Type("T.Person"), true, "F"))
	require.Empty(t, m.BoundTo(m.Type("T.Person"), false, "X.F"))
}

// TestOptional: of a function the last parameters may be left out, of an action any that may be null.
func TestOptional(t *testing.T) {
	o := function("F", nil, parameter("a", true), parameter("b", false), parameter("c", true), parameter("d", true))
	require.Equal(t, "a b", strings.Join(o.Required(), " "))
	o.Action = true
	require.Equal(t, "b", strings.Join(o.Required(), " "))
}
