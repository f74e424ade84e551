package entities

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Survey asks people about access: one question about each assignment in its scope.
type Survey struct {
	Object            `odata:"Survey,nodelete" doc:"Asks people which access is to stay. Its questions are made first; they are asked once SURVEYSTATUS is set to Launched."`
	Name              string        `odata:"NAME,search" validate:"required,max=200"`
	Description       string        `odata:"DESCRIPTION,search" validate:"max=2000"`
	Template          *int64        `odata:"TEMPLATEREF,ref=Surveytemplate" validate:"required"`
	Deadline          *time.Time    `odata:"DEADLINE" doc:"Until when answers are asked for."`
	Administrators    []int64       `odata:"ADMINISTRATOR,refs=Identity" doc:"Who may reassign its questions and close it, beside the members of SurveyAdministrators; whoever starts it, if nobody is named."`
	System            *int64        `odata:"SYSTEMREF,ref=System,sparse" doc:"Only access in this system."`
	Scope             string        `odata:"SCOPE" validate:"max=4000" doc:"A filter over CalculatedAssignments; none means what the template proposes, true means all."`
	ExpiryDays        *int64        `odata:"EXPIRYDAYS,filled" validate:"omitempty,min=0,max=36500" doc:"For how many days a verdict keeps access that no other reason desires."`
	Status            SurveyStatus  `odata:"SURVEYSTATUS,filled,index" doc:"Set it to Generated, Preview, Launched, Completed or back to Draft; it is Generated once all questions stand."`
	Generating        bool          `odata:"GENERATING,computed" doc:"Its questions are being made."`
	Round             int64         `odata:"ROUND,computed" doc:"How often questions were made, or taken back."`
	Questions         *int64        `odata:"QUESTIONCOUNT,computed"`
	Submitted         *int64        `odata:"SUBMITTEDCOUNT,computed"`
	Progress          *int64        `odata:"PROGRESS,computed" doc:"Submitted answers as a percentage of the questions."`
	Technical         *int64        `odata:"TECHNICALCOUNT,computed" doc:"How many questions are about access of technical identities."`
	Unresolved        *int64        `odata:"UNRESOLVEDCOUNT,computed" doc:"How many are about access that nobody is known to own."`
	Orphans           *int64        `odata:"ORPHANCOUNT,computed" doc:"How many are about orphan assignments."`
	SystemPermissions *int64        `odata:"SYSTEMPERMISSIONCOUNT,computed" doc:"How many are about resources of the type System permission."`
	Warnings          string        `odata:"WARNINGS,computed" doc:"What to mind before it is launched, one on each line."`
	LaunchedAt        *time.Time    `odata:"LAUNCHEDAT,computed"`
	LaunchedBy        *int64        `odata:"LAUNCHEDBY,computed,ref=User,sparse"`
	CompletedAt       *time.Time    `odata:"COMPLETEDAT,computed"`
	ClosedEarly       bool          `odata:"CLOSEDEARLY,computed" doc:"An administrator closed it before all was answered."`
	Request           TriggerStatus `odata:"REQUESTSTATUS,computed,filled"`
	Result            string        `odata:"REQUESTRESULT,computed" validate:"max=100"`
	Process           *int64        `odata:"PROCESSREF,computed,ref=Process,sparse" doc:"What makes its questions, later what has them answered."`
	Error             string        `odata:"ERRORTEXT,computed" validate:"max=4000"`
	CreatedBy         *int64        `odata:"CREATEDBY,computed,ref=User"`
	_                 struct{}      `odata:"Questions,inverse=Surveyquestion.SURVEYREF"`
}

// Describe implements Describer.
func (s *Survey) Describe() (string, string) { return s.Name, s.Name }

// Prepare implements Preparer: the questions of a new survey are made, unless it is to stay a draft.
func (s *Survey) Prepare(time.Time) {
	s.Request, s.Scope = TriggerNew, strings.TrimSpace(s.Scope)
	if s.ExpiryDays == nil {
		days := int64(proposedExpiry)
		s.ExpiryDays = &days
	}
	if s.Status == 0 || s.Status == SurveyGenerated {
		s.Status, s.Generating, s.Round = SurveyDraft, true, 1
	}
}

// SetAuthor implements Authored.
func (s *Survey) SetAuthor(user int64) { s.CreatedBy = author(s.CreatedBy, user) }

// Asks implements Asking: the questions tell for which access the filter holds.
func (s *Survey) Asks() []Question {
	return []Question{{
		Type: "CalculatedAssignment", Filter: s.Scope, Property: "SCOPE", With: []string{"SYSTEMREF", "TEMPLATEREF", "GENERATING"},
	}}
}

// Generated notes that all questions stand, and what is among them.
func (s *Survey) Generated(c SurveyCounts) {
	zero := int64(0)
	s.Status, s.Generating, s.Submitted, s.Progress = SurveyGenerated, false, &zero, &zero
	s.Questions, s.Technical, s.Unresolved, s.Orphans, s.SystemPermissions = &c.Questions, &c.Technical, &c.Unresolved, &c.Orphans, &c.SystemPermissions
	s.warn()
}

// SurveyCounts says how many questions a survey has, and how many of them are about access that a review
// had better not keep.
type SurveyCounts struct {
	Questions         int64 `json:"questions"`
	Technical         int64 `json:"technical,omitempty"`
	Unresolved        int64 `json:"unresolved,omitempty"`
	Orphans           int64 `json:"orphans,omitempty"`
	SystemPermissions int64 `json:"systemPermissions,omitempty"`
}

// withdraw forgets the questions: what was made of an earlier scope is none of this survey any more.
func (s *Survey) withdraw() {
	s.Status, s.Generating, s.Round = SurveyDraft, false, s.Round+1
	s.Questions, s.Technical, s.Unresolved, s.Orphans, s.SystemPermissions = nil, nil, nil, nil, nil
	s.Submitted, s.Progress = nil, nil
}

// longVerdict is for how many days a verdict may hold without a warning: ten years.
const longVerdict = 3652

// warn says what whoever launches the survey should know of the verdicts that will come of it.
func (s *Survey) warn() {
	var lines []string
	tell := func(n *int64, what string) {
		if n != nil && *n > 0 {
			lines = append(lines, fmt.Sprintf("%d questions are about %s", *n, what))
		}
	}
	if s.ExpiryDays != nil && *s.ExpiryDays > longVerdict {
		lines = append(lines, fmt.Sprintf("verdicts hold for %d days, which is more than ten years", *s.ExpiryDays))
	}
	tell(s.SystemPermissions, "system permissions")
	tell(s.Unresolved, "access that nobody is known to own")
	tell(s.Orphans, "orphan assignments")
	tell(s.Technical, "access of technical identities")
	s.Warnings = strings.Join(lines, "\n")
}

// administers tells whether the caller may reassign and close (G-49).
func (s *Survey) administers(c Change) bool {
	return c.System || c.In(SurveyAdministrators) || c.Identity != 0 && slices.Contains(s.Administrators, c.Identity)
}
