package store

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// Enqueue leaves a job that runs once the transaction is committed. A job without a cause gets
// the last event of this transaction as one, or what caused the transaction.
func (tx *Tx) Enqueue(j queue.Job) error {
	o := OriginOf(tx.ctx)
	if j.Cause == 0 {
		j.Cause = tx.last
	}
	if j.Cause == 0 {
		j.Cause = o.Cause
	}
	j.Hops = max(j.Hops, o.Hops)
	tx.jobs = append(tx.jobs, j)
	return nil
}

// outbox leaves one job for each event and each watch that looks at it.
func (tx *Tx) outbox() error {
	if len(tx.order) == 0 {
		return nil
	}
	watches := tx.store.watching()
	for _, e := range tx.order {
		if err := tx.announce(e, watches); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) announce(e *event, watches []Watch) error {
	for _, w := range merge(watches, e) {
		payload, err := json.Marshal(Change{
			Type: e.key.kind, Op: e.seen(), Event: e.id, IDs: e.ids, Properties: slices.Sorted(maps.Keys(e.changed)),
		})
		if err != nil {
			return err
		}
		tx.jobs = append(tx.jobs, queue.Job{
			Kind: w.Kind, Priority: w.Priority, Payload: payload, Cause: e.id, Hops: OriginOf(tx.ctx).Hops,
		})
	}
	return nil
}

// merge gives the watches that look at an event, one for each kind of job, with the highest priority asked for.
func merge(watches []Watch, e *event) []Watch {
	var found []Watch
	for _, w := range watches {
		if !w.sees(e) {
			continue
		}
		if i := slices.IndexFunc(found, func(f Watch) bool { return f.Kind == w.Kind }); i >= 0 {
			found[i].Priority = max(found[i].Priority, w.Priority)
			continue
		}
		found = append(found, w)
	}
	return found
}

func (w Watch) sees(e *event) bool {
	if w.Type != e.key.kind || len(e.ids) == 0 {
		return false
	}
	if len(w.Ops) > 0 && !slices.Contains(w.Ops, e.seen()) {
		return false
	}
	if len(w.Properties) == 0 || e.seen() != OpUpdate {
		return true
	}
	return slices.ContainsFunc(w.Properties, func(p string) bool { return e.changed[p] || e.changed[strings.TrimSuffix(p, "Id")] })
}

// seen is the operation as those see it who watch: to restore a row is to update it.
func (e *event) seen() string {
	if e.key.operation == OpRestore {
		return OpUpdate
	}
	return e.key.operation
}
