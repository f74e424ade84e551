package store

import "github.com/ropewalk/ropewalk/entities/store/calc"

// derive keeps what follows from rows in step, in the same transaction: who manages whom, and
// that rights moved. changed is nil for a new row.
func (tx *Tx) derive(r *row, changed []string) error {
	tx.rightsMoved = tx.rightsMoved || r.kind.Name == "Usergroup"
	return calc.ManagersAfter(tx.ctx, tx, r.kind.Name, []int64{r.id}, changed)
}
