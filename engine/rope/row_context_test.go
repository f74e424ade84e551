package rope

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// TestR360Contexts: access that was given in a context is disabled at once when the membership or the
// context is over, without any days after.
func TestR360Contexts(t *testing.T) {
	project := func(change func(*Snapshot)) func(*Snapshot) {
		return func(s *Snapshot) {
			s.World.Resources[permission].PostDays = 30
			inProject(s)
			change(s)
		}
	}
	play(t, []row{
		{"a member", project(func(*Snapshot) {}), gives(true, calc.Period{}), nil},
		{"the membership is gone", project(func(s *Snapshot) { s.Subject.Memberships = s.Subject.Memberships[:1] }), gives(false, calc.Period{}), nil},
		{"the membership is over", project(func(s *Snapshot) { s.Subject.Memberships[1].Valid = span(nil, day(-1)) }), gives(false, calc.Period{}), nil},
		{"the context is over", project(func(s *Snapshot) { s.World.Contexts[3].Valid = span(nil, day(-1)) }), gives(false, calc.Period{}), nil},
		{"the context is gone", project(func(s *Snapshot) { delete(s.World.Contexts, 3) }), gives(false, calc.Period{}), nil},
		{"one of two memberships is over", project(func(s *Snapshot) {
			s.Subject.Memberships[1].Valid = span(nil, day(-1))
			s.Subject.Memberships = append(s.Subject.Memberships, calc.Membership{Context: 3, Valid: span(nil, day(8))})
		}), gives(true, span(nil, day(8))), nil},
		{"what was given in no context stays", func(s *Snapshot) {
			byAssignment(s)
			s.Subject.Memberships = append(s.Subject.Memberships, calc.Membership{Context: 1, Valid: span(nil, day(-1))})
		}, gives(true, calc.Period{}), nil},
	})
}

// TestR361PrimaryType: the primary context type is that of the identity, else the one of the installation.
func TestR361PrimaryType(t *testing.T) {
	const other = orgUnit + 1
	play(t, []row{
		{"that of the installation", byAssignment, gives(true, calc.Period{}), nil},
		{"its own, and a member of such a context", func(s *Snapshot) {
			byAssignment(s)
			s.Subject.PrimaryType, s.World.Contexts[2].Type = other, other
		}, gives(true, calc.Period{}), nil},
		{"its own, and a member of others only", func(s *Snapshot) {
			byAssignment(s)
			s.Subject.PrimaryType = other
		}, nil, func(t *testing.T, r calc.Result) {
			require.Equal(t, "NoPrimaryContext", find(t, r, permission).DisabledBy)
		}},
	})
}

// TestR362NoPrimaryContext: who belongs to no context of the primary type has nothing desired enabled; it
// is kept, and marked (G-07).
func TestR362NoPrimaryContext(t *testing.T) {
	kept := []shape{{permission, "", false, "NoPrimaryContext", nil, nil, none, types(kindDirect)}}
	marked := func(t *testing.T, r calc.Result) {
		a := find(t, r, permission)
		require.True(t, a.Homeless)
		require.EqualValues(t, entities.ProvisionOK, a.Provisioning, "nothing is taken away for that")
	}
	play(t, []row{
		{"no membership", func(s *Snapshot) { byAssignment(s); s.Subject.Memberships = nil }, kept, marked},
		{"the context is over", func(s *Snapshot) { byAssignment(s); s.World.Contexts[2].Valid = span(nil, day(-1)) }, kept, marked},
		{"the membership is over", func(s *Snapshot) { byAssignment(s); s.Subject.Memberships[0].Valid = span(nil, day(-1)) }, kept, marked},
		{"the context is of another type", func(s *Snapshot) { byAssignment(s); s.World.Contexts[2].Type = 91 }, kept, marked},
		{"technical identities need none", func(s *Snapshot) {
			byAssignment(s)
			s.Subject.Memberships, s.Subject.Category = nil, int64(entities.CategoryTechnical)
		}, gives(true, calc.Period{}), nil},
	})
}

// TestR364Scopes: a policy reaches members of the contexts below its own, or direct members only.
func TestR364Scopes(t *testing.T) {
	scope := func(direct bool, contexts ...int64) func(*Snapshot) {
		return func(s *Snapshot) {
			s.World.Policies = []calc.Policy{{ID: 50, Contexts: contexts, DirectOnly: direct, Resources: []int64{permission}}}
		}
	}
	given := []shape{{permission, "", true, "", nil, nil, derived, types(kindPolicy)}}
	play(t, []row{
		{"the context above", scope(false, 1), given, nil},
		{"the context above, direct members only", scope(true, 1), []shape{}, nil},
		{"the own context, direct members only", scope(true, 2), given, nil},
		{"a context beside", func(s *Snapshot) {
			s.World.Contexts[3] = &calc.Context{ID: 3, Type: orgUnit, Parent: 1}
			scope(false, 3)(s)
		}, []shape{}, nil},
		{"contexts above each other", func(s *Snapshot) {
			s.World.Contexts[1].Parent = 2
			scope(false, 1)(s)
		}, given, nil},
	})
}
