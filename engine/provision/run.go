package provision

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/odata"
)

// The states of a task.
const (
	Pending   = "Pending"
	Running   = "Running"
	Waiting   = "Waiting" // for a person
	Done      = "Done"
	Failed    = "Failed"
	Suspended = "Suspended"
	Cancelled = "Cancelled"
)

// moves lists the states that may follow a state; what is missing is final.
var moves = map[string][]string{
	Pending:   {Running, Waiting, Done, Failed, Suspended, Cancelled},
	Running:   {Waiting, Done, Failed},
	Waiting:   {Done, Failed, Cancelled},
	Failed:    {Pending, Running, Waiting, Done, Failed, Cancelled},
	Suspended: {Pending, Cancelled},
}

func final(state string) bool { return state == Done || state == Cancelled }

// move puts a task into another state, if the one it has allows that.
func move(ctx context.Context, tx calc.Clocked, t calc.Task, state, text string) error {
	if !slices.Contains(moves[t.State], state) {
		return refuse(t, state)
	}
	return calc.Move(ctx, tx, t, state, text, final(state))
}

// refuse tells that a task cannot get into a state from the one it has.
func refuse(t calc.Task, state string) error {
	return &odata.Error{
		Status: 409, Code: "TaskState", Target: "State",
		Message: fmt.Sprintf("task %d is %s and cannot become %s", t.ID, t.State, state),
	}
}

// doing is the payload of a job that does tasks.
type doing struct {
	Tasks []int64 `json:"tasks"`
}

// attempts is how often a task is tried before it is left to people.
const attempts = 10

// run does some tasks. What a connector refuses is kept on the task, and the task is tried again;
// if anything else goes wrong each task gets a job of its own, so that it stops none of the others.
func run(ctx context.Context, tx *store.Tx, j queue.Job) error {
	var d doing
	if err := json.Unmarshal(j.Payload, &d); err != nil {
		return fmt.Errorf("read job %d: %w", j.ID, err)
	}
	apart := j.Attempts > 1 && len(d.Tasks) > 1
	for _, id := range d.Tasks {
		var err error
		if apart {
			err = enqueueJob(tx, queue.Job{Priority: j.Priority, Cause: j.Cause, Hops: j.Hops}, id)
		} else {
			err = perform(ctx, tx, j, id)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// perform does one task.
func perform(ctx context.Context, tx *store.Tx, j queue.Job, id int64) error {
	t, found, err := calc.TakeTask(ctx, tx, id)
	if err != nil || !found || t.State != Pending && !(t.State == Failed && t.Again) {
		return err
	}
	if entities.ProvisioningType(t.Provisioning) == entities.ProvisioningWebhook {
		return sendFor(ctx, tx, t, j)
	}
	t.Attempts++
	answer, err := connector(t).Perform(ctx, t)
	if err != nil {
		return again(ctx, tx, t, j, err)
	}
	if !answer.Done {
		return move(ctx, tx, t, Waiting, answer.Text)
	}
	return finish(ctx, tx, t, answer.Text)
}

// again keeps a failure on the task and has it tried once more, later each time.
func again(ctx context.Context, tx *store.Tx, t calc.Task, j queue.Job, cause error) error {
	return postpone(ctx, tx, t, j, cause, time.Second<<t.Attempts)
}

// postpone keeps a failure on the task and has it tried once more after a while, unless it was
// tried often enough to be left to people.
func postpone(ctx context.Context, tx *store.Tx, t calc.Task, j queue.Job, cause error, wait time.Duration) error {
	if t.Attempts >= attempts {
		return giveUp(ctx, tx, t, cause.Error())
	}
	if err := move(ctx, tx, t, Failed, cause.Error()); err != nil {
		return err
	}
	until := tx.Recorded().Add(wait)
	if err := calc.Postpone(ctx, tx, t, until); err != nil {
		return err
	}
	return enqueueJob(tx, queue.Job{Priority: j.Priority, Cause: j.Cause, Hops: j.Hops, RunAt: until}, t.ID)
}
