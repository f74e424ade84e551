package job

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// ErrPanic is in the chain of the error that a panicking handler leaves.
var ErrPanic = errors.New("handler panicked")

// run makes one attempt at j and settles what it comes to.
func (p *Pool) run(ctx context.Context, j queue.Job) {
	ctx, cancel := context.WithCancel(access.With(ctx, access.System("engine")))
	defer cancel()
	p.leases.add(j, cancel)
	defer p.leases.remove(j)
	started := time.Now()
	event := Event{Job: j, Waited: started.Sub(j.Created)}
	event.Err = p.attempt(ctx, j)
	event.Ran = time.Since(started)
	if event.Err != nil {
		event.Dead = p.fail(ctx, j, event.Err)
	}
	p.store.Queue().Finished()
	p.options.Observe(event)
}

// attempt runs the handler and completes the job in one transaction. Attempts are counted when
// a job is claimed, so that a job which kills the whole process comes to an end as well.
func (p *Pool) attempt(ctx context.Context, j queue.Job) error {
	if j.Attempts > p.options.Attempts {
		return fmt.Errorf("attempt %d of at most %d ended without a word", j.Attempts-1, p.options.Attempts)
	}
	origin, err := p.options.Origin(ctx, p.store, j)
	if err != nil {
		return err
	}
	ctx = store.WithOrigin(ctx, origin)
	handler, err := p.handler(ctx, j)
	if err != nil {
		return err
	}
	return p.store.Tx(ctx, func(tx *store.Tx) error {
		p.leases.end(j, false)
		if err := guarded(ctx, tx, j, handler); err != nil {
			return err
		}
		err := queue.Done(ctx, tx, j)
		p.leases.end(j, err == nil)
		return err
	})
}

// plain is the origin of what no handler wrote.
func plain(j queue.Job) store.Origin {
	return store.Origin{Channel: "engine", Cause: j.Cause, Hops: j.Hops}
}

// guarded turns a panic of the handler into an error.
func guarded(ctx context.Context, tx *store.Tx, j queue.Job, handler Handler) (err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("%w: %v\n%s", ErrPanic, reason, debug.Stack())
		}
	}()
	return handler(ctx, tx, j)
}

// fail puts j back for a later attempt, or buries it after the last one, and says which.
func (p *Pool) fail(ctx context.Context, j queue.Job, cause error) (dead bool) {
	p.leases.end(j, true)
	if errors.Is(cause, queue.ErrLost) || ctx.Err() != nil {
		p.options.Log.Warn("job given up", "job", j.ID, "kind", j.Kind, "error", cause)
		p.settle(j, p.release(ctx, j))
		return false
	}
	if j.Attempts < p.options.Attempts {
		p.options.Log.Warn("job failed", "job", j.ID, "kind", j.Kind, "attempt", j.Attempts, "error", cause)
		p.settle(j, p.store.Queue().Retry(ctx, j, cause, p.delay(j.Attempts)))
		return false
	}
	p.options.Log.Error("job dead", "job", j.ID, "kind", j.Kind, "attempt", j.Attempts, "error", cause)
	p.settle(j, p.bury(ctx, j, cause))
	return true
}

// releaseTime bounds how long the end of a pool waits for a job to be put back.
const releaseTime = 2 * time.Second

// release puts back a job whose handler was cancelled, at the end of the pool: others go on with it at once
// and need not wait for its lease to run out.
func (p *Pool) release(ctx context.Context, j queue.Job) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), releaseTime)
	defer cancel()
	return p.store.Queue().Release(ctx, j)
}

// settle logs that a failure could not be recorded; the lease then runs out and the job comes again.
func (p *Pool) settle(j queue.Job, err error) {
	if err != nil && !errors.Is(err, queue.ErrLost) {
		p.options.Log.Error("settle failed job", "job", j.ID, "kind", j.Kind, "error", err)
	}
}

// delay is the wait after the given number of attempts.
func (p *Pool) delay(attempts int) time.Duration {
	wait := p.options.Backoff
	for range attempts - 1 {
		if wait *= 2; wait >= p.options.MaxBackoff {
			return p.options.MaxBackoff
		}
	}
	return wait
}

// bury records the end of j and tells OnDead, both in one transaction. A failing OnDead must not
// bring a hopeless job back for ever, so the job is then buried without it.
func (p *Pool) bury(ctx context.Context, j queue.Job, cause error) error {
	ctx = store.WithOrigin(ctx, plain(j))
	notify := func(ctx context.Context, tx *store.Tx, j queue.Job) error {
		return p.options.OnDead(ctx, tx, j, cause)
	}
	err := p.store.Tx(ctx, func(tx *store.Tx) error {
		if err := guarded(ctx, tx, j, notify); err != nil {
			return err
		}
		return queue.Bury(ctx, tx, j, cause)
	})
	if err == nil || errors.Is(err, queue.ErrLost) {
		return err
	}
	p.options.Log.Error("tell of dead job", "job", j.ID, "kind", j.Kind, "error", err)
	return p.store.Tx(ctx, func(tx *store.Tx) error { return queue.Bury(ctx, tx, j, cause) })
}
