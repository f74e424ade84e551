package store

import (
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// derive keeps what follows from rows in step, in the same transaction: who manages whom, and
// that rights moved. changed is nil for a new row.
func (tx *Tx) derive(r *row, changed []string) error {
	if changed == nil {
		return tx.deriveNew(r.kind, []*row{r})
	}
	tx.rightsMoved = tx.rightsMoved || r.kind.Name == "Usergroup"
	if err := tx.harmless(r.kind.Name, []int64{r.id}, changed); err != nil {
		return err
	}
	return calc.ManagersAfter(tx.ctx, tx, r.kind.Name, []int64{r.id}, changed)
}

// deriveNew is derive for new rows of one type. Nobody refers to a new identity yet, so nothing but its
// own managers follows from it.
func (tx *Tx) deriveNew(kind *entities.Type, rows []*row) error {
	tx.rightsMoved = tx.rightsMoved || kind.Name == "Usergroup"
	if err := tx.harmlessNew(kind.Name, rows); err != nil {
		return err
	}
	var ids []int64
	for _, r := range rows {
		if r.mayBeManaged() {
			ids = append(ids, r.id)
		}
	}
	switch {
	case len(ids) == 0:
		return nil
	case kind.Name == "Identity":
		return calc.ManagersOfNew(tx.ctx, tx, ids)
	}
	return calc.ManagersAfter(tx.ctx, tx, kind.Name, ids, nil)
}

// mayBeManaged is false for a new identity that has nothing by which a manager is found.
func (r *row) mayBeManaged() bool {
	return r.kind.Name != "Identity" || r.get("OUREF") != nil || r.get("IDENTITYOWNER") != nil ||
		len(r.links["MANAGER"]) > 0 || len(r.links["MANAGERGROUP"]) > 0
}
