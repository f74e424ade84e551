package rope

import (
	"context"

	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// Recorder is a transaction of the write door that records what was decided.
type Recorder interface {
	Tx
	calc.Recorder
}

// Decide keeps what an evaluation said of access that violates constraints, and queues whom that concerns.
func Decide(ctx context.Context, tx Recorder, list []calc.Decided) error {
	if len(list) == 0 {
		return nil
	}
	if err := calc.PutDecisions(ctx, tx, list); err != nil {
		return err
	}
	identities := make([]int64, len(list))
	for i, d := range list {
		identities[i] = d.Identity
	}
	return QueueAll(ctx, tx, identities, Normal, "Evaluation", nil)
}
