package odata

import (
	"slices"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
)

// replace makes the body of a PUT whole: what it leaves out becomes null or empty. What the
// service computes, keys, properties that cannot change and collections of references stay.
func replace(t *edm.EntityType, e *payload.Entity) error {
	for _, p := range t.AllProperties() {
		if _, given := e.Values[p.Name]; given || p.Computed || p.Immutable || slices.Contains(t.KeyNames(), p.Name) {
			continue
		}
		if nav := dependent(t, p); nav != nil {
			if _, given := e.Refs[nav.Name]; !given && nav.Nullable {
				e.Refs[nav.Name] = []Ref{}
				continue
			} else if given {
				continue
			}
		}
		switch {
		case p.Collection:
			e.Values[p.Name] = []any{}
		case p.Nullable:
			e.Values[p.Name] = nil
		default:
			return badRequest("MissingProperty", p.Name, "PUT replaces the whole entity and this property cannot be null; send a value, or change single properties by PATCH")
		}
	}
	return nil
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
