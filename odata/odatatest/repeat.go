package odatatest

import (
	"context"
	"crypto/sha256"
	"maps"
	"slices"

	"github.com/ropewalk/ropewalk/odata"
)

// repeatable is what is kept of a request that may be repeated.
type repeatable struct {
	digest [sha256.Size]byte
	parts  map[int64]part
	answer *odata.Answer
}

// part is what became of one Write.
type part struct {
	digest   [sha256.Size]byte
	changes  []odata.Change
	outcomes []odata.Outcome
	err      error
}

// once does a part of a repeatable request, or gives what became of it before.
func (s *Store) once(ctx context.Context, changes []odata.Change, do func() ([]odata.Outcome, error)) ([]odata.Outcome, error) {
	r := odata.RepeatOf(ctx)
	if r == nil {
		return do()
	}
	q := s.request(r)
	if q.digest != r.Digest {
		return nil, odata.ErrMismatch
	}
	if p, known := q.parts[r.Part]; known {
		if p.digest != r.Changes {
			return nil, odata.ErrSkipped
		}
		return p.outcomes, p.err
	}
	for n := range q.parts {
		if n > r.Part {
			return nil, odata.ErrSkipped
		}
	}
	outcomes, err := do()
	if err == nil || r.Persists {
		q.parts[r.Part] = part{r.Changes, changes, outcomes, err}
		s.requests[r.Key] = q
	}
	return outcomes, err
}

// request is what is kept of a request; an empty one if nothing is.
func (s *Store) request(r *odata.Repeat) *repeatable {
	if q := s.requests[r.Key]; q != nil {
		return q
	}
	return &repeatable{digest: r.Digest, parts: map[int64]part{}}
}

// Recall implements odata.Repeater.
func (s *Store) Recall(_ context.Context, r *odata.Repeat) (odata.Recalled, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := r.Check(s.Now); err != nil {
		return odata.Recalled{}, err
	}
	q := s.request(r)
	if q.digest != r.Digest {
		return odata.Recalled{}, odata.ErrMismatch
	}
	known := odata.Recalled{Answer: q.answer}
	for _, n := range slices.Sorted(maps.Keys(q.parts)) {
		for i, o := range q.parts[n].outcomes {
			known.Done = append(known.Done, odata.Done{Set: q.parts[n].changes[i].Set, Outcome: o})
		}
	}
	return known, nil
}

// Keep implements odata.Repeater.
func (s *Store) Keep(_ context.Context, r *odata.Repeat, a *odata.Answer) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	q := s.request(r)
	if q.answer == nil {
		q.answer = a
	}
	s.requests[r.Key] = q
	return nil
}
