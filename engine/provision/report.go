package provision

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// Complete records that a person did a task that waits for him.
func Complete(ctx context.Context, tx Tx, task int64, text string) error {
	t, err := take(ctx, tx, task)
	if err != nil {
		return err
	}
	return finish(ctx, tx, t, text)
}

// Fail records that a task cannot be done. It is not tried again by itself.
func Fail(ctx context.Context, tx Tx, task int64, text string) error {
	t, err := take(ctx, tx, task)
	if err != nil {
		return err
	}
	return giveUp(ctx, tx, t, text)
}

// Retry has a task that failed tried again, as often as a new one.
func Retry(ctx context.Context, tx Tx, task int64, text string) error {
	t, err := take(ctx, tx, task)
	if err != nil {
		return err
	}
	if t.State != Failed {
		return refuse(t, Pending)
	}
	t.Attempts = 0
	if err := move(ctx, tx, t, Pending, text); err != nil {
		return err
	}
	if err := enqueueJob(tx, queue.Job{Priority: t.Priority}, t.ID); err != nil {
		return err
	}
	return concern(ctx, tx, t)
}

func take(ctx context.Context, tx Tx, task int64) (calc.Task, error) {
	t, found, err := calc.TakeTask(ctx, tx, task)
	if err == nil && !found {
		err = fmt.Errorf("take task %d: %w", task, store.ErrNotFound)
	}
	return t, err
}

// finish ends a task well: the target is taken to be so until an import says otherwise, and the
// identity is calculated with that.
func finish(ctx context.Context, tx Tx, t calc.Task, text string) error {
	if err := move(ctx, tx, t, Done, text); err != nil {
		return err
	}
	if err := calc.Claimed(ctx, tx, t); err != nil {
		return err
	}
	return concern(ctx, tx, t)
}

// giveUp leaves a task to people: the access that it is about shows that it failed. Something else
// may be desired since it was begun, which waited for it; so it is planned once more.
func giveUp(ctx context.Context, tx Tx, t calc.Task, text string) error {
	if err := move(ctx, tx, t, Failed, text); err != nil {
		return err
	}
	if err := concern(ctx, tx, t); err != nil || t.Identity == 0 {
		return err
	}
	payload, err := json.Marshal(Planned{Identities: []int64{t.Identity}})
	if err != nil {
		return err
	}
	o := store.OriginOf(ctx)
	return tx.Enqueue(queue.Job{Kind: PlanKind, Priority: t.Priority, Payload: payload, Cause: o.Cause, Hops: o.Hops})
}

// concern has the identity of a task calculated with what became of it.
func concern(ctx context.Context, tx Tx, t calc.Task) error {
	if t.Identity == 0 {
		return nil
	}
	return calc.Queue(ctx, tx, []int64{t.Identity}, calc.Entry{
		Priority: t.Priority, Source: "provisioning", Cause: store.OriginOf(ctx).Cause, Hops: store.OriginOf(ctx).Hops,
	})
}
