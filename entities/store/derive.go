package store

import "github.com/ropewalk/ropewalk/entities/store/calc"

// derive keeps rows that follow from others in step, in the same transaction: who manages whom.
// changed is nil for a new row.
func (tx *Tx) derive(r *row, changed []string) error {
	return calc.ManagersAfter(tx.ctx, tx, r.kind.Name, []int64{r.id}, changed)
}
