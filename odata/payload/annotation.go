package payload

import "strings"

// annotation reads the few annotations that carry meaning; all others are ignored.
func (s *scope) annotation(property, term string, n node) error {
	switch term {
	case "odata.bind":
		return s.bind(property, n)
	case "bind":
		return fault("InvalidBody", s.entity.Place+property, `write %q or {%q:{"@id":…}}`, property+"@odata.bind", property)
	case "odata.delta", "delta":
		return s.nestedDelta(property, n)
	}
	if property != "" {
		return nil
	}
	switch term {
	case "odata.etag", "etag":
		s.entity.ETag = n.text
	case "odata.id", "id":
		if s.level > 0 { // that of the body itself says what the URL says
			return s.identity(n)
		}
	}
	return nil
}

// identity reads the id of a related entity.
func (s *scope) identity(n node) error {
	path := s.entity.Place + "@id"
	if n.kind != stringNode {
		return fault("InvalidReference", path, "an id is a string such as %q", s.entity.Type.Name+"(5)")
	}
	ref, err := s.Resolve(n.text)
	if err != nil {
		return fault("InvalidReference", path, "%q is not the id of an entity: %s", n.text, err)
	}
	if !related(ref.Set.Type, s.entity.Type) {
		return fault("InvalidReference", path, "%q is no %s", n.text, s.entity.Type.Name)
	}
	s.entity.ID = &ref
	return nil
}

// typed reads the type of the entity: the one expected, or one derived from it.
func (s *scope) typed(members []member) error {
	e := s.entity
	for _, m := range members {
		if m.name != "@odata.type" && m.name != "@type" {
			continue
		}
		name := strings.TrimPrefix(m.value.text, "#")
		t := s.Model.Type(name)
		if m.value.kind == stringNode && t != nil && t.Is(e.Type) {
			e.Type = t
			if e.Set == nil {
				e.Set = s.Model.SetOf(t)
			}
		} else if m.value.kind != stringNode || name != e.Type.TypeName() {
			return fault("ForeignType", e.Place+"@odata.type", "the entity is of type %s; leave the annotation out or name that type", e.Type.TypeName())
		}
	}
	if e.Type.Abstract && s.create {
		return fault("AbstractType", e.Place+"@odata.type", "%s is abstract; name the type of the new entity by @odata.type", e.Type.TypeName())
	}
	return nil
}
