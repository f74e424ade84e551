package sqlgen

import (
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
	"github.com/ropewalk/ropewalk/odata/query"
)

// cases writes a case. Of a condition only matters whether it is true.
func (s *scope) cases(n *query.Case) (fragment, error) {
	parts := []any{"CASE"}
	for _, branch := range n.When {
		condition, err := s.truth(branch.If)
		if err != nil {
			return fragment{}, err
		}
		value, err := s.value(branch.Then)
		if err != nil {
			return fragment{}, err
		}
		if c, ok := branch.If.(*query.Const); ok && c.Slot == 0 && c.Value == true && len(parts) > 1 {
			parts = append(parts, " ELSE ", value)
			break
		}
		parts = append(parts, " WHEN ", condition, " THEN ", value)
	}
	text := cat(append(parts, " END")...).closed()
	if s.w.Dialect == Postgres && n.T == edm.String {
		text = cat(text, ` COLLATE "C"`).closed()
	}
	return text, nil
}

// pattern writes matchesPattern, with the pattern in the language of the database.
func (s *scope) pattern(n *query.Call) (fragment, error) {
	if c, ok := n.Args[1].(*query.Const); ok && s.w.Dialect == Postgres {
		text, _ := c.Value.(string)
		p, err := funcs.CompilePattern(text)
		if err != nil {
			return fragment{}, err
		}
		n = &query.Call{Func: n.Func, Args: []query.Expr{n.Args[0], &query.Const{Value: p.Postgres, T: edm.String}}, T: n.T}
	}
	return s.call(n)
}
