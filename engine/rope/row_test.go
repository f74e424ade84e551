package rope

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// row is one rule of the calculation with a case of it: what holds in the world, and what the
// result must say.
type row struct {
	name string
	with func(*Snapshot)
	want []shape
	then func(*testing.T, calc.Result)
}

func play(t *testing.T, rows []row) {
	t.Helper()
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			s := world()
			r.with(&s)
			result := Calculate(s)
			if r.want != nil {
				require.Equal(t, r.want, shapes(result))
			}
			if r.then != nil {
				r.then(t, result)
			}
		})
	}
}

const (
	kindDirect    = entities.ReasonDirect
	kindPolicy    = entities.ReasonPolicy
	kindChild     = entities.ReasonChildResource
	kindActual    = entities.ReasonActualDirect
	kindNested    = entities.ReasonActualIndirect
	kindClaim     = entities.ReasonUnconfirmedActual
	kindAuto      = entities.ReasonAutoAccount
	kindReview    = entities.ReasonReviewOK
	kindMore      = entities.ReasonAdditional
	kindImplied   = entities.ReasonImplicitAssignment
	kindHint      = entities.ReasonImplicitChild
	approved      = entities.ComplianceExplicitlyApproved
	derived       = entities.ComplianceImplicitlyApproved
	unapproved    = entities.ComplianceNotApproved
	orphaned      = entities.ComplianceOrphanAssignment
	ending        = entities.CompliancePendingDeprovisioning
	implied       = entities.ComplianceImplicitlyAssigned
	accountOfAda  = "ada"
	privileged    = int64(2)
	personalType  = int64(1)
	targetSystem  = int64(7)
	accountInIt   = int64(30)
	permission    = int64(10)
	otherResource = int64(11)
)

func types(list ...entities.ReasonType) []entities.ReasonType { return list }

// has lets a system report access on ada's account.
func has(s *Snapshot, id, resource int64) *calc.Actual {
	s.Subject.Actual = append(s.Subject.Actual, calc.Actual{ID: id, Resource: resource, Account: accountOfAda})
	return &s.Subject.Actual[len(s.Subject.Actual)-1]
}

// account lets the system report ada's account.
func account(s *Snapshot) *calc.Account {
	s.Subject.Accounts = append(s.Subject.Accounts, calc.Account{ID: 70, System: targetSystem, Name: accountOfAda, Enabled: true})
	return &s.Subject.Accounts[len(s.Subject.Accounts)-1]
}

// verdict keeps access until n days from now.
func verdict(s *Snapshot, resource int64, account string, n int) {
	key := AssignmentKey(s.Subject.UID, s.World.Resources[resource].UID, account)
	s.Subject.Verdicts = append(s.Subject.Verdicts, calc.Verdict{ID: 9, Key: key, Expiry: *day(n)})
}

// before is the last moment before a day.
func before(n int) *time.Time {
	t := day(n).Add(-time.Microsecond)
	return &t
}

// roles gives roles their children.
func roles(s *Snapshot, children map[int64][]int64) {
	s.World.Children, s.World.Parents = children, parents(children)
}

// managed says that access was desired before.
func managed(s *Snapshot, resource int64, account string) {
	s.Subject.Before[AssignmentKey(s.Subject.UID, s.World.Resources[resource].UID, account)] = true
}

// automatic lets accounts be made in the system.
func automatic(s *Snapshot) {
	s.World.Accounts = map[int64][]int64{targetSystem: {accountInIt}}
	for _, r := range s.World.Resources {
		r.AutoAccount = r.System == targetSystem
	}
}

func find(t *testing.T, r calc.Result, resource int64) calc.Assignment {
	t.Helper()
	i := slices.IndexFunc(r.Assignments, func(a calc.Assignment) bool { return a.Resource == resource })
	require.GreaterOrEqual(t, i, 0, "resource %d", resource)
	return r.Assignments[i]
}

// TestR331ActualReasons: direct in the target, through something else, or known from a task only.
func TestR331ActualReasons(t *testing.T) {
	play(t, []row{
		{
			"reported as given to the account itself", func(s *Snapshot) { has(s, 71, permission) },
			[]shape{{permission, accountOfAda, true, "", nil, nil, unapproved, types(kindActual)}},
			nil,
		},
		{
			"reported through another resource", func(s *Snapshot) { has(s, 71, permission).Indirect = true },
			[]shape{{permission, accountOfAda, true, "", nil, nil, unapproved, types(kindNested)}},
			nil,
		},
		{"both ways are two reasons of one assignment", func(s *Snapshot) {
			has(s, 71, permission)
			has(s, 72, permission).Indirect = true
		}, []shape{{permission, accountOfAda, true, "", nil, nil, unapproved, types(kindActual, kindNested)}}, nil},
		{
			"claimed by a finished task", func(s *Snapshot) { has(s, 71, permission).Unconfirmed = true },
			[]shape{{permission, accountOfAda, true, "", nil, nil, unapproved, types(kindClaim)}},
			nil,
		},
		{"each reason has its state (R-330)", func(s *Snapshot) {
			has(s, 71, permission)
			s.Subject.Direct = []calc.Direct{assigned(100, permission)}
			s.Subject.Direct[0].Account = accountOfAda
		}, nil, func(t *testing.T, r calc.Result) {
			a := find(t, r, permission)
			require.EqualValues(t, entities.StateActual, a.Reasons[0].State)
			require.EqualValues(t, entities.StateDesired, a.Reasons[1].State)
		}},
	})
}

// TestR373Claims: a claim counts as actual until an import sees the access or the claim expires.
func TestR373Claims(t *testing.T) {
	claim := func(until int) func(*Snapshot) {
		return func(s *Snapshot) {
			account(s)
			a := has(s, 71, permission)
			a.Unconfirmed, a.Valid = true, span(nil, day(until))
			s.Subject.Direct = []calc.Direct{assigned(100, permission)}
		}
	}
	play(t, []row{
		{
			"it holds, and waits to be confirmed", claim(2),
			[]shape{{permission, accountOfAda, true, "", nil, nil, approved, types(kindClaim, kindDirect)}},
			func(t *testing.T, r calc.Result) {
				require.EqualValues(t, entities.ProvisionPendingConfirmation, find(t, r, permission).Provisioning)
				require.Equal(t, day(2).Add(time.Microsecond), *r.NextEdge, "its end is looked out for")
			},
		},
		{
			"it has expired: the task is issued again", claim(-1),
			[]shape{{permission, accountOfAda, true, "", nil, nil, approved, types(kindDirect)}},
			func(t *testing.T, r calc.Result) {
				require.EqualValues(t, entities.ProvisionPendingProvisioning, find(t, r, permission).Provisioning)
			},
		},
		{"an expired claim on an account leaves no account", func(s *Snapshot) {
			a := account(s)
			a.Unconfirmed, a.Valid = true, span(nil, day(-1))
			s.Subject.Direct = []calc.Direct{assigned(100, permission)}
		}, []shape{{permission, "", true, "", nil, nil, approved, types(kindDirect)}}, nil},
	})
}

// TestR336ReviewOK: a verdict is never the only reason of access.
func TestR336ReviewOK(t *testing.T) {
	play(t, []row{
		{"the actual reason is gone: so is the assignment", func(s *Snapshot) {
			verdict(s, permission, accountOfAda, 30)
			managed(s, permission, accountOfAda)
		}, []shape{}, nil},
		{"on another account it says nothing", func(s *Snapshot) {
			has(s, 71, permission)
			verdict(s, permission, "adm", 30)
		}, []shape{{permission, accountOfAda, true, "", nil, nil, unapproved, types(kindActual)}}, nil},
		{"beside an actual reason it may be the only desired one", func(s *Snapshot) {
			has(s, 71, permission)
			verdict(s, permission, accountOfAda, 30)
		}, []shape{{permission, accountOfAda, true, "", nil, before(30), approved, types(kindActual, kindReview)}}, nil},
	})
}

// TestR395Verdicts: a verdict keeps access until it expires.
func TestR395Verdicts(t *testing.T) {
	play(t, []row{
		{
			"beside an actual reason it is the desired one", func(s *Snapshot) {
				has(s, 71, permission)
				verdict(s, permission, accountOfAda, 30)
			},
			[]shape{{permission, accountOfAda, true, "", nil, before(30), approved, types(kindActual, kindReview)}},
			func(t *testing.T, r calc.Result) { require.Equal(t, day(30), r.NextEdge) },
		},
		{"expired: what it kept is deprovisioned", func(s *Snapshot) {
			has(s, 71, permission)
			verdict(s, permission, accountOfAda, -1)
			managed(s, permission, accountOfAda)
		}, []shape{{permission, accountOfAda, false, "NoDesiredReason", nil, nil, ending, types(kindActual)}}, nil},
		{"no day at all: expired at once", func(s *Snapshot) {
			has(s, 71, permission)
			verdict(s, permission, accountOfAda, 0)
		}, []shape{{permission, accountOfAda, true, "", nil, nil, unapproved, types(kindActual)}}, nil},
		{"the access that it approved is disabled in the target (R-341)", func(s *Snapshot) {
			has(s, 71, permission).Disabled = true
			verdict(s, permission, accountOfAda, 30)
		}, []shape{{permission, accountOfAda, false, "ReasonsDisabled", nil, before(30), approved, types(kindActual, kindReview)}}, nil},
		{"a locked identity keeps nothing by verdict", func(s *Snapshot) {
			s.Subject.Status = int64(entities.IdentityLocked)
			has(s, 71, permission)
			verdict(s, permission, accountOfAda, 30)
		}, []shape{{permission, accountOfAda, false, "IdentityLocked", nil, before(30), approved, types(kindActual, kindReview)}}, nil},
	})
}

// TestR396OtherReasons: where something else desires the access, the end of a verdict changes nothing.
func TestR396OtherReasons(t *testing.T) {
	kept := func(n int) func(*Snapshot) {
		return func(s *Snapshot) {
			s.Subject.Direct = []calc.Direct{assigned(100, permission)}
			verdict(s, permission, "", n)
		}
	}
	play(t, []row{
		{"it holds", kept(1), []shape{{permission, "", true, "", nil, nil, approved, types(kindDirect, kindReview)}}, nil},
		{"it has expired", kept(-1), []shape{{permission, "", true, "", nil, nil, approved, types(kindDirect)}}, nil},
	})
}

// TestR350AutoAccounts: access in a system that makes accounts by itself desires one there.
func TestR350AutoAccounts(t *testing.T) {
	direct := func(s *Snapshot) { s.Subject.Direct = []calc.Direct{assigned(100, permission)} }
	play(t, []row{
		{"automatic creation is on", func(s *Snapshot) { automatic(s); direct(s) }, []shape{
			{permission, "", true, "", nil, nil, approved, types(kindDirect)},
			{accountInIt, "", true, "", nil, nil, derived, types(kindAuto)},
		}, func(t *testing.T, r calc.Result) {
			require.Equal(t, find(t, r, accountInIt).Key, find(t, r, permission).AccountKey)
			require.Empty(t, find(t, r, permission).Warning)
			require.EqualValues(t, entities.ProvisionPendingProvisioning, find(t, r, accountInIt).Provisioning)
		}},
		{
			"it is off: a warning instead", func(s *Snapshot) {
				automatic(s)
				s.World.Resources[permission].AutoAccount = false
				direct(s)
			},
			[]shape{{permission, "", true, "", nil, nil, approved, types(kindDirect)}},
			func(t *testing.T, r calc.Result) { require.Equal(t, noAccount, find(t, r, permission).Warning) },
		},
		{
			"there is no account resource of the type: the same warning", func(s *Snapshot) {
				automatic(s)
				s.World.Resources[accountInIt].AccountTypes = []int64{privileged}
				s.World.Resources[permission].AccountTypes = []int64{personalType}
				direct(s)
			},
			[]shape{{permission, "", true, "", nil, nil, approved, types(kindDirect)}},
			func(t *testing.T, r calc.Result) { require.Equal(t, noAccount, find(t, r, permission).Warning) },
		},
		{"an account that the system had before is left as it was found", func(s *Snapshot) {
			automatic(s)
			direct(s)
			account(s)
			has(s, 70, accountInIt)
		}, []shape{
			{permission, accountOfAda, true, "", nil, nil, approved, types(kindDirect)},
			{accountInIt, accountOfAda, true, "", nil, nil, unapproved, types(kindActual)},
		}, func(t *testing.T, r calc.Result) { require.Empty(t, find(t, r, permission).Warning) }},
		{"the account that was made stays desired under its name", func(s *Snapshot) {
			automatic(s)
			direct(s)
			account(s)
			has(s, 70, accountInIt)
			managed(s, accountInIt, "")
		}, []shape{
			{permission, accountOfAda, true, "", nil, nil, approved, types(kindDirect)},
			{accountInIt, accountOfAda, true, "", nil, nil, derived, types(kindActual, kindAuto)},
		}, nil},
		{"an account that a review keeps needs no other reason until the verdict ends", func(s *Snapshot) {
			automatic(s)
			direct(s)
			account(s)
			has(s, 70, accountInIt)
			managed(s, accountInIt, accountOfAda)
			verdict(s, accountInIt, accountOfAda, 1)
		}, []shape{
			{permission, accountOfAda, true, "", nil, nil, approved, types(kindDirect)},
			{accountInIt, accountOfAda, true, "", nil, before(1), approved, types(kindActual, kindReview)},
		}, nil},
		{"nothing needs it any more", func(s *Snapshot) {
			automatic(s)
			account(s)
			has(s, 70, accountInIt)
			managed(s, accountInIt, accountOfAda)
		}, []shape{{accountInIt, accountOfAda, false, "NoDesiredReason", nil, nil, ending, types(kindActual)}}, nil},
		{"its validity is around all access that needs it, disabled access too (G-33)", func(s *Snapshot) {
			automatic(s)
			a, b := assigned(100, permission), assigned(101, otherResource)
			a.Valid, b.Valid = span(day(-1), day(5)), span(day(-4), day(9))
			b.Status = int64(entities.AssignmentDisabled)
			s.Subject.Direct = []calc.Direct{a, b}
		}, nil, func(t *testing.T, r calc.Result) {
			require.Equal(t, span(day(-4), day(9)), find(t, r, accountInIt).Valid)
			require.True(t, find(t, r, accountInIt).Enabled)
		}},
		{"an account that somebody assigned is no auto account", func(s *Snapshot) {
			automatic(s)
			s.Subject.Direct = []calc.Direct{assigned(100, permission), assigned(101, accountInIt)}
		}, []shape{
			{permission, "", true, "", nil, nil, approved, types(kindDirect)},
			{accountInIt, "", true, "", nil, nil, approved, types(kindDirect)},
		}, nil},
	})
}
