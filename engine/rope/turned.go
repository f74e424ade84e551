package rope

import (
	"context"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// A filter that speaks of now() has no edge that could be foreseen: it may compare any date with it. So
// each calculation keeps what such filters came to, and at each look for edges they are asked again, by
// one statement for each policy that queues only those for whom the answer has turned.

// timed tells whether a filter may speak of the time of day.
func timed(filter string) bool { return strings.Contains(strings.ToLower(filter), "now") }

// truths is what the filters that speak of the time came to for those of a batch whose result stands. A
// result that was dropped says nothing: another worker may have kept a later truth.
func truths(batch *calc.Batch, saved []calc.Standing) []calc.Truth {
	var out []calc.Truth
	subjects := byID(batch.Subjects)
	for i := range batch.World.Policies {
		p := &batch.World.Policies[i]
		if !timed(p.Filter) || p.Unusable != "" {
			continue
		}
		t := calc.Truth{Policy: p.ID, Holds: []int64{}, DoesNotHold: []int64{}}
		for _, k := range saved {
			s := subjects[k.Claim.Identity]
			switch {
			case s == nil:
			case s.Matches[p.ID]:
				t.Holds = append(t.Holds, s.ID)
			default:
				t.DoesNotHold = append(t.DoesNotHold, s.ID)
			}
		}
		out = append(out, t)
	}
	return out
}

// queueTurned queues those for whom the filter of a policy has turned with the time.
func (e *Engine) queueTurned(ctx context.Context) error {
	var policies []calc.TimedPolicy
	err := calc.Read(ctx, e.store, func(tx calc.Tx) (err error) {
		policies, err = calc.TimedPolicies(ctx, tx)
		return err
	})
	if err != nil {
		return err
	}
	for _, p := range policies {
		err := e.queueDue(ctx, func(tx *store.Tx) (int64, error) {
			text, args, err := tx.Selection(entities.Identity{}, p.Filter, map[string]any{"now": tx.Now()})
			if err != nil {
				return 0, err
			}
			return calc.Turned(ctx, tx, p.ID, text, args)
		})
		if store.Unanswerable(err) {
			e.options.Log.Warn("a policy cannot be judged", "policy", p.ID, "error", err)
			continue
		}
		if err != nil {
			return err
		}
	}
	return nil
}
