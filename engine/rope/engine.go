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
	// Batch is how many identities are read and saved together (default 400). Emergencies go alone.
	Batch int
	// Lease is how long a batch is safe from other workers (default 30 s).
	Lease time.Duration
	// Poll is how often an idle worker looks without having been woken (default 1 s).
	Poll time.Duration
	// Thorough calculates everybody who is queued, also where no input has changed.
	Thorough bool
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
	// Additions are rules of the installation itself that give access (default none).
	Additions []Addition
	// MaxConcerned is how many identities a simulation may concern (default 5000).
	MaxConcerned int
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
		o.Batch = 400
	}
	if o.MaxConcerned <= 0 {
		o.MaxConcerned = 5000
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
	// wake and urgent hold at most one signal each, for the workers of everything and for the one of
	// emergencies: a commit must not send all of them to the database.
	wake, urgent chan struct{}
}

// New makes an engine; Start makes it work.
func New(s *store.Store, o Options) *Engine {
	return &Engine{
		store: s, options: o.withDefaults(s), cancel: func() {},
		wake: make(chan struct{}, 1), urgent: make(chan struct{}, 1),
	}
}

// Handlers are what the engine does with jobs. A job of CalculateKind has done its work by being
// put: its commit woke the workers.
func (e *Engine) Handlers() map[string]job.Handler {
	return map[string]job.Handler{
		FanOutKind:    fanOut,
		ScoreKind:     rescore,
		VerdictKind:   expire,
		CalculateKind: func(context.Context, *store.Tx, queue.Job) error { return nil },
	}
}

// Start begins to work and returns at once. Other settings than at the last start have everybody calculated.
func (e *Engine) Start(ctx context.Context) error {
	if err := e.heed(ctx); err != nil {
		return err
	}
	ctx, e.cancel = context.WithCancel(ctx)
	e.spawn(func() { e.work(ctx, 1, Emergency, e.urgent) })
	for range e.options.Workers {
		e.spawn(func() { e.work(ctx, e.options.Batch, Bulk, e.wake) })
	}
	e.spawn(func() { e.lookOut(ctx) })
	e.spawn(func() { e.watchEdges(ctx) })
	return nil
}

func (e *Engine) spawn(f func()) {
	e.done.Add(1)
	go func() {
		defer e.done.Done()
		f()
	}()
}

// Stop lets what is under way end, and returns when nothing runs any more. It may be called twice.
func (e *Engine) Stop() {
	e.once.Do(func() { e.cancel() })
	e.done.Wait()
}

// lookOut wakes workers after a commit, or the slow poll, if somebody waits. Looking costs one read
// and troubles no writer.
func (e *Engine) lookOut(ctx context.Context) {
	rung, end := e.store.Queue().Subscribe()
	defer end()
	poll := time.NewTicker(e.options.Poll)
	defer poll.Stop()
	for ctx.Err() == nil {
		switch e.waiting(ctx) {
		case nobody:
		case Emergency:
			signal(e.urgent)
		default:
			signal(e.wake)
		}
		select {
		case <-ctx.Done():
		case <-rung:
		case <-poll.C:
		}
	}
}

// nobody is below every priority.
const nobody = Bulk - 1

// waiting is the highest priority that waits to be taken.
func (e *Engine) waiting(ctx context.Context) int {
	priority, waits, err := calc.Waiting(ctx, e.store)
	switch {
	case err != nil && ctx.Err() == nil:
		e.options.Log.Error("look for waiting identities", "error", err)
		return nobody
	case !waits:
		return nobody
	}
	return priority
}

func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// work is one worker: once woken it takes up to n identities of at least a priority at a time until
// none is left, and has others help with those behind.
func (e *Engine) work(ctx context.Context, n, atLeast int, woken <-chan struct{}) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-woken:
		}
		for ctx.Err() == nil && e.Work(ctx, n, atLeast) > 0 && e.waiting(ctx) >= atLeast {
		}
	}
}

// Work takes and calculates one batch, and gives the number of identities it took.
func (e *Engine) Work(ctx context.Context, n, atLeast int) int {
	if ctx.Err() != nil {
		return 0
	}
	// From the claim on nothing is interrupted by a stop: a claim that was cut off while it
	// committed would keep its identities leased, and a batch under way would be done twice.
	ctx = context.WithoutCancel(ctx)
	claims, err := calc.Take(ctx, e.store, n, atLeast, rand.Int64N(1<<62)+1, e.options.Lease)
	if err != nil {
		e.options.Log.Error("claim identities", "error", err)
		return 0
	}
	if len(claims) > 0 {
		signal(e.wake)
	}
	e.calculate(ctx, claims)
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

// QueueDue queues everybody whose access has passed an edge of its validity, or for whom the filter of a
// policy has turned with the time.
func (e *Engine) QueueDue(ctx context.Context) error {
	due := func(tx *store.Tx) (int64, error) { return calc.Due(ctx, tx, tx.Now()) }
	if err := e.queueDue(ctx, due); err != nil {
		return err
	}
	return e.queueTurned(ctx)
}

// queueDue wakes the workers if somebody was queued.
func (e *Engine) queueDue(ctx context.Context, due func(*store.Tx) (int64, error)) error {
	return e.store.Tx(ctx, func(tx *store.Tx) error {
		n, err := due(tx)
		if err != nil || n == 0 {
			return err
		}
		return wake(tx, Normal)
	})
}
