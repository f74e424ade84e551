package query

import "github.com/ropewalk/ropewalk/odata/edm"

// Reach calls visit with the type of each row that an expression looks at beside the one it speaks
// about: those behind navigation properties, and those of whole sets.
func Reach(e Expr, visit func(*edm.EntityType)) {
	r := reacher(visit)
	r.expr(e)
}

type reacher func(*edm.EntityType)

func (r reacher) place(p Place) {
	for _, s := range p.Steps {
		r(s.Target())
	}
	if p.Var != nil && p.Var.Root != nil {
		r(p.Var.Root.Set.Type)
	}
}

func (r reacher) rows(p Place, nav *edm.Navigation, set *edm.EntitySet) {
	r.place(p)
	if nav != nil {
		r(nav.Target)
	}
	if set != nil {
		r(set.Type)
	}
}

func (r reacher) all(list []Expr) {
	for _, e := range list {
		r.expr(e)
	}
}

func (r reacher) expr(e Expr) {
	switch n := e.(type) {
	case *Prop:
		r.place(n.Place)
	case *Coded:
		r.place(n.Prop.Place)
	case *InCodes:
		r.place(n.Prop.Place)
	case *Present:
		r.place(n.Place)
	case *Call:
		r.all(n.Args)
	case *Logic:
		r.all(n.Args)
	case *Not:
		r.expr(n.X)
	case *In:
		r.expr(n.X)
	case *Lambda:
		r.rows(n.Place, n.Nav, n.Set)
		r.all([]Expr{n.Values, n.Body})
	case *Count:
		r.rows(n.Place, n.Nav, n.Set)
		r.all([]Expr{n.Values, n.Filter})
	case *Case:
		for _, w := range n.When {
			r.all([]Expr{w.If, w.Then})
		}
	}
}
