package rope

import (
	"maps"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// WhatIf makes of a snapshot another one, in which something has changed. It leaves what it was
// given as it was: many identities share a world.
type WhatIf func(Snapshot) Snapshot

// Simulate tells what a change would do to the access of an identity.
func Simulate(s Snapshot, change WhatIf) []Difference {
	return Diff(Calculate(s), Calculate(change(s)))
}

// Assign gives the identity a resource assignment more.
func Assign(more ...calc.Direct) WhatIf {
	return func(s Snapshot) Snapshot {
		subject := *s.Subject
		subject.Direct = slices.Concat(subject.Direct, more)
		s.Subject = &subject
		return s
	}
}

// Lock locks the identity out.
func Lock(s Snapshot) Snapshot {
	subject := *s.Subject
	subject.Status = int64(entities.IdentityLocked)
	s.Subject = &subject
	return s
}

// Ruled puts a policy into force, in place of the one of the same number if there is one. matches
// tells for which identities its filter holds; without a filter it is not asked.
func Ruled(p calc.Policy, matches map[int64]bool) WhatIf {
	return func(s Snapshot) Snapshot {
		s.World, s.Subject = ruledBy(s.World, p), letIn(s.Subject, p.ID, matches)
		return s
	}
}

func ruledBy(w *calc.World, p calc.Policy) *calc.World {
	world := *w
	world.Policies = slices.DeleteFunc(slices.Clone(world.Policies), func(o calc.Policy) bool { return o.ID == p.ID })
	world.Policies = append(world.Policies, p)
	return &world
}

func letIn(s *calc.Subject, policy int64, matches map[int64]bool) *calc.Subject {
	subject := *s
	if subject.Matches = maps.Clone(s.Matches); subject.Matches == nil {
		subject.Matches = map[int64]bool{}
	}
	subject.Matches[policy] = matches[s.ID]
	return &subject
}
