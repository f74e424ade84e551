package odata

import (
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
)

// replace makes the body of a PUT whole: what it leaves out becomes null or empty. What the
// service computes, keys, properties that cannot change and collections of references stay.
func replace(e *payload.Entity) error {
	t := e.Type
	var missing []Detail
	for _, p := range t.AllProperties() {
		if _, given := e.Values[p.Name]; given || p.Computed || p.Immutable || partOfKey(t, p) {
			continue
		}
		if nav := dependent(t, p); nav != nil && (related(e, nav) || nav.Nullable) {
			if !related(e, nav) {
				e.Refs[nav.Name] = []Ref{}
			}
			continue
		}
		switch {
		case p.Collection:
			e.Values[p.Name] = []any{}
		case p.Nullable:
			e.Values[p.Name] = nil
		default:
			missing = append(missing, Detail{
				Code: "MissingProperty", Target: e.Place + p.Name,
				Message: "PUT replaces the whole entity and this property cannot be null; send a value, or change single properties by PATCH",
			})
		}
	}
	if missing == nil {
		return nil
	}
	first := badRequest(missing[0].Code, missing[0].Target, "%s", missing[0].Message)
	if len(missing) > 1 {
		first.Details = missing
	}
	return first
}

func partOfKey(t *edm.EntityType, p *edm.Property) bool {
	for _, name := range t.KeyNames() {
		if name == p.Name {
			return true
		}
	}
	return false
}

// related tells whether a body says what a navigation property refers to.
func related(e *payload.Entity, nav *edm.Navigation) bool {
	_, given := e.Refs[nav.Name]
	for _, rel := range e.Related {
		given = given || rel.Nav == nav
	}
	return given
}

// dependent finds the writable navigation whose key p holds.
func dependent(t *edm.EntityType, p *edm.Property) *edm.Navigation {
	for _, n := range t.AllNavigations() {
		if n.Ref == p.Name && !n.ReadOnly {
			return n
		}
	}
	return nil
}
