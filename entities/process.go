package entities

import (
	"strconv"
	"time"

	"github.com/google/uuid"
)

// Process is one run of a process.
type Process struct {
	Object      `odata:"Process,noinsert,noupdate,nodelete" doc:"One run of a process."`
	Template    string        `odata:"TEMPLATE,search,index,filled" validate:"max=100"`
	Status      ProcessStatus `odata:"PROCESSSTATUS,filled,index"`
	Outcome     string        `odata:"OUTCOME" validate:"max=100"`
	Entry       EntryType     `odata:"ENTRYTYPE,index" doc:"What the run shows as in LockoutsAndRevocations."`
	Subject     *int64        `odata:"SUBJECTREF,ref=DataObject,partner=Processes"`
	Trigger     *int64        `odata:"Trigger,ref=DataObject,partner=StartedProcesses" doc:"The row that started the run."`
	TriggerUID  *uuid.UUID    `odata:"TRIGGERUID"`
	TriggerType string        `odata:"TRIGGERTYPE" validate:"max=100"`
	IncidentID  string        `odata:"INCIDENTID,search,index" validate:"max=200"`
	Source      string        `odata:"SOURCESYSTEM" validate:"max=200"`
	Severity    Severity      `odata:"SEVERITY"`
	StartedBy   *int64        `odata:"STARTEDBY,ref=User"`
	OnBehalfOf  string        `odata:"ONBEHALFOF" validate:"max=200"`
	Start       time.Time     `odata:"STARTTIME,index"`
	End         *time.Time    `odata:"ENDTIME"`
	Reason      string        `odata:"REASON" validate:"max=2000"`
	Priority    int64         `odata:"PRIORITY"`
	DryRun      bool          `odata:"DRYRUN"`
	Hold        *int64        `odata:"LOCKOUTREF,ref=LockHold,sparse" doc:"The hold that the run opened, or was told to end."`
	Error       string        `odata:"ERRORTEXT" validate:"max=4000"`
	Data        string        `odata:"DATA" doc:"What the steps hand on, as JSON."`
	Cause       *int64        `odata:"CAUSE,index" doc:"Number of the audit event that led to the run."`
	RunKey      string        `odata:"RUNKEY,unique" validate:"max=300" doc:"Equal in a run that would do the same again."`
	_           struct{}      `odata:"Steps,inverse=Processstep.PROCESSREF"`
	_           struct{}      `odata:"WorkItems,inverse=Workitem.PROCESSREF"`
	_           struct{}      `odata:"Evaluations,inverse=Evaluation.PROCESSREF"`
	_           struct{}      `odata:"Constraintdecisions,inverse=Constraintdecision.PROCESSREF"`
	_           struct{}      `odata:"Resourcedecisions,inverse=Resourcedecision.PROCESSREF"`
	_           struct{}      `odata:"CalculationRuns,inverse=CalculationRun.Process"`
	_           struct{}      `odata:"ProvisioningTasks,inverse=ProvisioningTask.Process"`
	_           struct{}      `odata:"AuditLog,inverse=AuditEvent.Process"`
}

// Describe implements Describer.
func (p *Process) Describe() (string, string) {
	key := strconv.FormatInt(p.ID, 10)
	return p.Template + " " + key, key
}

// Final tells whether a status is the end of a run.
func (c ProcessStatus) Final() bool { return c >= ProcessCompleted }
