package query_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata/query"
)

func TestFiltersOfOptions(t *testing.T) {
	for _, c := range []struct{ in, filter string }{
		{"Person?$compute=Level mul 2 as L2&$filter=L2 gt 4", "(gt (mul Level 2) 4)"},
		{"Person?$compute=Level as A,A add 1 as B&$filter=B eq 1 or A eq 2", "(or (eq (add Level 1) 1) (eq Level 2))"},
		{"Person?$compute=STATUS/Value as S&$filter=S eq 'Active'", "(codes STATUS [1] null:false)"},
		{"Person?$compute=Level as A&$filter=FRIENDS/any(f:f/Level gt $it/A)", "(any FRIENDS f (gt f/Level Level))"},
		{"Badge?$search=gate", "(search ' gate' Name)"},
		{"Badge?$search=\"gate one\"", "(search ' gate one ' Name)"},
		{"Badge?$search=NOT a b OR c", "(or (and (not (search ' a' Name)) (search ' b' Name)) (search ' c' Name))"},
		{"Badge?$search=a&$filter=Id gt 1", "(and (gt Id 1) (search ' a' Name))"},
		{"Badge/$count?$search=A-B", "(search ' a b' Name)"},
		{"Person?$filter=BADGES/$count($search=a) gt 0", "(gt (count BADGES (search ' a' $this/Name)) 0)"},
	} {
		r, err := bind(t, c.in)
		require.NoError(t, err, c.in)
		require.Equal(t, c.filter, query.Format(r.Query.Filter), c.in)
	}
}

// shapes are what is expanded, written as the levels and their columns.
func shapes(q *query.Query) string {
	var parts []string
	for _, e := range q.Expand {
		name := e.Nav.Name
		if e.Query.Declared != nil {
			name += "/" + e.Query.Type.Name
		}
		parts = append(parts, name+"("+shapes(e.Query)+")")
	}
	return strings.Join(parts, ",")
}

func TestShapesOfExpand(t *testing.T) {
	for _, c := range []struct{ in, shape string }{
		{"Person?$expand=*", "UNIT(),BOSS(),REPORTS(),FRIENDS(),BADGES()"},
		{"Person?$expand=*/$ref,UNIT", "UNIT(),BOSS(),REPORTS(),FRIENDS(),BADGES()"},
		{"Person?$expand=BOSS($levels=1)", "BOSS()"},
		{"Person?$expand=BOSS($levels=3)", "BOSS(BOSS(BOSS()))"},
		{"Person?$expand=BOSS($levels=max)", "BOSS(BOSS(BOSS()))"},
		{"Person?$expand=UNIT($expand=PARENT($levels=max))", "UNIT(PARENT(PARENT()))"},
		{"Person?$expand=BOSS($levels=2;$expand=UNIT)", "BOSS(UNIT(),BOSS(UNIT()))"},
		{"Badge?$expand=*($levels=2)", "OWNER(UNIT(),BOSS(),REPORTS(),FRIENDS(),BADGES())"},
		{"Person?$expand=BOSS/Test.Chief,FRIENDS/Test.Person", "BOSS/Chief(),FRIENDS()"},
	} {
		r, err := bind(t, c.in)
		require.NoError(t, err, c.in)
		require.Equal(t, c.shape, shapes(r.Query), c.in)
	}
}

func TestOptionErrors(t *testing.T) {
	for _, c := range []struct{ in, msg string }{
		{"Person?$compute=Nope as A", `$compute, at position 1: Person has no property "Nope"; did you mean Name?`},
		{"Person?$compute=Level as Id", `$compute, at position 1: Person has a property Id already; choose another name`},
		{"Person?$compute=Level as UNIT", `$compute, at position 1: Person has a property UNIT already; choose another name`},
		{"Person?$compute=" + strings.Repeat("Level as A,", 20) + "Level as B", `$compute, at position 221: at most 20 $compute items are allowed`},
		{"Person?$compute=Level as A,A add A as B,B add B as C,C add C as D,D add D as E,E add E as F,F add F as G,G add G as H,H add H as I,I add I as J", `$compute, at position 103: at most 500 nodes of a computed property are allowed`},
		{"Person?$compute=" + strings.Repeat("Level eq 1 or ", 59) + "Level eq 2 as A&$filter=" + strings.Repeat("A or ", 30) + "A", `$filter, at position 136: at most 5000 nodes behind computed properties are allowed`},
		{"Person(1)/Name?$compute=Level as A", `$compute, at position 1: $compute can only be used where entities are shown`},
		{"Person?$filter=A eq 1&$expand=BOSS($compute=Level as A)", `$filter, at position 1: Person has no property "A"`},
		{"Person?$search=a -- b", `$search, at position 3: "--" holds no letter and no digit to look for`},
		{"Person?$expand=BADGES($search=--)", `$expand, at position 16: "--" holds no letter and no digit to look for`},
		{"Person?$expand=BADGES($orderby=Nope)", `$expand, at position 17: Badge has no property "Nope"; did you mean Name?`},
		{"Person?$expand=BADGES($top=1),UNIT($skip=1)", `$expand, at position 16: $skip can only be used on a collection`},
		{"Person?$expand=BOSS($levels=2;$expand=BOSS)", `$expand, at position 1: BOSS is expanded twice, by $levels and within its parentheses`},
		{"Person?$expand=BADGES/Test.Unit", `$expand, at position 8: Badge is never a Test.Unit`},
		{"Person?$expand=BADGES/Test.Nope", `$expand, at position 8: there is no type Test.Nope`},
		{"Person?$expand=BOSS/$ref($levels=2)", `$expand, at position 1: $levels can only be used where entities are shown`},
		{"Person?$expand=*($levels=3)", `$expand, at position 1: at most 15 $expand items are allowed`},
		{"Person?$select=Name,BOSS($select=Name)", `$select, at position 6: write $expand=BOSS($select=…) to select from a navigation property`},
		{"Person?$select=Tags($filter=Nope eq 1)", `$select, at position 14: there is no property "Nope" here: $this is the value itself, $it the entity`},
		{"Person(1)/Tags/$count?$top=1", `$top, at position 1: only $filter and $search can stand behind $count in parentheses`},
		{"Person(1)/Name/$count", `path, at position 16: $count cannot stand here`},
	} {
		t.Run(c.in, func(t *testing.T) {
			_, err := bind(t, c.in)
			var bound *query.Error
			require.True(t, errors.As(err, &bound), "%v", err)
			require.Equal(t, c.msg, err.Error())
		})
	}
}
