package rope

import (
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// noon is when the tests calculate.
var noon = time.Date(2026, 6, 15, 12, 0, 0, 0, time.UTC)

const orgUnit = 90 // the primary context type

// day is noon plus some days.
func day(n int) *time.Time {
	t := noon.AddDate(0, 0, n)
	return &t
}

func span(from, to *time.Time) calc.Period { return calc.Period{From: from, To: to} }

// world is an employee in OU 2 below OU 1, and resources to be assigned: permission 10, role 20
// with child 21, account 30 in system 7.
func world() Snapshot {
	w := &calc.World{
		Now:      noon,
		Settings: calc.Settings{PreValidityDays: 3, PrimaryType: orgUnit, AccountType: 1, Zone: time.UTC},
		Resources: map[int64]*calc.Resource{
			10: resource(10, entities.RolePermission, 7), 11: resource(11, entities.RolePermission, 7),
			20: resource(20, entities.RoleRole, 0), 21: resource(21, entities.RoleRole, 0), 22: resource(22, entities.RolePermission, 7),
			30: resource(30, entities.RoleAccount, 7),
		},
		Children: map[int64][]int64{},
		Contexts: map[int64]*calc.Context{1: {ID: 1, Name: "Head", Type: orgUnit}, 2: {ID: 2, Name: "Team", Type: orgUnit, Parent: 1}},
	}
	return Snapshot{World: w, Subject: &calc.Subject{
		ID: 5, UID: number(5), Name: "Ada", Status: int64(entities.IdentityActive), Category: int64(entities.CategoryEmployee),
		Memberships: []calc.Membership{{Context: 2}}, Matches: map[int64]bool{}, Before: map[uuid.UUID]bool{},
	}}
}

func number(n int64) uuid.UUID { return uuid.UUID{15: byte(n)} }

func resource(id int64, category entities.ResourceCategory, system int64) *calc.Resource {
	return &calc.Resource{
		ID: id, UID: number(id), Name: "R", Status: int64(entities.ResourceActive), Category: int64(category), System: system,
	}
}

func assigned(id, resource int64) calc.Direct {
	return calc.Direct{ID: id, Resource: resource, Status: int64(entities.AssignmentActive)}
}

// shape is what a test says of one assignment.
type shape struct {
	resource   int64
	account    string
	enabled    bool
	disabledBy string
	from, to   *time.Time
	compliance entities.ComplianceStatus
	reasons    []entities.ReasonType
}

func shapes(r calc.Result) []shape {
	out := []shape{}
	for _, a := range r.Assignments {
		s := shape{a.Resource, a.Account, a.Enabled, a.DisabledBy, a.Valid.From, a.Valid.To, entities.ComplianceStatus(a.Compliance), nil}
		for _, x := range a.Reasons {
			s.reasons = append(s.reasons, entities.ReasonType(x.Type))
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b shape) int { return int(a.resource - b.resource) })
	return out
}

const (
	explicit = entities.ComplianceExplicitlyApproved
	implicit = entities.ComplianceImplicitlyApproved
	none     = entities.ComplianceNone
)

func kinds(k ...entities.ReasonType) []entities.ReasonType { return k }

func TestCalculate(t *testing.T) {
	d, p, ch, act := entities.ReasonDirect, entities.ReasonPolicy, entities.ReasonChildResource, entities.ReasonActualDirect
	tests := []struct {
		name string
		with func(*Snapshot)
		want []shape
	}{
		{"nothing", func(*Snapshot) {}, []shape{}},
		{
			"direct", func(s *Snapshot) { s.Subject.Direct = []calc.Direct{assigned(100, 10)} },
			[]shape{{10, "", true, "", nil, nil, explicit, kinds(d)}},
		},
		{"direct pending or rejected gives none (R-222)", func(s *Snapshot) {
			s.Subject.Direct = []calc.Direct{{ID: 100, Resource: 10, Status: int64(entities.AssignmentPending)}, {ID: 101, Resource: 11, Status: int64(entities.AssignmentRejected)}}
		}, []shape{}},
		{"direct disabled, locked and obsolete are disabled (R-222)", func(s *Snapshot) {
			s.Subject.Direct = []calc.Direct{
				{ID: 100, Resource: 10, Status: int64(entities.AssignmentDisabled)},
				{ID: 101, Resource: 11, Status: int64(entities.AssignmentLocked)},
				{ID: 102, Resource: 22, Status: int64(entities.AssignmentObsolete)},
			}
		}, []shape{
			{10, "", false, "ReasonsDisabled", nil, nil, none, kinds(d)},
			{11, "", false, "ReasonsDisabled", nil, nil, none, kinds(d)},
			{22, "", false, "ReasonsDisabled", nil, nil, none, kinds(d)},
		}},
		{"the narrowest dates win (R-340)", func(s *Snapshot) {
			s.Subject.Valid = span(day(-15), day(15))
			s.World.Resources[10].Valid = span(day(-5), nil)
			a := assigned(100, 10)
			a.Valid = span(nil, day(5))
			s.Subject.Direct = []calc.Direct{a}
		}, []shape{{10, "", true, "", day(-5), day(5), explicit, kinds(d)}}},
		{"two reasons are narrowed alone, then joined (G-12)", func(s *Snapshot) {
			a, b := assigned(100, 10), assigned(101, 10)
			a.Valid, b.Valid = span(day(-9), day(1)), span(day(-2), day(20))
			s.Subject.Direct = []calc.Direct{a, b}
		}, []shape{{10, "", true, "", day(-9), day(20), explicit, kinds(d, d)}}},
		{"an enabled reason outweighs a disabled one (G-12)", func(s *Snapshot) {
			s.Subject.Direct = []calc.Direct{assigned(100, 10), {ID: 101, Resource: 10, Status: int64(entities.AssignmentLocked)}}
		}, []shape{{10, "", true, "", nil, nil, explicit, kinds(d, d)}}},
		{"four days ahead is left out", func(s *Snapshot) {
			a := assigned(100, 10)
			a.Valid = span(day(4), nil)
			s.Subject.Direct = []calc.Direct{a}
		}, []shape{}},
		{"three days ahead is disabled (R-343)", func(s *Snapshot) {
			a := assigned(100, 10)
			a.Valid = span(day(3), nil)
			s.Subject.Direct = []calc.Direct{a}
		}, []shape{{10, "", false, "ReasonsDisabled", day(3), nil, none, kinds(d)}}},
		{"over is left out", func(s *Snapshot) {
			a := assigned(100, 10)
			a.Valid = span(nil, day(-1))
			s.Subject.Direct = []calc.Direct{a}
		}, []shape{}},
		{"over, inside the days after, is disabled (R-343)", func(s *Snapshot) {
			s.World.Resources[10].PostDays = 5
			a := assigned(100, 10)
			a.Valid = span(nil, day(-5))
			s.Subject.Direct = []calc.Direct{a}
		}, []shape{{10, "", false, "ReasonsDisabled", nil, day(-5), none, kinds(d)}}},
		{"both edges are inside (G-35)", func(s *Snapshot) {
			a, b := assigned(100, 10), assigned(101, 11)
			a.Valid, b.Valid = span(day(0), nil), span(nil, day(0))
			s.Subject.Direct = []calc.Direct{a, b}
		}, []shape{{10, "", true, "", day(0), nil, explicit, kinds(d)}, {11, "", true, "", nil, day(0), explicit, kinds(d)}}},
		{"resource disabled or deleted disables (R-212)", func(s *Snapshot) {
			s.World.Resources[10].Status = int64(entities.ResourceDisabled)
			s.World.Resources[11].Status = int64(entities.ResourceDeleted)
			s.Subject.Direct = []calc.Direct{assigned(100, 10), assigned(101, 11)}
		}, []shape{
			{10, "", false, "ResourceDisabled,ReasonsDisabled", nil, nil, none, kinds(d)},
			{11, "", false, "ResourceDisabled,ReasonsDisabled", nil, nil, none, kinds(d)},
		}},
		{"resource obsolete or inactive leaves out (G-01)", func(s *Snapshot) {
			s.World.Resources[10].Status = int64(entities.ResourceObsolete)
			s.World.Resources[11].Status = int64(entities.ResourceInactive)
			s.Subject.Direct = []calc.Direct{assigned(100, 10), assigned(101, 11)}
		}, []shape{}},
		{"resource inactive, inside the days before, is disabled (G-01)", func(s *Snapshot) {
			s.World.Resources[10].Status = int64(entities.ResourceInactive)
			s.World.Resources[10].Valid = span(day(2), nil)
			s.Subject.Direct = []calc.Direct{assigned(100, 10)}
		}, []shape{{10, "", false, "ReasonsDisabled", day(2), nil, none, kinds(d)}}},
		{"context of the assignment narrows", func(s *Snapshot) {
			s.Subject.Memberships = append(s.Subject.Memberships, calc.Membership{Context: 1, Valid: span(day(-1), day(8))})
			a := assigned(100, 10)
			a.Context = 1
			s.Subject.Direct = []calc.Direct{a}
		}, []shape{{10, "", true, "", day(-1), day(8), explicit, kinds(d)}}},
		{"no member of the context any more: disabled at once (R-360)", func(s *Snapshot) {
			a := assigned(100, 10)
			a.Context = 1
			s.Subject.Direct = []calc.Direct{a}
		}, []shape{{10, "", false, "ReasonsDisabled", nil, nil, none, kinds(d)}}},
		{"policy over a context above (R-364)", func(s *Snapshot) {
			s.World.Policies = []calc.Policy{{ID: 50, Contexts: []int64{1}, Resources: []int64{10}}}
		}, []shape{{10, "", true, "", nil, nil, implicit, kinds(p)}}},
		{"policy for direct members only", func(s *Snapshot) {
			s.World.Policies = []calc.Policy{
				{ID: 50, Contexts: []int64{1}, DirectOnly: true, Resources: []int64{10}},
				{ID: 51, Contexts: []int64{2}, DirectOnly: true, Resources: []int64{11}},
			}
		}, []shape{{11, "", true, "", nil, nil, implicit, kinds(p)}}},
		{"policy, membership and context narrow", func(s *Snapshot) {
			s.Subject.Memberships[0].Valid = span(day(-3), nil)
			s.World.Contexts[2].Valid = span(nil, day(30))
			s.World.Policies = []calc.Policy{{ID: 50, Contexts: []int64{2}, Resources: []int64{10}, Valid: span(nil, day(9))}}
		}, []shape{{10, "", true, "", day(-3), day(9), implicit, kinds(p)}}},
		{"policy with a filter that does not hold", func(s *Snapshot) {
			s.World.Policies = []calc.Policy{{ID: 50, Filter: "x", Resources: []int64{10}}, {ID: 51, Filter: "y", Resources: []int64{11}}}
			s.Subject.Matches[51] = true
		}, []shape{{11, "", true, "", nil, nil, implicit, kinds(p)}}},
		{"two policies, one assignment (R-321)", func(s *Snapshot) {
			s.World.Policies = []calc.Policy{{ID: 50, Resources: []int64{10}}, {ID: 51, Resources: []int64{10}}}
		}, []shape{{10, "", true, "", nil, nil, implicit, kinds(p, p)}}},
		{"children at any depth (R-334)", func(s *Snapshot) {
			s.World.Children = map[int64][]int64{20: {21}, 21: {22}}
			s.Subject.Direct = []calc.Direct{assigned(100, 20)}
		}, []shape{
			{20, "", true, "", nil, nil, explicit, kinds(d)},
			{21, "", true, "", nil, nil, implicit, kinds(ch)},
			{22, "", true, "", nil, nil, implicit, kinds(ch)},
		}},
		{"a circle of roles is cut (R-334)", func(s *Snapshot) {
			s.World.Children = map[int64][]int64{20: {21}, 21: {20, 22}}
			s.Subject.Direct = []calc.Direct{assigned(100, 20)}
		}, []shape{
			{20, "", true, "", nil, nil, explicit, kinds(d)},
			{21, "", true, "", nil, nil, implicit, kinds(ch)},
			{22, "", true, "", nil, nil, implicit, kinds(ch)},
		}},
		{"a disabled role disables its children (G-47)", func(s *Snapshot) {
			s.World.Children = map[int64][]int64{20: {21}, 21: {22}}
			s.Subject.Direct = []calc.Direct{{ID: 100, Resource: 20, Status: int64(entities.AssignmentDisabled)}}
		}, []shape{
			{20, "", false, "ReasonsDisabled", nil, nil, none, kinds(d)},
			{21, "", false, "ReasonsDisabled", nil, nil, none, kinds(ch)},
			{22, "", false, "ReasonsDisabled", nil, nil, none, kinds(ch)},
		}},
		{"another enabled reason keeps the child (G-47)", func(s *Snapshot) {
			s.World.Children = map[int64][]int64{20: {22}}
			s.Subject.Direct = []calc.Direct{{ID: 100, Resource: 20, Status: int64(entities.AssignmentDisabled)}, assigned(101, 22)}
		}, []shape{{20, "", false, "ReasonsDisabled", nil, nil, none, kinds(d)}, {22, "", true, "", nil, nil, explicit, kinds(d, ch)}}},
		{"the role adds no dates to its children (R-341)", func(s *Snapshot) {
			s.World.Children = map[int64][]int64{20: {22}}
			a := assigned(100, 20)
			a.Valid = span(day(-1), day(1))
			s.Subject.Direct = []calc.Direct{a}
		}, []shape{{20, "", true, "", day(-1), day(1), explicit, kinds(d)}, {22, "", true, "", nil, nil, implicit, kinds(ch)}}},
		{"actual only is not approved (R-370)", func(s *Snapshot) {
			s.Subject.Accounts = []calc.Account{{ID: 70, System: 7, Name: "ada", Enabled: true}}
			s.Subject.Actual = []calc.Actual{{ID: 71, Resource: 10, Account: "ada"}}
		}, []shape{{10, "ada", true, "", nil, nil, entities.ComplianceNotApproved, kinds(act)}}},
		{"actual and desired meet on the account (R-321)", func(s *Snapshot) {
			s.Subject.Accounts = []calc.Account{{ID: 70, System: 7, Name: "ada", Enabled: true}}
			s.Subject.Actual = []calc.Actual{{ID: 71, Resource: 10, Account: "ada"}}
			s.Subject.Direct = []calc.Direct{assigned(100, 10)}
		}, []shape{{10, "ada", true, "", nil, nil, explicit, kinds(act, d)}}},
		{"managed access that nobody wants any more (R-374)", func(s *Snapshot) {
			s.Subject.Actual = []calc.Actual{{ID: 71, Resource: 10, Account: "ada"}}
			s.Subject.Before[AssignmentKey(s.Subject.UID, s.World.Resources[10].UID, "ada")] = true
		}, []shape{{10, "ada", false, "NoDesiredReason", nil, nil, entities.CompliancePendingDeprovisioning, kinds(act)}}},
		{"unresolved owns orphans (R-354)", func(s *Snapshot) {
			s.Subject.Unresolved, s.Subject.Category, s.Subject.Memberships = true, int64(entities.CategoryUnresolved), nil
			s.Subject.Actual = []calc.Actual{{ID: 71, Resource: 30, Account: "x"}}
		}, []shape{{30, "x", true, "", nil, nil, entities.ComplianceOrphanAssignment, kinds(act)}}},
		{"locked disables all, whatever the reason (R-501)", func(s *Snapshot) {
			s.Subject.Status = int64(entities.IdentityLocked)
			s.Subject.Direct = []calc.Direct{assigned(100, 10)}
			s.Subject.Actual = []calc.Actual{{ID: 71, Resource: 11, Account: "ada"}}
		}, []shape{
			{10, "", false, "IdentityLocked", nil, nil, none, kinds(d)},
			{11, "ada", false, "IdentityLocked", nil, nil, entities.ComplianceNotApproved, kinds(act)},
		}},
		{"disabled identity", func(s *Snapshot) {
			s.Subject.Status = int64(entities.IdentityDisabled)
			s.Subject.Direct = []calc.Direct{assigned(100, 10)}
		}, []shape{{10, "", false, "IdentityDisabled", nil, nil, none, kinds(d)}}},
		{"pending identity has no desired access (G-03)", func(s *Snapshot) {
			s.Subject.Status = int64(entities.IdentityPending)
			s.Subject.Direct = []calc.Direct{assigned(100, 10)}
		}, []shape{}},
		{"no primary context: kept, disabled (G-07)", func(s *Snapshot) {
			s.Subject.Memberships = nil
			s.Subject.Direct = []calc.Direct{assigned(100, 10)}
		}, []shape{{10, "", false, "NoPrimaryContext", nil, nil, none, kinds(d)}}},
		{"the primary context is over: kept, disabled (G-07)", func(s *Snapshot) {
			s.World.Contexts[2].Valid = span(nil, day(-1))
			s.Subject.Direct = []calc.Direct{assigned(100, 10)}
		}, []shape{{10, "", false, "NoPrimaryContext", nil, nil, none, kinds(d)}}},
		{"technical identities need no primary context", func(s *Snapshot) {
			s.Subject.Memberships, s.Subject.Category = nil, int64(entities.CategoryTechnical)
			s.Subject.Direct = []calc.Direct{assigned(100, 10)}
		}, []shape{{10, "", true, "", nil, nil, explicit, kinds(d)}}},
		{"before day one: account disabled, permission enabled (R-345)", func(s *Snapshot) {
			s.Subject.Status, s.Subject.Valid = int64(entities.IdentityInactive), span(day(2), nil)
			s.Subject.Direct = []calc.Direct{assigned(100, 10), assigned(101, 30)}
		}, []shape{{10, "", true, "", day(-1), nil, explicit, kinds(d)}, {30, "", false, "ReasonsDisabled", day(2), nil, none, kinds(d)}}},
		{"tail of a leaver: account disabled, permission enabled (R-346)", func(s *Snapshot) {
			leaver(s, -1)
		}, []shape{{10, "", true, "", nil, day(29), explicit, kinds(d)}, {30, "", false, "IdentityTerminated,ReasonsDisabled", nil, day(-1), none, kinds(d)}}},
		{"of two accounts that a permission may hang on the longer tail counts (R-346)", func(s *Snapshot) {
			leaver(s, -1)
			s.World.Resources[31] = resource(31, entities.RoleAccount, 7)
			s.World.Resources[31].PostDays = 5
			s.Subject.Direct = append(s.Subject.Direct, assigned(102, 31))
		}, []shape{
			{10, "", true, "", nil, day(29), explicit, kinds(d)},
			{30, "", false, "IdentityTerminated,ReasonsDisabled", nil, day(-1), none, kinds(d)},
			{31, "", false, "IdentityTerminated,ReasonsDisabled", nil, day(-1), none, kinds(d)},
		}},
		{"after the tail both are gone (R-346)", func(s *Snapshot) { leaver(s, -31) }, []shape{}},
		{"a lock in the tail disables all (G-04)", func(s *Snapshot) {
			leaver(s, -1)
			s.Subject.Status = int64(entities.IdentityLocked)
		}, []shape{{10, "", false, "IdentityLocked", nil, day(29), none, kinds(d)}, {30, "", false, "IdentityLocked,ReasonsDisabled", nil, day(-1), none, kinds(d)}}},
		{"terminated by hand disables all (R-206)", func(s *Snapshot) {
			s.Subject.Status = int64(entities.IdentityTerminated)
			s.Subject.Direct = []calc.Direct{assigned(100, 10)}
		}, []shape{{10, "", false, "IdentityTerminated", nil, nil, none, kinds(d)}}},
		{"account types that do not fit (R-352)", func(s *Snapshot) {
			s.World.Resources[10].AccountTypes, s.World.Resources[11].AccountTypes = []int64{1}, []int64{2}
			s.World.Policies = []calc.Policy{{ID: 50, Resources: []int64{10, 11}, AccountTypes: []int64{2}}}
		}, []shape{{11, "", true, "", nil, nil, implicit, kinds(p)}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := world()
			test.with(&s)
			require.Equal(t, test.want, shapes(Calculate(s)))
		})
	}
}

// leaver is an identity that ended n days from now, with an account that stays 30 days after.
func leaver(s *Snapshot, n int) {
	s.Subject.Status, s.Subject.Valid = int64(entities.IdentityTerminated), span(nil, day(n))
	s.World.Resources[30].PostDays = 30
	s.Subject.Direct = []calc.Direct{assigned(100, 10), assigned(101, 30)}
}

func TestNextEdge(t *testing.T) {
	s := world()
	a := assigned(100, 10)
	a.Valid = span(day(10), day(20))
	s.Subject.Direct = []calc.Direct{a}
	require.Equal(t, day(7), Calculate(s).NextEdge, "three days before it begins")
	s.World.Now = *day(7)
	require.Equal(t, day(10), Calculate(s).NextEdge)
	s.World.Now = *day(10)
	require.Equal(t, day(20).Add(time.Microsecond), *Calculate(s).NextEdge, "the end itself is inside")
	s.World.Now = day(20).Add(time.Microsecond)
	require.Nil(t, Calculate(s).NextEdge)
}

func TestCircleWarns(t *testing.T) {
	s := world()
	s.World.Children = map[int64][]int64{20: {21}, 21: {20}}
	s.Subject.Direct = []calc.Direct{assigned(100, 20)}
	require.Equal(t, []string{"roles contain each other: 20 and 21"}, Calculate(s).Warnings)
}

func TestAccountNames(t *testing.T) {
	s := world()
	s.Subject.Accounts = []calc.Account{{System: 7, Name: "adm-ada", Type: 2}, {System: 7, Name: "zada", Type: 1}, {System: 8, Name: "a", Type: 1}}
	s.World.Resources[11].AccountTypes = []int64{2}
	s.Subject.Direct = []calc.Direct{assigned(100, 10), assigned(101, 11)}
	got := shapes(Calculate(s))
	require.Equal(t, "zada", got[0].account, "the default type goes first")
	require.Equal(t, "adm-ada", got[1].account, "the type must fit")
}

func TestKeyIsStable(t *testing.T) {
	require.Equal(t, "50336dc8-d05d-52ec-8050-8cb66693f829", AssignmentKey(number(5), number(10), "ada").String())
}

// an expiry is looked out for on access that has ended by itself as well: it ends what is said of it.
func TestAnExpiryAfterTheEndIsAnEdge(t *testing.T) {
	verdict := world()
	verdict.World.Resources[10].Valid.To = day(-1)
	verdict.Subject.Actual = []calc.Actual{{ID: 71, Resource: 10, Account: accountOfAda}}
	key := AssignmentKey(verdict.Subject.UID, number(10), accountOfAda)
	verdict.Subject.Verdicts = []calc.Verdict{{ID: 1, Key: key, Expiry: *day(5)}}
	require.Equal(t, day(5), Calculate(verdict).NextEdge)

	claim := world()
	claim.World.Resources[10].Valid.To = day(-1)
	claim.Subject.Actual = []calc.Actual{{ID: 71, Resource: 10, Account: accountOfAda, Unconfirmed: true, Valid: span(nil, day(5))}}
	require.Equal(t, day(5).Add(time.Microsecond), *Calculate(claim).NextEdge)
}
