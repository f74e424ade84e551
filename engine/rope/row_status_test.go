package rope

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// TestR352AccountTypes: access hangs only on accounts of the types that it is for, and children
// follow the account type of their role.
func TestR352AccountTypes(t *testing.T) {
	play(t, []row{
		{"a child for two types follows its role", func(s *Snapshot) {
			s.World.Resources[20].AccountTypes = []int64{privileged}
			s.World.Resources[permission].AccountTypes = []int64{personalType, privileged}
			s.Subject.Accounts = []calc.Account{{System: 7, Name: "ada", Type: personalType}, {System: 7, Name: "adm-ada", Type: privileged}}
			roles(s, map[int64][]int64{20: {permission}})
			s.Subject.Direct = []calc.Direct{assigned(100, 20)}
		}, nil, func(t *testing.T, r calc.Result) {
			require.Equal(t, "adm-ada", find(t, r, permission).Account)
			require.Equal(t, privileged, find(t, r, permission).AccountType)
		}},
		{"a policy for privileged accounts gives personal ones nothing (R-353)", func(s *Snapshot) {
			s.World.Resources[permission].AccountTypes = []int64{personalType}
			s.World.Policies = []calc.Policy{{ID: 50, Resources: []int64{permission}, AccountTypes: []int64{privileged}}}
		}, []shape{}, nil},
		{"more than one account type gives a warning (R-353)", func(s *Snapshot) {
			s.World.Resources[20].AccountTypes = []int64{personalType, privileged}
			s.World.Policies = []calc.Policy{{ID: 50, Name: "P", Resources: []int64{20}, AccountTypes: []int64{personalType, privileged}}}
		}, nil, func(t *testing.T, r calc.Result) {
			require.Equal(t, []string{"assignment policy 50 is for 2 account types", "role 20 is for 2 account types"}, r.Warnings)
		}},
	})
}

// TestR354Orphans: accounts whose owner is unknown or unsure are orphan assignments.
func TestR354Orphans(t *testing.T) {
	play(t, []row{
		{"owned by Unresolved", func(s *Snapshot) {
			s.Subject.Unresolved, s.Subject.Category = true, int64(entities.CategoryUnresolved)
			has(s, 71, accountInIt)
		}, []shape{{accountInIt, accountOfAda, true, "", nil, nil, orphaned, types(kindActual)}}, nil},
		{"more than one owner came into question", func(s *Snapshot) {
			account(s).Unsure = true
			has(s, 71, permission)
		}, []shape{{permission, accountOfAda, true, "", nil, nil, orphaned, types(kindActual)}}, nil},
		{"orphans come before approval (G-10)", func(s *Snapshot) {
			account(s).Unsure = true
			s.Subject.Direct = []calc.Direct{assigned(100, permission)}
			has(s, 71, permission)
		}, []shape{{permission, accountOfAda, true, "", nil, nil, orphaned, types(kindActual, kindDirect)}}, nil},
	})
}

// TestR374Managed: access that is or was desired is ours to take away, other access only of
// exclusively managed types.
func TestR374Managed(t *testing.T) {
	play(t, []row{
		{
			"never approved: it stays", func(s *Snapshot) { has(s, 71, permission) },
			[]shape{{permission, accountOfAda, true, "", nil, nil, unapproved, types(kindActual)}},
			nil,
		},
		{
			"never approved, of an exclusively managed type: it goes", func(s *Snapshot) {
				has(s, 71, permission)
				s.World.Resources[permission].Exclusive = true
			},
			[]shape{{permission, accountOfAda, false, "NoDesiredReason", nil, nil, ending, types(kindActual)}},
			func(t *testing.T, r calc.Result) {
				require.EqualValues(t, entities.ProvisionPendingDeprovisioning, find(t, r, permission).Provisioning)
			},
		},
		{"but not of an account that nobody is known to own", func(s *Snapshot) {
			account(s).Unsure = true
			has(s, 71, permission)
			s.World.Resources[permission].Exclusive = true
		}, []shape{{permission, accountOfAda, true, "", nil, nil, orphaned, types(kindActual)}}, nil},
		{"approved, then over: it is taken away", func(s *Snapshot) {
			has(s, 71, permission)
			managed(s, permission, accountOfAda)
		}, []shape{{permission, accountOfAda, false, "NoDesiredReason", nil, nil, ending, types(kindActual)}}, nil},
	})
}

// TestR335Additional: rules of the installation itself give access, and one that fails gives a warning.
func TestR335Additional(t *testing.T) {
	rule := func(give func(Snapshot) []Gift) func(*Snapshot) {
		return func(s *Snapshot) {
			s.Additions = []Addition{{Name: "house rule", Resources: []int64{permission}, Give: give}}
		}
	}
	play(t, []row{
		{"what it gives is desired", rule(func(Snapshot) []Gift {
			return []Gift{{Resource: permission, Valid: span(nil, day(3)), Description: "Because"}}
		}), []shape{{permission, "", true, "", nil, day(3), derived, types(kindMore)}}, nil},
		{
			"one that fails stops nobody", rule(func(s Snapshot) []Gift { return []Gift{{Resource: s.Subject.Direct[9].Resource}} }),
			[]shape{},
			func(t *testing.T, r calc.Result) {
				require.Len(t, r.Warnings, 1)
				require.Contains(t, r.Warnings[0], "additional rule house rule failed")
			},
		},
		{
			"a resource that is not there", rule(func(Snapshot) []Gift { return []Gift{{Resource: 999}} }),
			[]shape{},
			func(t *testing.T, r calc.Result) {
				require.Equal(t, []string{"additional rule house rule gives resource 999, which does not exist"}, r.Warnings)
			},
		},
	})
}

// TestR320Order: the trace tells the steps in their order, each with what it added.
func TestR320Order(t *testing.T) {
	s := world()
	automatic(&s)
	roles(&s, map[int64][]int64{20: {permission}})
	s.Subject.Direct = []calc.Direct{assigned(100, 20)}
	has(&s, 71, otherResource)
	require.Equal(t, strings.Join([]string{
		"direct assignments: 1", "assignment policies: 0", "additional: 0", "child resources: 1", "actual assignments: 1",
		"provisioning claims: 0", "implicit roles: 0", "auto accounts: 1", "merge duplicates: 4 assignments", "verdicts: 0", "constraints: 0 violated",
		"validity and disabled: 4 enabled", "attributes: 0 assignments", "compliance, violation and provisioning status: 3 pending", "risk score: 0",
	}, "\n"), Calculate(s).Trace)
}

// TestMalformedInputWarns: what cannot be meant so gives a warning, and a result all the same.
func TestMalformedInputWarns(t *testing.T) {
	warns := func(text string) func(*testing.T, calc.Result) {
		return func(t *testing.T, r calc.Result) { require.Contains(t, r.Warnings, text) }
	}
	play(t, []row{
		{"from after to", func(s *Snapshot) {
			a := assigned(100, permission)
			a.Valid = span(day(5), day(-5))
			s.Subject.Direct = []calc.Direct{a}
		}, []shape{}, warns("resource assignment 100 begins after it ends")},
		{
			"a resource that is gone", func(s *Snapshot) { s.Subject.Direct = []calc.Direct{assigned(100, 404)} },
			[]shape{},
			warns("resource assignment 100 is on resource 404, which does not exist"),
		},
		{"a context that is gone", func(s *Snapshot) {
			s.Subject.Memberships = append(s.Subject.Memberships, calc.Membership{Context: 404})
		}, []shape{}, warns("context 404 does not exist")},
		{"no context type", func(s *Snapshot) { s.World.Settings.PrimaryType = 0 }, []shape{}, warns("there is no primary context type")},
		{"contexts above each other", func(s *Snapshot) {
			s.World.Contexts[1].Parent = 2
			s.World.Policies = []calc.Policy{{ID: 50, Contexts: []int64{1}, Resources: []int64{permission}}}
		}, []shape{{permission, "", true, "", nil, nil, derived, types(kindPolicy)}}, nil},
	})
}
