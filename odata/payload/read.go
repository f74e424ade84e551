package payload

import (
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Reader turns request bodies for one entity type into values.
type Reader struct {
	Model *edm.Model
	Type  *edm.EntityType
	// Set, if known, tells which sets its navigation properties lead to.
	Set *edm.EntitySet
	// Create reads keys and immutable properties too, which an update ignores.
	Create bool
	// Nulls maps properties to the value that means null in them.
	Nulls map[string]time.Time
	// StubMarks are properties that a reference may carry because the service shows them there.
	StubMarks []string
	// Resolve turns the id of an entity, absolute or relative, into a reference.
	Resolve func(id string) (Ref, error)
}

// Read reads a whole body.
func (r *Reader) Read(body []byte) (*Entity, error) {
	root, err := parse(body)
	if err != nil {
		return nil, err
	}
	if root.kind != objectNode {
		return nil, fault("InvalidBody", "", "the body is no JSON object; send {…} with the properties of one %s", r.Type.Name)
	}
	e := &Entity{Values: map[string]any{}, Refs: map[string][]Ref{}}
	if err := unique(root.members, ""); err != nil {
		return nil, err
	}
	for _, m := range root.members {
		if err := r.member(e, m); err != nil {
			return nil, err
		}
	}
	return e, nil
}

// unique refuses names that repeat, in any letter case: which of the two counts would be a guess.
func unique(members []member, path string) error {
	seen := make(map[string]string, len(members))
	for _, m := range members {
		fold := strings.ToLower(m.name)
		if other, dup := seen[fold]; dup {
			if other == m.name {
				return fault("DuplicateProperty", path+m.name, "the property is given twice; send it once")
			}
			return fault("DuplicateProperty", path+m.name, "the property is also given as %q; names differ by more than letter case, send it once", other)
		}
		seen[fold] = m.name
	}
	return nil
}

func (r *Reader) member(e *Entity, m member) error {
	if at := strings.IndexByte(m.name, '@'); at >= 0 {
		return r.annotation(e, m.name[:at], m.name[at+1:], m.value)
	}
	if n := r.Type.Navigation(m.name); n != nil {
		return r.navigation(e, n, m.value)
	}
	p := r.Type.Property(m.name)
	if p == nil {
		return unknown(r.Type.Name, m.name, m.name, r.Type.MemberNames())
	}
	if r.ignored(p) {
		return nil
	}
	if n := r.dependent(p); n != nil {
		return r.dependentKey(e, n, p, m.value)
	}
	value, err := r.property(p, m.name, m.value)
	if err != nil {
		return err
	}
	e.Values[p.Name] = value
	return nil
}

// ignored tells of properties that the service sets itself, and of those that cannot change any more.
func (r *Reader) ignored(p *edm.Property) bool {
	if p.Computed {
		return true
	}
	if r.Create {
		return false
	}
	if p.Immutable {
		return true
	}
	for _, key := range r.Type.KeyProperties() {
		if key == p {
			return true
		}
	}
	return false
}

func (r *Reader) property(p *edm.Property, path string, n node) (any, error) {
	if !p.Collection {
		return r.single(p, path, n)
	}
	if n.kind != arrayNode {
		return nil, fault("InvalidValue", path, "the property is a collection; send a JSON array")
	}
	list := make([]any, 0, len(n.items))
	for _, item := range n.items {
		v, err := r.single(p, path, item)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, nil
}

func (r *Reader) single(p *edm.Property, path string, n node) (any, error) {
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
		if at, isTime := v.(time.Time); isTime && r.meansNull(p, at) {
			return nullFor(p, path)
		}
		return v, nil
	case *edm.EnumType:
		return enum(t, path, n)
	case *edm.ComplexType:
		return r.complex(t, path, n)
	}
	return nil, fault("InvalidValue", path, "the property cannot be written")
}

func nullFor(p *edm.Property, path string) (any, error) {
	if !p.Nullable || p.Collection {
		return nil, fault("NotNullable", path, "the property cannot be null; send a value or leave it out")
	}
	return nil, nil
}

func (r *Reader) meansNull(p *edm.Property, at time.Time) bool {
	null, ok := r.Nulls[p.Name]
	return ok && null.Equal(at)
}

func (r *Reader) complex(t *edm.ComplexType, path string, n node) (any, error) {
	if n.kind != objectNode {
		return nil, fault("InvalidValue", path, "expected a JSON object of type %s", t.TypeName())
	}
	if err := unique(n.members, path+"/"); err != nil {
		return nil, err
	}
	values := map[string]any{}
	for _, m := range n.members {
		if strings.Contains(m.name, "@") {
			if err := checkComplexAnnotation(t, path, m); err != nil {
				return nil, err
			}
			continue
		}
		p := t.Property(m.name)
		if p == nil {
			return nil, unknown(t.Name, path+"/"+m.name, m.name, t.PropertyNames())
		}
		if r.ignored(p) {
			continue
		}
		v, err := r.property(p, path+"/"+m.name, m.value)
		if err != nil {
			return nil, err
		}
		values[p.Name] = v
	}
	return values, nil
}

func checkComplexAnnotation(t *edm.ComplexType, path string, m member) error {
	if m.name == "@odata.type" || m.name == "@type" {
		if name := strings.TrimPrefix(m.value.text, "#"); m.value.kind != stringNode || name != t.TypeName() {
			return fault("ForeignType", path, "the value is of type %s; leave the annotation out or name that type", t.TypeName())
		}
	}
	return nil
}
