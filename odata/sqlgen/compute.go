package sqlgen

import (
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// computed writes the expression behind a column that $compute defined. The database must know its
// type, which PostgreSQL does not of a mere null.
func (s *scope) computed(x query.Expr) (fragment, error) {
	if c, ok := x.(*query.Const); ok && s.w.valueOf(c) == nil && s.w.Dialect == Postgres {
		t, _ := x.Type().(edm.Primitive)
		return atom("NULL::" + postgresName(t)), nil
	}
	return s.value(x)
}
