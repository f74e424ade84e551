package sqlgen

import (
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// root joins the one row that $root/Set(key) names. It is joined to the outermost rows, since it
// is the same for all of them.
func (s *scope) root(v *query.Var) (string, error) {
	name := strings.Join([]string{"$root", v.Root.Set.Name}, "/")
	for _, k := range v.Root.Key {
		name += "/" + query.Format(&query.Const{Value: k.Value})
	}
	if s.rules {
		name += "/rules"
	}
	if alias := s.it.known[name]; alias != "" {
		return alias, nil
	}
	table, err := s.w.table(v.Type)
	if err != nil {
		return "", err
	}
	f := &frame{root: s.w.alias(), kind: v.Type}
	conditions, err := s.w.keys(f, v.Root.Key)
	if err != nil {
		return "", err
	}
	if deleted := v.Type.SoftDeleteProperty(); deleted != "" {
		alive, err := s.w.alive(f, deleted)
		if err != nil {
			return "", err
		}
		conditions = append(conditions, alive)
	}
	if len(conditions) == 0 {
		conditions = []fragment{atom("TRUE")}
	}
	key := quote(table.Columns[v.Type.KeyNames()[0]])
	s.it.known[name] = f.root
	return f.root, s.attach(s.it, v.Type, table, f.root, key, chain(conditions, "AND"))
}

// complexNull tells whether a complex value is null, or that it is not. It is null if all of its
// members are, since it has no column of its own.
func (s *scope) complexNull(p *query.Prop, t *edm.ComplexType, null bool) (fragment, error) {
	columns, err := s.members(p, t)
	if err != nil {
		return fragment{}, err
	}
	parts := make([]fragment, len(columns))
	for i, c := range columns {
		parts[i] = cat(c, map[bool]string{true: " IS NULL", false: " IS NOT NULL"}[null])
	}
	return chain(parts, map[bool]string{true: "AND", false: "OR"}[null]), nil
}

// members are the columns of all primitive members of a complex value, at whatever depth.
func (s *scope) members(p *query.Prop, t *edm.ComplexType) ([]fragment, error) {
	alias, err := s.place(p.Place)
	if err != nil {
		return nil, err
	}
	var columns []fragment
	for _, member := range t.AllProperties() {
		inner := &query.Prop{Place: p.Place, Property: p.Property, Sub: append(append([]*edm.Property{}, p.Sub...), member)}
		if deeper, ok := member.Type.(*edm.ComplexType); ok && !member.Collection {
			below, err := s.members(inner, deeper)
			if err != nil {
				return nil, err
			}
			columns = append(columns, below...)
			continue
		}
		column, err := s.w.column(alias, p.Place.Type(), path(inner))
		if err != nil {
			return nil, err
		}
		columns = append(columns, column)
	}
	return columns, nil
}
