package main

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/odata"
)

const (
	// maxInFlight is how many requests of one person are answered at once: half of the
	// connections to the database, since even to learn who calls takes one.
	maxInFlight = 8
	// maxQueueing is how long a further one waits for its turn.
	maxQueueing = 10 * time.Second
)

// fairness keeps one person's requests from taking all connections to the database, so that
// those of others, and what locks people out, go on. Service clients are not held back: incidents
// come from them.
type fairness struct {
	limit int
	wait  time.Duration
	mu    sync.Mutex
	// turns has as many places for each user as requests of his may be in flight.
	turns map[int64]chan struct{}
}

func newFairness(limit int, wait time.Duration) *fairness {
	return &fairness{limit: limit, wait: wait, turns: map[int64]chan struct{}{}}
}

func (f *fairness) of(user int64) chan struct{} {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.turns[user] == nil {
		f.turns[user] = make(chan struct{}, f.limit)
	}
	return f.turns[user]
}

// enter waits for a turn and says whether there was one.
func (f *fairness) enter(ctx context.Context, turns chan struct{}) bool {
	select {
	case turns <- struct{}{}:
		return true
	default:
	}
	ctx, cancel := context.WithTimeout(ctx, f.wait)
	defer cancel()
	select {
	case turns <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}

func (f *fairness) hold(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p := access.From(r.Context())
		if p.Service {
			next.ServeHTTP(w, r)
			return
		}
		turns := f.of(p.User)
		if !f.enter(r.Context(), turns) {
			odata.WriteError(w, &odata.Error{Status: http.StatusTooManyRequests, Code: "TooManyRequests", Message: "too many requests of yours are being answered at once; wait for some of them", Header: map[string]string{"Retry-After": "1"}})
			return
		}
		defer func() { <-turns }()
		next.ServeHTTP(w, r)
	})
}
