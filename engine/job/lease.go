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
	// ending says that this pool is taking the job out of the queue itself. That its row is gone, or
	// free again, is then no loss.
	ending bool
}

func newLeases() *leases { return &leases{held: map[int64]lease{}} }

// add begins to keep the lease of j. Whoever works on the same job under an older lease has lost it.
func (l *leases) add(j queue.Job, cancel context.CancelFunc) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if older, found := l.held[j.ID]; found && !older.ending {
		older.cancel()
	}
	l.held[j.ID] = lease{job: j, cancel: cancel}
}

// end notes whether the pool is taking j out of the queue itself.
func (l *leases) end(j queue.Job, ending bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if one := l.held[j.ID]; one.job.Token == j.Token {
		one.ending = ending
		l.held[j.ID] = one
	}
}

// lose cancels the handler of j, unless the pool ended the job itself while its lease was renewed.
func (l *leases) lose(j queue.Job) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if one := l.held[j.ID]; one.job.Token == j.Token && !one.ending {
		one.cancel()
	}
}

// remove forgets j, unless this pool has claimed the same job anew in the meantime.
func (l *leases) remove(j queue.Job) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.held[j.ID].job.Token == j.Token {
		delete(l.held, j.ID)
	}
}

// list gives the jobs whose leases are to be renewed. To renew one that is ending would only wait for its end.
func (l *leases) list() []queue.Job {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := make([]queue.Job, 0, len(l.held))
	for _, one := range l.held {
		if !one.ending {
			all = append(all, one.job)
		}
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
	for _, j := range p.leases.list() {
		err := p.store.Queue().Heartbeat(ctx, j, p.options.Lease)
		if errors.Is(err, queue.ErrLost) {
			p.leases.lose(j)
			continue
		}
		if err != nil && ctx.Err() == nil {
			p.options.Log.Warn("renew lease", "job", j.ID, "kind", j.Kind, "error", err)
		}
	}
}
