package rope

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/ropewalk/ropewalk/engine/job"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// Options are the settings of an Engine; the zero value of each field is right for a server.
type Options struct {
	// Workers calculate whatever waits (default 2), beside one that is kept for emergencies.
	Workers int
	// Batch is how many identities are read and saved together (default 50). Emergencies go alone.
	Batch int
	// Lease is how long a batch is safe from other workers (default 30 s).
	Lease time.Duration
	// Poll is how often an idle worker looks without having been woken (default 1 s).
	Poll time.Duration
	// Edges is how often it is looked for access that changes by the passing of time (default 15 s).
	Edges time.Duration
	// Backoff is the wait after a first failure (default 1 s); it doubles up to 5 minutes.
	Backoff time.Duration
	// PreValidityDays is for how many days before its start access is shown, disabled (nil is 3).
	PreValidityDays *int
	// Zone is where days begin and end (default UTC).
	Zone *time.Location
	// Match finds those of the identities that a policy's filter lets in (default: the store's read door).
	Match func(ctx context.Context, filter string, identities []int64) ([]int64, error)
	// Observe sees every result that was saved, for metrics and for tests; it must not block.
	Observe func(calc.Standing)
	// Log is where failures go (default slog.Default()).
	Log *slog.Logger
}

func (o Options) withDefaults(s *store.Store) Options {
	def := func(d *time.Duration, value time.Duration) {
		if *d <= 0 {
			*d = value
		}
	}
	def(&o.Lease, 30*time.Second)
	def(&o.Poll, time.Second)
	def(&o.Edges, 15*time.Second)
	def(&o.Backoff, time.Second)
	if o.Workers <= 0 {
		o.Workers = 2
	}
	if o.Batch <= 0 {
		o.Batch = 50
	}
	if o.PreValidityDays == nil {
		days := 3
		o.PreValidityDays = &days
	}
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if o.Match == nil {
		o.Match = matcher(s)
	}
	if o.Observe == nil {
		o.Observe = func(calc.Standing) {}
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return o
}

// Engine calculates the identities that wait in the queue.
type Engine struct {
	store   *store.Store
	options Options
	cancel  context.CancelFunc
	done    sync.WaitGroup
	once    sync.Once
}

// New makes an engine; Start makes it work.
func New(s *store.Store, o Options) *Engine {
	return &Engine{store: s, options: o.withDefaults(s), cancel: func() {}}
}

// Handlers are what the engine does with jobs. A job of CalculateKind has done its work by being
// put: its commit woke the workers.
func (e *Engine) Handlers() map[string]job.Handler {
	return map[string]job.Handler{
		FanOutKind:    fanOut,
		CalculateKind: func(context.Context, *store.Tx, queue.Job) error { return nil },
	}
}

// Start begins to work and returns at once.
func (e *Engine) Start(ctx context.Context) error {
	ctx, e.cancel = context.WithCancel(ctx)
	e.spawn(ctx, 1, Emergency)
	for range e.options.Workers {
		e.spawn(ctx, e.options.Batch, Bulk)
	}
	e.done.Add(1)
	go func() {
		defer e.done.Done()
		e.watchEdges(ctx)
	}()
	return nil
}

// Stop lets what is under way end, and returns when nothing runs any more. It may be called twice.
func (e *Engine) Stop() {
	e.once.Do(func() { e.cancel() })
	e.done.Wait()
}

// spawn starts one worker that takes up to n identities of at least a priority.
func (e *Engine) spawn(ctx context.Context, n, atLeast int) {
	e.done.Add(1)
	go func() {
		defer e.done.Done()
		rung, end := e.store.Queue().Subscribe()
		defer end()
		poll := time.NewTicker(e.options.Poll)
		defer poll.Stop()
		for ctx.Err() == nil {
			if e.Work(ctx, n, atLeast) > 0 {
				continue
			}
			select {
			case <-ctx.Done():
			case <-rung:
			case <-poll.C:
			}
		}
	}()
}

// Work takes and calculates one batch, and gives the number of identities it took.
func (e *Engine) Work(ctx context.Context, n, atLeast int) int {
	var claims []calc.Claim
	err := e.store.Tx(ctx, func(tx *store.Tx) (err error) {
		claims, err = calc.Take(ctx, tx, n, atLeast, rand.Int64N(1<<62)+1, e.options.Lease)
		return err
	})
	if err != nil {
		if ctx.Err() == nil {
			e.options.Log.Error("claim identities", "error", err)
		}
		return 0
	}
	// A batch that is under way ends even when the engine stops; its leases would only delay others.
	e.calculate(context.WithoutCancel(ctx), claims)
	return len(claims)
}

// watchEdges queues those whose access changes by the passing of time.
func (e *Engine) watchEdges(ctx context.Context) {
	tick := time.NewTicker(e.options.Edges)
	defer tick.Stop()
	for ctx.Err() == nil {
		if err := e.QueueDue(ctx); err != nil && ctx.Err() == nil {
			e.options.Log.Error("queue validity edges", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// QueueDue queues everybody whose access has passed an edge of its validity.
func (e *Engine) QueueDue(ctx context.Context) error {
	return e.store.Tx(ctx, func(tx *store.Tx) error {
		n, err := calc.Due(ctx, tx, tx.Now())
		if err != nil || n == 0 {
			return err
		}
		return wake(tx, Normal)
	})
}
