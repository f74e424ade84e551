package rope

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// calculate does a batch together; if that fails, one by one, so that a poisonous identity stops
// nobody but itself.
func (e *Engine) calculate(ctx context.Context, claims []calc.Claim) {
	if len(claims) == 0 {
		return
	}
	ctx = access.With(ctx, access.System("engine"))
	err := e.batch(ctx, claims)
	switch {
	case err == nil:
	case len(claims) > 1:
		for _, k := range claims {
			e.calculate(ctx, []calc.Claim{k})
		}
	default:
		e.fail(ctx, claims[0], err)
	}
}

func (e *Engine) batch(ctx context.Context, claims []calc.Claim) error {
	batch, err := e.read(ctx, claims)
	if err != nil {
		return err
	}
	outcomes, err := e.conclude(batch, claims)
	if err != nil {
		return err
	}
	var saved []calc.Standing
	err = e.store.Tx(store.WithOrigin(ctx, origin(claims)), func(tx *store.Tx) error {
		if saved, err = calc.Save(tx.Context(), tx, outcomes); err != nil {
			return err
		}
		if err = score(tx, outcomes, saved, carried(batch)); err != nil {
			return err
		}
		return plan(tx, saved)
	})
	if err != nil {
		return err
	}
	for _, s := range saved {
		e.options.Observe(s)
	}
	return nil
}

// origin is what the audit says about the results of a batch: its cause, if all share one.
func origin(claims []calc.Claim) store.Origin {
	o := store.Origin{Channel: "engine", Cause: claims[0].Cause}
	for _, k := range claims {
		o.Hops = max(o.Hops, k.Hops)
		if k.Cause != o.Cause {
			o.Cause = 0
		}
	}
	return o
}

// read takes a snapshot of a batch at one instant of business time.
func (e *Engine) read(ctx context.Context, claims []calc.Claim) (*calc.Batch, error) {
	ids := make([]int64, len(claims))
	for i, k := range claims {
		ids[i] = k.Identity
	}
	settings := calc.Settings{PreValidityDays: *e.options.PreValidityDays, Zone: e.options.Zone, Additional: given(e.options.Additions)}
	var batch *calc.Batch
	err := calc.Read(ctx, e.store, func(tx calc.Tx) (err error) {
		batch, err = calc.Load(ctx, tx, settings, ids)
		return err
	})
	if err != nil {
		return nil, err
	}
	return batch, e.match(ctx, batch, ids)
}

// conclude calculates those identities of a batch for which something has changed.
func (e *Engine) conclude(batch *calc.Batch, claims []calc.Claim) ([]calc.Outcome, error) {
	subjects := byID(batch.Subjects)
	out := make([]calc.Outcome, len(claims))
	inputs := calc.NewInputs(batch.World, named(e.options.Additions))
	for i, k := range claims {
		out[i] = calc.Outcome{Claim: k, At: batch.World.Now, Result: calc.Result{Identity: k.Identity}}
		s := subjects[k.Identity]
		if s == nil {
			continue
		}
		out[i].Input = inputs.Of(s)
		if !e.options.Thorough && batch.States[k.Identity].Holds(out[i].Input, batch.World.Now) {
			out[i].Unchanged = true
			continue
		}
		var err error
		if out[i].Result, err = safely(Snapshot{batch.World, s, e.options.Additions}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func byID(subjects []*calc.Subject) map[int64]*calc.Subject {
	out := make(map[int64]*calc.Subject, len(subjects))
	for _, s := range subjects {
		out[s.ID] = s
	}
	return out
}

// safely turns a panic into an error of the identity that caused it.
func safely(s Snapshot) (r calc.Result, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("calculate identity %d: %v", s.Subject.ID, cause)
		}
	}()
	return Calculate(s), nil
}

// match asks each filter of a policy once for the whole batch.
func (e *Engine) match(ctx context.Context, batch *calc.Batch, ids []int64) error {
	answers, subjects := map[string][]int64{}, byID(batch.Subjects)
	for _, p := range batch.World.Policies {
		if p.Filter == "" {
			continue
		}
		hits, asked := answers[p.Filter]
		if !asked {
			var err error
			if hits, err = e.options.Match(ctx, p.Filter, ids); err != nil {
				return fmt.Errorf("filter of assignment policy %s: %w", p.Name, err)
			}
			answers[p.Filter] = hits
		}
		for _, id := range hits {
			if s := subjects[id]; s != nil {
				s.Matches[p.ID] = true
			}
		}
	}
	return nil
}

// matcher asks the read door.
func matcher(s *store.Store) func(context.Context, string, []int64) ([]int64, error) {
	return func(ctx context.Context, filter string, ids []int64) ([]int64, error) {
		list := make([]string, len(ids))
		for i, id := range ids {
			list[i] = strconv.FormatInt(id, 10)
		}
		var found []entities.Identity
		params, err := moment(ctx, s, filter)
		if err == nil {
			err = s.Read(ctx, &found, "("+filter+") and Id in ("+strings.Join(list, ",")+")", params)
		}
		if err != nil {
			return nil, err
		}
		out := make([]int64, len(found))
		for i := range found {
			out[i] = found[i].ID
		}
		return out, nil
	}
}

// moment is what now() stands for in a filter; it is looked up for filters only that may speak of it.
func moment(ctx context.Context, s *store.Store, filter string) (map[string]any, error) {
	if !strings.Contains(filter, "now") {
		return nil, nil
	}
	now, err := s.Now(ctx)
	return map[string]any{"now": now}, err
}

// planned is what provisioning is told: whose access changed.
type planned struct {
	Identities []int64 `json:"identities"`
	Process    int64   `json:"process,omitempty"`
}

// plan leaves a job for provisioning, one for each priority and process of the batch.
func plan(tx Tx, saved []calc.Standing) error {
	type group struct {
		priority, hops int
		process, cause int64
	}
	groups, order := map[group][]int64{}, []group{}
	for _, s := range saved {
		g := group{s.Claim.Priority, s.Claim.Hops, s.Process, s.Claim.Cause}
		if !s.Changed {
			continue
		}
		if groups[g] == nil {
			order = append(order, g)
		}
		groups[g] = append(groups[g], s.Claim.Identity)
	}
	for _, g := range order {
		payload, err := json.Marshal(planned{groups[g], g.process})
		if err != nil {
			return err
		}
		if err := tx.Enqueue(queue.Job{Kind: planKind, Priority: g.priority, Payload: payload, Cause: g.cause, Hops: g.hops}); err != nil {
			return err
		}
	}
	return nil
}

// fail keeps the error where people see it and lets the identity be tried again later.
func (e *Engine) fail(ctx context.Context, k calc.Claim, cause error) {
	e.options.Log.Error("calculation failed", "identity", k.Identity, "attempt", k.Attempts, "error", cause)
	delay := min(e.options.Backoff<<min(k.Attempts, 12), 5*time.Minute)
	err := e.store.Tx(ctx, func(tx *store.Tx) error {
		return calc.Fail(ctx, tx, k, cause.Error(), delay)
	})
	if err != nil {
		e.options.Log.Error("keep failed calculation", "identity", k.Identity, "error", err)
	}
}
