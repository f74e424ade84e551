package entities

import "time"

// Workitem is something that a person decides.
type Workitem struct {
	Object     `odata:"Workitem,noinsert,nodelete" doc:"Something that a person decides."`
	Process    *int64         `odata:"PROCESSREF,computed,ref=Process,partner=WorkItems,filled"`
	Step       *int64         `odata:"STEPREF,computed,ref=Processstep,sparse"`
	Title      string         `odata:"TITLE,computed,search,filled,personal" validate:"max=200"`
	Question   string         `odata:"QUESTION,computed,personal" validate:"max=4000"`
	Choices    string         `odata:"CHOICES,computed" validate:"max=400" doc:"The decisions that are open, separated by commas."`
	Subject    *int64         `odata:"SUBJECTREF,computed,ref=DataObject"`
	Assignees  []int64        `odata:"ASSIGNEE,refs=Identity"`
	Group      *int64         `odata:"ASSIGNEEGROUP,computed,ref=Usergroup"`
	ReasonFor  string         `odata:"REASONFOR,computed" validate:"max=400" doc:"Those of the decisions that need a REASON."`
	Status     WorkitemStatus `odata:"WORKITEMSTATUS,computed,filled,index"`
	Decision   string         `odata:"DECISION" validate:"max=100"`
	DecidedBy  *int64         `odata:"DECIDEDBY,computed,ref=User,sparse"`
	DecidedAt  *time.Time     `odata:"DECIDEDAT,computed"`
	DecidedFor *int64         `odata:"DECIDEDFOR,computed,ref=Identity,sparse" doc:"In whose place it was decided; null if who decided was asked himself."`
	Delegation *int64         `odata:"DELEGATIONREF,computed,ref=Delegation,sparse" doc:"The delegation by which it was decided in the place of somebody."`
	Comment    string         `odata:"REASON" validate:"max=2000"`
	DueAt      *time.Time     `odata:"DUEAT,computed"`
	Flagged    bool           `odata:"FLAGGED,computed" doc:"It came here because nobody else could be found."`
	Excluded   []int64        `odata:"EXCLUDED,refs=Identity,computed" doc:"Who may not decide, since he had a part in what is decided on."`
	ExcludedBy *int64         `odata:"EXCLUDEDUSER,computed,ref=User,sparse" doc:"The user who had that part."`
	_          struct{}       `odata:"Delegations,inverse=DelegatedWorkitem.WorkItem"`
	_          struct{}       `odata:"SurveyQuestions,inverse=Surveyquestion.WORKITEMREF"`
}
