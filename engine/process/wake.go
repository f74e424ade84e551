package process

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// decided wakes the processes that wait for work items which are open no more.
func decided(_ context.Context, tx *store.Tx, j queue.Job) error {
	var change store.Change
	if err := json.Unmarshal(j.Payload, &change); err != nil {
		return fmt.Errorf("read job %d: %w", j.ID, err)
	}
	for _, id := range change.IDs {
		item := &entities.Workitem{}
		if err := tx.Get(item, id); err != nil {
			return fmt.Errorf("follow decision: %w", err)
		}
		if item.Process == nil || item.Status == entities.WorkitemOpen {
			continue
		}
		if err := Wake(tx, Position{Process: *item.Process, Awaited: Decision}, j); err != nil {
			return err
		}
	}
	return nil
}

// Wake leaves the job that goes on with a waiting process; it inherits priority and cause from
// another job. Its key keeps a second one out.
func Wake(tx *store.Tx, at Position, from queue.Job) error {
	j, err := stepJob(at)
	if err != nil {
		return err
	}
	j.Key = fmt.Sprintf("%s-%d", at.Awaited, at.Process)
	j.Priority, j.Cause, j.Hops = from.Priority, from.Cause, from.Hops
	return tx.Enqueue(j)
}

// noticeDelay is after how long a notice comes again to a process that does not wait yet.
const noticeDelay = time.Second

// heeds says whether the process looks at a notice: it does while it waits. To one that is between two steps the
// notice comes again; one that has ended has no use for it.
func (r *Run) heeds() (bool, error) {
	switch r.Process.Status {
	case entities.ProcessWaiting:
		return true, nil
	case entities.ProcessRunning:
		again := r.Job
		again.RunAt = r.Tx.Recorded().Add(noticeDelay)
		return false, r.Tx.Enqueue(again)
	}
	return false, nil
}

// Notify tells a process of something that it does not wait for.
func Notify(tx *store.Tx, process int64, notice string, from queue.Job) error {
	j, err := stepJob(Position{Process: process, Notice: notice})
	if err != nil {
		return err
	}
	j.Key = fmt.Sprintf("%s-%d", notice, process)
	j.Priority, j.Cause, j.Hops = from.Priority, from.Cause, from.Hops
	return tx.Enqueue(j)
}
