package triggers

import (
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
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
	return nearest(*context, about, func(id int64) (seat, error) { return seatOf(tx, id) })
}

// seat is who answers for a context, and the one above it, 0 if there is none.
type seat struct {
	owners, managers []int64
	above            int64
}

// nearest climbs from a context until somebody is found: its owners, else its managers, else those of the
// context above. Nobody is asked about himself, and a circle of contexts is walked once.
func nearest(context, about int64, look func(int64) (seat, error)) ([]int64, error) {
	for passed := map[int64]bool{}; context != 0 && !passed[context]; {
		passed[context] = true
		s, err := look(context)
		if err != nil {
			return nil, err
		}
		for _, people := range [][]int64{s.owners, s.managers} {
			others := slices.DeleteFunc(slices.Clone(people), func(id int64) bool { return id == about })
			if len(others) > 0 {
				return others, nil
			}
		}
		context = s.above
	}
	return nil, nil
}

// seatOf reads who answers for a context and can decide. A context that was deleted has nobody.
func seatOf(tx *store.Tx, id int64) (s seat, err error) {
	context := &entities.Orgunit{}
	if err := tx.Get(context, id); err != nil {
		return s, fmt.Errorf("find owners of context %d: %w", id, err)
	}
	if context.Parent != nil {
		s.above = *context.Parent
	}
	if context.Deleted {
		return s, nil
	}
	if s.owners, err = present(tx, context.Owners); err != nil {
		return s, err
	}
	grouped, err := membersOf(tx, context.ManagerGroups)
	if err != nil {
		return s, err
	}
	s.managers, err = present(tx, append(grouped, context.Managers...))
	return s, err
}

// present leaves out who cannot decide, such as who is locked, disabled or gone, and whoever is named twice.
func present(tx *store.Tx, people []int64) ([]int64, error) {
	if len(people) == 0 {
		return nil, nil
	}
	var found []entities.Identity
	if err := tx.Find(&found, "Id in @people and "+process.Able(""), map[string]any{"people": people, "now": tx.Now()}); err != nil {
		return nil, fmt.Errorf("find people: %w", err)
	}
	ids := make([]int64, len(found))
	for i := range found {
		ids[i] = found[i].ID
	}
	return ids, nil
}

// membersOf gives the identities behind the users of some groups who may sign in.
func membersOf(tx *store.Tx, groups []int64) ([]int64, error) {
	if len(groups) == 0 {
		return nil, nil
	}
	var users []entities.User
	filter := "IDENTITYREFId ne null and Groups/any(g:g/Id in @groups) and " + process.Admitted("")
	if err := tx.Find(&users, filter, map[string]any{"groups": groups, "now": tx.Now()}); err != nil {
		return nil, fmt.Errorf("find members of groups: %w", err)
	}
	ids := make([]int64, len(users))
	for i := range users {
		ids[i] = *users[i].Identity
	}
	return ids, nil
}
