package sqlgen

import (
	"fmt"

	"github.com/ropewalk/ropewalk/odata/funcs"
	"github.com/ropewalk/ropewalk/odata/query"
)

// truth writes a condition of which only matters whether it is true: null may stand for
// false, which lets indexes serve.
func (s *scope) truth(e query.Expr) (fragment, error) { return s.condition(e, false) }

// exact writes a condition that is true, false or null as OData says.
func (s *scope) exact(e query.Expr) (fragment, error) { return s.condition(e, true) }

func (s *scope) condition(e query.Expr, exact bool) (fragment, error) {
	switch n := e.(type) {
	case *query.Const, *query.Param:
		return s.constant(n)
	case *query.Prop:
		return s.property(n)
	case *query.Call:
		return s.booleanCall(n, exact)
	case *query.Logic:
		return s.logic(n, exact)
	case *query.Not:
		return s.not(n.X, exact)
	case *query.In:
		return s.in(n, exact)
	case *query.InCodes:
		return s.inCodes(n, exact)
	case *query.Present:
		return s.present(n, true)
	case *query.Lambda:
		return s.lambda(n)
	}
	return fragment{}, fmt.Errorf("%T is no condition", e)
}

func (s *scope) constant(e query.Expr) (fragment, error) {
	v, ok := s.known(e)
	if !ok {
		return fragment{}, fmt.Errorf("a parameter has no value")
	}
	switch v {
	case true:
		return atom("TRUE"), nil
	case false:
		return atom("FALSE"), nil
	}
	return atom(s.null()), nil
}

// null is the unknown truth value.
func (s *scope) null() string {
	if s.w.Dialect == Postgres {
		return "NULL::boolean"
	}
	return "NULL"
}

func (s *scope) logic(n *query.Logic, exact bool) (fragment, error) {
	parts := make([]fragment, len(n.Args))
	for i, a := range n.Args {
		part, err := s.condition(a, exact)
		if err != nil {
			return fragment{}, err
		}
		parts[i] = part
	}
	if n.Or {
		return chain(parts, "OR"), nil
	}
	return chain(parts, "AND"), nil
}

// not pushes the negation inwards where that keeps indexes and readers happy.
func (s *scope) not(x query.Expr, exact bool) (fragment, error) {
	switch n := x.(type) {
	case *query.Not:
		return s.condition(n.X, exact)
	case *query.Present:
		return s.present(n, false)
	case *query.Logic:
		flipped := &query.Logic{Or: !n.Or}
		for _, a := range n.Args {
			flipped.Args = append(flipped.Args, &query.Not{X: a})
		}
		return s.logic(flipped, exact)
	case *query.Call:
		switch n.Func.Name {
		case "eq":
			return s.booleanCall(&query.Call{Func: funcs.Named("ne")[0], Args: n.Args, T: n.T}, exact)
		case "ne":
			return s.booleanCall(&query.Call{Func: funcs.Named("eq")[0], Args: n.Args, T: n.T}, exact)
		}
	}
	f, err := s.exact(x)
	return cat("NOT ", f.closed()), err
}

func (s *scope) nullableCall(n *query.Call) bool {
	if n.Func.Nulls != funcs.Propagate {
		return false
	}
	switch n.Func.Name {
	case "div", "divby", "mod":
		return true
	}
	for _, a := range n.Args {
		if s.nullable(a) {
			return true
		}
	}
	return false
}

func (s *scope) operands(n *query.Call) ([]fragment, error) {
	operands := make([]fragment, len(n.Args))
	for i, a := range n.Args {
		f, err := s.value(a)
		if err != nil {
			return nil, err
		}
		operands[i] = f
	}
	return operands, nil
}

func (s *scope) template(f *funcs.Func) string {
	if s.w.Dialect == Postgres {
		return f.Postgres
	}
	return f.SQLite
}

// call writes a function that is no condition. One that may fail, such as a sum that overflows,
// is asked only of rows that the caller may see: databases evaluate conditions in any order, and
// an error from a hidden row would tell what it holds.
func (s *scope) call(n *query.Call) (fragment, error) {
	operands, err := s.operands(n)
	if err != nil {
		return fragment{}, err
	}
	text := fill(s.template(n.Func), operands)
	if !n.Func.Fails {
		return text, nil
	}
	visible, err := s.visible()
	if err != nil || visible.text == "" {
		return text, err
	}
	return cat("CASE WHEN ", visible, " THEN ", text, " END").closed(), nil
}

func (s *scope) booleanCall(n *query.Call, exact bool) (fragment, error) {
	switch {
	case n.Func.Nulls == funcs.Equality:
		return s.equality(n, exact)
	case n.Func.Nulls == funcs.Ordering:
		return s.ordering(n, exact)
	case n.Func.Name == "startswith":
		if f, ok, err := s.prefix(n); ok || err != nil {
			return f, err
		}
	}
	return s.call(n)
}

func (s *scope) equality(n *query.Call, exact bool) (fragment, error) {
	for i, a := range n.Args {
		if v, ok := s.known(a); ok && v == nil {
			return s.nullTest(n.Args[1-i], n.Func.Name == "eq")
		}
	}
	operands, err := s.operands(n)
	if err != nil {
		return fragment{}, err
	}
	left, right := s.nullable(n.Args[0]), s.nullable(n.Args[1])
	bothKnown := !left && !right
	falseWillDo := n.Func.Name == "eq" && !exact && !(left && right)
	if bothKnown || falseWillDo {
		return fill(n.Func.Plain, operands), nil
	}
	return fill(s.template(n.Func), operands), nil
}

func (s *scope) nullTest(e query.Expr, null bool) (fragment, error) {
	if v, ok := s.known(e); ok {
		return s.constant(&query.Const{Value: (v == nil) == null})
	}
	f, err := s.value(e)
	if null {
		return cat(f.closed(), " IS NULL"), err
	}
	return cat(f.closed(), " IS NOT NULL"), err
}

func (s *scope) ordering(n *query.Call, exact bool) (fragment, error) {
	safe := true
	for _, a := range n.Args {
		if v, ok := s.known(a); ok && v == nil {
			return atom("FALSE"), nil
		}
		safe = safe && !s.nullable(a)
	}
	operands, err := s.operands(n)
	if err != nil {
		return fragment{}, err
	}
	if safe || !exact {
		return fill(n.Func.Plain, operands), nil
	}
	return fill(s.template(n.Func), operands), nil
}

// prefix writes startswith of a property and a known text as bounds, which an index serves.
func (s *scope) prefix(n *query.Call) (f fragment, ok bool, err error) {
	if _, isProp := n.Args[0].(*query.Prop); !isProp {
		return f, false, nil
	}
	v, _ := s.known(n.Args[1])
	low, isText := v.(string)
	if !isText || low == "" {
		return f, false, nil
	}
	x, err := s.value(n.Args[0])
	if err != nil {
		return f, false, err
	}
	from, err := argument(s.w.Dialect, low)
	if err != nil {
		return f, false, err
	}
	f = cat(x, " >= ", from)
	if high, bounded := funcs.PrefixRange(low); bounded {
		to, err := argument(s.w.Dialect, high)
		if err != nil {
			return f, false, err
		}
		f = cat(f, " AND ", x, " < ", to)
	}
	return f, true, nil
}

func (s *scope) in(n *query.In, exact bool) (fragment, error) {
	x, err := s.value(n.X)
	if err != nil {
		return fragment{}, err
	}
	values, err := s.listed(n)
	if err != nil {
		return fragment{}, err
	}
	var some []any
	for _, v := range values {
		if v != nil {
			some = append(some, v)
		}
	}
	base, err := membership(s.w.Dialect, x, some)
	if err != nil {
		return fragment{}, err
	}
	return orNull(base, x, len(some) < len(values), exact && s.nullable(n.X)), nil
}

// orNull adds what a list says about null: that it is in, or, where it matters, that it is not.
func orNull(base, x fragment, nullIsIn, mustBeExact bool) fragment {
	switch {
	case nullIsIn:
		return cat(base.closed(), " OR ", x.closed(), " IS NULL")
	case mustBeExact:
		return cat(base.closed(), " AND ", x.closed(), " IS NOT NULL")
	}
	return base
}

func (s *scope) listed(n *query.In) ([]any, error) {
	if n.Param != nil {
		return s.w.params(n.Param)
	}
	values := make([]any, len(n.Items))
	for i, c := range n.Items {
		values[i] = c.Value
	}
	return values, nil
}

func (s *scope) inCodes(n *query.InCodes, exact bool) (fragment, error) {
	column, err := s.property(n.Prop)
	if err != nil {
		return fragment{}, err
	}
	values := make([]any, len(n.IDs))
	for i, id := range n.IDs {
		values[i] = id
	}
	base, err := membership(s.w.Dialect, column, values)
	if err != nil {
		return fragment{}, err
	}
	exact = exact && s.nullable(n.Prop)
	if n.Null == nil {
		if exact && len(values) == 0 {
			return cat("CASE WHEN ", column, " IS NOT NULL THEN FALSE END"), nil
		}
		return base, nil
	}
	return orNull(base, column, *n.Null, exact), nil
}

// present tells whether there is a row at a place, or that there is none.
func (s *scope) present(n *query.Present, wanted bool) (fragment, error) {
	if len(n.Place.Steps) == 0 {
		return s.constant(&query.Const{Value: wanted})
	}
	column, err := s.foothold(n.Place)
	if wanted {
		return cat(column, " IS NOT NULL"), err
	}
	return cat(column, " IS NULL"), err
}

// foothold is a column that is null if and only if there is no row at the place.
func (s *scope) foothold(p query.Place) (fragment, error) {
	before := query.Place{Var: p.Var, Steps: p.Steps[:len(p.Steps)-1]}
	if _, ref, ok := s.dependent(p); ok {
		alias, err := s.place(before)
		if err != nil {
			return fragment{}, err
		}
		return s.w.column(alias, before.Type(), ref)
	}
	alias, err := s.place(p)
	if err != nil {
		return fragment{}, err
	}
	way, _, err := s.w.join(before.Type(), p.Steps[len(p.Steps)-1])
	return atom(alias + "." + quote(way.Foreign)), err
}

func (s *scope) lambda(n *query.Lambda) (fragment, error) {
	from, err := s.place(n.Place)
	if err != nil {
		return fragment{}, err
	}
	f, source, conditions, err := s.targets(from, n.Place.Type(), n.Nav)
	if err != nil {
		return fragment{}, err
	}
	if n.Body != nil {
		body, err := s.with(n.Var, f).truth(n.Body)
		if err != nil {
			return fragment{}, err
		}
		if n.All {
			body = cat(body.closed(), " IS NOT TRUE")
		}
		conditions = append(conditions, body)
	}
	exists := cat("EXISTS (SELECT 1 FROM ", source, list(f.joins, ""), " WHERE ", chain(conditions, "AND"), ")")
	exists.atom = true
	if n.All {
		return cat("NOT ", exists), nil
	}
	return exists, nil
}
