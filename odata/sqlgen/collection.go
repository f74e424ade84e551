package sqlgen

import (
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
	"github.com/ropewalk/ropewalk/odata/query"
)

// source is what a lambda or a count goes over.
type source struct {
	place  query.Place
	nav    *edm.Navigation
	set    *edm.EntitySet
	values query.Expr
	name   *query.Var
}

// over writes a source as FROM text and conditions: its targets, rows or items for which the body is
// true, or is not true if others is set.
func (s *scope) over(of source, body query.Expr, others bool) (fragment, []fragment, error) {
	if of.values != nil {
		return s.overItems(of.values, of.name, body, others)
	}
	f, from, conditions, err := s.rowsOf(of)
	if err != nil {
		return fragment{}, nil, err
	}
	if body != nil {
		holds, err := s.with(of.name, f).holds(body, others)
		if err != nil {
			return fragment{}, nil, err
		}
		conditions = append(conditions, holds)
	}
	return cat(from, list(f.joins, "")), conditions, nil
}

// rowsOf opens the frame of the rows of a source, as FROM text to which the frame's joins still
// come, and conditions.
func (s *scope) rowsOf(of source) (*frame, fragment, []fragment, error) {
	if of.set == nil {
		from, err := s.place(of.place)
		if err != nil {
			return nil, fragment{}, nil, err
		}
		return s.targets(from, of.place.Type(), of.nav)
	}
	table, err := s.w.table(of.set.Type)
	if err != nil {
		return nil, fragment{}, nil, err
	}
	f := s.w.frame(of.set.Type)
	var conditions []fragment
	if deleted := of.set.Type.SoftDeleteProperty(); deleted != "" {
		alive, err := s.w.alive(f, deleted)
		if err != nil {
			return nil, fragment{}, nil, err
		}
		conditions = append(conditions, alive)
	}
	rule, err := s.hiding(f)
	return f, plain(quote(table.Name) + " " + f.root), append(conditions, rule...), err
}

func (s *scope) holds(body query.Expr, others bool) (fragment, error) {
	f, err := s.truth(body)
	if others {
		return cat(f.closed(), " IS NOT TRUE"), err
	}
	return f, err
}

func (s *scope) overItems(values query.Expr, v *query.Var, body query.Expr, others bool) (fragment, []fragment, error) {
	array, err := s.value(values)
	if err != nil {
		return fragment{}, nil, err
	}
	alias := s.w.alias()
	source := cat("json_each(", array, ") "+alias)
	if s.w.Dialect == Postgres {
		source = cat("jsonb_array_elements_text(", array, ") "+alias+"(value)")
	}
	if body == nil {
		return source, nil, nil
	}
	inner := &scope{w: s.w, it: s.it, vars: s.vars, items: map[*query.Var]fragment{v: s.w.stored(alias+".value", v.Item)}, rules: s.rules}
	for other, f := range s.items {
		inner.items[other] = f
	}
	holds, err := inner.holds(body, others)
	return source, []fragment{holds}, err
}

// stored turns an item of a JSON array into a value; see funcs.SQLiteArray and funcs.PostgresArray.
func (w *writer) stored(item string, t edm.Type) fragment {
	of := listType(t)
	bytes := of == edm.Binary || of == edm.Guid && w.Dialect == SQLite
	switch {
	case bytes && w.Dialect == SQLite:
		return atom("unhex(" + item + ")")
	case w.Dialect == SQLite:
		return atom(item)
	case bytes:
		return atom("decode(" + item + ", 'hex')")
	case of == edm.String:
		return plain(item + ` COLLATE "C"`)
	}
	return atom(item + "::" + postgresName(of))
}

func (s *scope) item(n *query.Item) (fragment, error) { return s.items[n.Var], nil }

// orEmpty gives the empty collection where there is none.
func (s *scope) orEmpty(array fragment) fragment {
	empty := "'[]'"
	if s.w.Dialect == Postgres {
		empty += "::jsonb"
	}
	f := cat("COALESCE(", array, ", "+empty+")")
	f.atom = true
	return f
}

// isNull tells whether an operand is known to be null.
func (s *scope) isNull(e query.Expr) bool {
	v, ok := s.known(e)
	return ok && v == nil
}

// typedNull is the result of a function of null.
func (s *scope) typedNull(n *query.Call) fragment {
	switch {
	case s.w.Dialect == SQLite:
		return atom("NULL")
	case n.Func.Out == funcs.Many:
		return atom("NULL::jsonb")
	}
	return atom("NULL::" + postgresName(n.Func.Out))
}
