// Package job runs the background work that transactions left in the queue: it claims jobs by
// priority, keeps their leases alive, hands each to the handler of its kind, and repeats or
// buries what fails. It knows the queue and the write door. It must never know what a job does,
// which processes exist, or SQL.
package job

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// Emergency is the priority that reserved workers wait for; the others follow below it.
const (
	Bulk      = 0
	Normal    = 1
	High      = 2
	Emergency = 3
)

// Handler does one job inside tx. Its effect and the job's completion are one transaction: if it
// returns an error or panics, nothing of what it wrote remains and the job is tried again.
type Handler func(ctx context.Context, tx *store.Tx, j queue.Job) error

// DeadHandler is told, in the transaction that buries it, of a job that failed for the last time.
type DeadHandler func(ctx context.Context, tx *store.Tx, j queue.Job, cause error) error

// Event is what Options.Observe sees: one finished attempt.
type Event struct {
	Job queue.Job
	// Waited is the time from the moment the job was made to the start of this attempt.
	Waited time.Duration
	// Ran is how long the attempt took.
	Ran time.Duration
	// Err is nil for a job that is done.
	Err error
	// Dead is true when this was the last attempt.
	Dead bool
}

// Options are the settings of a Pool; the zero value of each field is right for a server.
type Options struct {
	// Workers take jobs of every priority (default 4); Reserved ones only those of priority 3 (default 1).
	Workers, Reserved int
	// Lease is how long a claimed job is safe from others without a heartbeat (default 30 s), Heartbeat
	// how often the lease is renewed (default a sixth of it).
	Lease, Heartbeat time.Duration
	// Poll is how often an idle worker looks without having been woken (default 1 s).
	Poll time.Duration
	// Attempts is how often a job is tried before it is buried (default 10).
	Attempts int
	// Backoff is the wait after the first failure (default 100 ms); it doubles with each further one up to
	// MaxBackoff (default 1 min).
	Backoff, MaxBackoff time.Duration
	// Grace is how long Stop lets handlers finish before it cancels them (default 8 s).
	Grace time.Duration
	// Effects are kinds of jobs that reach beyond the database.
	Effects map[string]Effect
	// Schedules run beside the jobs.
	Schedules []Schedule
	// Origin says how the writes of a job go into the audit (default: channel engine, with the job's cause).
	Origin func(context.Context, *store.Store, queue.Job) (store.Origin, error)
	// OnDead is told of buried jobs.
	OnDead DeadHandler
	// Observe sees every attempt, for metrics and for tests; it must not block.
	Observe func(Event)
	// Log is where failures go (default slog.Default()).
	Log *slog.Logger
}

func (o Options) withDefaults() Options {
	def := func(d *time.Duration, value time.Duration) {
		if *d <= 0 {
			*d = value
		}
	}
	def(&o.Lease, 30*time.Second)
	def(&o.Heartbeat, o.Lease/6)
	def(&o.Poll, time.Second)
	def(&o.Backoff, 100*time.Millisecond)
	def(&o.MaxBackoff, time.Minute)
	def(&o.Grace, 8*time.Second)
	if o.Workers <= 0 {
		o.Workers = 4
	}
	if o.Reserved <= 0 {
		o.Reserved = 1
	}
	if o.Attempts <= 0 {
		o.Attempts = 10
	}
	if o.Origin == nil {
		o.Origin = func(_ context.Context, _ *store.Store, j queue.Job) (store.Origin, error) { return plain(j), nil }
	}
	if o.OnDead == nil {
		o.OnDead = func(context.Context, *store.Tx, queue.Job, error) error { return nil }
	}
	if o.Observe == nil {
		o.Observe = func(Event) {}
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return o
}

// New makes a pool over the queue of s. It claims only the kinds that handlers and effects name, so that
// a process which cannot do a kind leaves it to one which can.
func New(s *store.Store, handlers map[string]Handler, o Options) *Pool {
	return &Pool{
		store: s, handlers: handlers, kinds: kinds(handlers, o.Effects), options: o.withDefaults(),
		wake: make(chan struct{}, 1), urgent: make(chan struct{}, 1), leases: newLeases(),
	}
}

// Join puts the handlers of several packages into one map; a kind handled twice is an error.
func Join(parts ...map[string]Handler) (map[string]Handler, error) {
	all := map[string]Handler{}
	for _, part := range parts {
		for kind, handler := range part {
			if _, taken := all[kind]; taken {
				return nil, fmt.Errorf("join handlers: %s is handled twice", kind)
			}
			all[kind] = handler
		}
	}
	return all, nil
}
