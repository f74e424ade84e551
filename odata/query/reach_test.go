package query

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata/edm"
)

func TestReach(t *testing.T) {
	unit, person := &edm.EntityType{Name: "Unit"}, &edm.EntityType{Name: "Person"}
	up, members := &edm.Navigation{Name: "Up", Target: unit}, &edm.Navigation{Name: "Members", Target: person, Collection: true}
	it := &Var{Type: unit}
	here := Place{Var: it}
	above := Place{Var: it, Steps: []Step{{Nav: up}}}
	name := &edm.Property{Name: "Name", Type: edm.String}
	for text, c := range map[string]struct {
		e    Expr
		want []string
	}{
		"nothing":         {nil, nil},
		"own property":    {&Prop{Place: here, Property: name}, nil},
		"path":            {&Not{X: &Call{Args: []Expr{&Prop{Place: above, Property: name}, &Const{Value: "x"}}}}, []string{"Unit"}},
		"presence":        {&Logic{Args: []Expr{&Present{Place: above}}}, []string{"Unit"}},
		"lambda":          {&Lambda{Place: above, Nav: members, Body: &Prop{Place: Place{Var: &Var{Type: person}}, Property: name}}, []string{"Unit", "Person"}},
		"count":           {&In{X: &Count{Place: here, Nav: members}}, []string{"Person"}},
		"row of a set":    {&Coded{Prop: &Prop{Place: Place{Var: &Var{Root: &Root{Set: &edm.EntitySet{Type: person}}}}, Property: name}}, []string{"Person"}},
		"rows of a set":   {&Case{When: []When{{If: &Lambda{Set: &edm.EntitySet{Type: person}}, Then: &Const{}}}}, []string{"Person"}},
		"codes on a path": {&InCodes{Prop: &Prop{Place: above, Property: name}}, []string{"Unit"}},
	} {
		var got []string
		Reach(c.e, func(t *edm.EntityType) { got = append(got, t.Name) })
		require.True(t, slices.Equal(c.want, got), "%s: %v", text, got)
	}
}
