package entities

import (
	"strconv"
	"time"
)

// Workitem is something that a person decides.
type Workitem struct {
	Object    `odata:"Workitem,noinsert,noupdate,nodelete" doc:"Something that a person decides."`
	Process   *int64         `odata:"PROCESSREF,ref=Process,partner=WorkItems,filled"`
	Step      *int64         `odata:"STEPREF,ref=Processstep,sparse"`
	Title     string         `odata:"TITLE,search,filled" validate:"max=200"`
	Question  string         `odata:"QUESTION" validate:"max=4000"`
	Choices   string         `odata:"CHOICES" validate:"max=400" doc:"The decisions that are open, separated by commas."`
	Subject   *int64         `odata:"SUBJECTREF,ref=DataObject"`
	Assignees []int64        `odata:"ASSIGNEE,refs=Identity"`
	Group     *int64         `odata:"ASSIGNEEGROUP,ref=Usergroup"`
	Status    WorkitemStatus `odata:"WORKITEMSTATUS,filled,index"`
	Decision  string         `odata:"DECISION" validate:"max=100"`
	DecidedBy *int64         `odata:"DECIDEDBY,ref=User,sparse"`
	DecidedAt *time.Time     `odata:"DECIDEDAT"`
	Comment   string         `odata:"REASON" validate:"max=2000"`
	DueAt     *time.Time     `odata:"DUEAT"`
	Flagged   bool           `odata:"FLAGGED" doc:"It came here because nobody else could be found."`
}

// Describe implements Describer.
func (w *Workitem) Describe() (string, string) { return w.Title, strconv.FormatInt(w.ID, 10) }
