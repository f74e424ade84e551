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

const none = entities.ComplianceNone

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
