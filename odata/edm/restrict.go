package edm

import "slices"

// Cut says what stays in a restricted copy of a model. A nil func keeps everything.
type Cut struct {
	Set        func(*EntitySet) bool
	Property   func(*EntityType, *Property) bool
	Navigation func(*EntityType, *Navigation) bool
	// Rights may close operations of a set that stays, by setting ReadOnly and the No… fields
	// of the copy it is given.
	Rights func(*EntitySet)
}

// Origin is the type of the whole model that t is a cut-down copy of, or t itself.
// Whoever keeps facts about types by pointer looks them up by the origin.
func (t *EntityType) Origin() *EntityType {
	if t.origin != nil {
		return t.origin
	}
	return t
}

// Restrict makes the effective model of a caller: what was cut away does not exist in it.
// Keys always stay, since nothing can be addressed without them.
func (m *Model) Restrict(c Cut) *Model {
	cut := &Model{Namespace: m.Namespace, Complexes: slices.Clip(m.Complexes), Enums: slices.Clip(m.Enums)}
	types := make(map[*EntityType]*EntityType, len(m.Types))
	for _, t := range m.Types {
		copied := *t
		copied.origin = t.Origin()
		types[t] = &copied
		cut.Types = append(cut.Types, &copied)
	}
	for _, t := range m.Types {
		types[t].Base = types[t.Base]
		types[t].Properties = c.properties(t)
		types[t].Navigations = c.navigations(t, types)
	}
	cut.Sets = c.sets(m.Sets, types)
	cut.index()
	cut.offer(m.Operations)
	return cut
}

func (c Cut) properties(t *EntityType) []*Property {
	var kept []*Property
	for _, p := range t.Properties {
		if c.Property == nil || slices.Contains(t.KeyNames(), p.Name) || c.Property(t, p) {
			kept = append(kept, p)
		}
	}
	return kept
}

func (c Cut) navigations(t *EntityType, types map[*EntityType]*EntityType) []*Navigation {
	var kept []*Navigation
	for _, n := range t.Navigations {
		if c.Navigation != nil && !c.Navigation(t, n) {
			continue
		}
		copied := *n
		copied.Target = types[n.Target]
		kept = append(kept, &copied)
	}
	return kept
}

func (c Cut) sets(all []*EntitySet, types map[*EntityType]*EntityType) []*EntitySet {
	copies := map[*EntitySet]*EntitySet{}
	var kept []*EntitySet
	for _, s := range all {
		if c.Set != nil && !c.Set(s) {
			continue
		}
		copied := *s
		copied.Type = types[s.Type]
		if c.Rights != nil {
			c.Rights(&copied)
		}
		copies[s] = &copied
		kept = append(kept, &copied)
	}
	for old, s := range copies {
		s.Bindings = map[string]*EntitySet{}
		for name, target := range old.Bindings {
			if copies[target] != nil && s.Type.Navigation(name) != nil {
				s.Bindings[name] = copies[target]
			}
		}
	}
	return kept
}
