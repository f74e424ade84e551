package odata

import (
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// A link between two entities is kept at one of its ends: at the one whose navigation property can be
// written, or else at the other one, whose partner property points back.

// link plans a link from source to target, in place of the one before if there can only be one.
func (d *deep) link(source Ref, nav *edm.Navigation, target Ref, place string) error {
	if nav.ReadOnly {
		return d.refer(target, nav.Back(), []Ref{source}, nil, place)
	}
	return d.refer(source, nav, []Ref{target}, nil, place)
}

// unlink plans the end of a link. To end one that is not there changes nothing.
func (d *deep) unlink(source Ref, nav *edm.Navigation, target Ref, place string) error {
	switch back := nav.Back(); {
	case !nav.ReadOnly:
		return d.refer(source, nav, nil, []Ref{target}, place)
	case back.Collection:
		return d.refer(target, back, nil, []Ref{source}, place)
	case !back.Nullable:
		return required(nav, place)
	}
	q, err := d.reached(source, nav, target.Set, place)
	if err != nil {
		return err
	}
	q.Key = target.Key
	d.add(Change{Op: Update, Set: q.Set, Each: q, Refs: map[string][]Ref{nav.Partner: {}}}, place)
	return nil
}

// required refuses to take away what an entity cannot be without.
func required(nav *edm.Navigation, place string) error {
	back := nav.Back()
	return badRequest("NotNullable", strings.TrimSuffix(place, "/"),
		"%s of a %s cannot be empty; let it refer to another %s, or delete the %s", back.Name, nav.Target.Name, back.Target.Name, nav.Target.Name)
}

// refer plans a change of what an entity refers to: of a single reference, or of those in a collection.
func (d *deep) refer(from Ref, nav *edm.Navigation, add, remove []Ref, place string) error {
	if err := d.may(Update, from.Set, place); err != nil {
		return err
	}
	c := Change{Op: Update, Set: from.Set, Key: from.Key, Of: from.Of}
	if nav.Collection {
		c.Links = map[string]Links{nav.Name: {Add: add, Remove: remove}}
	} else {
		c.Refs = map[string][]Ref{nav.Name: append([]Ref{}, add...)}
	}
	d.add(c, place)
	return nil
}

// letGo plans the end of all links of self to members of a collection that a body does not name.
func (d *deep) letGo(self Ref, rel payload.Related) error {
	var keep [][]query.KeyValue
	for _, item := range rel.Items {
		ref, there := item.Ref, true
		if item.Entity != nil {
			found, ok := existing(item.Entity)
			ref, there = &found, ok
		}
		if there && ref.Of == 0 {
			keep = append(keep, ref.Key)
		}
	}
	q, err := d.reached(self, rel.Nav, nil, rel.Place)
	if err != nil {
		return err
	}
	q.Besides(keep)
	c := Change{Op: Update, Set: q.Set, Each: q}
	if back := rel.Nav.Back(); back.Collection {
		c.Links = map[string]Links{back.Name: {Remove: []Ref{self}}}
	} else {
		c.Refs = map[string][]Ref{back.Name: {}}
	}
	if number := d.add(c, rel.Place); c.Refs != nil && !rel.Nav.Back().Nullable {
		if d.bare == nil {
			d.bare = map[int]error{}
		}
		d.bare[number-1] = required(rel.Nav, rel.Place)
	}
	return nil
}

// reached reads what a navigation property of an entity leads to, in set if that is known.
func (d *deep) reached(self Ref, nav *edm.Navigation, set *edm.EntitySet, place string) (*query.Query, error) {
	if self.Of != 0 {
		return nil, badRequest("InvalidReference", strings.TrimSuffix(place, "/"),
			"what a request of the same change set writes has no such links that could be ended; send this request behind the change set")
	}
	if set == nil {
		if set = self.Set.Bindings[nav.Name]; set == nil {
			set = d.model.SetOf(nav.Target)
		}
	}
	if err := d.may(Update, set, place); err != nil {
		return nil, err
	}
	return query.Targets(d.model, query.ByKey(d.model, self.Set, self.Key), nav, set), nil
}
