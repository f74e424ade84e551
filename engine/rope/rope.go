// Package rope is the role-and-policy engine: it concludes which access an identity has and why.
// Calculate is pure; around it stand the queue of identities, the loading of snapshots and the
// writing of deltas; Explain and Simulate ask the same Calculate and write nothing. It knows reasons, validity and statuses. It must never know how access is
// provisioned, what a process is, HTTP, or SQL.
package rope

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// Priorities of the queue.
const (
	Bulk      = job.Bulk
	Normal    = job.Normal
	High      = job.High
	Emergency = job.Emergency
)

// The kinds of jobs.
const (
	FanOutKind    = calc.FanOutKind  // queues everybody whom a change concerns
	CalculateKind = "rope.calculate" // wakes the workers; the work itself stands in the queue of identities
	planKind      = "provision.plan" // is left for provisioning when access changed
	violatedKind  = "evaluation.due" // is left for evaluations when it changed what somebody violates
)

// Tx is a transaction of the write door.
type Tx interface {
	calc.Tx
	Enqueue(queue.Job) error
}

// Queue marks one identity for calculation in the caller's transaction. A waiter, if given,
// gets its job in the transaction that saves the result.
func Queue(ctx context.Context, tx Tx, identity int64, priority int, source string, waiter *calc.Waiter) error {
	return QueueAll(ctx, tx, []int64{identity}, priority, source, waiter)
}

// QueueAll marks identities for calculation by one statement.
func QueueAll(ctx context.Context, tx Tx, identities []int64, priority int, source string, waiter *calc.Waiter) error {
	o := store.OriginOf(ctx)
	err := calc.Queue(ctx, tx, identities, calc.Entry{Priority: priority, Source: source, Cause: o.Cause, Hops: o.Hops, Waiter: waiter})
	if err != nil {
		return err
	}
	return wake(tx, priority)
}

// Selector is a transaction of the write door that writes filters as statements.
type Selector interface {
	Tx
	Now() time.Time
	Selection(of any, filter string, params map[string]any) (text string, args []any, err error)
}

// QueueWhere marks all identities for which a filter holds for calculation, by one statement, and
// gives their number.
func QueueWhere(ctx context.Context, tx Selector, filter string, priority int, source string) (int64, error) {
	text, args, err := tx.Selection(entities.Identity{}, filter, map[string]any{"now": tx.Now()})
	if err != nil {
		return 0, err
	}
	o := store.OriginOf(ctx)
	n, err := calc.QueueWhere(ctx, tx, text, args, calc.Entry{Priority: priority, Source: source, Cause: o.Cause, Hops: o.Hops})
	if err != nil || n == 0 {
		return 0, err
	}
	return n, wake(tx, priority)
}

// wake rings for the workers once the transaction is committed.
func wake(tx Tx, priority int) error {
	return tx.Enqueue(queue.Job{Kind: CalculateKind, Priority: priority, Key: fmt.Sprintf("wake-%d", priority)})
}

// Watches are the changes that the fan-out wants to hear of. Which properties count is configuration,
// and filters of policies may read any, so the handler judges, not the watch.
var Watches = watches()

func watches() []store.Watch {
	out := []store.Watch{{
		Type: "Identity", Ops: []string{store.OpUpdate}, Properties: []string{"IDENTITYSTATUS"}, Kind: FanOutKind, Priority: Emergency,
	}}
	for _, f := range calc.FanOuts {
		out = append(out, store.Watch{Type: f.Type, Kind: FanOutKind, Priority: Normal})
	}
	return slices.Concat(out, scoreWatches(), []store.Watch{verdictWatch})
}

// fanOut queues everybody whom a change concerns.
func fanOut(ctx context.Context, tx *store.Tx, j queue.Job) error {
	var c store.Change
	if err := json.Unmarshal(j.Payload, &c); err != nil {
		return fmt.Errorf("read job %d: %w", j.ID, err)
	}
	n, err := calc.Fan(ctx, tx, c.Type, c.IDs, c.Properties, calc.Entry{
		Priority: Normal, Source: c.Type + " " + c.Op, Cause: c.Event, Hops: j.Hops,
	})
	if err != nil || n == 0 {
		return err
	}
	return wake(tx, j.Priority)
}
