package store

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/odata"
)

// toldUses bounds how many uses of a control a refusal lists.
const toldUses = 20

// dispensable refuses to delete compensating controls, or to switch them off, as long as access is allowed for
// the sake of them, or is about to be.
func (tx *Tx) dispensable(ids []int64, changed []string) error {
	by := slices.IndexFunc(changed, func(name string) bool { return name == "Deleted" || name == "ACTIVE" })
	if by < 0 {
		return nil
	}
	idle, err := tx.idle(ids)
	if err != nil || len(idle) == 0 {
		return err
	}
	uses, err := calc.UsesOfControls(tx.ctx, tx, idle, tx.now)
	if err != nil || len(uses) == 0 {
		return err
	}
	list := make([]string, min(len(uses), toldUses))
	for i := range list {
		list[i] = fmt.Sprintf("%s under %q", uses[i].Identity, uses[i].Constraint)
	}
	if len(uses) > len(list) {
		list = append(list, fmt.Sprintf("%d more", len(uses)-len(list)))
	}
	return &odata.Error{
		Status: 409, Code: "ControlInUse", Target: changed[by],
		Message: "access is allowed for the sake of this control: " + strings.Join(list, ", ") + "; have that evaluated anew with another control first",
	}
}

// idle gives those of the controls that are not in use any more, as they are written.
func (tx *Tx) idle(ids []int64) ([]int64, error) {
	kind := tx.store.catalog.ByName("Compensatingcontrol")
	var out []int64
	for _, id := range ids {
		r, err := tx.load(kind, id, false)
		if err != nil {
			return nil, err
		}
		if gone(r) || r.get("ACTIVE") == false {
			out = append(out, id)
		}
	}
	return out, nil
}
