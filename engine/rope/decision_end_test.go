package rope_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// What was decided about access before it had an account ends with the next decision about the access, under
// whatever account: what is approved last counts.
func TestADecisionUnderAnAccountEndsTheOneBeforeIt(t *testing.T) {
	eachTown(t, func(w *town) {
		reported := w.report()
		post := w.resource("Post")
		c := w.apart("Split", reported.Resource, post.ID)
		w.use(post)
		day := w.now().AddDate(0, 0, 1)
		w.decide(c, &w.permission, false, day)
		require.Equal(w.t, entities.ViolationBlocked, w.guilty()[reported.Resource])
		w.tx(func(tx *store.Tx) error {
			return rope.Decide(w.ctx, tx, []calc.Decided{{
				Decision: calc.Decision{Constraint: c.ID, Resource: reported.Resource, Account: "ada", Allowed: true, Expiry: day},
				Identity: w.ada.ID, At: tx.Now(), Reason: "because",
			}})
		})
		w.drain()
		require.Equal(w.t, entities.ViolationOverridden, w.guilty()[reported.Resource])
	})
}

// R-626, G-14: that decisions end, by a reset or with their time, gives nothing back that was blocked, be it that
// the target still has it; what is in use stays so.
func TestTheEndOfADecisionGivesNothingBack(t *testing.T) {
	for name, end := range map[string]func(w *town){
		"a reset": func(w *town) {
			w.tx(func(tx *store.Tx) error { _, err := calc.EndDecisions(w.ctx, tx, w.ada.ID, tx.Now()); return err })
			w.queue(w.ada.ID, rope.Normal)
		},
		"its time": func(w *town) { w.passTo(w.now().AddDate(0, 0, 2)) },
	} {
		t.Run(name, func(t *testing.T) {
			eachTown(t, func(w *town) {
				reported := w.report()
				post := w.resource("Post")
				c := w.apart("Split", reported.Resource, post.ID)
				w.use(post)
				w.decide(c, &w.permission, false, w.now().AddDate(0, 0, 1))
				require.Equal(w.t, entities.ViolationBlocked, w.guilty()[reported.Resource])
				end(w)
				w.drain()
				require.Equal(w.t, entities.ViolationEvaluationPendingUsagePrevented, w.guilty()[reported.Resource])
				w.settled()
				require.Equal(w.t, entities.ViolationEvaluationPendingUsagePrevented, w.guilty()[reported.Resource], "nor the next calculation")
			})
		})
	}
}
