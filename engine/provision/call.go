package provision

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// calling is the payload of a job that does one task by a call.
type calling struct {
	Task int64 `json:"task"`
}

// sendFor leaves the task to a job of its own: a call may take long, and no transaction waits for it.
func sendFor(ctx context.Context, tx *store.Tx, t calc.Task, j queue.Job) error {
	payload, err := json.Marshal(calling{Task: t.ID})
	if err != nil {
		return err
	}
	t.Attempts++
	if err := move(ctx, tx, t, Running, "is sent to the system"); err != nil {
		return err
	}
	return tx.Enqueue(queue.Job{Kind: CallKind, Key: fmt.Sprintf("%s %d", CallKind, t.ID), Priority: j.Priority, Cause: j.Cause, Hops: j.Hops, Payload: payload})
}

// call is the effect: it sends the task and leaves what came of it to be kept.
func (w *Webhooks) call(ctx context.Context, s *store.Store, j queue.Job) (job.Handler, error) {
	var c calling
	if err := json.Unmarshal(j.Payload, &c); err != nil {
		return nil, fmt.Errorf("read job %d: %w", j.ID, err)
	}
	m, system, err := describe(ctx, s, c.Task)
	if err != nil {
		return nil, err
	}
	v := verdict{}
	if m.Task != 0 { // else somebody called it off meanwhile
		if v, err = w.deliver(ctx, s, system, m); err != nil {
			return nil, err
		}
	}
	return func(ctx context.Context, tx *store.Tx, j queue.Job) error { return keep(ctx, tx, j, c.Task, v) }, nil
}

func (w *Webhooks) deliver(ctx context.Context, s *store.Store, system entities.System, m message) (verdict, error) {
	to, err := w.target(system.ConnectorConfig)
	if err != nil {
		return verdict{cause: err, final: true}, nil
	}
	key, err := SigningKey(ctx, s, system.UID)
	if err != nil {
		return verdict{}, err
	}
	now, err := s.Standing(ctx, nil)
	if err != nil {
		return verdict{}, err
	}
	return w.send(ctx, to, key, now.Database, m), nil
}

// describe makes the message for a task that is being sent; that of no task if it is not any more.
func describe(ctx context.Context, s *store.Store, task int64) (m message, system entities.System, err error) {
	var tasks []entities.ProvisioningTask
	if err := s.Read(ctx, &tasks, "Id eq @id and State eq 'Running'", map[string]any{"id": task}); err != nil || len(tasks) == 0 {
		return m, system, err
	}
	t := tasks[0]
	found, err := object[entities.System](ctx, s, &t.System)
	if err != nil {
		return m, system, err
	}
	if found == nil {
		return m, system, fmt.Errorf("system %d of task %d: %w", t.System, task, store.ErrNotFound)
	}
	identity, err := object[entities.Identity](ctx, s, t.Identity)
	if err != nil {
		return m, system, err
	}
	resource, err := object[entities.Resource](ctx, s, t.Resource)
	if err != nil {
		return m, system, err
	}
	m = message{
		Type: "provisioning.task", Task: t.ID, Operation: t.Operation, Priority: t.Priority, Created: t.CreatedTime,
		System: *partyOf(&found.Object), Account: t.AccountName, Process: t.Process,
	}
	changes, err := calc.ReadChanges(t.Attributes)
	if err != nil {
		return m, system, fmt.Errorf("attributes of task %d: %w", task, err)
	}
	if len(changes) > 0 {
		m.Attributes = changes.Wanted()
	}
	if identity != nil {
		m.Identity = partyOf(&identity.Object)
	}
	if resource != nil {
		m.Resource = partyOf(&resource.Object)
	}
	return m, *found, nil
}

func partyOf(o *entities.Object) *party {
	return &party{ID: o.ID, UID: o.UID, Key: o.KeyValue, Name: o.DisplayName}
}

// object reads what a reference leads to, deleted or not; nil if there is none.
func object[T any](ctx context.Context, s *store.Store, id *int64) (*T, error) {
	if id == nil {
		return nil, nil
	}
	var list []T
	err := s.Read(ctx, &list, "Id eq @id and Deleted in (true,false)", map[string]any{"id": *id})
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}

// keep records what came of a call. A task that was called off meanwhile stays as it is.
func keep(ctx context.Context, tx *store.Tx, j queue.Job, task int64, v verdict) error {
	t, found, err := calc.TakeTask(ctx, tx, task)
	if err != nil || !found || t.State != Running {
		return err
	}
	switch {
	case v.done:
		return finish(ctx, tx, t, v.text)
	case v.accepted:
		return move(ctx, tx, t, Waiting, "the system has accepted it: "+v.text)
	case v.final:
		return giveUp(ctx, tx, t, v.cause.Error())
	case v.cause == nil: // it began to be sent only after the message was made
		return fmt.Errorf("task %d was not sent", task)
	}
	return postpone(ctx, tx, t, j, v.cause, max(v.wait, time.Second<<t.Attempts))
}
