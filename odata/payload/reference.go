package payload

import (
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// bind reads Nav@odata.bind: one id, or a list of them for a collection.
func (s *scope) bind(name string, n node) error {
	nav := s.entity.Type.Navigation(name)
	path := s.entity.Place + name
	if nav == nil {
		return fault("UnknownProperty", path, "%s has no navigation property %q; $metadata lists them", s.entity.Type.Name, name)
	}
	items, err := s.members(nav, n, "ids")
	if err != nil {
		return err
	}
	rel := Related{Nav: nav, Place: path}
	for _, item := range items {
		if item.kind != stringNode {
			return fault("InvalidReference", path, "expected the id of an entity such as %q", nav.Target.Name+"(5)")
		}
		ref, err := s.resolve(nav, path, item.text)
		if err != nil {
			return err
		}
		rel.Items = append(rel.Items, Item{Ref: &ref, Place: path})
	}
	return s.relate(rel)
}

// refer notes the targets of a navigation property.
func (s *scope) refer(nav *edm.Navigation, target string, refs []Ref) error {
	e := s.entity
	if nav.ReadOnly && nav.Ref != "" {
		return nil // computed, like the property that holds its key
	}
	if before, twice := e.Refs[nav.Name]; twice {
		if agree(before, refs) {
			return nil
		}
		return twoWays(nav, target)
	}
	if len(refs) == 0 && !nav.Nullable && !nav.Collection {
		return fault("NotNullable", target, "the reference cannot be empty; name an entity of type %s", nav.Target.Name)
	}
	e.Refs[nav.Name] = refs
	return nil
}

func twoWays(nav *edm.Navigation, target string) error {
	return fault("DuplicateProperty", target, "the reference is given in two ways that do not agree; send one of %s, %s@odata.bind and %sId", nav.Name, nav.Name, nav.Name)
}

// agree tells whether two ways to write a single reference name the same key, as they do when
// a client sends back what it has read.
func agree(a, b []Ref) bool {
	if len(a) != 1 || len(b) != 1 {
		return len(a) == 0 && len(b) == 0
	}
	if a[0].Of != 0 || b[0].Of != 0 {
		return a[0].Of == b[0].Of
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

// reference tells whether an object only says which entity is meant: by an id alone, or by keys,
// beside which it may hold computed properties, so that a stub can be sent back as it was read.
func (s *scope) reference(t *edm.EntityType, members []member) bool {
	for _, m := range members {
		if strings.Contains(m.name, "@") {
			continue
		}
		p := t.Property(m.name)
		if p == nil || !isKey(t, p.Name) && !p.Computed && !slices.Contains(s.StubMarks, p.Name) {
			return false
		}
	}
	return true
}

// inline reads one reference object.
func (s *scope) inline(nav *edm.Navigation, path string, members []member) (Ref, error) {
	ref := Ref{Set: s.targetSet(nav)}
	for _, m := range members {
		if m.name == "@id" || m.name == "@odata.id" {
			return s.identified(nav, path, m.value)
		}
	}
	for _, m := range members {
		p := nav.Target.Property(m.name)
		if p == nil || !isKey(nav.Target, p.Name) {
			continue
		}
		v, err := s.single(p, path+"/"+p.Name, m.value)
		if err != nil || v == nil {
			return Ref{}, fault("InvalidReference", path+"/"+p.Name, "expected a key of type %s", p.Type.TypeName())
		}
		ref.Key = append(ref.Key, query.KeyValue{Property: p, Value: v})
	}
	if len(ref.Key) == 0 {
		return Ref{}, fault("InvalidReference", path, "the object names no %s; refer to one by its key", nav.Target.Name)
	}
	return ref, wholeKey(nav.Target, ref.Key, path)
}

// identified reads the value of @id.
func (s *scope) identified(nav *edm.Navigation, path string, n node) (Ref, error) {
	if n.kind != stringNode {
		return Ref{}, fault("InvalidReference", path, `an id is a string; send {"@id":%q}`, nav.Target.Name+"(5)")
	}
	return s.resolve(nav, path, n.text)
}

// identifies tells whether a property in the body of an entity says which one it is: a part of the
// primary key, or of an alternate one if the service makes it. One that clients make is a value.
func identifies(t *edm.EntityType, p *edm.Property) bool {
	return primaryKey(t, p) || p.Computed && isKey(t, p.Name)
}

// wholeKey refuses a key of which parts are missing.
func wholeKey(t *edm.EntityType, key []query.KeyValue, path string) error {
	given := func(name string) bool {
		return slices.ContainsFunc(key, func(k query.KeyValue) bool { return k.Property.Name == name })
	}
	for _, parts := range append([][]string{t.KeyNames()}, t.Alternates()...) {
		if !slices.ContainsFunc(parts, func(name string) bool { return !given(name) }) {
			return nil
		}
	}
	return fault("InvalidReference", strings.TrimSuffix(path, "/"), "a part of the key is missing; the key of %s is %s", t.Name, strings.Join(t.KeyNames(), ","))
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
func (s *scope) dependent(p *edm.Property) *edm.Navigation {
	for _, n := range s.entity.Type.AllNavigations() {
		if n.Ref == p.Name {
			return n
		}
	}
	return nil
}

func (s *scope) dependentKey(nav *edm.Navigation, p *edm.Property, n node) error {
	path := s.entity.Place + p.Name
	v, err := s.single(p, path, n)
	if err != nil {
		return err
	}
	key := nav.Target.KeyProperties()
	if len(key) != 1 {
		s.entity.Values[p.Name] = v
		return nil
	}
	if v == nil {
		return s.refer(nav, path, []Ref{})
	}
	return s.refer(nav, path, []Ref{{Set: s.targetSet(nav), Key: []query.KeyValue{{Property: key[0], Value: v}}}})
}

// targetSet is the set that the targets of a navigation property are in.
func (s *scope) targetSet(nav *edm.Navigation) *edm.EntitySet {
	if set := s.entity.Set; set != nil && set.Bindings[nav.Name] != nil {
		return set.Bindings[nav.Name]
	}
	return s.Model.SetOf(nav.Target)
}

func (s *scope) resolve(nav *edm.Navigation, path, id string) (Ref, error) {
	ref, err := s.Resolve(id)
	if err != nil {
		return Ref{}, fault("InvalidReference", path, "%q is not the id of an entity: %s", id, err)
	}
	if !related(ref.Set.Type, nav.Target) {
		return Ref{}, fault("InvalidReference", path, "%q is no %s", id, nav.Target.Name)
	}
	return ref, nil
}
