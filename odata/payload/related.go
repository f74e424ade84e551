package payload

import (
	"fmt"
	"strconv"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// navigation reads the entities at the other end of a navigation property: null, references
// {"Id":5}, {"UId":…} and {"@id":…}, entities to write, or a list of those.
func (s *scope) navigation(nav *edm.Navigation, n node, delta bool) error {
	items, err := s.members(nav, n, "references")
	if err != nil {
		return err
	}
	rel := Related{Nav: nav, Delta: delta, Place: s.entity.Place + nav.Name}
	for i, n := range items {
		place := rel.Place
		if nav.Collection {
			place += "/" + strconv.Itoa(i)
		}
		item, err := s.item(nav, n, place, delta)
		if err := s.collect(err); err != nil {
			return err
		}
		rel.Items = append(rel.Items, item)
	}
	return s.relate(rel)
}

// members are the items of a collection, or the one that there is.
func (s *scope) members(nav *edm.Navigation, n node, what string) ([]node, error) {
	switch {
	case len(n.items) > MaxItems:
		return nil, tooMany(s.entity.Place + nav.Name)
	case nav.Collection && n.kind != arrayNode:
		return nil, fault("InvalidReference", s.entity.Place+nav.Name, "the property holds many; send a JSON array of %s", what)
	case nav.Collection:
		return n.items, nil
	case n.kind == nullNode:
		return nil, nil
	}
	return []node{n}, nil
}

// item reads one related entity.
func (s *scope) item(nav *edm.Navigation, n node, place string, delta bool) (Item, error) {
	if n.kind != objectNode {
		return Item{}, fault("InvalidReference", place, `expected a reference such as {"Id":5}, {"UId":"…"} or {"@id":"%s(5)"}`, nav.Target.Name)
	}
	if err := unique(n.members, place+"/"); err != nil {
		return Item{}, err
	}
	item := Item{Place: place}
	var err error
	if delta {
		if item.Removed, err = removal(n.members, place); err != nil {
			return Item{}, err
		}
	}
	if item.Removed == Kept && !s.reference(nav.Target, n.members) {
		item.Entity, err = s.nested(nav, n, place)
		return item, err
	}
	ref, err := s.inline(nav, place, n.members)
	item.Ref = &ref
	return item, err
}

// nested reads a related entity that is to be written: one that is there if its key or id is given,
// else a new one.
func (s *scope) nested(nav *edm.Navigation, n node, place string) (*Entity, error) {
	if s.level >= s.Depth {
		return nil, &Error{
			Code: "LimitExceeded", Target: place,
			Message: fmt.Sprintf("related entities are nested deeper than %d levels; write the deeper ones in requests of their own", s.Depth),
		}
	}
	if s.entities++; s.entities > MaxEntities {
		return nil, &Error{
			Code: "LimitExceeded", Target: place, TooLarge: true,
			Message: fmt.Sprintf("the body writes more than %d related entities; split the request", MaxEntities),
		}
	}
	e := &Entity{Type: nav.Target, Set: s.targetSet(nav), Values: map[string]any{}, Refs: map[string][]Ref{}, Place: place + "/"}
	there := keyed(nav.Target, n.members)
	inner := &scope{reading: s.reading, entity: e, create: !there, keyed: there, level: s.level + 1}
	return e, inner.read(n.members)
}

// keyed tells whether an object says which entity it is.
func keyed(t *edm.EntityType, members []member) bool {
	for _, m := range members {
		p := t.Property(m.name)
		if m.name == "@id" || m.name == "@odata.id" || p != nil && identifies(t, p) {
			return true
		}
	}
	return false
}

// relate notes what a body says about a navigation property. References by ids may stand beside a
// list of entities: together they are all of the collection.
func (s *scope) relate(rel Related) error {
	nav, e := rel.Nav, s.entity
	if nav.ReadOnly && nav.Ref == "" && nav.Back() == nil {
		return fault("ReadOnlyProperty", rel.Place, "the navigation property cannot be written; change the entities at its other end")
	}
	for i, before := range e.Related {
		if before.Nav != nav {
			continue
		}
		if !nav.Collection || before.Delta || rel.Delta {
			return twoWays(nav, rel.Place)
		}
		e.Related[i].Items = append(before.Items, rel.Items...)
		return nil
	}
	refs, plain := references(rel)
	if plain && (!nav.ReadOnly || nav.Ref != "") {
		return s.refer(nav, rel.Place, refs)
	}
	if before, given := e.Refs[nav.Name]; given {
		if !nav.Collection || rel.Delta {
			return twoWays(nav, rel.Place)
		}
		for i := range before {
			rel.Items = append(rel.Items, Item{Ref: &before[i], Place: rel.Place})
		}
		delete(e.Refs, nav.Name)
	}
	if nav.ReadOnly && nav.Ref != "" {
		return nil // computed, like the property that holds its key
	}
	e.Related = append(e.Related, rel)
	return nil
}

// references are the items if nothing but references is among them.
func references(rel Related) ([]Ref, bool) {
	refs := make([]Ref, 0, len(rel.Items))
	for _, item := range rel.Items {
		if item.Ref == nil {
			return nil, false
		}
		refs = append(refs, *item.Ref)
	}
	return refs, !rel.Delta
}
