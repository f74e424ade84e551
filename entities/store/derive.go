package store

import (
	"maps"
	"slices"

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
	if kind.Name == "Identity" {
		return tx.manageNew(rows)
	}
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = r.id
	}
	return calc.ManagersAfter(tx.ctx, tx, kind.Name, ids, nil)
}

// manageNew finds the managers of new identities: of those that name somebody, and of those in a unit
// from which somebody is named. Of what follows from no more than the unit there are few, so that it is
// asked for each unit once.
func (tx *Tx) manageNew(rows []*row) error {
	var ids []int64
	members := map[int64][]int64{}
	for _, r := range rows {
		if r.namesManagers() {
			ids = append(ids, r.id)
		} else if unit, in := r.get("OUREF").(int64); in {
			members[unit] = append(members[unit], r.id)
		}
	}
	units := slices.Sorted(maps.Keys(members))
	if len(rows) > 1 && len(units) > 0 {
		var err error
		if units, err = calc.Leading(tx.ctx, tx, units); err != nil {
			return err
		}
	}
	for _, unit := range units {
		ids = append(ids, members[unit]...)
	}
	if len(ids) == 0 {
		return nil
	}
	slices.Sort(ids)
	return calc.ManagersOfNew(tx.ctx, tx, ids)
}

// namesManagers says that something is on the identity itself by which a manager is found.
func (r *row) namesManagers() bool {
	return r.get("IDENTITYOWNER") != nil || len(r.links["MANAGER"]) > 0 || len(r.links["MANAGERGROUP"]) > 0 || len(r.links["EXPLICITOWNER"]) > 0
}
