package rope

import (
	"maps"
	"math/rand"
	"slices"
	"testing"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// TestOrderDoesNotMatter shuffles every list of random snapshots.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anything(t)
		want := Calculate(s)
		require.Equal(t, want, Calculate(s), "the same again")
		mixed := shuffle(s, rapid.Int64().Draw(t, "seed"))
		require.Equal(t, want, Calculate(mixed))
	})
}

// TestResultIsAFixedPoint takes a result as what stands, and expects it again.
func TestResultIsAFixedPoint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anything(t)
		first := Calculate(s)
		s.Subject.Before, s.Subject.Carried = map[uuid.UUID]bool{}, map[uuid.UUID][]calc.AttributeValue{}
		for _, a := range first.Assignments {
			s.Subject.Before[a.Key] = a.Managed
			s.Subject.Carried[a.Key] = a.Attributes
		}
		s.Subject.Stood = left(first)
		require.Equal(t, first, Calculate(s))
	})
}

// TestInvariants holds for every snapshot.
func TestInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anything(t)
		seen := map[uuid.UUID]bool{}
		for _, a := range Calculate(s).Assignments {
			require.NotEmpty(t, a.Reasons, "each assignment has a reason (R-330)")
			require.False(t, seen[a.Key], "one assignment for each place (R-321)")
			seen[a.Key] = true
			require.Equal(t, a.Enabled, a.DisabledBy == "")
			if s.Subject.Status == int64(entities.IdentityLocked) {
				require.False(t, a.Enabled, "nobody locked has anything enabled")
			}
		}
	})
}

func anything(t *rapid.T) Snapshot {
	s := world()
	period := func(name string) calc.Period {
		var p calc.Period
		if rapid.Bool().Draw(t, name+" from") {
			p.From = day(rapid.IntRange(-6, 6).Draw(t, name+" begins"))
		}
		if rapid.Bool().Draw(t, name+" to") {
			p.To = day(rapid.IntRange(-6, 6).Draw(t, name+" ends"))
		}
		return p
	}
	ids := []int64{10, 11, 20, 21, 22, 30}
	one := rapid.SampledFrom(ids)
	s.Subject.Status = rapid.Int64Range(1, 6).Draw(t, "status")
	s.Subject.Valid = period("identity")
	for _, id := range ids {
		s.World.Resources[id].Status = rapid.SampledFrom([]int64{1, 1, 1, 2, 3, 4, 5}).Draw(t, "resource status")
		s.World.Resources[id].Valid = period("resource")
		s.World.Resources[id].PostDays = rapid.IntRange(0, 5).Draw(t, "post days")
	}
	for n := range rapid.IntRange(0, 5).Draw(t, "links") {
		parent := rapid.SampledFrom([]int64{20, 21}).Draw(t, "parent")
		if to := one.Draw(t, "child"); !slices.Contains(s.World.Children[parent], to) && n >= 0 {
			s.World.Children[parent] = append(s.World.Children[parent], to)
		}
	}
	s.World.Parents = parents(s.World.Children)
	s.World.Accounts = map[int64][]int64{7: {30}}
	for _, id := range ids {
		s.World.Resources[id].AutoAccount = rapid.Bool().Draw(t, "auto")
		s.World.Resources[id].Exclusive = rapid.Bool().Draw(t, "exclusive")
		s.World.Resources[id].Risk = decimal.New(rapid.Int64Range(0, 9).Draw(t, "risk"), -1)
	}
	for n := range rapid.IntRange(0, 2).Draw(t, "accounts") {
		s.Subject.Accounts = append(s.Subject.Accounts, calc.Account{
			ID: int64(60 + n), System: 7, Name: []string{"ada", "adm"}[n], Type: rapid.Int64Range(0, 2).Draw(t, "account type"),
			Unsure: rapid.Bool().Draw(t, "unsure"),
		})
	}
	for n := range rapid.IntRange(0, 2).Draw(t, "verdicts") {
		key := AssignmentKey(s.Subject.UID, number(one.Draw(t, "reviewed")), rapid.SampledFrom([]string{"", "ada"}).Draw(t, "reviewed on"))
		s.Subject.Verdicts = append(s.Subject.Verdicts, calc.Verdict{
			ID: int64(n), Key: key, Expiry: *day(rapid.IntRange(-3, 3).Draw(t, "until")), Removes: rapid.IntRange(0, 3).Draw(t, "removes") == 0,
		})
	}
	for n := range rapid.IntRange(0, 4).Draw(t, "direct") {
		s.Subject.Direct = append(s.Subject.Direct, calc.Direct{
			ID: int64(100 + n), Resource: one.Draw(t, "of"), Status: rapid.Int64Range(1, 7).Draw(t, "its status"),
			Valid: period("direct"), Context: rapid.SampledFrom([]int64{0, 0, 1, 2}).Draw(t, "context"),
		})
	}
	for n := range rapid.IntRange(0, 3).Draw(t, "policies") {
		s.World.Policies = append(s.World.Policies, calc.Policy{
			ID: int64(50 + n), Valid: period("policy"), DirectOnly: rapid.Bool().Draw(t, "direct only"),
			Contexts: rapid.SampledFrom([][]int64{nil, {1}, {2}, {1, 2}}).Draw(t, "scope"), Resources: []int64{one.Draw(t, "gives"), one.Draw(t, "gives too")},
		})
	}
	for n := range rapid.IntRange(0, 2).Draw(t, "memberships") {
		s.Subject.Memberships = append(s.Subject.Memberships, calc.Membership{Context: int64(n%2 + 1), Valid: period("membership")})
	}
	for n := range rapid.IntRange(0, 3).Draw(t, "actual") {
		s.Subject.Actual = append(s.Subject.Actual, calc.Actual{
			ID: int64(70 + n), Resource: one.Draw(t, "has"), Account: rapid.SampledFrom([]string{"", "ada"}).Draw(t, "on"),
			Disabled: rapid.Bool().Draw(t, "off"), Indirect: rapid.Bool().Draw(t, "nested"),
			Unconfirmed: rapid.Bool().Draw(t, "claimed"), Valid: calc.Period{To: period("claim").To},
		})
	}
	toxicity(t, &s, ids)
	fields(t, &s, ids)
	return s
}

// left is what a result leaves for the next calculation.
func left(r calc.Result) []calc.Stood {
	var out []calc.Stood
	for _, a := range r.Assignments {
		out = append(out, calc.Stood{Resource: a.Resource, Account: a.Account, DisabledBy: a.DisabledBy})
	}
	return out
}

// toxicity adds constraints, what was decided about them, and how access stood before.
func toxicity(t *rapid.T, s *Snapshot, ids []int64) {
	some := func(name string) []int64 {
		return rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 1, 3, rapid.ID).Draw(t, name)
	}
	for n := range rapid.IntRange(0, 3).Draw(t, "constraints") {
		k := calc.Constraint{ID: int64(200 + n), UID: number(int64(200 + n)), ByAccount: rapid.Bool().Draw(t, "by account")}
		for side := range rapid.IntRange(1, 3).Draw(t, "sides") {
			k.Sides = append(k.Sides, calc.Side{ID: int64(side), Resources: some("side")})
		}
		s.World.Constraints = append(s.World.Constraints, k)
	}
	for n := range rapid.IntRange(0, 4).Draw(t, "decisions") {
		s.Subject.Decisions = append(s.Subject.Decisions, calc.Decision{
			ID: int64(300 + n), Constraint: rapid.Int64Range(200, 202).Draw(t, "on"), Resource: rapid.SampledFrom(ids).Draw(t, "decided"),
			Account: rapid.SampledFrom([]string{"", "", "ada"}).Draw(t, "decided on"), Allowed: rapid.Bool().Draw(t, "allowed"),
			Expiry: *day(rapid.IntRange(-2, 3).Draw(t, "decided until")),
		})
	}
	for _, id := range ids {
		for _, account := range []string{"", "ada"} {
			if rapid.Bool().Draw(t, "stood") {
				why := rapid.SampledFrom([]string{"", "", "IdentityLocked", "ReasonsDisabled", "EvaluationPending", "Blocked"}).Draw(t, "disabled by")
				s.Subject.Stood = append(s.Subject.Stood, calc.Stood{Resource: id, Account: account, DisabledBy: why})
			}
		}
	}
}

// parents turns the lists of children around.
func parents(children map[int64][]int64) map[int64][]int64 {
	out := map[int64][]int64{}
	for _, role := range slices.Sorted(maps.Keys(children)) {
		for _, id := range children[role] {
			out[id] = append(out[id], role)
		}
	}
	return out
}

func shuffle(s Snapshot, seed int64) Snapshot {
	r := rand.New(rand.NewSource(seed))
	w, subject := *s.World, *s.Subject
	mix := func(n int, swap func(i, j int)) { r.Shuffle(n, swap) }
	w.Policies = slices.Clone(w.Policies)
	subject.Direct, subject.Actual = slices.Clone(subject.Direct), slices.Clone(subject.Actual)
	subject.Memberships = slices.Clone(subject.Memberships)
	mix(len(w.Policies), func(i, j int) { w.Policies[i], w.Policies[j] = w.Policies[j], w.Policies[i] })
	mix(len(subject.Direct), func(i, j int) { subject.Direct[i], subject.Direct[j] = subject.Direct[j], subject.Direct[i] })
	mix(len(subject.Actual), func(i, j int) { subject.Actual[i], subject.Actual[j] = subject.Actual[j], subject.Actual[i] })
	subject.Accounts, subject.Verdicts = slices.Clone(subject.Accounts), slices.Clone(subject.Verdicts)
	mix(len(subject.Accounts), func(i, j int) { subject.Accounts[i], subject.Accounts[j] = subject.Accounts[j], subject.Accounts[i] })
	mix(len(subject.Verdicts), func(i, j int) { subject.Verdicts[i], subject.Verdicts[j] = subject.Verdicts[j], subject.Verdicts[i] })
	mix(len(subject.Memberships), func(i, j int) {
		subject.Memberships[i], subject.Memberships[j] = subject.Memberships[j], subject.Memberships[i]
	})
	subject.Reported = reshuffled(subject.Reported, r)
	subject.Decisions, subject.Stood = slices.Clone(subject.Decisions), slices.Clone(subject.Stood)
	mix(len(subject.Decisions), func(i, j int) {
		subject.Decisions[i], subject.Decisions[j] = subject.Decisions[j], subject.Decisions[i]
	})
	mix(len(subject.Stood), func(i, j int) { subject.Stood[i], subject.Stood[j] = subject.Stood[j], subject.Stood[i] })
	w.Constraints = slices.Clone(w.Constraints)
	mix(len(w.Constraints), func(i, j int) { w.Constraints[i], w.Constraints[j] = w.Constraints[j], w.Constraints[i] })
	w.Children = map[int64][]int64{}
	for k, v := range s.World.Children {
		v = slices.Clone(v)
		mix(len(v), func(i, j int) { v[i], v[j] = v[j], v[i] })
		w.Children[k] = v
	}
	w.Parents = map[int64][]int64{}
	for k, v := range s.World.Parents {
		v = slices.Clone(v)
		mix(len(v), func(i, j int) { v[i], v[j] = v[j], v[i] })
		w.Parents[k] = v
	}
	return Snapshot{World: &w, Subject: &subject}
}
