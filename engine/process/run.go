package process

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// Run is one step of one instance while it runs. What it writes through Tx is the step's effect.
type Run struct {
	Tx      *store.Tx
	Process *entities.Process
	Step    *entities.Processstep
	// Job is what made the step run; jobs that the step leaves inherit its priority.
	Job queue.Job
	// Problem says why what the step before waited for did not come, "" if it came.
	Problem string
}

// open locks an instance and finds the step it stands at.
func open(tx *store.Tx, id int64, j queue.Job) (*Run, error) {
	r := &Run{Tx: tx, Process: &entities.Process{}, Job: j}
	if err := tx.Lock(r.Process, id); err != nil {
		return nil, fmt.Errorf("go on with process %d: %w", id, err)
	}
	var steps []entities.Processstep
	if err := tx.Find(&steps, "PROCESSREFId eq @process", map[string]any{"process": id}); err != nil {
		return nil, fmt.Errorf("go on with process %d: %w", id, err)
	}
	for i := range steps {
		if r.Step == nil || steps[i].Position > r.Step.Position {
			r.Step = &steps[i]
		}
	}
	if r.Step == nil {
		return nil, fmt.Errorf("go on with process %d: it has no step", id)
	}
	return r, nil
}

// data is what DATA holds.
type data struct {
	// Awaits is set while the process waits.
	Awaits Await           `json:"awaits,omitempty"`
	State  json.RawMessage `json:"state,omitempty"`
}

func (r *Run) data() (d data, err error) {
	if r.Process.Data == "" {
		return d, nil
	}
	if err := json.Unmarshal([]byte(r.Process.Data), &d); err != nil {
		return d, fmt.Errorf("process %d: read data: %w", r.Process.ID, err)
	}
	return d, nil
}

func (r *Run) setData(d data) error {
	text, err := json.Marshal(d)
	if err != nil {
		return fmt.Errorf("process %d: keep data: %w", r.Process.ID, err)
	}
	r.Process.Data = string(text)
	return nil
}

// Load reads what an earlier step, or the start, kept.
func (r *Run) Load(dst any) error {
	d, err := r.data()
	if err != nil {
		return err
	}
	if err := json.Unmarshal(d.State, dst); err != nil {
		return fmt.Errorf("process %d: read data: %w", r.Process.ID, err)
	}
	return nil
}

// Keep replaces what later steps load.
func (r *Run) Keep(state any) error {
	d, err := r.data()
	if err != nil {
		return err
	}
	if d.State, err = json.Marshal(state); err != nil {
		return fmt.Errorf("process %d: keep data: %w", r.Process.ID, err)
	}
	return r.setData(d)
}

// Cause is the number of the audit event that what follows from this step names as its cause.
func (r *Run) Cause() int64 {
	if event := r.Tx.Event(); event != 0 {
		return event
	}
	return r.Job.Cause
}

// expects says whether what the job brings is what the process stands ready for.
func (r *Run) expects(at Position) (bool, error) {
	if r.Process.Status != entities.ProcessWaiting {
		return at.Awaited == Nothing && at.Step == r.Step.Position, nil
	}
	d, err := r.data()
	awaited := at.Awaited
	if awaited == Nothing && at.Step == 0 {
		awaited = Calculation
	}
	return awaited != Nothing && awaited == d.Awaits, err
}

// await sets what the process waits for.
func (r *Run) await(a Await) error {
	d, err := r.data()
	if err != nil {
		return err
	}
	d.Awaits = a
	return r.setData(d)
}

func openStep(tx *store.Tx, process int64, name string, position int64) (*entities.Processstep, error) {
	s := &entities.Processstep{
		Process: &process, Position: position, Name: name,
		Status: entities.StepRunning, Start: tx.Now(),
	}
	return s, tx.Create(s)
}

// closeStep ends the current step.
func (r *Run) closeStep(status entities.StepStatus) error {
	now := r.Tx.Now()
	r.Step.Status, r.Step.End, r.Step.Attempts = status, &now, r.Step.Attempts+int64(r.Job.Attempts)
	return r.saveStep()
}

func (r *Run) saveStep() error {
	return r.Tx.Update(r.Step, "STEPSTATUS", "ENDTIME", "OUTCOME", "DETAILS", "ERRORTEXT", "ATTEMPTS")
}

// follow closes the current step and opens the one after it, if there is one.
func (r *Run) follow(d Definition) (more bool, err error) {
	if err := r.closeStep(entities.StepCompleted); err != nil {
		return false, err
	}
	next := d.at(r.Step.Name) + 1
	if next == 0 || next >= len(d.Steps) {
		return false, nil
	}
	r.Step, err = openStep(r.Tx, r.Process.ID, d.Steps[next].Name, r.Step.Position+1)
	return true, err
}

// wait leaves the process standing until what it awaits has come.
func (r *Run) wait(next Next) error {
	r.Step.Status, r.Step.Attempts = entities.StepWaiting, int64(r.Job.Attempts)
	if err := r.saveStep(); err != nil {
		return err
	}
	if err := r.await(next.await); err != nil {
		return err
	}
	r.Process.Status = entities.ProcessWaiting
	return r.save()
}

// end closes the current step if it is open, and the process.
func (r *Run) end(ctx context.Context, d Definition, next Next) error {
	if r.Step.End == nil {
		if err := r.closeStep(lastStatus(next)); err != nil {
			return err
		}
	}
	now := r.Tx.Now()
	r.Process.Status, r.Process.Outcome, r.Process.End = next.status, next.outcome, &now
	if next.message != "" {
		r.Process.Error = next.message
	}
	if err := r.save(); err != nil {
		return err
	}
	if d.Ended == nil {
		return nil
	}
	return d.Ended(ctx, r)
}

func lastStatus(next Next) entities.StepStatus {
	if next.status == entities.ProcessFailed {
		return entities.StepFailed
	}
	return entities.StepCompleted
}

func (r *Run) save() error {
	return r.Tx.Update(r.Process, "PROCESSSTATUS", "OUTCOME", "ENDTIME", "ERRORTEXT", "DATA", "SUBJECTREF", "ENTRYTYPE", "LOCKOUTREF")
}
