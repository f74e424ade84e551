package rope

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// standsAs is one case: what holds in the world, and how the permission stands then.
type standsAs struct {
	name string
	with func(*Snapshot)
	want entities.ComplianceStatus
}

func playCompliance(t *testing.T, cases []standsAs) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := world()
			c.with(&s)
			require.Equal(t, c.want.String(), entities.ComplianceStatus(find(t, Calculate(s), permission).Compliance).String())
		})
	}
}

// violated keeps the permission apart from what ada holds as well, and lets both have been in use.
func violated(s *Snapshot) {
	exclude(s, separation, []int64{permission}, []int64{otherResource})
	assign(s, permission, otherResource)
	stands(s, "", permission, otherResource)
}

// TestR370Compliance: a case for each value.
func TestR370Compliance(t *testing.T) {
	all := []standsAs{
		{"assigned by name", byAssignment, approved},
		{"kept by review", reviewedAccess, approved},
		{"by a policy", byPolicy, derived},
		{"by a role", byRole, derived},
		{"found, and wanted by nobody", func(s *Snapshot) { has(s, 71, permission) }, unapproved},
		{"of nobody", func(s *Snapshot) { s.Subject.Unresolved = true; has(s, 71, permission) }, orphaned},
		{"of one of several owners", func(s *Snapshot) { account(s).Unsure = true; has(s, 71, permission) }, orphaned},
		{"wanted no longer", func(s *Snapshot) { has(s, 71, permission); managed(s, permission, accountOfAda) }, ending},
		{"against a constraint, and in use until it is evaluated", violated, violating},
		{"disabled, and not in the target", func(s *Snapshot) { with(s, entities.AssignmentDisabled, calc.Period{}) }, none},
		{"disabled, and in the target", func(s *Snapshot) {
			account(s)
			has(s, 71, permission)
			with(s, entities.AssignmentDisabled, calc.Period{})
		}, approved},
		{"all of a role", func(s *Snapshot) {
			s.World.Resources[permission].Category = int64(entities.RoleRole)
			roles(s, map[int64][]int64{permission: {third}})
			assign(s, third)
		}, implied},
	}
	playCompliance(t, all)
	seen := map[entities.ComplianceStatus]bool{}
	for _, c := range all {
		seen[c.want] = true
	}
	require.Len(t, seen, len(entities.ComplianceStatus(0).Set().Codes), "every value there is")
}

// TestR370Precedence: where more than one value fits, the first of the list holds (G-10).
func TestR370Precedence(t *testing.T) {
	inTarget := func(s *Snapshot) { account(s); has(s, 71, permission) }
	playCompliance(t, []standsAs{
		{"orphan before violation", func(s *Snapshot) { violated(s); inTarget(s); s.Subject.Accounts[0].Unsure = true }, orphaned},
		{"orphan before approval", func(s *Snapshot) { byAssignment(s); inTarget(s); s.Subject.Accounts[0].Unsure = true }, orphaned},
		{"orphan before its end", func(s *Snapshot) {
			inTarget(s)
			managed(s, permission, accountOfAda)
			s.Subject.Accounts[0].Unsure = true
		}, orphaned},
		{"violation before approval by name", func(s *Snapshot) { violated(s); inTarget(s) }, violating},
		{"violation before approval by a policy", func(s *Snapshot) {
			exclude(s, separation, []int64{permission}, []int64{otherResource})
			byPolicy(s)
			assign(s, otherResource)
			stands(s, "", permission, otherResource)
		}, violating},
		{"violation before what nobody wants", func(s *Snapshot) {
			exclude(s, separation, []int64{permission}, []int64{otherResource})
			has(s, 71, permission)
			has(s, 72, otherResource)
		}, violating},
		{"its end before what was approved by review", func(s *Snapshot) {
			inTarget(s)
			managed(s, permission, accountOfAda)
			verdict(s, permission, accountOfAda, -1)
		}, ending},
		{"by name before by a policy", func(s *Snapshot) { byAssignment(s); byPolicy(s) }, approved},
		{"by a policy before by implication", func(s *Snapshot) {
			s.World.Resources[permission].Category = int64(entities.RoleRole)
			roles(s, map[int64][]int64{permission: {third}})
			assign(s, third)
			byPolicy(s)
		}, derived},
		{"a role that is there is not implied", func(s *Snapshot) {
			s.World.Resources[permission].Category = int64(entities.RoleRole)
			roles(s, map[int64][]int64{permission: {third}})
			assign(s, third)
			has(s, 71, permission)
		}, unapproved},
	})
}
