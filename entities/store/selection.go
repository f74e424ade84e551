package store

import (
	"fmt"

	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// Selection writes a filter over a type, given by one of its structs, as a statement that selects the
// keys of the rows for which it holds. It is for statements of the subpackages that work on sets: what
// goes through them never comes into this process.
func (tx *Tx) Selection(of any, filter string, params map[string]any) (text string, args []any, err error) {
	return tx.store.Selection(of, filter, params)
}

// Selection is that of a transaction, for statements that read a snapshot.
func (s *Store) Selection(of any, filter string, params map[string]any) (text string, args []any, err error) {
	t := s.catalog.OfGo(of)
	if t == nil {
		return "", nil, fmt.Errorf("select: %T is no known type", of)
	}
	q, err := s.rowsWhere(t, filter, params)
	if err != nil {
		return "", nil, fmt.Errorf("select %s where %s: %w", t.Name, filter, err)
	}
	q.Columns, q.Shown = t.Edm.KeyProperties()[:1], []bool{true}
	statement, err := sqlgen.Select(q, sqlgen.Options{Dialect: s.dialect(), Schema: s.catalog.Schema, Params: params})
	if err != nil {
		return "", nil, fmt.Errorf("select %s where %s: %w", t.Name, filter, err)
	}
	return statement.SQL, statement.Args, nil
}
