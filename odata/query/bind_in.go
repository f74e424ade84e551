package query

import (
	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

func (b *binder) in(n *grammar.Binary) (Expr, error) {
	x, err := b.expr(n.L)
	if err != nil {
		return nil, err
	}
	right := n.R
	if a, ok := right.(*grammar.Alias); ok {
		if p, declared := b.env.Params[a.Name]; declared && b.aliases[a.Name] == nil {
			return b.inParam(n, x, a, p)
		}
		value, ok := b.aliases[a.Name]
		if !ok {
			return nil, b.fail(a.At, "@"+a.Name, "@%s is not given; in wants a list", a.Name)
		}
		return b.inAliasOf(a, func() (Expr, error) { return b.inList(n, x, value) })
	}
	return b.inList(n, x, right)
}

func (b *binder) inParam(n *grammar.Binary, x Expr, a *grammar.Alias, p ParamType) (Expr, error) {
	if !p.List || !sameType(x.Type(), p.Type) {
		return nil, b.fail(a.At, "@"+a.Name, "in wants a list of %s", x.Type().TypeName())
	}
	return &In{X: x, Param: &Param{Name: a.Name, T: p.Type, List: true}}, nil
}

// maxListItems bounds the list of an in.
const maxListItems = 1000

func (b *binder) inList(n *grammar.Binary, x Expr, right grammar.Expr) (Expr, error) {
	list, ok := right.(*grammar.List)
	if !ok {
		values, err := b.operand(right)
		if err != nil {
			return nil, err
		}
		if !many(values) {
			return nil, b.fail(right.Pos(), "", "in wants a list such as (1,2), or a collection")
		}
		return b.inValues(n, x, values)
	}
	if len(list.Items) > maxListItems {
		return nil, b.limit(list.At, "list items", maxListItems)
	}
	items, at := make([]Expr, len(list.Items)), make([]int, len(list.Items))
	for i, item := range list.Items {
		value, err := b.expr(item)
		if err != nil {
			return nil, err
		}
		items[i], at[i] = value, item.Pos()
	}
	return b.inItems(n, x, items, at)
}

// inItems tells whether x equals one of the items, which stand at these places.
func (b *binder) inItems(n *grammar.Binary, x Expr, items []Expr, at []int) (Expr, error) {
	in := &In{X: x}
	var others []Expr
	for i, value := range items {
		left, value, err := b.unify("in", at[i], x, value)
		if err != nil {
			return nil, err
		}
		if c, ok := value.(*Const); ok && left == x {
			in.Items = append(in.Items, c)
			continue
		}
		others = append(others, &Call{Func: comparison("eq"), Args: []Expr{left, value}, T: edm.Boolean})
	}
	decided, err := b.finish(n.At, in)
	if err != nil || len(others) == 0 {
		return decided, err
	}
	return &Logic{Or: true, Args: append([]Expr{decided}, others...)}, nil
}
