package job

import (
	"context"

	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// claim takes one job of at least the given priority, if one is ready.
func (p *Pool) claim(ctx context.Context, minPriority int) (queue.Job, bool, error) {
	jobs, err := p.store.Queue().Claim(ctx, 1, minPriority, p.kinds, p.options.Lease)
	if err != nil || len(jobs) == 0 {
		return queue.Job{}, false, err
	}
	return jobs[0], true, nil
}
