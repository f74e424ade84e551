package job

import (
	"context"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// Schedule is something done again and again, at the start first of all. Every pool keeps its
// own time, so Run must do no harm when several processes run it at once.
type Schedule struct {
	Name  string
	Every time.Duration
	Run   func(ctx context.Context) error
}

// Periodic is a Schedule that leaves a job of the given kind in the queue. The job's key is its
// kind, so that a slow handler never finds a pile of them.
func Periodic(s *store.Store, kind string, every time.Duration, priority int) Schedule {
	return Schedule{Name: kind, Every: every, Run: func(ctx context.Context) error {
		return s.Tx(ctx, func(tx *store.Tx) error {
			return tx.Enqueue(queue.Job{Kind: kind, Key: kind, Priority: priority})
		})
	}}
}

// once runs the schedule and turns a panic into an error.
func (s Schedule) once(ctx context.Context) (err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("%w: %v\n%s", ErrPanic, reason, debug.Stack())
		}
	}()
	return s.Run(access.With(ctx, access.System("engine")))
}

func (p *Pool) schedule(ctx context.Context, s Schedule) {
	ticker := time.NewTicker(s.Every)
	defer ticker.Stop()
	for {
		if err := s.once(ctx); err != nil && ctx.Err() == nil {
			p.options.Log.Error("run schedule", "schedule", s.Name, "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}
