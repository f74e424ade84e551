package survey

import (
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// effect is what is to be done about an answer.
type effect struct {
	outcome entities.QuestionOutcome
	// keep and remove ask for a verdict, end lists direct assignments that end, and route the objects whose
	// owners are asked to take the access away, 0 for the resource itself.
	keep, remove bool
	end, route   []int64
}

// judge says what becomes of access because of an answer. What is desired stays as it is; what nothing desires
// is kept by a verdict. Direct assignments end, and so does what a system just reports; access
// that follows from a policy or a role is not ended one by one: their owners are told.
func judge(a entities.SurveyAction, g *calc.Grounded) effect {
	switch {
	case g == nil:
		return effect{outcome: entities.OutcomeGone}
	case a == entities.ActionKeep && g.Desired:
		return effect{outcome: entities.OutcomeKept}
	case a == entities.ActionKeep:
		return effect{outcome: entities.OutcomeVerdict, keep: true}
	}
	route := slices.Clone(g.Elsewhere)
	slices.Sort(route)
	e := effect{end: g.Direct, route: slices.Compact(route)}
	switch {
	case len(e.route) == 0:
		e.outcome, e.remove = entities.OutcomeEnded, true
	case len(e.end) == 0:
		e.outcome = entities.OutcomeRouted
	default:
		e.outcome, e.remove = entities.OutcomeEndedAndRouted, true
	}
	return e
}
