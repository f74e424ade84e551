package entities

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

// surveyWays says to which status people may set a survey from which. That it is Generated is what becomes
// of a draft once its questions stand.
var surveyWays = map[SurveyStatus][]SurveyStatus{
	SurveyDraft:     {SurveyGenerated},
	SurveyGenerated: {SurveyDraft, SurveyPreview, SurveyLaunched},
	SurveyPreview:   {SurveyDraft, SurveyGenerated, SurveyLaunched},
	SurveyLaunched:  {SurveyCompleted},
}

// CheckInsert implements InsertChecker. Whoever starts a survey administers it, unless he names others.
func (s *Survey) CheckInsert(c Change) error {
	if len(s.Administrators) == 0 && c.Identity != 0 {
		s.Administrators = []int64{c.Identity}
	}
	if s.Status != SurveyDraft {
		return refuse(http.StatusConflict, "SurveyState", "SURVEYSTATUS", "a new survey is a Draft or to be Generated; look at its questions before you launch it")
	}
	if err := s.checkDeadline(c); err != nil {
		return err
	}
	return checkFilter("CalculatedAssignment", "SCOPE", s.Scope)
}

// checkDeadline refuses a deadline that nobody can keep.
func (s *Survey) checkDeadline(c Change) error {
	if s.Deadline != nil && s.Deadline.Before(c.Now) {
		return refuse(http.StatusBadRequest, "DeadlineOver", "DEADLINE", "the deadline is over already; name one that is still to come, or none")
	}
	return nil
}

// Refresh implements Refresher: what follows from a status that a person sets. Questions are made anew for
// a draft, which stays one until they stand.
func (s *Survey) Refresh(old any, c Change) {
	before, ok := old.(*Survey)
	if !ok || c.System {
		return
	}
	s.Scope = strings.TrimSpace(s.Scope)
	if c.Touches("SURVEYSTATUS") {
		s.turn(before, c)
	}
	s.warn()
}

func (s *Survey) turn(before *Survey, c Change) {
	switch {
	case before.Status == SurveyDraft && s.Status == SurveyGenerated && !before.Generating:
		s.withdraw()
		s.Generating = true
	case before.Status == SurveyDraft && s.Status == SurveyGenerated:
		s.Status = SurveyDraft
	case before.Status == SurveyDraft && s.Status == SurveyDraft && before.Generating,
		s.Status == SurveyDraft && slices.Contains(surveyWays[before.Status], SurveyDraft):
		s.withdraw()
	case before.Status != SurveyLaunched && s.Status == SurveyLaunched:
		s.LaunchedAt, s.LaunchedBy = &c.Now, author(nil, c.User)
	case before.Status == SurveyLaunched && s.Status == SurveyCompleted:
		s.CompletedAt, s.ClosedEarly = &c.Now, true
	}
}

// CheckUpdate implements UpdateChecker.
func (s *Survey) CheckUpdate(old any, c Change) error {
	before, ok := old.(*Survey)
	if !ok || c.System {
		return nil
	}
	if before.Status == SurveyCompleted {
		return refuse(http.StatusConflict, "SurveyCompleted", "SURVEYSTATUS", "the survey is completed and stays as it is; start another one")
	}
	if err := s.checkWay(before, c); err != nil {
		return err
	}
	if err := s.checkFixed(before); err != nil {
		return err
	}
	if c.Touches("DEADLINE") {
		if err := s.checkDeadline(c); err != nil {
			return err
		}
	}
	return checkFilter("CalculatedAssignment", "SCOPE", s.Scope)
}

// checkWay refuses a status that cannot follow, or that the caller may not set.
func (s *Survey) checkWay(before *Survey, c Change) error {
	if !c.Touches("SURVEYSTATUS") || s.Status == before.Status {
		return nil
	}
	if !slices.Contains(surveyWays[before.Status], s.Status) {
		return refuse(http.StatusConflict, "SurveyState", "SURVEYSTATUS", fmt.Sprintf("a survey that is %s cannot become %s; it can become %s",
			before.Status, s.Status, statusList(surveyWays[before.Status])))
	}
	switch s.Status {
	case SurveyLaunched:
		if before.Questions == nil || *before.Questions == 0 {
			return refuse(http.StatusConflict, "NothingAsked", "SCOPE", "the survey has no question; set it back to Draft and widen its SCOPE")
		}
	case SurveyCompleted:
		if !before.administers(c) {
			return refuse(http.StatusForbidden, "NotAdministrator", "SURVEYSTATUS", "only members of SurveyAdministrators and the ADMINISTRATORs of the survey close it early")
		}
	}
	return nil
}

func statusList(list []SurveyStatus) string {
	names := make([]string, len(list))
	for i, s := range list {
		names[i] = s.String()
	}
	return strings.Join(names, ", ")
}

// checkFixed refuses to change what the questions were made of, and the expiry once it was launched.
func (s *Survey) checkFixed(before *Survey) error {
	made := before.Status != SurveyDraft || before.Generating
	switch {
	case made && s.Scope != before.Scope:
		return fixed("SCOPE")
	case made && !sameNumber(s.System, before.System):
		return fixed("SYSTEMREF")
	case made && !sameNumber(s.Template, before.Template):
		return fixed("TEMPLATEREF")
	case before.Status == SurveyLaunched && !sameNumber(s.ExpiryDays, before.ExpiryDays):
		return refuse(http.StatusConflict, "SurveyState", "EXPIRYDAYS", "how long verdicts hold was said when the survey was launched; expire them one by one, or start another survey")
	}
	return nil
}

func fixed(property string) error {
	return refuse(http.StatusConflict, "SurveyState", property, property+" decides which questions there are; set the survey back to Draft first")
}

func sameNumber(a, b *int64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
