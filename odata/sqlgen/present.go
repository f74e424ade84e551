package sqlgen

import "github.com/ropewalk/ropewalk/odata/query"

// present tells whether there is a row at a place, or that there is none.
func (s *scope) present(n *query.Present, wanted bool) (fragment, error) {
	if len(n.Place.Steps) == 0 && n.Place.Var.Root == nil {
		return s.constant(&query.Const{Value: wanted})
	}
	column, err := s.foothold(n.Place)
	if wanted {
		return cat(column, " IS NOT NULL"), err
	}
	return cat(column, " IS NULL"), err
}

// foothold is a column that is null if and only if there is no row at the place.
func (s *scope) foothold(p query.Place) (fragment, error) {
	if before, ref, ok := s.dependent(p); ok {
		alias, err := s.place(before)
		if err != nil {
			return fragment{}, err
		}
		return s.w.column(alias, before.Type(), ref)
	}
	alias, err := s.place(p)
	if err != nil {
		return fragment{}, err
	}
	if len(p.Steps) == 0 {
		return s.w.column(alias, p.Type(), p.Type().KeyNames()[0])
	}
	before, step := p.Before()
	way, _, err := s.w.way(before.Type(), step)
	return atom(alias + "." + quote(way.Foreign)), err
}

func (s *scope) lambda(n *query.Lambda) (fragment, error) {
	source, conditions, err := s.over(source{n.Place, n.Nav, n.Set, n.Values, n.Var}, n.Body, n.All)
	exists := cat("EXISTS (SELECT 1 FROM ", source, where(conditions), ")")
	exists.atom = true
	if n.All {
		return cat("NOT ", exists), err
	}
	return exists, err
}
