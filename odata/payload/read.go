package payload

import (
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Limits of what a body may write at once, beside its entity itself.
const (
	// MaxEntities is the number of related entities.
	MaxEntities = 1_000
	// MaxItems is the number of items of a delta payload, or of a list of references.
	MaxItems = 10_000
)

// Reader turns request bodies for one entity type into values.
type Reader struct {
	Model *edm.Model
	Type  *edm.EntityType
	// Set, if known, tells which sets its navigation properties lead to.
	Set *edm.EntitySet
	// Create reads keys and immutable properties too, which an update ignores.
	Create bool
	// Replace reads complex values as whole ones; without it an update reads them as Patches.
	Replace bool
	// Depth is the number of levels of related entities that a body may have.
	Depth int
	// Nulls maps properties to the value that means null in them.
	Nulls map[string]time.Time
	// StubMarks are properties that a reference may carry because the service shows them there.
	StubMarks []string
	// Resolve turns the id of an entity, absolute or relative, into a reference.
	Resolve func(id string) (Ref, error)
}

// Read reads a whole body. An error that names a property holds the faults of all others too.
func (r *Reader) Read(body []byte) (*Entity, error) {
	root, err := parse(body)
	if err != nil {
		return nil, err
	}
	if root.kind != objectNode {
		return nil, fault("InvalidBody", "", "the body is no JSON object; send {…} with the properties of one %s", r.Type.Name)
	}
	s := r.scope()
	return s.entity, s.verdict(s.read(root.members))
}

// scope begins to read a body.
func (r *Reader) scope() *scope {
	e := &Entity{Type: r.Type, Set: r.Set, Values: map[string]any{}, Refs: map[string][]Ref{}}
	return &scope{reading: &reading{Reader: r}, entity: e, create: r.Create}
}

// reading is a body while it is read.
type reading struct {
	*Reader
	faults   []*Error
	entities int
}

// scope is one entity of a body while it is read.
type scope struct {
	*reading
	entity *Entity
	// create says that the entity is new, keyed that its key stands in the body.
	create, keyed bool
	// level counts the entities around it.
	level int
}

// read reads the members of the entity's JSON object.
func (s *scope) read(members []member) error {
	if err := unique(members, s.entity.Place); err != nil {
		return s.collect(err)
	}
	if err := s.typed(members); err != nil {
		return s.collect(err)
	}
	for _, m := range members {
		if err := s.collect(s.member(m)); err != nil {
			return err
		}
	}
	if s.keyed && s.entity.ID == nil && len(s.entity.Key) > 0 {
		return s.collect(wholeKey(s.entity.Type, s.entity.Key, s.entity.Place))
	}
	return nil
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

func (s *scope) member(m member) error {
	if at := strings.IndexByte(m.name, '@'); at >= 0 {
		return s.annotation(m.name[:at], m.name[at+1:], m.value)
	}
	t := s.entity.Type
	if n := t.Navigation(m.name); n != nil {
		return s.navigation(n, m.value, false)
	}
	p := t.Property(m.name)
	switch {
	case p == nil:
		return unknown(t.Name, s.entity.Place+m.name, m.name, t.MemberNames())
	case s.keyed && identifies(t, p):
		return s.key(p, m.value)
	case s.ignored(p):
		return nil
	}
	if n := s.dependent(p); n != nil {
		return s.dependentKey(n, p, m.value)
	}
	value, err := s.property(p, s.entity.Place+m.name, m.value)
	if err == nil {
		s.entity.Values[p.Name] = value
	}
	return err
}

// key reads a part of the key of an entity that is there.
func (s *scope) key(p *edm.Property, n node) error {
	v, err := s.single(p, s.entity.Place+p.Name, n)
	if err != nil || v == nil {
		return fault("InvalidReference", s.entity.Place+p.Name, "expected a key of type %s", p.Type.TypeName())
	}
	s.entity.Key = append(s.entity.Key, query.KeyValue{Property: p, Value: v})
	return nil
}

// ignored tells of properties that the service sets itself, and of those that cannot change any more.
func (s *scope) ignored(p *edm.Property) bool {
	return p.Computed || !s.create && (p.Immutable || primaryKey(s.entity.Type, p))
}

func primaryKey(t *edm.EntityType, p *edm.Property) bool {
	for _, key := range t.KeyProperties() {
		if key == p {
			return true
		}
	}
	return false
}
