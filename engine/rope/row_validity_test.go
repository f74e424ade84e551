package rope

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// TestR340Validity: the latest beginning and the earliest end of all that is involved; of several reasons
// each is narrowed alone, and the access lasts from the first to the last of them (G-12).
func TestR340Validity(t *testing.T) {
	play(t, []row{
		{"the narrowest dates win", func(s *Snapshot) {
			s.Subject.Valid = span(day(-14), day(16))
			s.World.Resources[permission].Valid = span(day(-5), nil)
			with(s, entities.AssignmentActive, span(nil, day(5)))
		}, gives(true, span(day(-5), day(5))), nil},
		{"nothing is unbounded", func(s *Snapshot) { with(s, entities.AssignmentActive, calc.Period{}) }, gives(true, calc.Period{}), nil},
		{"two reasons are narrowed alone, then joined", func(s *Snapshot) {
			a, b := assigned(100, permission), assigned(101, permission)
			a.Valid, b.Valid = span(day(-9), day(1)), span(day(-2), day(20))
			s.Subject.Direct = []calc.Direct{a, b}
		}, []shape{{permission, "", true, "", day(-9), day(20), approved, types(kindDirect, kindDirect)}}, nil},
		{"one without an end outlasts the other", func(s *Snapshot) {
			a, b := assigned(100, permission), assigned(101, permission)
			a.Valid, b.Valid = span(day(-9), day(1)), span(day(-2), nil)
			s.Subject.Direct = []calc.Direct{a, b}
		}, []shape{{permission, "", true, "", day(-9), nil, approved, types(kindDirect, kindDirect)}}, nil},
		{"what is only found there widens nothing", func(s *Snapshot) {
			account(s)
			has(s, 71, permission)
			with(s, entities.AssignmentActive, span(day(-1), day(1)))
		}, []shape{{permission, accountOfAda, true, "", day(-1), day(1), approved, types(kindActual, kindDirect)}}, nil},
	})
}

// involved is an object that bears on one kind of access: whether its dates narrow the access, and whether
// it disables the access when it is disabled.
type involved struct {
	name     string
	of       func(*Snapshot)              // there is the access
	dates    func(*Snapshot, calc.Period) // nil: the object has none that count
	narrows  bool
	disable  func(*Snapshot) // nil: it cannot be disabled
	disables bool
}

// byPolicy lets ada have the permission by a policy for her unit.
func byPolicy(s *Snapshot) {
	s.World.Policies = []calc.Policy{{ID: 50, Contexts: []int64{2}, Resources: []int64{permission}}}
}

// inProject lets ada have the permission in a project that she is a member of.
func inProject(s *Snapshot) {
	s.World.Contexts[3] = &calc.Context{ID: 3, Name: "Project", Type: orgUnit + 1}
	s.Subject.Memberships = append(s.Subject.Memberships, calc.Membership{Context: 3})
	with(s, entities.AssignmentActive, calc.Period{}).Context = 3
}

func byAssignment(s *Snapshot) { with(s, entities.AssignmentActive, calc.Period{}) }

// byRole lets ada have the permission as a child of a role.
func byRole(s *Snapshot) {
	roles(s, map[int64][]int64{20: {permission}})
	assign(s, 20)
}

// byImplication lets ada hold a role because she holds the permission.
func byImplication(s *Snapshot) {
	roles(s, map[int64][]int64{20: {permission}})
	byAssignment(s)
}

// reviewedAccess lets a review keep what was found.
func reviewedAccess(s *Snapshot) {
	has(s, 71, permission)
	verdict(s, permission, accountOfAda, 100)
}

var involvements = []involved{
	{"the identity", byAssignment, func(s *Snapshot, p calc.Period) { s.Subject.Valid = p }, true, func(s *Snapshot) { s.Subject.Status = int64(entities.IdentityDisabled) }, true},
	{"the resource", byAssignment, func(s *Snapshot, p calc.Period) { s.World.Resources[permission].Valid = p }, true, func(s *Snapshot) { s.World.Resources[permission].Status = int64(entities.ResourceDisabled) }, true},
	{"Direct: the assignment", byAssignment, func(s *Snapshot, p calc.Period) { s.Subject.Direct[0].Valid = p }, true, func(s *Snapshot) { s.Subject.Direct[0].Status = int64(entities.AssignmentDisabled) }, true},
	{"Direct: the chosen context", inProject, func(s *Snapshot, p calc.Period) { s.World.Contexts[3].Valid = p }, true, nil, false},
	{"Direct: the membership in it", inProject, func(s *Snapshot, p calc.Period) { s.Subject.Memberships[1].Valid = p }, true, nil, false},
	{"Policy: the policy", byPolicy, func(s *Snapshot, p calc.Period) { s.World.Policies[0].Valid = p }, true, nil, false},
	{"Policy: the context of its scope", byPolicy, func(s *Snapshot, p calc.Period) { s.World.Contexts[2].Valid = p }, true, nil, false},
	{"Policy: the membership in it", byPolicy, func(s *Snapshot, p calc.Period) { s.Subject.Memberships[0].Valid = p }, true, nil, false},
	{"Child resource: the parent", byRole, func(s *Snapshot, p calc.Period) { s.Subject.Direct[0].Valid = p }, false, func(s *Snapshot) { s.Subject.Direct[0].Status = int64(entities.AssignmentDisabled) }, true},
	{"Child resource: the parent's resource", byRole, func(s *Snapshot, p calc.Period) { s.World.Resources[20].Valid = p }, false, func(s *Snapshot) { s.World.Resources[20].Status = int64(entities.ResourceDisabled) }, true},
	{"Implicit child: the parent", byImplication, func(s *Snapshot, p calc.Period) { s.World.Resources[20].Valid = p }, false, func(s *Snapshot) { s.World.Resources[20].Status = int64(entities.ResourceDisabled) }, false},
	{"Actual direct: what is there", func(s *Snapshot) { has(s, 71, permission) }, func(s *Snapshot, p calc.Period) { s.Subject.Actual[0].Valid = p }, true, func(s *Snapshot) { s.Subject.Actual[0].Disabled = true }, true},
	{"Actual indirect: what is there", func(s *Snapshot) { has(s, 71, permission).Indirect = true }, func(s *Snapshot, p calc.Period) { s.Subject.Actual[0].Valid = p }, true, func(s *Snapshot) { s.Subject.Actual[0].Disabled = true }, true},
	{"Unconfirmed actual: the claim", func(s *Snapshot) { has(s, 71, permission).Unconfirmed = true }, func(s *Snapshot, p calc.Period) { s.Subject.Actual[0].Valid = p }, true, func(s *Snapshot) { s.Subject.Actual[0].Disabled = true }, true},
	{"Review OK: the access that was approved", reviewedAccess, nil, false, func(s *Snapshot) { s.Subject.Actual[0].Disabled = true }, true},
}

// TestR341Involved: what of each object that is involved counts: its dates, and its being disabled.
func TestR341Involved(t *testing.T) {
	for _, o := range involvements {
		t.Run(o.name, func(t *testing.T) {
			s := world()
			o.of(&s)
			plain := find(t, Calculate(s), permission)
			require.True(t, plain.Enabled, "to begin with")
			if o.dates != nil {
				s := world()
				o.of(&s)
				o.dates(&s, span(day(-2), day(2)))
				got := find(t, Calculate(s), permission)
				require.True(t, got.Enabled)
				want := plain.Valid
				if o.narrows {
					want = span(day(-2), day(2))
				}
				require.Equal(t, want, got.Valid, "its dates")
			}
			if o.disable != nil {
				s := world()
				o.of(&s)
				o.disable(&s)
				require.Equal(t, o.disables, !find(t, Calculate(s), permission).Enabled, "its being disabled")
			}
		})
	}
}

// TestR341Roles: a role that is disabled disables what it contains, unless that is also given otherwise (G-47).
func TestR341Roles(t *testing.T) {
	play(t, []row{
		{"the role and all below it", func(s *Snapshot) {
			roles(s, map[int64][]int64{20: {21}, 21: {third}})
			assign(s, 20)
			s.Subject.Direct[0].Status = int64(entities.AssignmentDisabled)
		}, []shape{
			{20, "", false, "ReasonsDisabled", nil, nil, none, types(kindDirect)},
			{21, "", false, "ReasonsDisabled", nil, nil, none, types(kindChild)},
			{third, "", false, "ReasonsDisabled", nil, nil, none, types(kindChild)},
		}, nil},
		{"another enabled reason keeps the child", func(s *Snapshot) {
			roles(s, map[int64][]int64{20: {third}})
			assign(s, 20, third)
			s.Subject.Direct[0].Status = int64(entities.AssignmentDisabled)
		}, []shape{
			{20, "", false, "ReasonsDisabled", nil, nil, none, types(kindDirect)},
			{third, "", true, "", nil, nil, approved, types(kindDirect, kindChild)},
		}, nil},
		{"an enabled reason outweighs a disabled one (G-12)", func(s *Snapshot) {
			assign(s, permission, permission)
			s.Subject.Direct[1].ID, s.Subject.Direct[1].Status = 200, int64(entities.AssignmentLocked)
		}, []shape{{permission, "", true, "", nil, nil, approved, types(kindDirect, kindDirect)}}, nil},
	})
}

// TestR342Disabled: one object that is disabled disables the access, for every status of identity, resource
// and assignment beside each other.
func TestR342Disabled(t *testing.T) {
	identities := map[entities.IdentityStatus]bool{
		entities.IdentityActive: true, entities.IdentityInactive: true,
		entities.IdentityTerminated: false, entities.IdentityDisabled: false, entities.IdentityLocked: false,
	}
	resources := map[entities.ResourceStatus]bool{
		entities.ResourceActive: true, entities.ResourceDisabled: false, entities.ResourceDeleted: false,
	}
	assignments := map[entities.AssignmentStatus]bool{
		entities.AssignmentActive: true, entities.AssignmentInactive: true,
		entities.AssignmentDisabled: false, entities.AssignmentLocked: false, entities.AssignmentObsolete: false,
	}
	for i, there := range identities {
		for r, usable := range resources {
			for a, on := range assignments {
				t.Run(i.String()+" "+r.String()+" "+a.String(), func(t *testing.T) {
					s := world()
					s.Subject.Status, s.World.Resources[permission].Status = int64(i), int64(r)
					with(&s, a, calc.Period{})
					got := find(t, Calculate(s), permission)
					require.Equal(t, there && usable && on, got.Enabled, got.DisabledBy)
				})
			}
		}
	}
}

// TestR206StatusesOfIdentities: who is Terminated, Disabled or Locked has nothing enabled, whatever the
// reason; who waits for approval has nothing that is desired (G-03).
func TestR206StatusesOfIdentities(t *testing.T) {
	both := func(status entities.IdentityStatus) func(*Snapshot) {
		return func(s *Snapshot) {
			s.Subject.Status = int64(status)
			assign(s, permission)
			has(s, 71, otherResource)
		}
	}
	off := func(why string) []shape {
		return []shape{
			{permission, "", false, why, nil, nil, none, types(kindDirect)},
			{otherResource, accountOfAda, false, why, nil, nil, unapproved, types(kindActual)},
		}
	}
	play(t, []row{
		{"Terminated", both(entities.IdentityTerminated), off("IdentityTerminated"), nil},
		{"Disabled", both(entities.IdentityDisabled), off("IdentityDisabled"), nil},
		{"Locked (R-501)", both(entities.IdentityLocked), off("IdentityLocked"), nil},
		{
			"Pending", both(entities.IdentityPending),
			[]shape{{otherResource, accountOfAda, true, "", nil, nil, unapproved, types(kindActual)}},
			nil,
		},
	})
}

// TestR212StatusesOfResources: what is Disabled or Deleted stays, disabled; what is Inactive or Obsolete is
// left out, or disabled in the days around its validity (G-01).
func TestR212StatusesOfResources(t *testing.T) {
	is := func(status entities.ResourceStatus, valid calc.Period) func(*Snapshot) {
		return func(s *Snapshot) {
			r := s.World.Resources[permission]
			r.Status, r.Valid, r.PostDays = int64(status), valid, 5
			assign(s, permission)
		}
	}
	off := func(why string, valid calc.Period) []shape {
		return []shape{{permission, "", false, why, valid.From, valid.To, none, types(kindDirect)}}
	}
	play(t, []row{
		{"Disabled", is(entities.ResourceDisabled, calc.Period{}), off("ResourceDisabled,ReasonsDisabled", calc.Period{}), nil},
		{"Deleted", is(entities.ResourceDeleted, calc.Period{}), off("ResourceDisabled,ReasonsDisabled", calc.Period{}), nil},
		{"Inactive", is(entities.ResourceInactive, calc.Period{}), []shape{}, nil},
		{"Inactive, in the days before", is(entities.ResourceInactive, span(day(2), nil)), off("ReasonsDisabled", span(day(2), nil)), nil},
		{"Inactive, long before", is(entities.ResourceInactive, span(day(4), nil)), []shape{}, nil},
		{"Obsolete", is(entities.ResourceObsolete, calc.Period{}), []shape{}, nil},
		{"Obsolete, in the days after", is(entities.ResourceObsolete, span(nil, day(-5))), off("ReasonsDisabled", span(nil, day(-5))), nil},
		{"Obsolete, long after", is(entities.ResourceObsolete, span(nil, day(-6))), []shape{}, nil},
		{"Obsolete by hand, though its time runs on", is(entities.ResourceObsolete, span(nil, day(5))), []shape{}, nil},
	})
}

// TestR343Windows: some days before it begins, and after it ended, access is there but disabled. Days are
// those of the calendar, and both edges are inside (G-35).
func TestR343Windows(t *testing.T) {
	lasting := func(post int, valid calc.Period) func(*Snapshot) {
		return func(s *Snapshot) {
			s.World.Resources[permission].PostDays = post
			with(s, entities.AssignmentActive, valid)
		}
	}
	later := func(t *time.Time, by time.Duration) *time.Time {
		moved := t.Add(by)
		return &moved
	}
	late, early := later(day(3), time.Microsecond), later(day(-5), -time.Microsecond)
	play(t, []row{
		{"four days before", lasting(0, span(day(4), nil)), []shape{}, nil},
		{"not quite three days before", lasting(0, span(late, nil)), []shape{}, nil},
		{"three days before", lasting(0, span(day(3), nil)), gives(false, span(day(3), nil)), nil},
		{"its first moment", lasting(0, span(day(0), nil)), gives(true, span(day(0), nil)), nil},
		{"its last moment", lasting(0, span(nil, day(0))), gives(true, span(nil, day(0))), nil},
		{"over, and no days after", lasting(0, span(nil, day(-1))), []shape{}, nil},
		{"the last of five days after", lasting(5, span(nil, day(-5))), gives(false, span(nil, day(-5))), nil},
		{"a moment later", lasting(5, span(nil, early)), []shape{}, nil},
		{"no days before", func(s *Snapshot) {
			s.World.Settings.PreValidityDays = 0
			lasting(0, span(day(1), nil))(s)
		}, []shape{}, nil},
	})
}

// TestR344Settings: the days around validity are read from the settings of the moment.
func TestR344Settings(t *testing.T) {
	over := func(post int) func(*Snapshot) {
		return func(s *Snapshot) {
			s.World.Resources[permission].PostDays = post
			with(s, entities.AssignmentActive, span(nil, day(-4)))
		}
	}
	ahead := func(pre int) func(*Snapshot) {
		return func(s *Snapshot) {
			s.World.Settings.PreValidityDays = pre
			with(s, entities.AssignmentActive, span(day(4), nil))
		}
	}
	play(t, []row{
		{"no day after", over(0), []shape{}, nil},
		{"ten days after", over(10), gives(false, span(nil, day(-4))), nil},
		{"three days before", ahead(3), []shape{}, nil},
		{"four days before", ahead(4), gives(false, span(day(4), nil)), nil},
	})
}

// TestR345BeforeDayOne: before the first day of an identity its accounts are there but disabled, and its
// permissions are enabled.
func TestR345BeforeDayOne(t *testing.T) {
	hired := func(n int, status entities.IdentityStatus) func(*Snapshot) {
		return func(s *Snapshot) {
			s.Subject.Status, s.Subject.Valid = int64(status), span(day(n), nil)
			assign(s, permission, accountInIt)
		}
	}
	play(t, []row{
		{"in four days", hired(4, entities.IdentityInactive), []shape{}, nil},
		{"in two days", hired(2, entities.IdentityInactive), []shape{
			{permission, "", true, "", day(-1), nil, approved, types(kindDirect)},
			{accountInIt, "", false, "ReasonsDisabled", day(2), nil, none, types(kindDirect)},
		}, nil},
		{"on day one", hired(0, entities.IdentityActive), []shape{
			{permission, "", true, "", day(0), nil, approved, types(kindDirect)},
			{accountInIt, "", true, "", day(0), nil, approved, types(kindDirect)},
		}, nil},
		{"locked before day one", hired(2, entities.IdentityLocked), []shape{
			{permission, "", false, "IdentityLocked", day(-1), nil, none, types(kindDirect)},
			{accountInIt, "", false, "IdentityLocked,ReasonsDisabled", day(2), nil, none, types(kindDirect)},
		}, nil},
	})
}

// TestR346Tail: after the last day of an identity its accounts are disabled for as long as their type says,
// and the permissions that hang on them stay enabled; a lock disables both (G-04).
func TestR346Tail(t *testing.T) {
	left := func(n int) func(*Snapshot) { return func(s *Snapshot) { leaver(s, n) } }
	tail := func(n int) []shape {
		return []shape{
			{permission, "", true, "", nil, day(n + 30), approved, types(kindDirect)},
			{accountInIt, "", false, "IdentityTerminated,ReasonsDisabled", nil, day(n), none, types(kindDirect)},
		}
	}
	play(t, []row{
		{"a day after the end", left(-1), tail(-1), nil},
		{"thirty days after the end", left(-30), tail(-30), nil},
		{"thirty-one days after the end both are gone", left(-31), []shape{}, nil},
		{"of two accounts that a permission may hang on the longer tail counts", func(s *Snapshot) {
			leaver(s, -1)
			s.World.Resources[31] = resource(31, entities.RoleAccount, 7)
			s.World.Resources[31].PostDays = 5
			assign(s, 31)
		}, append(tail(-1), shape{31, "", false, "IdentityTerminated,ReasonsDisabled", nil, day(-1), none, types(kindDirect)}), nil},
		{"a lock disables all", func(s *Snapshot) {
			leaver(s, -1)
			s.Subject.Status = int64(entities.IdentityLocked)
		}, []shape{
			{permission, "", false, "IdentityLocked", nil, day(29), none, types(kindDirect)},
			{accountInIt, "", false, "IdentityLocked,ReasonsDisabled", nil, day(-1), none, types(kindDirect)},
		}, nil},
		{"so does Disabled", func(s *Snapshot) {
			leaver(s, -1)
			s.Subject.Status = int64(entities.IdentityDisabled)
		}, []shape{
			{permission, "", false, "IdentityDisabled", nil, day(29), none, types(kindDirect)},
			{accountInIt, "", false, "IdentityDisabled,ReasonsDisabled", nil, day(-1), none, types(kindDirect)},
		}, nil},
	})
}

// leaver is an identity that ended n days from now, with an account that stays 30 days after.
func leaver(s *Snapshot, n int) {
	s.Subject.Status, s.Subject.Valid = int64(entities.IdentityTerminated), span(nil, day(n))
	s.World.Resources[accountInIt].PostDays = 30
	assign(s, permission, accountInIt)
}
