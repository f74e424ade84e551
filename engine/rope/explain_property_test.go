package rope

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// TestExplanationIsTheCalculation holds every explanation of random worlds against the result: the
// dates of a reason are those that its involved objects leave, and it is disabled if one of them is.
func TestExplanationIsTheCalculation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anything(t)
		want := Calculate(s)
		for i := range want.Assignments {
			a := &want.Assignments[i]
			x, result := Explain(s, a.Key)
			require.Equal(t, want, result)
			require.Equal(t, a, x.Assignment)
			require.Len(t, x.Reasons, len(a.Reasons))
			for j := range x.Reasons {
				require.Equal(t, a.Reasons[j], x.Reasons[j].Reason)
				requireInvolved(t, s, x.Reasons[j])
			}
			requireConclusions(t, a, x)
		}
	})
}

func requireInvolved(t *rapid.T, s Snapshot, r ExplainedReason) {
	counted, members := calc.Period{}, []calc.Period{}
	disabled := false
	for _, i := range r.Involved {
		require.NotEmpty(t, i.Object.Type)
		require.Equal(t, i.Disabled, i.Why != "", "%s of %s", i.Part, r.Description)
		if i.Part != "Identity" {
			disabled = disabled || i.Judged && i.Disabled
		}
		switch {
		case i.Counted == nil:
		case several[i.Part]:
			members = append(members, *i.Counted)
		default:
			counted = narrow(counted, *i.Counted)
		}
	}
	if len(members) > 0 {
		around := members[0]
		for _, m := range members[1:] {
			around = envelope(around, m)
		}
		counted = narrow(counted, around)
	}
	require.Equal(t, calc.Period{From: r.From, To: r.To}, counted, "dates of %s: %v", r.Description, r.Involved)
	inside := holds(counted, s.World.Now) || r.Type == int64(entities.ReasonImplicitAssignment)
	require.Equal(t, r.Disabled, disabled || !inside, "%s: %v", r.Description, r.Involved)
	require.NotEqual(t, "It is disabled", r.Why)
}

// several lists the parts of which there may be more than one, any of which is enough.
var several = map[string]bool{"Membership": true, "Access": true, "Verdict": true, "Rule": true}

func requireConclusions(t *rapid.T, a *calc.Assignment, x Explanation) {
	value := map[string]string{}
	for _, c := range x.Statuses {
		require.NotEmpty(t, c.Why, c.Property)
		require.NotContains(t, c.Why, "with the  ", c.Property)
		value[c.Property] = c.Value
	}
	require.Equal(t, strconv.FormatBool(a.Enabled), value["Status"])
	require.Equal(t, entities.ComplianceStatus(a.Compliance).String(), value["Compliance"])
	for _, r := range x.Reasons {
		if r.BoundsStart {
			require.Equal(t, a.Valid.From, r.From)
		}
	}
}

// TestNothingToExplain asks about access that nobody holds.
func TestNothingToExplain(t *testing.T) {
	s := world()
	x, result := Explain(s, AssignmentKey(s.Subject.UID, number(999), ""))
	require.Nil(t, x.Assignment)
	require.Empty(t, x.Reasons)
	require.Equal(t, Calculate(s), result)
	require.NotEmpty(t, x.Trace, "the way is told all the same")
}
