package payload

import (
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// annotation reads the few annotations that carry meaning; all others are ignored.
func (r *Reader) annotation(e *Entity, property, term string, n node) error {
	switch term {
	case "odata.bind":
		return r.bind(e, property, n)
	case "bind":
		return fault("InvalidBody", property, `write %q or {%q:{"@id":…}}`, property+"@odata.bind", property)
	}
	if property != "" {
		return nil
	}
	switch term {
	case "odata.type", "type":
		return r.typeAnnotation(n)
	case "odata.etag", "etag":
		e.ETag = n.text
	}
	return nil
}

func (r *Reader) typeAnnotation(n node) error {
	name := strings.TrimPrefix(n.text, "#")
	if n.kind != stringNode || name != r.Type.TypeName() {
		return fault("ForeignType", "@odata.type", "the entity is of type %s; leave the annotation out or name that type", r.Type.TypeName())
	}
	return nil
}

// bind reads Nav@odata.bind: one id, or a list of them for a collection.
func (r *Reader) bind(e *Entity, name string, n node) error {
	nav := r.Type.Navigation(name)
	if nav == nil {
		return fault("UnknownProperty", name, "%s has no navigation property %q; $metadata lists them", r.Type.Name, name)
	}
	items := []node{n}
	if nav.Collection {
		if n.kind != arrayNode {
			return fault("InvalidReference", name, "the property holds many; send a JSON array of ids")
		}
		items = n.items
	} else if n.kind == nullNode {
		items = nil
	}
	refs := make([]Ref, 0, len(items))
	for _, item := range items {
		if item.kind != stringNode {
			return fault("InvalidReference", name, "expected the id of an entity such as %q", nav.Target.Name+"(5)")
		}
		ref, err := r.resolve(nav, item.text)
		if err != nil {
			return err
		}
		refs = append(refs, ref)
	}
	return r.refer(e, nav, name, refs)
}

// navigation reads the inline form: null, {"Id":5}, {"UId":…}, {"@id":…}, or a list of those.
func (r *Reader) navigation(e *Entity, nav *edm.Navigation, n node) error {
	items := []node{n}
	if nav.Collection {
		if n.kind != arrayNode {
			return fault("InvalidReference", nav.Name, "the property holds many; send a JSON array of references")
		}
		items = n.items
	} else if n.kind == nullNode {
		items = nil
	}
	refs := make([]Ref, 0, len(items))
	for _, item := range items {
		ref, err := r.inline(nav, item)
		if err != nil {
			return err
		}
		refs = append(refs, ref)
	}
	return r.refer(e, nav, nav.Name, refs)
}

func (r *Reader) refer(e *Entity, nav *edm.Navigation, target string, refs []Ref) error {
	if nav.ReadOnly && nav.Ref != "" {
		return nil // computed, like the property that holds its key
	}
	if nav.ReadOnly {
		return fault("ReadOnlyProperty", target, "the navigation property cannot be written; change the entities at its other end")
	}
	if before, twice := e.Refs[nav.Name]; twice {
		if agree(before, refs) {
			return nil
		}
		return fault("DuplicateProperty", target, "the reference is given in two ways that do not agree; send one of %s, %s@odata.bind and %sId", nav.Name, nav.Name, nav.Name)
	}
	if len(refs) == 0 && !nav.Nullable && !nav.Collection {
		return fault("NotNullable", target, "the reference cannot be empty; name an entity of type %s", nav.Target.Name)
	}
	e.Refs[nav.Name] = refs
	return nil
}

// agree tells whether two ways to write a single reference name the same key, as they do when
// a client sends back what it has read.
func agree(a, b []Ref) bool {
	if len(a) != 1 || len(b) != 1 {
		return len(a) == 0 && len(b) == 0
	}
	for _, x := range a[0].Key {
		for _, y := range b[0].Key {
			if x.Property == y.Property {
				return x.Value == y.Value
			}
		}
	}
	return false
}

// inline reads one reference object. Beside keys it may hold computed properties, so that a
// stub can be sent back as it was read.
func (r *Reader) inline(nav *edm.Navigation, n node) (Ref, error) {
	if n.kind != objectNode {
		return Ref{}, fault("InvalidReference", nav.Name, `expected a reference such as {"Id":5}, {"UId":"…"} or {"@id":"%s(5)"}`, nav.Target.Name)
	}
	if err := unique(n.members, nav.Name+"/"); err != nil {
		return Ref{}, err
	}
	ref := Ref{Set: r.targetSet(nav)}
	for _, m := range n.members {
		if m.name == "@id" || m.name == "@odata.id" {
			if m.value.kind != stringNode || len(n.members) > 1 {
				return Ref{}, fault("InvalidReference", nav.Name, "an id stands alone and is a string; send {%q:%q}", m.name, nav.Target.Name+"(5)")
			}
			return r.resolve(nav, m.value.text)
		}
		if err := r.keyPart(&ref, nav, m); err != nil {
			return Ref{}, err
		}
	}
	if len(ref.Key) == 0 {
		return Ref{}, fault("InvalidReference", nav.Name, "the object names no %s; refer to one by its key", nav.Target.Name)
	}
	return ref, nil
}

func (r *Reader) keyPart(ref *Ref, nav *edm.Navigation, m member) error {
	path := nav.Name + "/" + m.name
	if strings.Contains(m.name, "@") {
		return nil
	}
	p := nav.Target.Property(m.name)
	switch {
	case p == nil && nav.Target.Navigation(m.name) == nil:
		return unknown(nav.Target.Name, path, m.name, nav.Target.MemberNames())
	case p != nil && isKey(nav.Target, p.Name):
		v, err := r.single(p, path, m.value)
		if err != nil || v == nil {
			return fault("InvalidReference", path, "expected a key of type %s", p.Type.TypeName())
		}
		ref.Key = append(ref.Key, query.KeyValue{Property: p, Value: v})
		return nil
	case p != nil && (p.Computed || slices.Contains(r.StubMarks, p.Name)):
		return nil
	}
	return &Error{
		Code: "NotImplemented", Target: path, NotImplemented: true,
		Message: "related entities cannot be written within another one; create them first, then refer to them by key",
	}
}

func isKey(t *edm.EntityType, name string) bool {
	keys := append([][]string{t.KeyNames()}, t.Alternates()...)
	for _, key := range keys {
		for _, part := range key {
			if part == name {
				return true
			}
		}
	}
	return false
}

// dependent finds the navigation whose key p holds.
func (r *Reader) dependent(p *edm.Property) *edm.Navigation {
	for _, n := range r.Type.AllNavigations() {
		if n.Ref == p.Name {
			return n
		}
	}
	return nil
}

func (r *Reader) dependentKey(e *Entity, nav *edm.Navigation, p *edm.Property, n node) error {
	v, err := r.single(p, p.Name, n)
	if err != nil {
		return err
	}
	key := nav.Target.KeyProperties()
	if len(key) != 1 {
		e.Values[p.Name] = v
		return nil
	}
	if v == nil {
		return r.refer(e, nav, p.Name, []Ref{})
	}
	return r.refer(e, nav, p.Name, []Ref{{Set: r.targetSet(nav), Key: []query.KeyValue{{Property: key[0], Value: v}}}})
}

func (r *Reader) targetSet(nav *edm.Navigation) *edm.EntitySet {
	if r.Set != nil && r.Set.Bindings[nav.Name] != nil {
		return r.Set.Bindings[nav.Name]
	}
	return r.Model.SetOf(nav.Target)
}

func (r *Reader) resolve(nav *edm.Navigation, id string) (Ref, error) {
	ref, err := r.Resolve(id)
	if err != nil {
		return Ref{}, fault("InvalidReference", nav.Name, "%q is not the id of an entity: %s", id, err)
	}
	if !ref.Set.Type.Is(nav.Target) && !nav.Target.Is(ref.Set.Type) {
		return Ref{}, fault("InvalidReference", nav.Name, "%q is no %s", id, nav.Target.Name)
	}
	return ref, nil
}
