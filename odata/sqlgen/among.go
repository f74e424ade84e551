package sqlgen

import (
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// names tells whether a lambda says by a key or a reference which rows it looks for: of those
// there are few, and an index finds them.
func names(n *query.Lambda) bool {
	return !n.All && n.Nav != nil && n.Body != nil && pins(n.Body, n.Var)
}

// pins tells whether a condition is, or has as one of those that must hold, that a key or a
// reference of a variable has a given value.
func pins(e query.Expr, v *query.Var) bool {
	switch n := e.(type) {
	case *query.Logic:
		for _, a := range n.Args {
			if !n.Or && pins(a, v) {
				return true
			}
		}
	case *query.Call:
		return n.Func.Name == "eq" && (identifies(n.Args[0], v) && given(n.Args[1]) || identifies(n.Args[1], v) && given(n.Args[0]))
	case *query.In:
		return identifies(n.X, v)
	}
	return false
}

func given(e query.Expr) bool {
	switch n := e.(type) {
	case *query.Const:
		return n.Slot > 0 || n.Value != nil
	case *query.Param:
		return true
	}
	return false
}

// identifies tells whether an operand is the key of a variable's row, or of the row it refers to.
func identifies(e query.Expr, v *query.Var) bool {
	p, ok := e.(*query.Prop)
	if !ok || p.Place.Var != v || len(p.Sub) > 0 {
		return false
	}
	switch len(p.Place.Steps) {
	case 0:
		return isKey(p.Place.Type(), p.Property) || isReference(p.Place.Type(), p.Property)
	case 1:
		nav := p.Place.Steps[0].Nav
		return nav != nil && nav.Ref != "" && isKey(p.Place.Type(), p.Property)
	}
	return false
}

func isKey(t *edm.EntityType, p *edm.Property) bool {
	keys := t.KeyNames()
	return len(keys) == 1 && keys[0] == p.Name
}

func isReference(t *edm.EntityType, p *edm.Property) bool {
	for _, nav := range t.AllNavigations() {
		if nav.Ref == p.Name {
			return true
		}
	}
	return false
}

// among writes such a lambda as a list of the rows that have what it looks for. Databases begin
// with that list, and find the rest by key; for EXISTS they walk along all rows where an order
// and a limit let them hope to find enough of them soon. A row without a key to look for is not
// in the list but null, hence this is for conditions of which only matters whether they are true.
// ok is false where a link table stands between.
func (s *scope) among(n *query.Lambda) (f fragment, ok bool, err error) {
	way, target, err := s.w.join(n.Place.Type(), n.Nav)
	if err != nil || way.Link != "" {
		return fragment{}, false, err
	}
	from, err := s.place(n.Place)
	if err != nil {
		return fragment{}, false, err
	}
	few := s.w.frame(n.Nav.Target)
	var conditions []fragment
	if rule := s.rule(n.Nav.Target); rule != nil {
		visible, err := s.w.scope(few, false).truth(rule)
		if err != nil {
			return fragment{}, false, err
		}
		conditions = append(conditions, visible)
	}
	body, err := s.with(n.Var, few).truth(n.Body)
	if err != nil {
		return fragment{}, false, err
	}
	foreign := atom(few.root + "." + quote(way.Foreign))
	source := cat(plain(quote(target.Name)+" "+few.root), list(few.joins, ""))
	rows := cat("SELECT DISTINCT ", foreign, " FROM ", source, where(append(conditions, body)))
	return cat(atom(from+"."+quote(way.Local)), " IN (", rows, ")"), true, nil
}
