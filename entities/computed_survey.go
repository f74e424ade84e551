package entities

import (
	"time"

	"github.com/google/uuid"
)

// SurveyDecision is an answer that was submitted: what was decided, by whom, and what came of it.
type SurveyDecision struct {
	Computed      `odata:"SurveyDecision,set=SurveyDecisions,table=survey_decisions" doc:"What respondents of surveys decided. It stays when the survey is closed and the verdict has expired."`
	Question      int64           `odata:"Question,ref=Surveyquestion,key,filled"`
	Survey        int64           `odata:"Survey,ref=Survey,filled"`
	Identity      int64           `odata:"Identity,ref=Identity,filled"`
	Resource      int64           `odata:"Resource,ref=Resource,filled"`
	AssignmentKey uuid.UUID       `odata:"AssignmentKey"`
	AccountName   string          `odata:"AccountName"`
	Decision      SurveyAction    `odata:"Decision,filled"`
	Comment       string          `odata:"Comment"`
	Time          time.Time       `odata:"Time"`
	DecidedBy     *int64          `odata:"DecidedBy,ref=User"`
	DecidedFor    *int64          `odata:"DecidedFor,ref=Identity" doc:"In whose place; null if who decided was asked himself."`
	Step          int64           `odata:"Step" doc:"Number of the step of the survey."`
	Outcome       QuestionOutcome `odata:"Outcome" doc:"What came of it; null while that is under way."`
}
