package query

import "slices"

// operands are the expressions directly below one. Of a node that is not listed here none are
// known: then the literals below it are never taken for slots.
func operands(e Expr) []Expr {
	switch n := e.(type) {
	case *Call:
		return n.Args
	case *Logic:
		return n.Args
	case *Not:
		return []Expr{n.X}
	case *In:
		below := make([]Expr, 0, len(n.Items)+1)
		for _, item := range n.Items {
			below = append(below, item)
		}
		return append(below, n.X)
	case *Lambda:
		return some(n.Values, n.Body)
	case *Count:
		return some(n.Values, n.Filter)
	case *Case:
		var below []Expr
		for _, w := range n.When {
			below = append(below, w.If, w.Then)
		}
		return below
	}
	return nil
}

// some are those expressions that are there.
func some(all ...Expr) []Expr {
	return slices.DeleteFunc(all, func(e Expr) bool { return e == nil })
}
