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
	inner := map[*Var]bool{} // variables of lambdas and counts
	looker(func(l look) {
		along(l, inner, visit)
		inner[l.variable] = true
	}).all(e)
}

// along visits the steps to a row, and what is read of it.
func along(l look, inner map[*Var]bool, visit func(Read)) {
	from := l.place.Var
	if from == nil || from.Type == nil {
		return
	}
	t, far := from.Type, from.Root != nil || inner[from]
	for _, s := range l.place.Steps {
		if s.Nav != nil {
			visit(Read{t, s.Nav.Name, far})
			far = true
		}
		t = s.Target()
	}
	switch {
	case l.property != nil:
		visit(Read{t, l.property.Name, far})
	case l.nav != nil:
		visit(Read{t, l.nav.Name, far})
	}
}
