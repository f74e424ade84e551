package sqlgen

import (
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
	"github.com/ropewalk/ropewalk/odata/query"
)

// truth writes a condition of which only matters whether it is true: null may stand for
// false, which lets indexes serve.
func (s *scope) truth(e query.Expr) (fragment, error) {
	switch n := e.(type) {
	case *query.Logic:
		if !n.Or {
			return s.all(n.Args)
		}
	case *query.Lambda:
		if names(n) {
			if f, ok, err := s.among(n); ok || err != nil {
				return f, err
			}
		}
	}
	return s.condition(e, false)
}

// all writes conditions of which only matters whether all of them are true.
func (s *scope) all(args []query.Expr) (fragment, error) {
	parts := make([]fragment, len(args))
	for i, a := range args {
		part, err := s.truth(a)
		if err != nil {
			return fragment{}, err
		}
		parts[i] = part
	}
	return chain(parts, "AND"), nil
}

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
	case *query.Search:
		return s.search(n, exact)
	case *query.Present:
		return s.present(n, true)
	case *query.Lambda:
		return s.lambda(n)
	case *query.Item:
		return s.item(n)
	case *query.Case:
		return s.cases(n)
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
	if n.Func.Gaps {
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
	if n.Func.Nulls == funcs.Propagate && slices.ContainsFunc(n.Args, s.isNull) {
		return s.typedNull(n), nil
	}
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
	case n.Func.Name == "matchespattern":
		return s.pattern(n)
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
	if p, ok := e.(*query.Prop); ok {
		if t, ok := p.Type().(*edm.ComplexType); ok && p.Last().Codes == nil {
			return s.complexNull(p, t, null)
		}
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
	if _, bounded := funcs.PrefixRange(low); !bounded && s.w.open(n.Args[1]) {
		return f, false, nil // others of the same shape have a bound
	}
	x, err := s.value(n.Args[0])
	if err != nil {
		return f, false, err
	}
	from, to, err := s.w.bounds(n.Args[1], low)
	f = cat(x, " >= ", from)
	if to.text != "" {
		f = cat(f, " AND ", x, " < ", to)
	}
	return f, true, err
}

// bounds are the lowest text that begins with a prefix, and the first behind those if there is one.
func (w *writer) bounds(prefix query.Expr, low string) (from, to fragment, err error) {
	if w.open(prefix) {
		from, to = w.prefixBounds(prefix.(*query.Const).Slot)
		return from, to, nil
	}
	if from, err = argument(w.Dialect, low); err != nil {
		return from, to, err
	}
	if high, bounded := funcs.PrefixRange(low); bounded {
		to, err = argument(w.Dialect, high)
	}
	return from, to, err
}
