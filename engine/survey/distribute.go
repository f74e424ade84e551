package survey

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// Distribute asks the next questions that nobody was asked yet by work items, one for all questions that the
// same people are to answer, and says whether there may be more.
func Distribute(tx *store.Tx, s *entities.Survey) (more bool, err error) {
	p := newPost(tx, s)
	more, err = store.UpdateWhere[entities.Surveyquestion]{
		Filter: unanswered + " and WORKITEMREFId eq null and RESPONDENT/any()", Most: Together,
		Params:     map[string]any{"survey": s.ID, "round": s.Round},
		Properties: []string{"WORKITEMREF"},
		Change: func(q *entities.Surveyquestion) bool {
			q.Workitem = p.item(q.Respondents)
			return q.Workitem != nil
		},
	}.Run(tx)
	if err == nil {
		err = p.err
	}
	if err != nil {
		return false, fmt.Errorf("distribute survey %d: %w", s.ID, err)
	}
	return more, nil
}

// post gives out the work items of a survey.
type post struct {
	tx     *store.Tx
	survey *entities.Survey
	items  map[string]*int64 // by who is asked; nil until they were read
	err    error
}

func newPost(tx *store.Tx, s *entities.Survey) *post { return &post{tx: tx, survey: s} }

// load reads the work items that are open. What was handed on to a group gets no further question.
func (p *post) load() error {
	var open []entities.Workitem
	err := p.tx.Find(&open, "PROCESSREFId eq @process and WORKITEMSTATUS/Value eq 'Open' and ASSIGNEEGROUPId eq null", map[string]any{"process": *p.survey.Process})
	if err != nil {
		return fmt.Errorf("find work items: %w", err)
	}
	p.items = make(map[string]*int64, len(open))
	for i := range open {
		p.items[together(open[i].Assignees)] = &open[i].ID
	}
	return nil
}

// item is the work item that asks some people, nil if it cannot be made.
func (p *post) item(people []int64) *int64 {
	if p.items == nil && p.err == nil {
		p.err = p.load()
	}
	key := together(people)
	if known := p.items[key]; known != nil || p.err != nil {
		return known
	}
	item := &entities.Workitem{
		Process: p.survey.Process, Title: title(p.survey), Question: p.survey.Description,
		Assignees: people, Status: entities.WorkitemOpen, DueAt: p.survey.Deadline,
	}
	if p.err = p.tx.Create(item); p.err != nil {
		return nil
	}
	p.items[key] = &item.ID
	return &item.ID
}

// askAgain takes an answer back. The question is open again, unless the survey is not.
func (p *post) askAgain(q *entities.Surveyquestion) error {
	q.Reopen()
	if p.survey.Status == entities.SurveyLaunched {
		q.Workitem = p.item(q.Respondents)
	} else {
		q.Status = entities.QuestionClosed
	}
	if p.err != nil {
		return p.err
	}
	return p.tx.Update(q, "QUESTIONSTATUS", "ACTION", "ACTIONCOMMENT", "DECIDEDBY", "DECIDEDAT", "DECIDEDFOR", "DELEGATIONREF", "WORKITEMREF")
}

func title(s *entities.Survey) string {
	runes := []rune("Answer the survey " + s.Name)
	return string(runes[:min(len(runes), 200)])
}

// together names a set of people.
func together(people []int64) string {
	sorted := slices.Clone(people)
	slices.Sort(sorted)
	return strings.Join(strings.Fields(fmt.Sprint(sorted)), " ")
}
