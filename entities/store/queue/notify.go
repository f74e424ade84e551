package queue

import (
	"context"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

const channel = "ropewalk_jobs"

// debounce is how long notices to other processes are saved up: a NOTIFY inside every transaction
// would serialise their commits.
const debounce = 5 * time.Millisecond

// Committed is called after a commit that left jobs: it wakes this process at once and the others soon.
func (q *Queue) Committed() {
	q.wake.ring()
	if q.db.Dialect == conn.SQLite {
		return
	}
	select {
	case q.notices <- struct{}{}:
	default:
	}
}

// Listen passes notices between processes until ctx ends; on SQLite there is only one process.
func (q *Queue) Listen(ctx context.Context) {
	if q.db.Dialect == conn.SQLite {
		return
	}
	go q.send(ctx)
	for ctx.Err() == nil {
		q.receive(ctx)
		pause(ctx, time.Second)
	}
}

// send lets the others know, one notice for all commits of a while.
func (q *Queue) send(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-q.notices:
			pause(ctx, debounce)
			// A notice that is lost costs the time of a slow poll, no more.
			_, _ = q.db.Exec(ctx, "SELECT pg_notify($1, $2)", channel, q.self)
		}
	}
}

func (q *Queue) receive(ctx context.Context) {
	c, err := q.db.Pool.Acquire(ctx)
	if err != nil {
		return
	}
	// The connection listens for ever, so it does not go back into the pool.
	own := c.Hijack()
	defer own.Close(context.WithoutCancel(ctx))
	if _, err := own.Exec(ctx, "LISTEN "+channel); err != nil {
		return
	}
	for {
		notice, err := own.WaitForNotification(ctx)
		if err != nil {
			return
		}
		if notice.Payload != q.self {
			q.wake.ring()
		}
	}
}

func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}
