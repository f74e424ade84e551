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
	outcomes := e.judge(batch, claims)
	if err := e.readResults(ctx, batch, outcomes); err != nil {
		return err
	}
	outcomes, bad := e.conclude(batch, outcomes)
	saved, err := e.save(store.WithOrigin(ctx, origin(claims)), batch, outcomes)
	if err != nil {
		return err
	}
	for _, s := range saved {
		e.options.Observe(s)
	}
	for _, f := range bad {
		e.fail(ctx, f.Claim, f.cause)
	}
	return nil
}

// failed is a calculation that came to nothing.
type failed struct {
	calc.Claim
	cause error
}

// save writes what a batch came to, and leaves jobs for what follows from it.
func (e *Engine) save(ctx context.Context, batch *calc.Batch, outcomes []calc.Outcome) (saved []calc.Standing, err error) {
	err = e.store.Tx(ctx, func(tx *store.Tx) error {
		if saved, err = calc.Save(tx.Context(), tx, outcomes); err != nil {
			return err
		}
		if err = calc.Settle(tx.Context(), tx, e.told()); err != nil {
			return err
		}
		if err = calc.KeepTruths(tx.Context(), tx, truths(batch, saved)); err != nil {
			return err
		}
		if err = score(tx, outcomes, saved, carried(batch)); err != nil {
			return err
		}
		if err = evaluate(tx, batch, saved); err != nil {
			return err
		}
		return plan(tx, saved)
	})
	return saved, err
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

// settings are the choices of the installation that bear on results.
func (e *Engine) settings() calc.Settings {
	return calc.Settings{PreValidityDays: *e.options.PreValidityDays, Zone: e.options.Zone, Additional: given(e.options.Additions)}
}

// read takes a snapshot of what bears on the access of a batch, at one instant of business time.
func (e *Engine) read(ctx context.Context, claims []calc.Claim) (*calc.Batch, error) {
	ids := make([]int64, len(claims))
	for i, k := range claims {
		ids[i] = k.Identity
	}
	var batch *calc.Batch
	err := calc.Read(ctx, e.store, func(tx calc.Tx) (err error) {
		batch, err = calc.LoadInputs(ctx, tx, e.settings(), ids, calc.Also{})
		return err
	})
	if err != nil {
		return nil, err
	}
	return batch, e.match(ctx, batch, ids)
}

// judge tells those identities of a batch for which something has changed from the others.
func (e *Engine) judge(batch *calc.Batch, claims []calc.Claim) []calc.Outcome {
	subjects := byID(batch.Subjects)
	out := make([]calc.Outcome, len(claims))
	inputs := calc.NewInputs(batch.World, named(e.options.Additions))
	for i, k := range claims {
		out[i] = calc.Outcome{Claim: k, At: batch.World.Now, Result: calc.Result{Identity: k.Identity}}
		if s := subjects[k.Identity]; s != nil {
			out[i].Input = inputs.Of(s)
			out[i].Unchanged = !e.options.Thorough && batch.States[k.Identity].Holds(out[i].Input, batch.World.Now)
		}
	}
	return out
}

// open lists the identities that are to be calculated.
func open(outcomes []calc.Outcome) (ids []int64) {
	for i := range outcomes {
		if o := &outcomes[i]; o.Input != nil && !o.Unchanged {
			ids = append(ids, o.Claim.Identity)
		}
	}
	return ids
}

// readResults reads what stands of those who are to be calculated. An identity for which nothing has
// changed costs no more than to see that.
func (e *Engine) readResults(ctx context.Context, batch *calc.Batch, outcomes []calc.Outcome) error {
	ids := open(outcomes)
	if len(ids) == 0 {
		return nil
	}
	return calc.Read(ctx, e.store, func(tx calc.Tx) error { return batch.Results(ctx, tx, ids) })
}

// conclude calculates them. Whose calculation fails is told apart, so that the others of the batch are saved
// together all the same.
func (e *Engine) conclude(batch *calc.Batch, outcomes []calc.Outcome) (done []calc.Outcome, bad []failed) {
	subjects := byID(batch.Subjects)
	atlas := newAtlas(batch.World, e.options.Additions)
	for _, o := range outcomes {
		var err error
		if o.Input != nil && !o.Unchanged {
			o.Result, err = safely(atlas, subjects[o.Claim.Identity])
		}
		if err != nil {
			bad = append(bad, failed{o.Claim, err})
		} else {
			done = append(done, o)
		}
	}
	return done, bad
}

func byID(subjects []*calc.Subject) map[int64]*calc.Subject {
	out := make(map[int64]*calc.Subject, len(subjects))
	for _, s := range subjects {
		out[s.ID] = s
	}
	return out
}

// safely turns a panic, and a result that must not count, into an error of the identity that caused it.
func safely(a *atlas, s *calc.Subject) (r calc.Result, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("calculate identity %d: %v", s.ID, cause)
		}
	}()
	if r = a.calculate(s); r.Failure != "" {
		return r, fmt.Errorf("calculate identity %d: %s", s.ID, r.Failure)
	}
	return r, nil
}

// match asks each filter of a policy once for the whole batch. One that cannot be answered any more
// stands as it stood: a slip in a filter must neither stop anybody nor take access away.
func (e *Engine) match(ctx context.Context, batch *calc.Batch, ids []int64) error {
	return match(batch,
		func(filter string) ([]int64, error) { return e.options.Match(ctx, filter, ids) },
		func(policy int64) ([]int64, error) { return e.given(ctx, policy, ids) })
}

// match notes whom of a batch the filters of policies let in. ask answers a filter, given says whom a
// policy gave something before.
func match(batch *calc.Batch, ask func(filter string) ([]int64, error), given func(policy int64) ([]int64, error)) error {
	answers, subjects := map[string][]int64{}, byID(batch.Subjects)
	for i := range batch.World.Policies {
		p := &batch.World.Policies[i]
		if p.Filter == "" {
			continue
		}
		hits, asked := answers[p.Filter]
		if !asked {
			var err error
			if hits, err = ask(p.Filter); store.Unanswerable(err) {
				p.Unusable = err.Error()
				hits, err = given(p.ID)
			}
			if err != nil {
				return fmt.Errorf("filter of assignment policy %s: %w", p.Name, err)
			}
		}
		if p.Unusable == "" {
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

// given finds those of the identities that a policy gave something.
func (e *Engine) given(ctx context.Context, policy int64, ids []int64) (hits []int64, err error) {
	err = calc.Read(ctx, e.store, func(tx calc.Tx) (err error) {
		hits, err = calc.HadFrom(ctx, tx, policy, ids)
		return err
	})
	return hits, err
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
	if !timed(filter) {
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
