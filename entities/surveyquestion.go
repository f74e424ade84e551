package entities

import (
	"time"

	"github.com/google/uuid"
)

// Surveyquestion asks whether access is to stay.
type Surveyquestion struct {
	Object        `odata:"Surveyquestion,noinsert,nodelete" doc:"Asks whether access is to stay, as it stood when the question was made."`
	Survey        *int64           `odata:"SURVEYREF,computed,ref=Survey,partner=Questions,filled"`
	Round         int64            `odata:"ROUND,computed" doc:"The ROUND of the survey in which the question was made."`
	Identity      *int64           `odata:"IDENTITYREF,computed,ref=Identity,filled"`
	IdentityName  string           `odata:"IDENTITYNAME,computed,personal" validate:"max=401"`
	Resource      *int64           `odata:"ROLEREF,computed,ref=Resource,filled"`
	ResourceName  string           `odata:"ROLENAME,computed" validate:"max=200"`
	AccountName   string           `odata:"ACCOUNTNAME,computed" validate:"max=320"`
	Context       *int64           `odata:"CONTEXTREF,computed,ref=Orgunit,sparse"`
	AssignmentKey *uuid.UUID       `odata:"ASSIGNMENT,computed,ref=CalculatedAssignment,by=ASSIGNMENTKEY,filled" doc:"The access, as long as there is any."`
	ValidFrom     *time.Time       `odata:"VALIDFROM,computed"`
	ValidTo       *time.Time       `odata:"VALIDTO,computed"`
	Compliance    ComplianceStatus `odata:"COMPLIANCE,computed"`
	Reasons       string           `odata:"REASONS,computed" validate:"max=400" doc:"Why there is access, separated by commas."`
	IdentityRisk  RiskLevel        `odata:"IDENTITYRISKLEVEL,computed"`
	ResourceRisk  RiskLevel        `odata:"ROLERISKLEVEL,computed"`
	Respondents   []int64          `odata:"RESPONDENT,refs=Identity" doc:"Who is to answer; any one of them does."`
	Workitem      *int64           `odata:"WORKITEMREF,computed,ref=Workitem,partner=SurveyQuestions,sparse" doc:"The work item by which they were asked."`
	Action        SurveyAction     `odata:"ACTION" doc:"Keep or Remove."`
	Comment       string           `odata:"ACTIONCOMMENT" validate:"max=2000"`
	Status        QuestionStatus   `odata:"QUESTIONSTATUS,filled" doc:"Set it to Submitted to submit the answer; many at once by $batch or $each."`
	DecidedBy     *int64           `odata:"DECIDEDBY,computed,ref=User,sparse"`
	DecidedAt     *time.Time       `odata:"DECIDEDAT,computed"`
	DecidedFor    *int64           `odata:"DECIDEDFOR,computed,ref=Identity,sparse" doc:"In whose place it was answered; null if who answered was asked himself."`
	Delegation    *int64           `odata:"DELEGATIONREF,computed,ref=Delegation,sparse"`
	Outcome       QuestionOutcome  `odata:"OUTCOME,computed" doc:"What came of the answer."`
}

// Describe implements Describer.
func (q *Surveyquestion) Describe() (string, string) {
	key := pair(q.Identity, q.Resource)
	return "Survey question " + key, key
}
