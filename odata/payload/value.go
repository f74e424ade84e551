package payload

import (
	"strconv"
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// property reads the value of a structural property.
func (s *scope) property(p *edm.Property, path string, n node) (any, error) {
	if !p.Collection {
		return s.single(p, path, n)
	}
	if n.kind != arrayNode {
		return nil, fault("InvalidValue", path, "the property is a collection; send a JSON array")
	}
	_, structured := p.Type.(*edm.ComplexType)
	list := make([]any, 0, len(n.items))
	for i, item := range n.items {
		at := path
		if structured {
			at += "/" + strconv.Itoa(i)
		}
		v, err := s.single(p, at, item)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, nil
}

// single reads one value of a property.
func (s *scope) single(p *edm.Property, path string, n node) (any, error) {
	if n.kind == nullNode {
		return nullFor(p, path)
	}
	if p.Codes != nil {
		return coded(p.Codes, path, n)
	}
	switch t := p.Type.(type) {
	case edm.Primitive:
		v, err := primitive(t, n)
		if err == nil {
			err = facets(p, v)
		}
		if err != nil {
			return nil, fault("InvalidValue", path, "%s", err)
		}
		if at, isTime := v.(time.Time); isTime && s.meansNull(p, at) {
			return nullFor(p, path)
		}
		return v, nil
	case *edm.EnumType:
		return enum(t, path, n)
	case *edm.ComplexType:
		return s.structure(p, t, path, n)
	}
	return nil, fault("InvalidValue", path, "the property cannot be written")
}

func nullFor(p *edm.Property, path string) (any, error) {
	if !p.Nullable || p.Collection {
		return nil, fault("NotNullable", path, "the property cannot be null; send a value or leave it out")
	}
	return nil, nil
}

func (s *scope) meansNull(p *edm.Property, at time.Time) bool {
	null, ok := s.Nulls[p.Name]
	return ok && null.Equal(at)
}

// structure reads a complex value: a whole one where it is new, one of a collection, or to be
// replaced; else what is to change of it.
func (s *scope) structure(p *edm.Property, t *edm.ComplexType, path string, n node) (any, error) {
	values, err := s.complex(t, path, n)
	if err != nil {
		return nil, err
	}
	if s.create || s.Replace || p.Collection {
		return values, nil
	}
	return Patch(values), nil
}

func (s *scope) complex(t *edm.ComplexType, path string, n node) (map[string]any, error) {
	if n.kind != objectNode {
		return nil, fault("InvalidValue", path, "expected a JSON object of type %s", t.TypeName())
	}
	if err := unique(n.members, path+"/"); err != nil {
		return nil, err
	}
	values := map[string]any{}
	for _, m := range n.members {
		if err := s.collect(s.part(values, t, path, m)); err != nil {
			return nil, err
		}
	}
	return values, nil
}

// part reads a member of a complex value.
func (s *scope) part(values map[string]any, t *edm.ComplexType, path string, m member) error {
	if strings.Contains(m.name, "@") {
		return checkComplexAnnotation(t, path, m)
	}
	p := t.Property(m.name)
	if p == nil {
		return unknown(t.Name, path+"/"+m.name, m.name, t.PropertyNames())
	}
	if s.ignored(p) {
		return nil
	}
	v, err := s.property(p, path+"/"+m.name, m.value)
	if err == nil {
		values[p.Name] = v
	}
	return err
}

func checkComplexAnnotation(t *edm.ComplexType, path string, m member) error {
	if m.name == "@odata.type" || m.name == "@type" {
		if name := strings.TrimPrefix(m.value.text, "#"); m.value.kind != stringNode || name != t.TypeName() {
			return fault("ForeignType", path, "the value is of type %s; leave the annotation out or name that type", t.TypeName())
		}
	}
	return nil
}
