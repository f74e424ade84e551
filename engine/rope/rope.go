// Package rope is the role-and-policy engine: it concludes which access an identity has and why.
// Calculate is pure; around it stand the queue of identities, the loading of snapshots and the
// writing of deltas. It knows reasons, validity and statuses. It must never know how access is
// provisioned, what a process is, HTTP, or SQL.
package rope

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

// Priorities of the queue.
const (
	Bulk      = job.Bulk
	Normal    = job.Normal
	High      = job.High
	Emergency = job.Emergency
)

// The kinds of jobs.
const (
	FanOutKind    = "rope.fanout"    // queues everybody whom a change concerns
	CalculateKind = "rope.calculate" // wakes the workers; the work itself stands in the queue of identities
	planKind      = "provision.plan" // is left for provisioning when access changed
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

// wake rings for the workers once the transaction is committed.
func wake(tx Tx, priority int) error {
	return tx.Enqueue(queue.Job{Kind: CalculateKind, Priority: priority, Key: fmt.Sprintf("wake-%d", priority)})
}

// Watches are the changes that the fan-out wants to hear of.
var Watches = watches()

func watches() []store.Watch {
	var out []store.Watch
	for _, f := range calc.FanOuts {
		w := store.Watch{Type: f.Type, Properties: f.Properties, Kind: FanOutKind, Priority: Normal}
		if f.Type == "Identity" {
			// Filters of policies may read any property, so the handler judges, not the watch.
			w.Properties = nil
			out = append(out, store.Watch{
				Type: f.Type, Ops: []string{"Update"}, Properties: []string{"IDENTITYSTATUS"}, Kind: FanOutKind, Priority: Emergency,
			})
		}
		out = append(out, w)
	}
	return slices.Clip(out)
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
