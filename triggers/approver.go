package triggers

import (
	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
)

// approver says who decides on what is asked for in a context: its owners, not the manager of the
// identity that it is about. Whoever is barred is passed over. Where nobody else can be found the
// Operation Administrators get it, flagged.
func approver(tx *store.Tx, context, about int64) (process.Item, error) {
	people, err := above(tx, &context, about)
	if err != nil || len(people) > 0 {
		return process.Item{People: people}, err
	}
	return process.Item{Group: access.OperationAdministrators, Flagged: true}, nil
}

// above gives who answers for a context, or for the nearest one above it; nobody for no context.
func above(tx *store.Tx, context *int64, about int64) ([]int64, error) {
	if context == nil {
		return nil, nil
	}
	seats, err := process.Seats(tx, []int64{*context})
	if err != nil {
		return nil, err
	}
	return process.Nearest(*context, about, func(id int64) (process.Seat, error) { return seats[id], nil })
}
