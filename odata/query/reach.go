package query

import "github.com/ropewalk/ropewalk/odata/edm"

// Reach calls visit with the type of each row that an expression looks at beside the one it speaks
// about: those behind navigation properties, and those of whole sets.
func Reach(e Expr, visit func(*edm.EntityType)) {
	looker(func(l look) {
		for _, s := range l.place.Steps {
			visit(s.Target())
		}
		if v := l.place.Var; v != nil && v.Root != nil {
			visit(v.Root.Set.Type)
		}
		if l.nav != nil {
			visit(l.nav.Target)
		}
		if l.set != nil {
			visit(l.set.Type)
		}
	}).all(e)
}
