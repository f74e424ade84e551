package job

import (
	"context"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// claim takes one job of at least the given priority, if one is ready. The end of ctx does not cut it off at
// once: a job that the database gave away, and nobody took, would wait until its lease runs out.
func (p *Pool) claim(ctx context.Context, minPriority int) (queue.Job, bool, error) {
	ctx, cancel := lasting(ctx)
	defer cancel()
	jobs, err := p.store.Queue().Claim(ctx, 1, minPriority, p.kinds, p.options.Lease)
	if err != nil || len(jobs) == 0 {
		return queue.Job{}, false, err
	}
	return jobs[0], true, nil
}

// lasting is a context that ends releaseTime after another one.
func lasting(ctx context.Context) (context.Context, context.CancelFunc) {
	longer, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(releaseTime, cancel) })
	return longer, func() { stop(); cancel() }
}
