package store

import (
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/odata"
)

// harmless refuses roles and policies that give what a constraint keeps apart: nobody could hold them
// without violating it. Objects whose content is not written are left as they are. Compensating
// controls that somebody relies upon stay.
func (tx *Tx) harmless(kind string, ids []int64, changed []string) error {
	if kind == "Compensatingcontrol" {
		return tx.dispensable(ids, changed)
	}
	by := calc.Contents(kind)
	if by == "" || len(ids) == 0 || !slices.Contains(changed, by) && !slices.Contains(changed, "Deleted") {
		return nil
	}
	return tx.unconflicting(kind, by, ids)
}

// harmlessNew does the same for new rows, as far as they give something.
func (tx *Tx) harmlessNew(kind string, rows []*row) error {
	by := calc.Contents(kind)
	if by == "" {
		return nil
	}
	var ids []int64
	for _, r := range rows {
		if len(r.links[by]) > 0 {
			ids = append(ids, r.id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return tx.unconflicting(kind, by, ids)
}

func (tx *Tx) unconflicting(kind, by string, ids []int64) error {
	found, err := calc.FindConflict(tx.ctx, tx, kind, ids)
	if found == nil || err != nil {
		return err
	}
	return &odata.Error{
		Status: 409, Code: "SoDConflict", Target: by,
		Message: fmt.Sprintf("constraint %q keeps %q and %q apart, so that nobody may be given both; take one of them out of %s",
			found.Constraint, found.Resources[0], found.Resources[1], by),
	}
}
