// Package process runs durable processes: each is a row, each of its steps is a row and one
// transaction, and between two steps stands nothing but a job in the queue or something awaited
// (a calculation, a person's decision, a moment). It knows instances, steps, work items and the
// queue. It must never know which processes there are or what their steps mean.
package process

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// Definition says how a process goes.
type Definition struct {
	// Name is the TEMPLATE of its instances; Title and Doc are for people.
	Name, Title, Doc string
	Steps            []Step
	// Ended is called in the transaction that ends an instance, whichever way; nil for none.
	Ended func(ctx context.Context, r *Run) error
	// Noticed is called when a notice comes to an instance that waits, and says whether that goes on
	// waiting (Stay), begins a step anew (Back) or ends; nil for processes that heed none.
	Noticed func(ctx context.Context, r *Run, notice string) (Next, error)
}

// at is the place of a step in the definition, -1 if there is none of that name.
func (d Definition) at(name string) int {
	return slices.IndexFunc(d.Steps, func(s Step) bool { return s.Name == name })
}

// Step is one transaction of a process.
type Step struct {
	Name string
	// Run does the step. An error, or a panic, undoes it; it is then tried again.
	Run func(ctx context.Context, r *Run) (Next, error)
}

// Start is what a new instance is told.
type Start struct {
	// Key is equal in a start that would do the same again; there is one instance for each key.
	Key string
	// Subject is what the process is about, usually an identity; nil if not known.
	Subject *int64
	// Trigger, TriggerUID and TriggerType name the row that started it.
	Trigger     int64
	TriggerUID  uuid.UUID
	TriggerType string
	// Incident, Source and Severity are those of the trigger.
	Incident, Source string
	Severity         entities.Severity
	// StartedBy is the user who wrote the trigger, OnBehalf whom he did it for.
	StartedBy *int64
	OnBehalf  string
	Reason    string
	DryRun    bool
	Priority  int
	// Cause and Hops are those of the job that starts it.
	Cause int64
	Hops  int
	// Data is what the first step finds by Run.Load.
	Data any
}

// Begin writes a new instance with its first step, and leaves the job that runs it.
func Begin(tx *store.Tx, d Definition, s Start) (*entities.Process, error) {
	p := s.instance(d.Name, tx.Now())
	if err := (&Run{Process: p}).Keep(s.Data); err != nil {
		return nil, err
	}
	if err := tx.Create(p); err != nil {
		return nil, fmt.Errorf("start process %s: %w", d.Name, err)
	}
	if _, err := openStep(tx, p.ID, d.Steps[0].Name, 1); err != nil {
		return nil, fmt.Errorf("start process %s: %w", d.Name, err)
	}
	j, err := stepJob(Position{Process: p.ID, Step: 1})
	if err != nil {
		return nil, err
	}
	j.Priority, j.Cause, j.Hops = s.Priority, tx.Event(), s.Hops
	return p, tx.Enqueue(j)
}

func (s Start) instance(template string, now time.Time) *entities.Process {
	p := &entities.Process{
		Template: template, Status: entities.ProcessRunning, RunKey: s.Key, Subject: s.Subject,
		TriggerType: s.TriggerType, IncidentID: s.Incident, Source: s.Source, Severity: s.Severity,
		StartedBy: s.StartedBy, OnBehalfOf: s.OnBehalf, Reason: s.Reason, DryRun: s.DryRun,
		Priority: int64(s.Priority), Start: now,
	}
	if s.Trigger != 0 {
		p.Trigger, p.TriggerUID = &s.Trigger, &s.TriggerUID
	}
	if s.Cause != 0 {
		p.Cause = &s.Cause
	}
	return p
}

// Position is the payload of the job that goes on with a process.
type Position struct {
	Process int64 `json:"process"`
	// Step is the number of the step to run, 0 if the sender does not know.
	Step int64 `json:"step,omitempty"`
	// Awaited is what has come; a calculation if the job says neither this nor a step.
	Awaited Await `json:"awaited,omitempty"`
	// Problem says why what was awaited did not come; the next step finds it in Run.Problem.
	Problem string `json:"problem,omitempty"`
	// Notice tells the process of something that it does not wait for; "" for none.
	Notice string `json:"notice,omitempty"`
}

// StepKind is the kind of the jobs that go on with a process.
const StepKind = "process.step"

func stepJob(at Position) (queue.Job, error) {
	payload, err := json.Marshal(at)
	if err != nil {
		return queue.Job{}, fmt.Errorf("go on with process %d: %w", at.Process, err)
	}
	return queue.Job{Kind: StepKind, Payload: payload}, nil
}
