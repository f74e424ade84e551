package query

import "github.com/ropewalk/ropewalk/odata/edm"

// Read is one look of an expression at a property.
type Read struct {
	// Type is the type of the row, Property one of its properties, navigation properties included.
	Type     *edm.EntityType
	Property string
	// Far is true unless the row is the one that the expression speaks about.
	Far bool
}

// Reads calls visit with each property that an expression looks at.
func Reads(e Expr, visit func(Read)) {
	r := &reading{visit: visit, inner: map[*Var]bool{}}
	r.all([]Expr{e})
}

type reading struct {
	visit func(Read)
	inner map[*Var]bool // variables of lambdas and counts
}

// property visits the steps to a row and a property of it, if one is named.
func (r *reading) property(p Place, name string) {
	if p.Var == nil || p.Var.Type == nil {
		return
	}
	t, far := p.Var.Type, p.Var.Root != nil || r.inner[p.Var]
	for _, s := range p.Steps {
		if s.Nav != nil {
			r.visit(Read{t, s.Nav.Name, far})
			far = true
		}
		t = s.Target()
	}
	if name != "" {
		r.visit(Read{t, name, far})
	}
}

func (r *reading) rows(p Place, nav *edm.Navigation, v *Var, inner ...Expr) {
	name := ""
	if nav != nil {
		name = nav.Name
	}
	r.property(p, name)
	r.inner[v] = true
	r.all(inner)
}

func (r *reading) all(list []Expr) {
	for _, e := range list {
		if e != nil {
			r.expr(e)
		}
	}
}

func (r *reading) expr(e Expr) {
	switch n := e.(type) {
	case *Prop:
		r.property(n.Place, n.Property.Name)
	case *Coded:
		r.property(n.Prop.Place, n.Prop.Property.Name)
	case *InCodes:
		r.property(n.Prop.Place, n.Prop.Property.Name)
	case *Present:
		r.property(n.Place, "")
	case *Call:
		r.all(n.Args)
	case *Logic:
		r.all(n.Args)
	case *Not:
		r.expr(n.X)
	case *In:
		r.expr(n.X)
	case *Lambda:
		r.rows(n.Place, n.Nav, n.Var, n.Values, n.Body)
	case *Count:
		r.rows(n.Place, n.Nav, n.Var, n.Values, n.Filter)
	case *Case:
		for _, w := range n.When {
			r.all([]Expr{w.If, w.Then})
		}
	}
}
