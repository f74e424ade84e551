// Package provision turns what changed in the calculated access of identities into provisioning
// tasks, and hands the tasks to connectors. It knows tasks, their states and connectors. It must
// never know why access was granted, or SQL.
package provision

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// The kinds of jobs.
const (
	PlanKind = "provision.plan" // makes the tasks that new access asks for
	RunKind  = "provision.run"  // does some tasks
	CallKind = "provision.call" // does one task by a call of its system
)

// Handlers are what this package does with jobs inside the database.
func Handlers() map[string]job.Handler {
	return map[string]job.Handler{PlanKind: plan, RunKind: run}
}

// Effects are what this package does with jobs beyond it.
func Effects(w *Webhooks) map[string]job.Effect {
	return map[string]job.Effect{CallKind: w.call}
}

// Tx is a transaction of the write door.
type Tx interface {
	calc.Clocked
	Enqueue(queue.Job) error
}

// DisableAccounts leaves a disable task for every enabled account that the actual state knows for
// the identity, managed or not (G-54). It gives the number of tasks.
func DisableAccounts(ctx context.Context, tx Tx, identity, process int64, priority int) (int64, error) {
	return order(ctx, tx, calc.DisableAccounts, identity, process, priority)
}

// EnableAccounts leaves an enable task for every account that the lock of the identity disabled.
func EnableAccounts(ctx context.Context, tx Tx, identity, process int64, priority int) (int64, error) {
	return order(ctx, tx, calc.EnableAccounts, identity, process, priority)
}

type ordering func(context.Context, calc.Clocked, calc.Order) ([]int64, error)

func order(ctx context.Context, tx Tx, make ordering, identity, process int64, priority int) (int64, error) {
	cause := store.OriginOf(ctx).Cause
	ids, err := make(ctx, tx, calc.Order{Identity: identity, Process: process, Priority: priority, Cause: cause})
	if err != nil {
		return 0, err
	}
	return int64(len(ids)), enqueue(tx, ids, priority)
}

// Planned is the payload of a job that plans: whose access changed.
type Planned struct {
	Identities []int64 `json:"identities"`
	Process    int64   `json:"process,omitempty"`
}

// plan makes the tasks that the calculated access asks for.
func plan(ctx context.Context, tx *store.Tx, j queue.Job) error {
	var p Planned
	if err := json.Unmarshal(j.Payload, &p); err != nil {
		return fmt.Errorf("read job %d: %w", j.ID, err)
	}
	ids, err := calc.Plan(ctx, tx, p.Identities, j.Priority, p.Process, j.Cause)
	if err != nil {
		return err
	}
	return enqueue(tx, ids, j.Priority)
}

// together is how many tasks one job does: a job each would cost more than most tasks do.
const together = 50

// enqueue leaves jobs for some tasks.
func enqueue(tx Tx, ids []int64, priority int) error {
	for some := range slices.Chunk(ids, together) {
		if err := enqueueJob(tx, queue.Job{Priority: priority}, some...); err != nil {
			return err
		}
	}
	return nil
}

func enqueueJob(tx Tx, j queue.Job, tasks ...int64) (err error) {
	j.Kind = RunKind
	if j.Payload, err = json.Marshal(doing{Tasks: tasks}); err != nil {
		return err
	}
	return tx.Enqueue(j)
}
