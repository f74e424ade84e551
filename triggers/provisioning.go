package triggers

import (
	"context"
	"errors"
	"fmt"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/engine/provision"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata"
)

// taskReportProcess is the name of the built-in process that takes what people say about a task.
const taskReportProcess = "ProvisioningReport"

var taskReported = Trigger{
	Name: "Provisioning task reported", On: On{Type: "Provisioningtaskrequest", Event: entities.OnInsert},
	Process: taskReportProcess, Priority: job.High,
}

// taskReport is the door for people who do by hand what a system is not connected for, and for those who
// have mended what made a task fail.
func taskReport() process.Definition {
	return process.Definition{
		Name: taskReportProcess, Title: "Report on a provisioning task",
		Doc:   "Takes a provisioning task as done or failed, or has it tried again.",
		Ended: settleEnded, Steps: []process.Step{{Name: "Take", Run: takeReport}},
	}
}

// takeReport moves the task, unless it has moved since the report was written.
func takeReport(ctx context.Context, r *process.Run) (process.Next, error) {
	row := &entities.Provisioningtaskrequest{}
	if err := r.Tx.Get(row, *r.Process.Trigger); err != nil {
		return process.Next{}, fmt.Errorf("read provisioning task request %d: %w", *r.Process.Trigger, err)
	}
	allowed, err := mayReport(r.Tx, r.Process.StartedBy, *row.Task)
	if err != nil {
		return process.Next{}, err
	}
	if !allowed {
		return process.Reject("NotAllowed", "Whoever reported may not, or may no longer, say what became of this task."), nil
	}
	report := reports[row.Action]
	text := row.Reason
	if text == "" {
		text = report.text
	}
	err = report.take(ctx, r.Tx, *row.Task, text)
	if refused, yes := errors.AsType[*odata.Error](err); yes {
		return process.Reject(refused.Code, refused.Message), nil
	}
	return process.Complete(row.Action.String()), err
}

// reports lists what can be said about a task, with what stands on the task if nothing is said.
var reports = map[entities.TaskAction]struct {
	take func(ctx context.Context, tx provision.Tx, task int64, text string) error
	text string
}{
	entities.TaskDone:   {provision.Complete, "reported as done"},
	entities.TaskFailed: {provision.Fail, "reported as failed"},
	entities.TaskRetry:  {provision.Retry, "is tried again"},
}
