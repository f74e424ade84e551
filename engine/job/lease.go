package job

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// leases are the jobs under way in this pool, each with the means to end its handler.
type leases struct {
	mu   sync.Mutex
	held map[int64]lease
}

type lease struct {
	job    queue.Job
	cancel context.CancelFunc
}

func newLeases() *leases { return &leases{held: map[int64]lease{}} }

func (l *leases) add(j queue.Job, cancel context.CancelFunc) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.held[j.ID] = lease{job: j, cancel: cancel}
}

// remove forgets j, unless this pool has claimed the same job anew in the meantime.
func (l *leases) remove(j queue.Job) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.held[j.ID].job.Token == j.Token {
		delete(l.held, j.ID)
	}
}

func (l *leases) list() []lease {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := make([]lease, 0, len(l.held))
	for _, one := range l.held {
		all = append(all, one)
	}
	return all
}

// beat renews the leases of the jobs under way until ctx ends.
func (p *Pool) beat(ctx context.Context) {
	ticker := time.NewTicker(p.options.Heartbeat)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			p.renew(ctx)
		}
	}
}

// renew extends every lease; a handler whose lease went to somebody else is cancelled, since
// nothing it writes could be committed.
func (p *Pool) renew(ctx context.Context) {
	for _, l := range p.leases.list() {
		err := p.store.Queue().Heartbeat(ctx, l.job, p.options.Lease)
		if errors.Is(err, queue.ErrLost) {
			l.cancel()
			continue
		}
		if err != nil && ctx.Err() == nil {
			p.options.Log.Warn("renew lease", "job", l.job.ID, "kind", l.job.Kind, "error", err)
		}
	}
}
