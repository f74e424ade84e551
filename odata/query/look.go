package query

import "github.com/ropewalk/ropewalk/odata/edm"

// look is one look of an expression at a place. All but the place may be missing.
type look struct {
	place    Place
	property *edm.Property
	// nav or set are the rows that a lambda or a count goes through, as the variable.
	nav      *edm.Navigation
	set      *edm.EntitySet
	variable *Var
}

// looker is called with each look of an expression, from the outside inwards.
type looker func(look)

func (l looker) all(list ...Expr) {
	for _, e := range list {
		if e != nil {
			l.expr(e)
		}
	}
}

func (l looker) expr(e Expr) {
	switch n := e.(type) {
	case *Prop:
		l(look{place: n.Place, property: n.Property})
	case *Coded:
		l.expr(n.Prop)
	case *InCodes:
		l.expr(n.Prop)
	case *Present:
		l(look{place: n.Place})
	case *Call:
		l.all(n.Args...)
	case *Logic:
		l.all(n.Args...)
	case *Not:
		l.expr(n.X)
	case *In:
		l.expr(n.X)
	case *Lambda:
		l(look{place: n.Place, nav: n.Nav, set: n.Set, variable: n.Var})
		l.all(n.Values, n.Body)
	case *Count:
		l(look{place: n.Place, nav: n.Nav, set: n.Set, variable: n.Var})
		l.all(n.Values, n.Filter)
	case *Case:
		for _, w := range n.When {
			l.all(w.If, w.Then)
		}
	}
}
