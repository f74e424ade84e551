package entities

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata"
)

// TestConstraintsMeanSomething: a constraint says in one way what excludes what, and both of it.
func TestConstraintsMeanSomething(t *testing.T) {
	a, b, c := []int64{1, 2}, []int64{3}, []int64{2, 3}
	for name, one := range map[string]struct {
		constraint   Constraint
		code, target string
	}{
		"sides":                   {Constraint{LeftResources: a, RightResources: b}, "", ""},
		"a list":                  {Constraint{Resources: a}, "", ""},
		"sides of processes":      {Constraint{LeftProcesses: a, RightProcesses: b}, "", ""},
		"a list of processes":     {Constraint{Processes: a}, "", ""},
		"nothing":                 {Constraint{}, "ConstraintEmpty", "ROLEREF"},
		"a list of one":           {Constraint{Processes: b}, "SideEmpty", "BUSINESSPROCESS"},
		"no left side":            {Constraint{RightResources: b}, "SideEmpty", "LEFTROLEREF"},
		"no right side":           {Constraint{LeftProcesses: b}, "SideEmpty", "RIGHTBUSINESSPROCESS"},
		"one on both sides":       {Constraint{LeftResources: a, RightResources: c}, "OnBothSides", "RIGHTROLEREF"},
		"a list and sides":        {Constraint{Resources: a, LeftResources: a, RightResources: b}, "ConstraintAmbiguous", "LEFTROLEREF"},
		"resources and processes": {Constraint{Resources: a, Processes: a}, "ConstraintAmbiguous", "BUSINESSPROCESS"},
	} {
		t.Run(name, func(t *testing.T) {
			err := one.constraint.CheckInsert(Change{})
			require.Equal(t, err, one.constraint.CheckUpdate(nil, Change{}))
			if one.code == "" {
				require.NoError(t, err)
				return
			}
			var refused *odata.Error
			require.ErrorAs(t, err, &refused)
			require.Equal(t, []any{400, one.code, one.target}, []any{refused.Status, refused.Code, refused.Target})
		})
	}
}
