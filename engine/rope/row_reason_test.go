package rope

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// with gives a resource assignment on the permission a status and dates.
func with(s *Snapshot, status entities.AssignmentStatus, valid calc.Period) *calc.Direct {
	s.Subject.Direct = append(s.Subject.Direct, calc.Direct{ID: 100, Resource: permission, Status: int64(status), Valid: valid})
	return &s.Subject.Direct[len(s.Subject.Direct)-1]
}

// gives is the access that such an assignment alone gives.
func gives(enabled bool, valid calc.Period) []shape {
	s := shape{resource: permission, enabled: enabled, disabledBy: "ReasonsDisabled", from: valid.From, to: valid.To, compliance: none, reasons: types(kindDirect)}
	if enabled {
		s.disabledBy, s.compliance = "", approved
	}
	return []shape{s}
}

// TestR321OneAssignment: whatever gives access to one resource on one account is a reason of one assignment.
func TestR321OneAssignment(t *testing.T) {
	play(t, []row{
		{"nothing gives nothing", func(*Snapshot) {}, []shape{}, nil},
		{"two policies", func(s *Snapshot) {
			s.World.Policies = []calc.Policy{{ID: 50, Resources: []int64{permission}}, {ID: 51, Resources: []int64{permission}}}
		}, []shape{{permission, "", true, "", nil, nil, derived, types(kindPolicy, kindPolicy)}}, nil},
		{"two assignments", func(s *Snapshot) {
			s.Subject.Direct = []calc.Direct{assigned(100, permission), assigned(101, permission)}
		}, []shape{{permission, "", true, "", nil, nil, approved, types(kindDirect, kindDirect)}}, nil},
		{"an assignment and a policy", func(s *Snapshot) {
			s.Subject.Direct = []calc.Direct{assigned(100, permission)}
			s.World.Policies = []calc.Policy{{ID: 50, Resources: []int64{permission}}}
		}, []shape{{permission, "", true, "", nil, nil, approved, types(kindDirect, kindPolicy)}}, nil},
		{"a policy by two ways into its scope", func(s *Snapshot) {
			s.Subject.Memberships = append(s.Subject.Memberships, calc.Membership{Context: 1})
			s.World.Policies = []calc.Policy{{ID: 50, Contexts: []int64{1, 2}, Resources: []int64{permission}}}
		}, []shape{{permission, "", true, "", nil, nil, derived, types(kindPolicy, kindPolicy)}}, nil},
		{"actual and desired meet on the account", func(s *Snapshot) {
			account(s)
			has(s, 71, permission)
			s.Subject.Direct = []calc.Direct{assigned(100, permission)}
		}, []shape{{permission, accountOfAda, true, "", nil, nil, approved, types(kindActual, kindDirect)}}, nil},
		{"on another account it is another assignment", func(s *Snapshot) {
			account(s)
			s.Subject.Actual = []calc.Actual{{ID: 71, Resource: permission, Account: "adm"}}
			s.Subject.Direct = []calc.Direct{assigned(100, permission)}
		}, nil, func(t *testing.T, r calc.Result) { require.Len(t, r.Assignments, 2) }},
	})
}

// TestR330States: each kind of reason is actual, desired or neither, and access has at least one.
func TestR330States(t *testing.T) {
	states := map[entities.ReasonType]entities.ReasonState{
		kindActual: entities.StateActual, kindNested: entities.StateActual, kindClaim: entities.StateActual,
		kindDirect: entities.StateDesired, kindPolicy: entities.StateDesired, kindChild: entities.StateDesired,
		kindAuto: entities.StateDesired, kindReview: entities.StateDesired, kindMore: entities.StateDesired,
		kindImplied: entities.StateNone, kindHint: entities.StateNone,
	}
	for _, reason := range Reasons {
		require.Contains(t, states, reason.Type, "every reason there is")
	}
	require.Len(t, Reasons, len(states))
	s := world()
	automatic(&s)
	account(&s)
	roles(&s, map[int64][]int64{20: {21}, 23: {permission}})
	s.World.Resources[23], s.World.Resources[12], s.World.Resources[13] = resource(23, entities.RoleRole, 0), resource(12, entities.RolePermission, targetSystem), resource(13, entities.RolePermission, 8)
	s.World.Resources[13].AutoAccount = true
	s.World.Resources[31] = resource(31, entities.RoleAccount, 8)
	s.World.Accounts[8] = []int64{31}
	s.World.Policies = []calc.Policy{{ID: 50, Resources: []int64{13}}}
	s.Subject.Direct = []calc.Direct{assigned(100, 20), assigned(101, permission)}
	s.Additions = []Addition{{Name: "house rule", Give: func(Snapshot) []Gift { return []Gift{{Resource: 12}} }}}
	has(&s, 71, otherResource)
	has(&s, 72, otherResource).Indirect = true
	has(&s, 73, third).Unconfirmed = true
	verdict(&s, otherResource, accountOfAda, 9)
	seen := map[entities.ReasonType]bool{}
	for _, a := range Calculate(s).Assignments {
		require.NotEmpty(t, a.Reasons, "resource %d", a.Resource)
		for _, r := range a.Reasons {
			kind := entities.ReasonType(r.Type)
			seen[kind] = true
			require.Equal(t, states[kind].String(), entities.ReasonState(r.State).String(), kind.String())
		}
	}
	require.Len(t, seen, len(states), "this world has them all")
}

// TestR222Statuses: an assignment that waits for approval or was turned down gives nothing; one that
// is disabled, locked or over gives access that is disabled.
func TestR222Statuses(t *testing.T) {
	for status, want := range map[entities.AssignmentStatus][]shape{
		entities.AssignmentPending:  {},
		entities.AssignmentRejected: {},
		entities.AssignmentDisabled: gives(false, calc.Period{}),
		entities.AssignmentLocked:   gives(false, calc.Period{}),
		entities.AssignmentObsolete: gives(false, calc.Period{}),
		entities.AssignmentInactive: gives(true, calc.Period{}),
		entities.AssignmentActive:   gives(true, calc.Period{}),
	} {
		play(t, []row{{status.String(), func(s *Snapshot) { with(s, status, calc.Period{}) }, want, nil}})
	}
}

// TestR332Direct: an assignment counts by its status and only inside its validity and the days around it,
// Disabled and Locked ones as well (G-02).
func TestR332Direct(t *testing.T) {
	type when struct {
		name  string
		valid calc.Period
		shown bool // there is access at all
		on    bool // and it may be enabled
	}
	moments := []when{
		{"begins in four days", span(day(4), nil), false, false},
		{"begins in three days", span(day(3), nil), true, false},
		{"begins now", span(day(0), nil), true, true},
		{"ends now", span(nil, day(0)), true, true},
		{"ended five days ago", span(nil, day(-5)), true, false},
		{"ended six days ago", span(nil, day(-6)), false, false},
	}
	enables := map[entities.AssignmentStatus]bool{
		entities.AssignmentActive: true, entities.AssignmentInactive: true,
		entities.AssignmentObsolete: false, entities.AssignmentDisabled: false, entities.AssignmentLocked: false,
	}
	for status, enabled := range enables {
		for _, m := range moments {
			want := []shape{}
			if m.shown {
				want = gives(m.on && enabled, m.valid)
			}
			play(t, []row{{status.String() + " " + m.name, func(s *Snapshot) {
				s.World.Resources[permission].PostDays = 5
				with(s, status, m.valid)
			}, want, nil}})
		}
	}
}

// TestR333Policy: a policy gives access to whom its scope holds, while it is valid.
func TestR333Policy(t *testing.T) {
	of := func(p calc.Policy) func(*Snapshot) {
		return func(s *Snapshot) {
			p.ID, p.Resources = 50, []int64{permission}
			s.World.Policies = []calc.Policy{p}
		}
	}
	given := func(valid calc.Period) []shape {
		return []shape{{permission, "", true, "", valid.From, valid.To, derived, types(kindPolicy)}}
	}
	play(t, []row{
		{"a member of its context", of(calc.Policy{Contexts: []int64{2}}), given(calc.Period{}), nil},
		{"who has left the context", func(s *Snapshot) {
			of(calc.Policy{Contexts: []int64{2}})(s)
			s.Subject.Memberships[0].Context = 1
		}, []shape{}, nil},
		{"no context is everybody's", of(calc.Policy{}), given(calc.Period{}), nil},
		{"a filter that does not hold", of(calc.Policy{Filter: "x"}), []shape{}, nil},
		{"a filter that holds", func(s *Snapshot) {
			of(calc.Policy{Filter: "x"})(s)
			s.Subject.Matches[50] = true
		}, given(calc.Period{}), nil},
		{"scope and filter must both hold", func(s *Snapshot) {
			of(calc.Policy{Filter: "x", Contexts: []int64{9}})(s)
			s.Subject.Matches[50] = true
		}, []shape{}, nil},
		{"in its validity", of(calc.Policy{Valid: span(day(-1), day(1))}), given(span(day(-1), day(1))), nil},
		{"after its validity", of(calc.Policy{Valid: span(nil, day(-1))}), []shape{}, nil},
		{"long before its validity", of(calc.Policy{Valid: span(day(4), nil)}), []shape{}, nil},
		{"who waits for approval gets nothing (G-03)", func(s *Snapshot) {
			of(calc.Policy{})(s)
			s.Subject.Status = int64(entities.IdentityPending)
		}, []shape{}, nil},
	})
}

// TestR334Children: who holds a role holds what it contains, at any depth; a circle is cut, with a warning.
func TestR334Children(t *testing.T) {
	holds := func(children map[int64][]int64) func(*Snapshot) {
		return func(s *Snapshot) {
			roles(s, children)
			assign(s, 20)
		}
	}
	warned := func(want ...string) func(*testing.T, calc.Result) {
		return func(t *testing.T, r calc.Result) { require.Equal(t, append([]string{}, want...), r.Warnings) }
	}
	all := []shape{
		{20, "", true, "", nil, nil, approved, types(kindDirect)},
		{21, "", true, "", nil, nil, derived, types(kindChild)},
		{third, "", true, "", nil, nil, derived, types(kindChild)},
	}
	play(t, []row{
		{"at any depth", holds(map[int64][]int64{20: {21}, 21: {third}}), all, warned()},
		{"a circle above the role", holds(map[int64][]int64{20: {21}, 21: {20, third}}), all, warned("roles contain each other: 20 and 21")},
		{"a circle below the role", func(s *Snapshot) {
			s.World.Resources[23] = resource(23, entities.RoleRole, 0)
			holds(map[int64][]int64{20: {21}, 21: {23}, 23: {21}})(s)
		}, []shape{all[0], all[1], {23, "", true, "", nil, nil, derived, types(kindChild)}}, warned("roles contain each other: 21 and 23")},
		{"a role in itself", holds(map[int64][]int64{20: {20}}), all[:1], warned("roles contain each other: 20 and 20")},
		{"a resource of two roles is no circle", func(s *Snapshot) {
			holds(map[int64][]int64{20: {third}, 21: {third}})(s)
			assign(s, 21)
		}, []shape{
			all[0],
			{21, "", true, "", nil, nil, approved, types(kindDirect)},
			{third, "", true, "", nil, nil, derived, types(kindChild, kindChild)},
		}, warned()},
		{"a child that is gone", holds(map[int64][]int64{20: {404}}), all[:1], warned()},
		{"the parent is told", holds(map[int64][]int64{20: {third}}), nil, func(t *testing.T, r calc.Result) {
			require.Equal(t, find(t, r, 20).Key, find(t, r, third).Reasons[0].Parent)
		}},
	})
}

// TestR337ImplicitRoles: who holds all children of a role by themselves has the role implicitly.
func TestR337ImplicitRoles(t *testing.T) {
	both := map[int64][]int64{20: {permission, otherResource}}
	play(t, []row{
		{"all children are held: the role is implicitly assigned", func(s *Snapshot) {
			roles(s, both)
			s.Subject.Direct = []calc.Direct{assigned(100, permission), assigned(101, otherResource)}
		}, []shape{
			{permission, "", true, "", nil, nil, approved, types(kindDirect, kindHint)},
			{otherResource, "", true, "", nil, nil, approved, types(kindDirect, kindHint)},
			{20, "", true, "", nil, nil, implied, types(kindImplied)},
		}, func(t *testing.T, r calc.Result) {
			role := find(t, r, 20)
			require.False(t, role.Managed)
			require.EqualValues(t, entities.StateNone, role.Reasons[0].State)
			require.Equal(t, role.Key, find(t, r, permission).Reasons[1].Parent)
		}},
		{"one child is missing", func(s *Snapshot) {
			roles(s, both)
			s.Subject.Direct = []calc.Direct{assigned(100, permission)}
		}, []shape{{permission, "", true, "", nil, nil, approved, types(kindDirect)}}, nil},
		{"the role itself is assigned", func(s *Snapshot) {
			roles(s, both)
			s.Subject.Direct = []calc.Direct{assigned(100, 20)}
		}, []shape{
			{permission, "", true, "", nil, nil, derived, types(kindChild)},
			{otherResource, "", true, "", nil, nil, derived, types(kindChild)},
			{20, "", true, "", nil, nil, approved, types(kindDirect)},
		}, nil},
		{"held as children of another role only", func(s *Snapshot) {
			roles(s, map[int64][]int64{20: {permission}, 21: {permission}})
			s.Subject.Direct = []calc.Direct{assigned(100, 20)}
		}, []shape{
			{permission, "", true, "", nil, nil, derived, types(kindChild)},
			{20, "", true, "", nil, nil, approved, types(kindDirect)},
		}, nil},
		{"an implicit role counts for the role above", func(s *Snapshot) {
			roles(s, map[int64][]int64{20: {permission}, 21: {20}})
			has(s, 71, permission)
		}, []shape{
			{permission, accountOfAda, true, "", nil, nil, unapproved, types(kindActual, kindHint)},
			{20, "", true, "", nil, nil, implied, types(kindImplied, kindHint)},
			{21, "", true, "", nil, nil, implied, types(kindImplied)},
		}, nil},
		{"an obsolete role is not implied", func(s *Snapshot) {
			roles(s, both)
			s.World.Resources[20].Status = int64(entities.ResourceObsolete)
			s.Subject.Direct = []calc.Direct{assigned(100, permission), assigned(101, otherResource)}
		}, []shape{
			{permission, "", true, "", nil, nil, approved, types(kindDirect)},
			{otherResource, "", true, "", nil, nil, approved, types(kindDirect)},
		}, nil},
		{"a role that is not valid yet does not count for the role above", func(s *Snapshot) {
			roles(s, map[int64][]int64{20: {permission}, 21: {20, otherResource}})
			s.World.Resources[20].Valid = span(day(2), nil)
			s.Subject.Direct = []calc.Direct{assigned(100, permission), assigned(101, otherResource)}
		}, []shape{
			{permission, "", true, "", nil, nil, approved, types(kindDirect)},
			{otherResource, "", true, "", nil, nil, approved, types(kindDirect)},
		}, nil},
		{"a role of itself ends nowhere", func(s *Snapshot) {
			roles(s, map[int64][]int64{20: {20}, 21: {22, 20}})
			has(s, 71, 22)
		}, []shape{{22, accountOfAda, true, "", nil, nil, unapproved, types(kindActual)}}, nil},
	})
}
