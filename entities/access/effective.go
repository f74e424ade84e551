package access

import (
	"slices"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// maxEffective bounds the models that are kept: which groups somebody is in comes from data.
const maxEffective = 256

// Model is the effective model of a caller, who keeps it for the length of his session.
func (r *Rights) Model(s *Session) *edm.Model {
	if s.Proof == nil {
		return r.Effective(s.Principal)
	}
	if known := s.model.Load(); known != nil {
		return known
	}
	m := r.Effective(s.Principal)
	s.model.Store(m)
	return m
}

// Effective is the model as the caller sees it: properties that are hidden from him and sets
// that he may do nothing with do not exist in it, and sets refuse what he may never do.
func (r *Rights) Effective(p Principal) *edm.Model {
	if p.System {
		return r.model
	}
	key := r.kind(p)
	r.mu.Lock()
	defer r.mu.Unlock()
	if known := r.effective[key]; known != nil {
		return known
	}
	cut := r.model.Restrict(edm.Cut{
		Set:        func(s *edm.EntitySet) bool { return r.May(s.Type, Read, p) || r.May(s.Type, Create, p) },
		Property:   func(t *edm.EntityType, q *edm.Property) bool { return !r.Hidden(t, q.Name, p) },
		Navigation: func(t *edm.EntityType, n *edm.Navigation) bool { return !r.Hidden(t, n.Name, p) },
		Rights:     func(s *edm.EntitySet) { r.close(s, p) },
	})
	for other := range r.effective {
		if len(r.effective) < maxEffective {
			break
		}
		delete(r.effective, other)
	}
	r.effective[key] = cut
	return cut
}

// kind names all principals for whom the same rules and masks stand: those of the same groups.
func (r *Rights) kind(p Principal) string {
	if p.Zero() {
		return "nobody"
	}
	return sorted(slices.DeleteFunc(slices.Clone(p.Groups), func(g string) bool { return !r.groups[g] }))
}

// Hidden tells whether a property does not exist for the caller.
func (r *Rights) Hidden(t *edm.EntityType, name string, p Principal) bool {
	if p.System {
		return false
	}
	for _, m := range r.masks {
		if m.Type == t.Name && slices.Contains(m.Properties, name) && !p.In(m.Groups...) {
			return true
		}
	}
	return false
}

// close shuts the operations of a set that the caller may do with no row.
func (r *Rights) close(s *edm.EntitySet, p Principal) {
	s.NoInsert = s.NoInsert || !r.May(s.Type, Create, p)
	s.NoUpdate = s.NoUpdate || !r.May(s.Type, Update, p)
	s.NoDelete = s.NoDelete || !r.May(s.Type, Delete, p)
}
