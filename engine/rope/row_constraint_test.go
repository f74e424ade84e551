package rope

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

const (
	allRight  = entities.ViolationOK
	prevented = entities.ViolationEvaluationPendingUsagePrevented
	tolerated = entities.ViolationEvaluationPendingUsageAllowed
	overrode  = entities.ViolationOverridden
	barred    = entities.ViolationBlocked
	violating = entities.ComplianceInViolation

	separation  = int64(200) // the constraint of most cases
	third       = int64(22)
	clerk       = int64(20) // a role
	approver    = int64(21) // another role
	otherSystem = int64(8)
)

// exclude lets a constraint keep sides apart.
func exclude(s *Snapshot, id int64, sides ...[]int64) *calc.Constraint {
	k := calc.Constraint{ID: id, UID: number(id)}
	for i, list := range sides {
		k.Sides = append(k.Sides, calc.Side{ID: int64(i), Resources: list})
	}
	s.World.Constraints = append(s.World.Constraints, k)
	return &s.World.Constraints[len(s.World.Constraints)-1]
}

// assign gives resources directly.
func assign(s *Snapshot, resources ...int64) {
	for _, id := range resources {
		s.Subject.Direct = append(s.Subject.Direct, assigned(100+id, id))
	}
}

// stands says how access without an account stood after the last calculation.
func stands(s *Snapshot, disabledBy string, resources ...int64) {
	for _, id := range resources {
		s.Subject.Stood = append(s.Subject.Stood, calc.Stood{Resource: id, DisabledBy: disabledBy})
	}
}

func decide(s *Snapshot, constraint, resource int64, allowed bool) *calc.Decision {
	s.Subject.Decisions = append(s.Subject.Decisions, calc.Decision{
		ID: 9, Constraint: constraint, Resource: resource, Allowed: allowed, Expiry: *day(10),
	})
	return &s.Subject.Decisions[len(s.Subject.Decisions)-1]
}

// verdictOn is what a test says of one resource under constraints.
type verdictOn struct {
	resource   int64
	status     entities.ViolationStatus
	enabled    bool
	disabledBy string
	compliance entities.ComplianceStatus
}

// constrained is one case: what holds in the world, what is said of the access, and of the
// constraints: the status of each violation.
type constrained struct {
	name  string
	with  func(*Snapshot)
	want  []verdictOn
	total []entities.EvaluationStatus
}

func playConstraints(t *testing.T, rows []constrained) {
	t.Helper()
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			s := world()
			r.with(&s)
			result := Calculate(s)
			var got []verdictOn
			for _, w := range r.want {
				a := find(t, result, w.resource)
				got = append(got, verdictOn{
					a.Resource, entities.ViolationStatus(a.Violation), a.Enabled, a.DisabledBy, entities.ComplianceStatus(a.Compliance),
				})
			}
			require.Equal(t, r.want, got)
			var total []entities.EvaluationStatus
			for _, v := range result.Violations {
				total = append(total, entities.EvaluationStatus(v.Status))
			}
			require.Equal(t, r.total, total)
		})
	}
}

func totals(list ...entities.EvaluationStatus) []entities.EvaluationStatus { return list }

const (
	undecided = entities.EvaluationPending
	granted   = entities.EvaluationAllowed
	refused   = entities.EvaluationBlocked
	mixed     = entities.EvaluationResolved
)

// TestR115Constraints: who holds something of one side may hold nothing of another.
func TestR115Constraints(t *testing.T) {
	playConstraints(t, []constrained{
		{"one side alone violates nothing", func(s *Snapshot) {
			exclude(s, separation, []int64{permission}, []int64{otherResource})
			assign(s, permission)
		}, []verdictOn{{permission, allRight, true, "", approved}}, nil},
		{"both sides", func(s *Snapshot) {
			exclude(s, separation, []int64{permission}, []int64{otherResource})
			assign(s, permission, otherResource)
		}, []verdictOn{
			{permission, prevented, false, "EvaluationPending", none},
			{otherResource, prevented, false, "EvaluationPending", none},
		}, totals(undecided)},
		{"two of one side are no violation, and the rest of the access is not concerned", func(s *Snapshot) {
			exclude(s, separation, []int64{permission, otherResource}, []int64{accountInIt})
			assign(s, permission, otherResource, third)
		}, []verdictOn{
			{permission, allRight, true, "", approved},
			{third, allRight, true, "", approved},
		}, nil},
		{"each excludes each", func(s *Snapshot) {
			exclude(s, separation, []int64{permission}, []int64{otherResource}, []int64{third})
			assign(s, otherResource, third)
		}, []verdictOn{
			{otherResource, prevented, false, "EvaluationPending", none},
			{third, prevented, false, "EvaluationPending", none},
		}, totals(undecided)},
		{"a resource on both sides does not stand against itself (R-116)", func(s *Snapshot) {
			exclude(s, separation, []int64{permission}, []int64{permission, otherResource})
			assign(s, permission)
		}, []verdictOn{{permission, allRight, true, "", approved}}, nil},
		{"what a role gives counts as held (R-634)", func(s *Snapshot) {
			exclude(s, separation, []int64{permission}, []int64{otherResource})
			roles(s, map[int64][]int64{clerk: {permission, third}})
			assign(s, clerk, otherResource)
		}, []verdictOn{
			{permission, prevented, false, "EvaluationPending", none},
			{clerk, allRight, true, "", approved},
			{third, allRight, true, "", derived},
		}, totals(undecided)},
		{"nobody answers for the accounts of Unresolved together", func(s *Snapshot) {
			exclude(s, separation, []int64{permission}, []int64{otherResource})
			s.Subject.Unresolved, s.Subject.Category = true, int64(entities.CategoryUnresolved)
			has(s, 71, permission)
			has(s, 72, otherResource)
		}, []verdictOn{{permission, allRight, true, "", orphaned}}, nil},
		{"what is disabled by itself is not held", func(s *Snapshot) {
			exclude(s, separation, []int64{permission}, []int64{otherResource})
			assign(s, permission, otherResource)
			s.Subject.Direct[0].Status = int64(entities.AssignmentDisabled)
		}, []verdictOn{
			{permission, allRight, false, "ReasonsDisabled", none},
			{otherResource, allRight, true, "", approved},
		}, nil},
		{"nor is what is on its way out", func(s *Snapshot) {
			exclude(s, separation, []int64{permission}, []int64{otherResource})
			has(s, 71, permission)
			managed(s, permission, accountOfAda)
			assign(s, otherResource)
		}, []verdictOn{{permission, allRight, false, "NoDesiredReason", ending}, {otherResource, allRight, true, "", approved}}, nil},
	})
}

// TestR371Violations: new access has to wait, existing access is not taken away before the evaluation
// has ended.
func TestR371Violations(t *testing.T) {
	both := func(s *Snapshot) {
		exclude(s, separation, []int64{permission}, []int64{otherResource})
		assign(s, permission, otherResource)
	}
	playConstraints(t, []constrained{
		{
			"a constraint over what was in use", func(s *Snapshot) { both(s); stands(s, "", permission, otherResource) },
			[]verdictOn{{permission, tolerated, true, "", violating}, {otherResource, tolerated, true, "", violating}},
			totals(undecided),
		},
		{
			"one is new", func(s *Snapshot) { both(s); stands(s, "", permission) },
			[]verdictOn{{permission, tolerated, true, "", violating}, {otherResource, prevented, false, "EvaluationPending", none}},
			totals(undecided),
		},
		{
			"what was disabled was not in use", func(s *Snapshot) { both(s); stands(s, "", permission); stands(s, "ReasonsDisabled", otherResource) },
			[]verdictOn{{otherResource, prevented, false, "EvaluationPending", none}},
			totals(undecided),
		},
		{"what the target has may be used, whoever wants it", func(s *Snapshot) {
			exclude(s, separation, []int64{permission}, []int64{otherResource})
			has(s, 71, permission)
			has(s, 72, otherResource)
		}, []verdictOn{{permission, tolerated, true, "", violating}, {otherResource, tolerated, true, "", violating}}, totals(undecided)},
		{"allowed", func(s *Snapshot) {
			both(s)
			decide(s, separation, permission, true)
			decide(s, separation, otherResource, true)
		}, []verdictOn{{permission, overrode, true, "", approved}, {otherResource, overrode, true, "", approved}}, totals(granted)},
		{"blocked", func(s *Snapshot) {
			both(s)
			decide(s, separation, permission, false)
			decide(s, separation, otherResource, false)
		}, []verdictOn{{permission, barred, false, "Blocked", none}, {otherResource, barred, false, "Blocked", none}}, totals(refused)},
		{"resolved: one blocked, one allowed", func(s *Snapshot) {
			both(s)
			decide(s, separation, permission, false)
			decide(s, separation, otherResource, true)
		}, []verdictOn{{permission, barred, false, "Blocked", none}, {otherResource, overrode, true, "", approved}}, totals(mixed)},
		{"half of it decided is pending", func(s *Snapshot) {
			both(s)
			decide(s, separation, permission, true)
		}, []verdictOn{{permission, overrode, true, "", approved}, {otherResource, prevented, false, "EvaluationPending", none}}, totals(undecided)},
		{"a decision that has expired decides nothing", func(s *Snapshot) {
			both(s)
			stands(s, "", permission)
			decide(s, separation, permission, true).Expiry = noon
		}, []verdictOn{{permission, tolerated, true, "", violating}}, totals(undecided)},
		{"a decision about another account decides nothing", func(s *Snapshot) {
			both(s)
			decide(s, separation, permission, true).Account = "adm"
		}, []verdictOn{{permission, prevented, false, "EvaluationPending", none}}, totals(undecided)},
		{"whoever blocks wins over another constraint that allows (G-11)", func(s *Snapshot) {
			both(s)
			exclude(s, 201, []int64{permission}, []int64{third})
			assign(s, third)
			decide(s, separation, permission, true)
			decide(s, 201, permission, false)
		}, []verdictOn{{permission, barred, false, "Blocked", none}}, totals(undecided, undecided)},
		{"one constraint that is not evaluated keeps back what another one allows", func(s *Snapshot) {
			both(s)
			exclude(s, 201, []int64{permission}, []int64{third})
			assign(s, third)
			decide(s, separation, permission, true)
		}, []verdictOn{{permission, prevented, false, "EvaluationPending", none}}, totals(undecided, undecided)},
		{"blocked access that nobody wanted is taken away", func(s *Snapshot) {
			exclude(s, separation, []int64{permission}, []int64{otherResource})
			has(s, 71, permission)
			has(s, 72, otherResource)
			decide(s, separation, permission, false)
		}, []verdictOn{{permission, barred, false, "Blocked", ending}, {otherResource, tolerated, true, "", violating}}, totals(undecided)},
		{"a lock disables everything and leaves what constraints say (R-564)", func(s *Snapshot) {
			both(s)
			s.Subject.Status = int64(entities.IdentityLocked)
			stands(s, "IdentityLocked", permission)
			decide(s, separation, otherResource, false)
		}, []verdictOn{{permission, tolerated, false, "IdentityLocked", none}, {otherResource, barred, false, "IdentityLocked,Blocked", none}}, totals(undecided)},
		{"nor does a lock leave what was never in use usable", func(s *Snapshot) {
			both(s)
			stands(s, "IdentityLocked,EvaluationPending", permission)
		}, []verdictOn{{permission, prevented, false, "EvaluationPending", none}}, totals(undecided)},
		{"access that was in use before it had an account", func(s *Snapshot) {
			both(s)
			account(s)
			stands(s, "", permission)
		}, []verdictOn{{permission, tolerated, true, "", violating}}, totals(undecided)},
		{"an implicitly assigned role gives nothing that could be kept back", func(s *Snapshot) {
			exclude(s, separation, []int64{clerk}, []int64{otherResource})
			roles(s, map[int64][]int64{clerk: {permission}})
			assign(s, permission, otherResource)
		}, []verdictOn{{clerk, tolerated, true, "", violating}, {permission, allRight, true, "", approved}}, totals(undecided)},
	})
}

// TestBlockedAccessIsDeprovisioned although nobody ever desired it.
func TestBlockedAccessIsDeprovisioned(t *testing.T) {
	s := world()
	exclude(&s, separation, []int64{permission}, []int64{otherResource})
	has(&s, 71, permission)
	has(&s, 72, otherResource)
	decide(&s, separation, permission, false)
	a := find(t, Calculate(s), permission)
	require.EqualValues(t, entities.ProvisionPendingDeprovisioning, a.Provisioning)
	require.False(t, a.Managed)
}

// TestR625Children: while a role violates, what it alone gives counts as not approved. What a blocked
// role gives goes, what an allowed one gives stays.
func TestR625Children(t *testing.T) {
	const a, b, c = permission, otherResource, third
	both := func(s *Snapshot) {
		exclude(s, separation, []int64{clerk}, []int64{approver})
		roles(s, map[int64][]int64{clerk: {a, b}, approver: {b, c}})
		assign(s, clerk, approver)
	}
	playConstraints(t, []constrained{
		{
			"new roles give nothing yet", both, []verdictOn{
				{clerk, prevented, false, "EvaluationPending", none},
				{a, allRight, false, "EvaluationPending", unapproved},
				{b, allRight, false, "EvaluationPending", unapproved},
			}, totals(undecided),
		},
		{"roles that were in use go on giving", func(s *Snapshot) { both(s); stands(s, "", clerk, approver) }, []verdictOn{
			{clerk, tolerated, true, "", violating},
			{a, allRight, true, "", unapproved},
			{b, allRight, true, "", unapproved},
		}, totals(undecided)},
		{"what is also given otherwise is approved", func(s *Snapshot) { both(s); assign(s, a) }, []verdictOn{
			{a, allRight, true, "", approved},
			{c, allRight, false, "EvaluationPending", unapproved},
		}, totals(undecided)},
		{"what the target has is not taken away by the evaluation of a role", func(s *Snapshot) {
			both(s)
			account(s)
			has(s, 71, a)
		}, []verdictOn{{a, allRight, true, "", unapproved}, {c, allRight, false, "EvaluationPending", unapproved}}, totals(undecided)},
		{"block one, allow the other (G-11)", func(s *Snapshot) {
			both(s)
			stands(s, "", clerk, approver)
			decide(s, separation, clerk, false)
			decide(s, separation, approver, true)
		}, []verdictOn{
			{clerk, barred, false, "Blocked", none},
			{approver, overrode, true, "", approved},
			{a, allRight, false, "ReasonsDisabled", none},
			{b, allRight, true, "", derived},
			{c, allRight, true, "", derived},
		}, totals(mixed)},
		{"at any depth", func(s *Snapshot) {
			exclude(s, separation, []int64{clerk}, []int64{otherResource})
			roles(s, map[int64][]int64{clerk: {approver}, approver: {third}})
			assign(s, clerk, otherResource)
		}, []verdictOn{
			{approver, allRight, false, "EvaluationPending", unapproved},
			{third, allRight, false, "EvaluationPending", unapproved},
		}, totals(undecided)},
	})
}

// TestR637Levels: all that an identity holds counts together, or only what hangs on one account (G-48).
func TestR637Levels(t *testing.T) {
	on := func(byAccount bool, first, second string) func(*Snapshot) {
		return func(s *Snapshot) {
			exclude(s, separation, []int64{permission}, []int64{otherResource}).ByAccount = byAccount
			s.Subject.Actual = []calc.Actual{{ID: 71, Resource: permission, Account: first}, {ID: 72, Resource: otherResource, Account: second}}
		}
	}
	ok := []verdictOn{{permission, allRight, true, "", unapproved}}
	hit := []verdictOn{{permission, tolerated, true, "", violating}}
	playConstraints(t, []constrained{
		{"identity, two accounts", on(false, "ada", "adm"), hit, totals(undecided)},
		{"account, two accounts", on(true, "ada", "adm"), ok, nil},
		{"account, one account", on(true, "ada", "ada"), hit, totals(undecided)},
		{"accounts of one name in two systems are two", func(s *Snapshot) {
			on(true, "ada", "ada")(s)
			s.World.Resources[otherResource].System = otherSystem
		}, ok, nil},
		{"what hangs on no account does not count", func(s *Snapshot) {
			exclude(s, separation, []int64{clerk}, []int64{approver}).ByAccount = true
			assign(s, clerk, approver)
		}, []verdictOn{{clerk, allRight, true, "", approved}}, nil},
	})
}

// TestViolationTellsOfIt: a violation names its constraint, its account, and the access that is guilty.
func TestViolationTellsOfIt(t *testing.T) {
	s := world()
	exclude(&s, separation, []int64{permission, third}, []int64{otherResource}).ByAccount = true
	s.Subject.Actual = []calc.Actual{{ID: 71, Resource: permission, Account: accountOfAda}, {ID: 72, Resource: otherResource, Account: accountOfAda}}
	decide(&s, separation, permission, true).Expiry = *day(2)
	r := Calculate(s)
	require.Len(t, r.Violations, 1)
	v := r.Violations[0]
	require.Equal(t, AssignmentKey(number(5), number(separation), "7/ada"), v.Key)
	require.Equal(t, []any{separation, targetSystem, accountOfAda}, []any{v.Constraint, v.System, v.Account})
	require.Equal(t, []calc.Violating{
		{Key: find(t, r, permission).Key, Resource: permission, Account: accountOfAda, Status: int64(overrode)},
		{Key: find(t, r, otherResource).Key, Resource: otherResource, Account: accountOfAda, Status: int64(tolerated)},
	}, v.Resources)
	require.Equal(t, day(2), r.NextEdge, "the end of a decision is an edge (R-610)")
}
