package evaluation

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// what is not allowed, for the whole constraint or for the access itself, is blocked.
func TestOutcome(t *testing.T) {
	const none, allow, block, resolve = 0, entities.ActionAllow, entities.ActionBlock, entities.ActionResolve
	for _, c := range []struct {
		action   entities.EvaluationAction
		decision entities.ResourceAction
		want     entities.ResourceAction
	}{
		{none, 0, entities.BlockResource},
		{none, entities.AllowResource, entities.BlockResource},
		{allow, 0, entities.AllowResource},
		{allow, entities.BlockResource, entities.AllowResource},
		{block, entities.AllowResource, entities.BlockResource},
		{resolve, 0, entities.BlockResource},
		{resolve, entities.BlockResource, entities.BlockResource},
		{resolve, entities.AllowResource, entities.AllowResource},
	} {
		got := outcome(&entities.Constraintdecision{Action: c.action}, &entities.Resourcedecision{Decision: c.decision})
		require.Equal(t, c.want, got, "%s of all, %s of one", c.action, c.decision)
	}
}

// what was decided before is shown of a constraint only if it was decided of all the access.
func TestBefore(t *testing.T) {
	yes, no := calc.Questioned{Before: &calc.Judgment{Allowed: true}}, calc.Questioned{Before: &calc.Judgment{}}
	for want, access := range map[entities.EvaluationAction][]calc.Questioned{
		entities.ActionAllow: {yes, yes}, entities.ActionBlock: {no, no}, entities.ActionResolve: {no, yes}, 0: {yes, {}},
	} {
		require.Equal(t, want, before(access))
	}
}

// who lets what was allowed stay so need not say why again; the reason of before goes on.
func TestReason(t *testing.T) {
	for want, c := range map[string]struct {
		d entities.Constraintdecision
		r entities.Resourcedecision
	}{
		"all":    {entities.Constraintdecision{Action: entities.ActionAllow, Justification: "all"}, entities.Resourcedecision{Reason: "one", Outcome: entities.AllowResource}},
		"one":    {entities.Constraintdecision{Action: entities.ActionResolve}, entities.Resourcedecision{Reason: "one", Outcome: entities.AllowResource}},
		"before": {entities.Constraintdecision{Action: entities.ActionAllow}, entities.Resourcedecision{Outcome: entities.AllowResource, Previous: entities.AllowResource, PreviousReason: "before"}},
		"":       {entities.Constraintdecision{}, entities.Resourcedecision{Outcome: entities.BlockResource, Previous: entities.AllowResource, PreviousReason: "before"}},
	} {
		require.Equal(t, want, reason(&c.d, &c.r))
	}
}
