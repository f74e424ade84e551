package sqlgen

import (
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

func (s *scope) in(n *query.In, exact bool) (fragment, error) {
	x, err := s.value(n.X)
	if err != nil {
		return fragment{}, err
	}
	base, nullIsIn, err := s.member(x, n)
	if err != nil {
		return fragment{}, err
	}
	exact = exact && s.nullable(n.X)
	if _, column := n.X.(*query.Prop); column || base.text == "FALSE" {
		return orNull(base, x, nullIsIn, exact), nil
	}
	return whereNull(base, nullIsIn, exact), nil
}

// whereNull says the same as orNull without x, which may be long: where x is null, so is base.
func whereNull(base fragment, nullIsIn, mustBeExact bool) fragment {
	switch {
	case nullIsIn:
		return cat("COALESCE(", base, ", TRUE)")
	case mustBeExact:
		return cat("COALESCE(", base, ", FALSE)")
	}
	return base
}

// member is the condition that x is one of the values of a list that are not null, and whether null is among them.
func (s *scope) member(x fragment, n *query.In) (base fragment, nullIsIn bool, err error) {
	if n.Param != nil && s.w.Late {
		name, t := n.Param.Name, listType(n.Param.T)
		return s.w.lateMembership(x, t, func(in *Input) (any, error) {
			values, ok := query.ParamList(in.Params[name])
			if !ok {
				return nil, fmt.Errorf("parameter @%s is no list", name)
			}
			return values, nil
		}), false, nil
	}
	values, err := s.listed(n)
	if err != nil {
		return fragment{}, false, err
	}
	some := slices.DeleteFunc(slices.Clone(values), func(v any) bool { return v == nil })
	if slices.ContainsFunc(n.Items, func(c *query.Const) bool { return s.w.open(c) }) {
		return s.w.lateMembership(x, listType(n.X.Type()), items(n.Items)), len(some) < len(values), nil
	}
	base, err = membership(s.w.Dialect, x, some)
	return base, len(some) < len(values), err
}

// items are the values of a list, those in slots taken from the run.
func items(list []*query.Const) func(*Input) (any, error) {
	return func(in *Input) (any, error) {
		var values []any
		for _, c := range list {
			v := c.Value
			if c.Slot > 0 {
				v = in.Query.Literals[c.Slot-1]
			}
			if v != nil {
				values = append(values, v)
			}
		}
		return values, nil
	}
}

// listType is the type in which the items of a list travel.
func listType(t edm.Type) edm.Primitive {
	if p, ok := t.(edm.Primitive); ok && !p.Integer() {
		return p
	}
	return edm.Int64
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
		values[i] = s.w.valueOf(c)
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
