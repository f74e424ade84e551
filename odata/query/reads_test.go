package query

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata/edm"
)

func TestReads(t *testing.T) {
	unit, person := &edm.EntityType{Name: "Unit"}, &edm.EntityType{Name: "Person"}
	up, members := &edm.Navigation{Name: "Up", Target: unit}, &edm.Navigation{Name: "Members", Target: person, Collection: true}
	it, each := &Var{Type: unit}, &Var{Type: person}
	here, above := Place{Var: it}, Place{Var: it, Steps: []Step{{Nav: up}}}
	name := &edm.Property{Name: "Name", Type: edm.String}
	for text, c := range map[string]struct {
		e    Expr
		want []string
	}{
		"nothing":      {nil, []string{}},
		"own property": {&Not{X: &Call{Args: []Expr{&Prop{Place: here, Property: name}, &Const{Value: "x"}}}}, []string{"Unit.Name"}},
		"path":         {&In{X: &Prop{Place: above, Property: name}}, []string{"Unit.Up", "far Unit.Name"}},
		"presence":     {&Logic{Args: []Expr{&Present{Place: above}}}, []string{"Unit.Up"}},
		"lambda": {
			&Lambda{Place: above, Nav: members, Var: each, Body: &Logic{Args: []Expr{
				&Coded{Prop: &Prop{Place: Place{Var: each}, Property: name}}, &Prop{Place: here, Property: name},
			}}},
			[]string{"Unit.Up", "far Unit.Members", "far Person.Name", "Unit.Name"},
		},
		"count":         {&Case{When: []When{{If: &Count{Place: here, Nav: members}, Then: &Const{}}}}, []string{"Unit.Members"}},
		"row of a set":  {&InCodes{Prop: &Prop{Place: Place{Var: &Var{Type: person, Root: &Root{}}}, Property: name}}, []string{"far Person.Name"}},
		"item, no row":  {&Prop{Place: Place{Var: &Var{Item: edm.String}}, Property: name}, []string{}},
		"items of list": {&Lambda{Values: &Prop{Place: here, Property: name}, Var: &Var{Item: edm.String}, Body: &Item{}}, []string{"Unit.Name"}},
	} {
		got := []string{}
		Reads(c.e, func(r Read) {
			far := ""
			if r.Far {
				far = "far "
			}
			got = append(got, fmt.Sprint(far, r.Type.Name, ".", r.Property))
		})
		require.Equal(t, c.want, got, text)
	}
}
