package rope

import (
	"encoding/json"

	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// dueEvaluations is what evaluations are told: of whom it has changed what they violate, and whose violations are
// to be evaluated anew, whatever was decided.
type dueEvaluations struct {
	Identities []int64 `json:"identities,omitempty"`
	Relaunch   []int64 `json:"relaunch,omitempty"`
}

// evaluate leaves a job for those of a batch whose violations people have to look at. Who violates
// what he did before costs nothing.
func evaluate(tx Tx, batch *calc.Batch, saved []calc.Standing) error {
	relaunched := map[int64]bool{}
	for _, s := range batch.Subjects {
		if s.Relaunch {
			relaunched[s.ID] = true
		}
	}
	var due dueEvaluations
	j := queue.Job{Kind: violatedKind, Priority: Normal}
	for _, s := range saved {
		switch {
		case relaunched[s.Claim.Identity]:
			due.Relaunch = append(due.Relaunch, s.Claim.Identity)
		case s.Breached:
			due.Identities = append(due.Identities, s.Claim.Identity)
		default:
			continue
		}
		j.Hops = max(j.Hops, s.Claim.Hops)
		if j.Cause == 0 {
			j.Cause = s.Claim.Cause
		}
	}
	if len(due.Identities)+len(due.Relaunch) == 0 {
		return nil
	}
	var err error
	if j.Payload, err = json.Marshal(due); err != nil {
		return err
	}
	return tx.Enqueue(j)
}
