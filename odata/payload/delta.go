package payload

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// nestedDelta reads Nav@delta: what changes in a collection.
func (s *scope) nestedDelta(property string, n node) error {
	nav := s.entity.Type.Navigation(property)
	if nav == nil || !nav.Collection {
		return fault("UnknownProperty", s.entity.Place+property, "%s has no collection of related entities %q; $metadata lists them", s.entity.Type.Name, property)
	}
	return s.navigation(nav, n, true)
}

// removal reads @removed.
func removal(members []member, place string) (Removal, error) {
	for _, m := range members {
		if m.name != "@removed" && m.name != "@odata.removed" {
			continue
		}
		if m.value.kind != objectNode {
			return Kept, badRemoval(place)
		}
		return reason(m.value.members, place)
	}
	return Kept, nil
}

// reason reads why something goes away; without one it has left the collection.
func reason(members []member, place string) (Removal, error) {
	for _, m := range members {
		if m.name != "reason" {
			continue
		}
		if r := Removal(m.value.text); m.value.kind == stringNode && (r == Changed || r == Deleted) {
			return r, nil
		}
		return Kept, badRemoval(place)
	}
	return Changed, nil
}

func badRemoval(place string) error {
	return fault("InvalidBody", place, `expected {"@removed":{"reason":"changed"}} or {"@removed":{"reason":"deleted"}}`)
}

// ReadDelta reads a delta payload: {"@context":"#$delta","value":[…]}. An item with faults has them
// as its Err, so that the others can still be written.
func (r *Reader) ReadDelta(body []byte) ([]Item, error) {
	root, err := parse(body)
	if err != nil {
		return nil, err
	}
	if root.kind != objectNode {
		return nil, notDelta()
	}
	if err := unique(root.members, ""); err != nil {
		return nil, err
	}
	value := find(root.members, "value")
	if !strings.HasSuffix(contextOf(root.members), "$delta") || value == nil || value.kind != arrayNode {
		return nil, notDelta()
	}
	if len(value.items) > MaxItems {
		return nil, tooMany("value")
	}
	items := make([]Item, len(value.items))
	entities := 0
	for i, n := range value.items {
		s := r.scope()
		s.entities, s.level = entities, 1
		place := "value/" + strconv.Itoa(i)
		item, err := s.deltaItem(n, place)
		item.Place, item.Source, item.Err = place, n.source, s.verdict(err)
		items[i], entities = item, s.entities
	}
	return items, nil
}

func tooMany(path string) error {
	return &Error{Code: "LimitExceeded", Target: path, TooLarge: true, Message: fmt.Sprintf("the list has more than %d items; split the request", MaxItems)}
}

func notDelta() error {
	return fault("InvalidBody", "", `the body is no delta payload; send {"@context":"#$delta","value":[…]}`)
}

// find gives the value of a member; nil if there is none.
func find(members []member, name string) *node {
	for i := range members {
		if members[i].name == name {
			return &members[i].value
		}
	}
	return nil
}

// contextOf is the context of an object; empty if it has none.
func contextOf(members []member) string {
	for _, name := range []string{"@context", "@odata.context"} {
		if n := find(members, name); n != nil && n.kind == stringNode {
			return n.text
		}
	}
	return ""
}

// deltaItem reads an item of a delta payload. What it is stands in its context or in @removed; else
// it is an entity.
func (s *scope) deltaItem(n node, place string) (Item, error) {
	if n.kind != objectNode {
		return Item{}, fault("InvalidBody", place, "an item of a delta payload is a JSON object")
	}
	context := contextOf(n.members)
	switch {
	case strings.HasSuffix(context, "/$link"):
		return s.deltaLink(n.members, place, Kept)
	case strings.HasSuffix(context, "/$deletedLink"):
		return s.deltaLink(n.members, place, Changed)
	case strings.HasSuffix(context, "/$deletedEntity"):
		return s.deletedEntity(n.members, place)
	}
	if err := unique(n.members, place+"/"); err != nil {
		return Item{}, err
	}
	removed, err := removal(n.members, place)
	if err != nil {
		return Item{}, err
	}
	there := keyed(s.entity.Type, n.members)
	s.entity.Place, s.create, s.keyed = place+"/", !there, there
	item := Item{Entity: s.entity, Removed: removed}
	if removed != Kept && !there {
		return item, fault("InvalidReference", place, "the item does not say what was removed; give its key or its @id")
	}
	if removed != Kept {
		return item, s.removed(n.members)
	}
	return item, s.read(n.members)
}

// removed reads which entity goes away, and the version that is meant; all else in it is ignored.
func (s *scope) removed(members []member) error {
	for _, m := range members {
		if strings.HasPrefix(m.name, "@") {
			if err := s.annotation("", m.name[1:], m.value); err != nil {
				return err
			}
		} else if p := s.entity.Type.Property(m.name); p != nil && identifies(s.entity.Type, p) {
			if err := s.key(p, m.value); err != nil {
				return err
			}
		}
	}
	if s.entity.ID == nil {
		return wholeKey(s.entity.Type, s.entity.Key, s.entity.Place)
	}
	return nil
}

// deletedEntity reads an item of OData 4.0: {"@context":"…/$deletedEntity","id":…,"reason":…}.
func (s *scope) deletedEntity(members []member, place string) (Item, error) {
	removed, err := reason(members, place)
	if err != nil {
		return Item{}, err
	}
	s.entity.Place = place + "/"
	id := find(members, "id")
	if id == nil {
		return Item{}, fault("InvalidReference", place+"/id", "the item does not say what was deleted; give its id")
	}
	return Item{Entity: s.entity, Removed: removed}, s.identity(*id)
}

// deltaLink reads a link between two entities.
func (s *scope) deltaLink(members []member, place string, removed Removal) (Item, error) {
	link := Link{}
	name := find(members, "relationship")
	source, err := s.end(members, "source", place)
	if err != nil {
		return Item{}, err
	}
	if name != nil && name.kind == stringNode {
		link.Nav = source.Set.Type.Navigation(name.text)
	}
	if link.Nav == nil {
		return Item{}, fault("UnknownProperty", place+"/relationship", "%s has no such navigation property; $metadata lists them", source.Set.Type.Name)
	}
	link.Source = source
	if target := find(members, "target"); removed == Kept || link.Nav.Collection || target != nil && target.kind != nullNode {
		if link.Target, err = s.end(members, "target", place); err != nil {
			return Item{}, err
		}
		if !related(link.Target.Set.Type, link.Nav.Target) {
			return Item{}, fault("InvalidReference", place+"/target", "the target is no %s", link.Nav.Target.Name)
		}
	}
	return Item{Link: &link, Removed: removed}, nil
}

// related tells whether one of two types is derived from the other.
func related(a, b *edm.EntityType) bool { return a.Is(b) || b.Is(a) }

// end reads the entity at one end of a link.
func (s *scope) end(members []member, name, place string) (Ref, error) {
	n := find(members, name)
	if n == nil || n.kind != stringNode {
		return Ref{}, fault("InvalidReference", place+"/"+name, "expected the id of an entity as a string")
	}
	ref, err := s.Resolve(n.text)
	if err != nil {
		return Ref{}, fault("InvalidReference", place+"/"+name, "%q is not the id of an entity: %s", n.text, err)
	}
	return ref, nil
}
