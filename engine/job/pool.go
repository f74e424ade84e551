package job

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/ropewalk/ropewalk/entities/store"
)

// Pool is a set of workers over one queue. Several pools, in one process or many, share a queue safely.
type Pool struct {
	store    *store.Store
	handlers map[string]Handler
	kinds    []string
	options  Options
	// wake and urgent hold at most one signal each: a worker that finds a job passes the signal on, so
	// one commit does not send every worker to the database.
	wake, urgent chan struct{}
	leases       *leases

	mu     sync.Mutex
	stop   context.CancelFunc
	cancel context.CancelFunc
	// group holds workers, schedules and the listener; beats outlives it, since what is still
	// under way needs its lease.
	group, beats sync.WaitGroup
}

// Start begins to work and returns at once. The context ends nothing by itself: Stop does.
func (p *Pool) Start(ctx context.Context) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stop != nil {
		return errors.New("start job pool: already started")
	}
	base := context.WithoutCancel(ctx)
	work, cancel := context.WithCancel(base)
	idle, stop := context.WithCancel(work)
	p.stop, p.cancel = stop, cancel
	committed, unsubscribe := p.store.Queue().Subscribe()
	p.spawn(func() { defer unsubscribe(); p.listen(idle, committed) })
	p.spawn(func() { p.store.Queue().Listen(idle) })
	p.beats.Add(1)
	go func() { defer p.beats.Done(); p.beat(work) }()
	for range p.options.Workers {
		p.spawn(func() { p.work(idle, work, Bulk, p.wake) })
	}
	for range p.options.Reserved {
		p.spawn(func() { p.work(idle, work, Emergency, p.urgent) })
	}
	for _, s := range p.options.Schedules {
		p.spawn(func() { p.schedule(idle, s) })
	}
	return nil
}

// Stop claims nothing more, waits for the jobs under way, and after the grace time cancels them and puts them back.
// It may be called twice, and before Start.
func (p *Pool) Stop() {
	p.mu.Lock()
	stop, cancel := p.stop, p.cancel
	p.mu.Unlock()
	if stop == nil {
		return
	}
	stop()
	timer := time.AfterFunc(p.options.Grace, cancel)
	p.group.Wait()
	timer.Stop()
	cancel()
	p.beats.Wait()
}

// Wake makes idle workers look into the queue now.
func (p *Pool) Wake() {
	signal(p.wake)
	signal(p.urgent)
}

func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

func (p *Pool) spawn(f func()) {
	p.group.Add(1)
	go func() {
		defer p.group.Done()
		f()
	}()
}

// listen passes on what the store says after each commit that left a job.
func (p *Pool) listen(ctx context.Context, committed <-chan struct{}) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-committed:
			p.Wake()
		}
	}
}

// work is one worker: it empties the queue, then waits to be woken or for the slow poll.
func (p *Pool) work(idle, work context.Context, minPriority int, wake chan struct{}) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-idle.Done():
			return
		case <-wake:
		case <-timer.C:
		}
		p.empty(idle, work, minPriority, wake)
		timer.Reset(p.options.Poll)
	}
}

// empty runs one job after the other until none is ready.
func (p *Pool) empty(idle, work context.Context, minPriority int, wake chan struct{}) {
	for idle.Err() == nil {
		found, err := p.claimAndRun(work, minPriority, wake)
		if err != nil && idle.Err() == nil {
			p.options.Log.Error("claim job", "error", err)
			return
		}
		if !found {
			return
		}
	}
}

// claimAndRun takes and runs one job. What is claimed as the pool ends is put back by the run.
func (p *Pool) claimAndRun(work context.Context, minPriority int, wake chan struct{}) (bool, error) {
	j, found, err := p.claim(work, minPriority)
	if err != nil || !found {
		return false, err
	}
	signal(wake)
	p.run(work, j)
	return true, nil
}

// Drain runs jobs in the calling goroutine until none is ready; jobs that wait for a later
// moment stay. It is for commands that do one thing and end, and for tests.
func (p *Pool) Drain(ctx context.Context) error {
	work, cancel := context.WithCancel(ctx)
	defer cancel()
	var beating sync.WaitGroup
	beating.Add(1)
	go func() {
		defer beating.Done()
		p.beat(work)
	}()
	defer beating.Wait()
	defer cancel()
	for {
		j, found, err := p.claim(ctx, Bulk)
		if err != nil || !found {
			return err
		}
		p.run(work, j)
	}
}
