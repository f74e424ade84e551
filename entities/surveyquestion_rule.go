package entities

import (
	"net/http"
	"slices"
)

// Refresh implements Refresher: who picks an action has answered but not submitted; whoever is asked anew
// begins anew, and by a work item of his own.
func (q *Surveyquestion) Refresh(old any, c Change) {
	before, ok := old.(*Surveyquestion)
	if !ok || c.System {
		return
	}
	if c.Touches("RESPONDENT") {
		q.ask()
	}
	switch {
	case before.Status != QuestionOpen && before.Status != QuestionAnswered:
	case c.Touches("QUESTIONSTATUS"):
		if q.Status == QuestionSubmitted {
			q.DecidedAt, q.DecidedBy = &c.Now, author(nil, c.User)
		}
	case c.Touches("ACTION") && q.Action != 0:
		q.Status = QuestionAnswered
	case c.Touches("ACTION"):
		q.Status = QuestionOpen
	}
}

// ask opens the question for whoever is named by now.
func (q *Surveyquestion) ask() {
	q.Reopen()
	q.Workitem = nil
	if len(q.Respondents) == 0 {
		q.Status = QuestionUnassigned
	}
}

// Reopen takes the answer back.
func (q *Surveyquestion) Reopen() {
	q.Status, q.Action, q.Comment = QuestionOpen, 0, ""
	q.DecidedBy, q.DecidedAt, q.DecidedFor, q.Delegation = nil, nil, nil, nil
}

// Deputes implements Deputed: who was asked can have somebody answer in his place.
func (q *Surveyquestion) Deputes(c Change) bool { return c.Touches("QUESTIONSTATUS") }

// Task implements Deputed.
func (q *Surveyquestion) Task() int64 {
	if q.Workitem == nil {
		return 0
	}
	return *q.Workitem
}

// ActFor implements Deputed.
func (q *Surveyquestion) ActFor(person, delegation int64) {
	q.DecidedFor, q.Delegation = &person, &delegation
}

// CheckUpdate implements UpdateChecker: a question is answered once, after the launch, and never by whom
// it is about.
func (q *Surveyquestion) CheckUpdate(old any, c Change) error {
	before, ok := old.(*Surveyquestion)
	if !ok || c.System {
		return nil
	}
	switch before.Status {
	case QuestionSubmitted:
		return refuse(http.StatusConflict, "AlreadySubmitted", "QUESTIONSTATUS", "the answer was submitted and counts; what it ended can be assigned anew")
	case QuestionClosed:
		return refuse(http.StatusConflict, "SurveyCompleted", "QUESTIONSTATUS", "the survey is completed; its questions are not answered any more")
	}
	if c.Touches("RESPONDENT") {
		return q.checkRespondents()
	}
	return q.checkAnswer(before, c)
}

// checkRespondents refuses to ask somebody about himself.
func (q *Surveyquestion) checkRespondents() error {
	if q.Identity != nil && slices.Contains(q.Respondents, *q.Identity) {
		return refuse(http.StatusBadRequest, "OwnCase", "RESPONDENT", "nobody decides about his own access; name somebody else")
	}
	return nil
}

func (q *Surveyquestion) checkAnswer(before *Surveyquestion, c Change) error {
	if before.Workitem == nil {
		return refuse(http.StatusConflict, "NotAsked", "QUESTIONSTATUS", "nobody is asked yet; the survey is launched first, and a RESPONDENT named")
	}
	if q.Identity != nil && *q.Identity == c.Identity {
		return refuse(http.StatusForbidden, "OwnCase", "IDENTITYREF", "nobody decides about his own access; somebody else has to")
	}
	if q.Status != QuestionSubmitted && c.Touches("QUESTIONSTATUS") && q.Status != before.Status {
		return refuse(http.StatusBadRequest, "InvalidValue", "QUESTIONSTATUS", "people set QUESTIONSTATUS to Submitted and to nothing else; choose an ACTION to answer")
	}
	if q.Status == QuestionSubmitted && q.Action == 0 {
		return refuse(http.StatusBadRequest, "ActionRequired", "ACTION", "say what is to become of the access: Keep or Remove")
	}
	return nil
}
