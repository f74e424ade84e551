package rope

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// maxShown is how many differences a simulation about many identities shows.
const maxShown = 1_000

// TooManyError says that a simulation would concern more identities than it may.
type TooManyError struct{ Most int }

// Error implements error.
func (e *TooManyError) Error() string {
	return fmt.Sprintf("it concerns more than %d identities", e.Most)
}

// PolicyDraft is a policy that is not written: a new one, or what is changed in that of a number.
type PolicyDraft struct {
	ID         int64 // 0 for a new one
	Resources  []int64
	Contexts   []int64
	DirectOnly *bool
	Filter     *string
}

// Effect is what a change would do to many identities.
type Effect struct {
	// Concerned is how many identities were calculated, Differing how many would have other access.
	Concerned, Differing int
	Added, Removed       int
	Changed              int
	// Shown are the first differences, in order of identity.
	Shown []Difference
}

// SimulatePolicy tells who would gain and lose what by a policy that is not written. A policy that is
// not active is taken as if it was. It reads one instant of the database, and holds no more of it at
// a time than a batch.
func (e *Engine) SimulatePolicy(ctx context.Context, d PolicyDraft) (*Effect, error) {
	out := &Effect{}
	err := calc.Read(ctx, e.store, func(tx calc.Tx) error {
		was, will, err := d.drafted(ctx, tx)
		if err != nil {
			return err
		}
		ids, err := e.concerned(ctx, tx, was, will)
		if err != nil {
			return err
		}
		for part := range slices.Chunk(ids, e.options.Batch) {
			if err := e.ruled(ctx, tx, will, part, out); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("simulate policy: %w", err)
	}
	return out, nil
}

// drafted gives the policy as it is, nil for none, and as it would be.
func (d PolicyDraft) drafted(ctx context.Context, tx calc.Tx) (was *calc.Policy, will calc.Policy, err error) {
	will.Name = "(simulated)"
	if d.ID != 0 {
		if was, err = calc.PolicyOf(ctx, tx, d.ID); err != nil {
			return nil, will, err
		}
		if was == nil {
			return nil, will, &UnknownError{"policy"}
		}
		will = *was
	}
	if d.Resources != nil {
		will.Resources = d.Resources
	}
	if d.Contexts != nil {
		will.Contexts = d.Contexts
	}
	if d.DirectOnly != nil {
		will.DirectOnly = *d.DirectOnly
	}
	if d.Filter != nil {
		will.Filter = *d.Filter
	}
	return was, will, nil
}

// concerned lists in order whom the policy is or would be for, and who has access from it.
func (e *Engine) concerned(ctx context.Context, tx calc.Tx, was *calc.Policy, will calc.Policy) ([]int64, error) {
	ids, err := e.members(ctx, tx, will)
	if err == nil && was != nil {
		var before, given []int64
		if before, err = e.members(ctx, tx, *was); err == nil {
			given, err = calc.Receivers(ctx, tx, was.ID, e.options.MaxConcerned+1)
		}
		ids = slices.Concat(ids, before, given)
	}
	if err != nil {
		return nil, err
	}
	slices.Sort(ids)
	return e.bounded(slices.Compact(ids))
}

// bounded refuses more identities than a simulation may concern.
func (e *Engine) bounded(ids []int64) ([]int64, error) {
	if len(ids) > e.options.MaxConcerned {
		return nil, &TooManyError{e.options.MaxConcerned}
	}
	return ids, nil
}

func (e *Engine) members(ctx context.Context, tx calc.Tx, p calc.Policy) ([]int64, error) {
	scope := calc.Scope{Contexts: p.Contexts, Deep: !p.DirectOnly}
	if p.Filter != "" {
		now, err := calc.BusinessTime(ctx, tx)
		if err != nil {
			return nil, err
		}
		if scope.Selection, scope.Args, err = e.store.Selection(entities.Identity{}, p.Filter, map[string]any{"now": now}); err != nil {
			return nil, err
		}
	}
	return calc.Members(ctx, tx, scope, e.options.MaxConcerned+1)
}

// ruled calculates some identities as they are and as they would be.
func (e *Engine) ruled(ctx context.Context, tx calc.Tx, p calc.Policy, ids []int64, out *Effect) error {
	batch, err := e.study(ctx, tx, ids, calc.Also{Resources: p.Resources})
	if err != nil {
		return err
	}
	matches, err := e.matched(ctx, tx, p.Filter, batch.World.Now, ids)
	if err != nil {
		return err
	}
	was, will := newAtlas(batch.World, e.options.Additions), newAtlas(ruledBy(batch.World, p), e.options.Additions)
	for _, s := range batch.Subjects {
		before, err := safely(was, s)
		if err != nil {
			return err
		}
		after, err := safely(will, letIn(s, p.ID, matches))
		if err != nil {
			return err
		}
		out.count(Diff(before, after))
	}
	out.Concerned += len(batch.Subjects)
	return nil
}

// matched asks the filter of a policy, if there is one.
func (e *Engine) matched(ctx context.Context, tx calc.Tx, filter string, now time.Time, ids []int64) (map[int64]bool, error) {
	if filter == "" {
		return nil, nil
	}
	hits, err := e.matching(ctx, tx, filter, now, ids)
	out := make(map[int64]bool, len(hits))
	for _, id := range hits {
		out[id] = true
	}
	return out, err
}

// count adds the differences of one identity.
func (f *Effect) count(differences []Difference) {
	if len(differences) > 0 {
		f.Differing++
	}
	for _, d := range differences {
		switch d.Kind {
		case Added:
			f.Added++
		case Removed:
			f.Removed++
		default:
			f.Changed++
		}
	}
	f.Shown = append(f.Shown, differences[:min(len(differences), maxShown-len(f.Shown))]...)
}
