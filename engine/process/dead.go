package process

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// Dead ends the process of a buried job as Failed and alerts the Operation Administrators. It is
// a job.DeadHandler; jobs of other packages are none of its business.
func (e *Engine) Dead(ctx context.Context, tx *store.Tx, j queue.Job, cause error) error {
	if j.Kind != StepKind {
		return nil
	}
	var at Position
	if err := json.Unmarshal(j.Payload, &at); err != nil {
		return fmt.Errorf("read job %d: %w", j.ID, err)
	}
	r, err := open(tx, at.Process, j)
	if err != nil {
		return err
	}
	if r.Process.Status.Final() {
		return nil
	}
	return r.fail(ctx, e.definitions[r.Process.Template], cause)
}

func (r *Run) fail(ctx context.Context, d Definition, cause error) error {
	title := fmt.Sprintf("Process %s failed at step %s", r.Process.Template, r.Step.Name)
	if err := r.Alert(title, Brief(cause)); err != nil {
		return err
	}
	return r.end(ctx, d, Next{status: entities.ProcessFailed, outcome: "Failed", message: Brief(cause)})
}

// Brief keeps an error readable: a stack belongs to the log.
func Brief(err error) string {
	const most = 500
	text := []rune(err.Error())
	for i, c := range text {
		if c == '\n' || i == most {
			return string(text[:i])
		}
	}
	return string(text)
}
