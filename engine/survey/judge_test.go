package survey

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// TestJudge: what becomes of access because of an answer.
func TestJudge(t *testing.T) {
	const role, policy = 7, 8
	for _, c := range []struct {
		name   string
		action entities.SurveyAction
		ground *calc.Grounded
		want   effect
	}{
		{"keep what is gone", entities.ActionKeep, nil, effect{outcome: entities.OutcomeGone}},
		{"keep what is desired", entities.ActionKeep, &calc.Grounded{Desired: true, Actual: true, Direct: []int64{1}}, effect{outcome: entities.OutcomeKept}},
		{"keep what is just there", entities.ActionKeep, &calc.Grounded{Actual: true}, effect{outcome: entities.OutcomeVerdict, keep: true}},
		{"keep what only an earlier review kept", entities.ActionKeep, &calc.Grounded{}, effect{outcome: entities.OutcomeVerdict, keep: true}},
		{"remove what is gone", entities.ActionRemove, nil, effect{outcome: entities.OutcomeGone}},
		{"remove what is just there", entities.ActionRemove, &calc.Grounded{Actual: true}, effect{outcome: entities.OutcomeEnded, remove: true}},
		{
			"remove what is assigned twice", entities.ActionRemove, &calc.Grounded{Desired: true, Direct: []int64{1, 2}},
			effect{outcome: entities.OutcomeEnded, remove: true, end: []int64{1, 2}},
		},
		{
			"remove what a policy gives by two ways", entities.ActionRemove, &calc.Grounded{Desired: true, Actual: true, Elsewhere: []int64{policy, role, policy}},
			effect{outcome: entities.OutcomeRouted, route: []int64{role, policy}},
		},
		{
			"remove what is assigned and follows from a role", entities.ActionRemove, &calc.Grounded{Desired: true, Direct: []int64{1}, Elsewhere: []int64{role}},
			effect{outcome: entities.OutcomeEndedAndRouted, remove: true, end: []int64{1}, route: []int64{role}},
		},
		{"remove what is implied", entities.ActionRemove, &calc.Grounded{Actual: true, Elsewhere: []int64{0}}, effect{outcome: entities.OutcomeRouted, route: []int64{0}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := judge(c.action, c.ground)
			if len(got.route) == 0 {
				got.route = nil
			}
			require.Equal(t, c.want, got)
		})
	}
}

// TestTogether: the same people are the same in whatever order they are named.
func TestTogether(t *testing.T) {
	require.Equal(t, together([]int64{3, 12}), together([]int64{12, 3}))
	require.NotEqual(t, together([]int64{3, 12}), together([]int64{31, 2}))
	require.NotEqual(t, together(nil), together([]int64{3}))
}
