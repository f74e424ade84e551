package survey

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// Made is how far the making of questions has come.
type Made struct {
	Round  int64                 `json:"round"` // of the survey, for which they are made
	After  uuid.UUID             `json:"after"`
	Counts entities.SurveyCounts `json:"counts"`
}

// Clear takes the questions of earlier rounds away, some at a time, and says whether there may be more.
func Clear(tx *store.Tx, s *entities.Survey) (more bool, err error) {
	now := tx.Now()
	return store.UpdateWhere[entities.Surveyquestion]{
		Filter: "SURVEYREFId eq @survey and ROUND lt @round", Params: map[string]any{"survey": s.ID, "round": s.Round}, Most: Together,
		Properties: []string{"Deleted", "DeleteTime"},
		Change: func(q *entities.Surveyquestion) bool {
			q.Deleted, q.DeleteTime = true, &now
			return true
		},
	}.Run(tx)
}

// Generate makes the next questions of a survey, in the order of the keys of the access that they are about,
// and says whether there may be more.
func Generate(ctx context.Context, tx *store.Tx, s *entities.Survey, t *entities.Surveytemplate, at *Made) (more bool, err error) {
	filter, params := "AssignmentKey gt @after and ("+cmp.Or(s.Scope, t.Scope)+")", map[string]any{"after": at.After, "now": tx.Now()}
	if s.System != nil {
		filter, params["system"] = filter+" and SystemId eq @system", *s.System
	}
	text, args, err := tx.Selection(entities.CalculatedAssignment{}, filter, params)
	if err != nil {
		return false, fmt.Errorf("read scope of survey %d: %w", s.ID, err)
	}
	found, err := calc.FirstReviewable(ctx, tx, text, args, entities.SystemPermissionType, Together)
	if err != nil {
		return false, err
	}
	people, err := respondents(tx, t.Respondent, found)
	if err != nil {
		return false, err
	}
	questions := make([]*entities.Surveyquestion, len(found))
	for i := range found {
		questions[i] = question(s, &found[i], people[i])
		at.count(&found[i])
	}
	if len(found) > 0 {
		at.After = found[len(found)-1].Key
	}
	return len(found) == Together, store.CreateAll(tx, questions)
}

func (m *Made) count(x *calc.Reviewable) {
	m.Counts.Questions++
	for _, c := range []struct {
		counts bool
		of     *int64
	}{
		{x.Technical, &m.Counts.Technical},
		{x.Unknown, &m.Counts.Unresolved},
		{x.Orphan, &m.Counts.Orphans},
		{x.SystemPermission, &m.Counts.SystemPermissions},
	} {
		if c.counts {
			*c.of++
		}
	}
}

// question asks some people about access as it stands.
func question(s *entities.Survey, x *calc.Reviewable, people []int64) *entities.Surveyquestion {
	q := &entities.Surveyquestion{
		Survey: &s.ID, Round: s.Round, Identity: &x.Identity, IdentityName: x.Person, Resource: &x.Resource, ResourceName: x.Title,
		AccountName: x.Account, AssignmentKey: &x.Key, ValidFrom: x.From, ValidTo: x.To,
		Compliance: entities.ComplianceStatus(x.Compliance), Reasons: reasons(x.Reasons),
		IdentityRisk: entities.RiskLevel(x.PersonRisk), ResourceRisk: entities.RiskLevel(x.ResourceRisk),
		Respondents: people, Status: entities.QuestionOpen,
	}
	if x.Context != 0 {
		q.Context = &x.Context
	}
	if len(people) == 0 {
		q.Status = entities.QuestionUnassigned
	}
	return q
}

func reasons(types []int64) string {
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = entities.ReasonType(t).String()
	}
	return strings.Join(names, ", ")
}
