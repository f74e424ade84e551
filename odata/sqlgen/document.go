package sqlgen

import (
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// document writes a complex value as one object of JSON, null if all of its members are.
func (s *scope) document(p *query.Prop, t *edm.ComplexType) (fragment, error) {
	null, err := s.complexNull(p, t, true)
	if err != nil {
		return fragment{}, err
	}
	pairs := []fragment{}
	for _, member := range t.AllProperties() {
		value, err := s.memberValue(p, member)
		if err != nil {
			return fragment{}, err
		}
		pairs = append(pairs, cat("'"+strings.ReplaceAll(member.Name, "'", "''")+"', ", value))
	}
	build := map[Dialect]string{Postgres: "jsonb_build_object(", SQLite: "json_object("}[s.w.Dialect]
	text := cat("CASE WHEN ", null, " THEN NULL ELSE "+build, list(pairs, ", "), ") END")
	return text.closed(), nil
}

func (s *scope) memberValue(p *query.Prop, member *edm.Property) (fragment, error) {
	inner := &query.Prop{Place: p.Place, Property: p.Property, Sub: append(append([]*edm.Property{}, p.Sub...), member)}
	if deeper, ok := member.Type.(*edm.ComplexType); ok && !member.Collection {
		return s.document(inner, deeper)
	}
	f, err := s.property(inner)
	if member.Collection && s.w.Dialect == SQLite {
		return cat("json(", f, ")"), err
	}
	return f, err
}
