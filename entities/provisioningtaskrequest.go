package entities

import (
	"net/http"
	"strings"
	"time"
)

// Provisioningtaskrequest is what people say about a provisioning task.
type Provisioningtaskrequest struct {
	Object    `odata:"Provisioningtaskrequest,noupdate,nodelete" doc:"Writing one reports a provisioning task as done or failed, or has it tried again."`
	Task      *int64        `odata:"TASKREF,ref=ProvisioningTask" validate:"required"`
	Action    TaskAction    `odata:"ACTION,filled" validate:"required" doc:"Done, Failed or Retry."`
	Reason    string        `odata:"REASON,search" validate:"max=2000" doc:"What was done, or why it could not be; mandatory if it failed."`
	Status    TriggerStatus `odata:"REQUESTSTATUS,computed,filled,index"`
	Result    string        `odata:"REQUESTRESULT,computed" validate:"max=100"`
	Process   *int64        `odata:"PROCESSREF,computed,ref=Process,sparse"`
	Error     string        `odata:"ERRORTEXT,computed" validate:"max=4000"`
	CreatedBy *int64        `odata:"CREATEDBY,computed,ref=User"`
}

// Describe implements Describer.
func (r *Provisioningtaskrequest) Describe() (string, string) {
	key := pair(r.Task, nil)
	return "Report on provisioning task " + key, key
}

// Prepare implements Preparer.
func (r *Provisioningtaskrequest) Prepare(time.Time) { r.Status = TriggerNew }

// SetAuthor implements Authored.
func (r *Provisioningtaskrequest) SetAuthor(user int64) { r.CreatedBy = author(r.CreatedBy, user) }

// CheckInsert implements InsertChecker.
func (r *Provisioningtaskrequest) CheckInsert(Change) error {
	if r.Action == TaskFailed && strings.TrimSpace(r.Reason) == "" {
		return refuse(http.StatusBadRequest, "ReasonRequired", "REASON", "REASON is empty; say why the task could not be done")
	}
	return nil
}

// Preconditions implements Conditional: people report on what waits for them, or went wrong; only
// what went wrong is tried again.
func (r *Provisioningtaskrequest) Preconditions() []Precondition {
	return []Precondition{{
		Filter: "TASKREF/State eq 'Failed' or TASKREF/State eq 'Waiting' and ACTION/Value ne 'Retry'",
		Status: 409, Code: "TaskState", Target: "TASKREF",
		Message: "the task does not wait for that: Done and Failed are said of a task whose State is Waiting or Failed, Retry of one that is Failed",
	}}
}
