package eval

import (
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/odata/query"
)

// condition gives true, false, or nil for unknown.
func (w *world) condition(e query.Expr, v view) (any, error) {
	switch n := e.(type) {
	case *query.Logic:
		return w.logic(n, v)
	case *query.Not:
		x, err := w.value(n.X, v)
		if holds, ok := x.(bool); ok {
			return !holds, err
		}
		return nil, err
	case *query.In:
		return w.in(n, v)
	case *query.InCodes:
		return w.inCodes(n, v)
	case *query.Search:
		return w.search(n, v)
	case *query.Present:
		return w.present(n, v)
	case *query.Lambda:
		return w.lambda(n, v)
	}
	return nil, fmt.Errorf("%T cannot be evaluated", e)
}

// logic: one false decides an and, one true an or; otherwise one unknown makes it unknown.
func (w *world) logic(n *query.Logic, v view) (any, error) {
	unknown := false
	for _, a := range n.Args {
		x, err := w.value(a, v)
		if err != nil {
			return nil, err
		}
		if x == nil {
			unknown = true
		} else if x == n.Or {
			return n.Or, nil
		}
	}
	if unknown {
		return nil, nil
	}
	return !n.Or, nil
}

func (w *world) in(n *query.In, v view) (any, error) {
	x, err := w.value(n.X, v)
	if err != nil {
		return nil, err
	}
	values, err := w.listed(n)
	if err != nil {
		return nil, err
	}
	return slices.ContainsFunc(values, func(item any) bool { return equal(x, item) }), nil
}

func (w *world) inCodes(n *query.InCodes, v view) (any, error) {
	x, err := w.property(n.Prop, v)
	if err != nil {
		return nil, err
	}
	if id, ok := x.(int64); ok {
		return slices.Contains(n.IDs, id), nil
	}
	if n.Null == nil {
		return nil, nil
	}
	return *n.Null, nil
}

func (w *world) present(n *query.Present, v view) (any, error) {
	if nav := w.plainRef(n.Place, v); nav != nil {
		key, err := w.reference(n.Place, nav, v)
		return key != nil, err
	}
	o, err := w.place(n.Place, v)
	return o != nil, err
}

// lambda: any is true if the body is true for some target, all if it is true for each.
func (w *world) lambda(n *query.Lambda, v view) (any, error) {
	inner, err := w.over(source{n.Place, n.Nav, n.Set, n.Values, n.Var}, v)
	if err != nil || n.Body == nil {
		return len(inner) > 0, err
	}
	holding, err := w.holding(n.Body, inner)
	if n.All {
		return holding == len(inner), err
	}
	return holding > 0, err
}
