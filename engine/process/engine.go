package process

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// Engine runs the instances of a fixed set of definitions.
type Engine struct {
	definitions map[string]Definition
}

// New makes an engine; two definitions of one name, or two steps of one in a definition, are an error.
func New(definitions ...Definition) (*Engine, error) {
	e := &Engine{definitions: map[string]Definition{}}
	for _, d := range definitions {
		if _, taken := e.definitions[d.Name]; taken || len(d.Steps) == 0 {
			return nil, fmt.Errorf("process %s is defined twice or has no steps", d.Name)
		}
		for i, s := range d.Steps {
			if d.at(s.Name) != i {
				return nil, fmt.Errorf("process %s has two steps %s", d.Name, s.Name)
			}
		}
		e.definitions[d.Name] = d
	}
	return e, nil
}

// Definition gives a definition by name.
func (e *Engine) Definition(name string) (Definition, bool) {
	d, ok := e.definitions[name]
	return d, ok
}

// Definitions gives all definitions, by name.
func (e *Engine) Definitions() []Definition {
	return slices.SortedFunc(maps.Values(e.definitions), func(a, b Definition) int { return strings.Compare(a.Name, b.Name) })
}

// DecisionKind is the kind of the jobs that follow each change of a work item's status.
const DecisionKind = "process.decision"

// Handlers gives the handlers of the kinds of this package.
func (e *Engine) Handlers() map[string]job.Handler {
	return map[string]job.Handler{StepKind: e.step, DecisionKind: decided}
}

// Watches lists the changes that this package wants to hear of: decisions, which may be about emergencies. A
// work item that is closed without one wakes nobody; thousands may be at once.
func Watches() []store.Watch {
	return []store.Watch{{
		Type: "Workitem", Ops: []string{store.OpUpdate}, Properties: []string{"DECISION"},
		Kind: DecisionKind, Priority: job.Emergency,
	}}
}

// step goes on with one process. A job that comes too late, or twice, changes nothing.
func (e *Engine) step(ctx context.Context, tx *store.Tx, j queue.Job) error {
	var at Position
	if err := json.Unmarshal(j.Payload, &at); err != nil {
		return fmt.Errorf("read job %d: %w", j.ID, err)
	}
	r, err := open(tx, at.Process, j)
	if err != nil {
		return err
	}
	r.Problem = at.Problem
	if ready, err := r.ready(at); err != nil || !ready {
		return err
	}
	d, ok := e.definitions[r.Process.Template]
	switch {
	case !ok:
		return fmt.Errorf("process %d: no definition %q", r.Process.ID, r.Process.Template)
	case at.Notice != "":
		return r.notice(ctx, d, at.Notice)
	}
	return r.advance(ctx, d)
}

// ready says whether the process has use for what the job brings.
func (r *Run) ready(at Position) (bool, error) {
	if at.Notice != "" {
		return r.heeds()
	}
	if ready, err := r.expects(at); err != nil || !ready {
		return false, err
	}
	void, err := r.voided(at)
	return !void, err
}

// notice has a process that waits look at something, and lets it go on otherwise if it wants to.
func (r *Run) notice(ctx context.Context, d Definition, notice string) error {
	if d.Noticed == nil {
		return nil
	}
	next, err := d.Noticed(ctx, r, notice)
	if err != nil || next == Stay() {
		return err
	}
	r.Process.Status = entities.ProcessRunning
	if err := r.await(Nothing); err != nil {
		return err
	}
	return r.settle(ctx, d, next)
}

// advance closes a wait that is over, then runs the step that is due.
func (r *Run) advance(ctx context.Context, d Definition) error {
	if r.Process.Status == entities.ProcessWaiting {
		r.Process.Status = entities.ProcessRunning
		if err := r.await(Nothing); err != nil {
			return err
		}
		more, err := r.follow(d)
		if err != nil {
			return err
		}
		if !more {
			return r.end(ctx, d, Complete(r.Process.Outcome))
		}
	}
	step := d.at(r.Step.Name)
	if step < 0 {
		return fmt.Errorf("process %d: there is no step %q", r.Process.ID, r.Step.Name)
	}
	next, err := d.Steps[step].Run(ctx, r)
	if err != nil {
		return fmt.Errorf("process %d, step %s: %w", r.Process.ID, r.Step.Name, err)
	}
	return r.settle(ctx, d, next)
}

// settle records what the step said about how to go on.
func (r *Run) settle(ctx context.Context, d Definition, next Next) error {
	switch {
	case next.status != 0:
		return r.end(ctx, d, next)
	case next.await != Nothing:
		return r.wait(next)
	case next.again:
		if err := r.saveStep(); err != nil {
			return err
		}
		return r.goOn()
	case next.back != "":
		return r.goBack(d, next.back)
	}
	more, err := r.follow(d)
	if err != nil {
		return err
	}
	if !more {
		return r.end(ctx, d, Complete(r.Process.Outcome))
	}
	return r.goOn()
}

// goBack closes the current step and begins one anew that was taken before.
func (r *Run) goBack(d Definition, step string) (err error) {
	if d.at(step) < 0 {
		return fmt.Errorf("process %d: there is no step %q to go back to", r.Process.ID, step)
	}
	if err := r.closeStep(entities.StepCompleted); err != nil {
		return err
	}
	if r.Step, err = openStep(r.Tx, r.Process.ID, step, r.Step.Position+1); err != nil {
		return err
	}
	return r.goOn()
}

// goOn leaves the job that runs the step at which the process stands, with what was kept.
func (r *Run) goOn() error {
	if err := r.save(); err != nil {
		return err
	}
	j, err := stepJob(Position{Process: r.Process.ID, Step: r.Step.Position})
	if err != nil {
		return err
	}
	j.Priority, j.Cause, j.Hops = r.Job.Priority, r.Cause(), r.Job.Hops
	return r.Tx.Enqueue(j)
}
