package process

import (
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// Seat is who answers for a context, and the one above it, 0 if there is none.
type Seat struct {
	Owners, Managers []int64
	Above            int64
}

// Nearest climbs from a context until somebody is found: its owners, else its managers, else those of the
// context above. Nobody is asked about himself, and a circle of contexts is walked once.
func Nearest(context, about int64, look func(int64) (Seat, error)) ([]int64, error) {
	for passed := map[int64]bool{}; context != 0 && !passed[context]; {
		passed[context] = true
		s, err := look(context)
		if err != nil {
			return nil, err
		}
		for _, people := range [][]int64{s.Owners, s.Managers} {
			if others := Others(people, about); len(others) > 0 {
				return others, nil
			}
		}
		context = s.Above
	}
	return nil, nil
}

// Others are the people but one.
func Others(people []int64, about int64) []int64 {
	return slices.DeleteFunc(slices.Clone(people), func(id int64) bool { return id == about })
}

// Seats reads who answers for some contexts, and for all above them, and can decide. A context that was
// deleted has nobody.
func Seats(tx *store.Tx, contexts []int64) (map[int64]Seat, error) {
	rows := map[int64]*entities.Orgunit{}
	for next := contexts; len(next) > 0; {
		var found []entities.Orgunit
		if err := tx.Find(&found, "Id in @contexts and Deleted in (true,false)", map[string]any{"contexts": next}); err != nil {
			return nil, fmt.Errorf("find who answers for contexts: %w", err)
		}
		next = nil
		for i := range found {
			rows[found[i].ID] = &found[i]
		}
		for i := range found {
			if up := found[i].Parent; up != nil && rows[*up] == nil && !slices.Contains(next, *up) {
				next = append(next, *up)
			}
		}
	}
	return seated(tx, rows)
}

// seated leaves those of the people of some contexts who can decide.
func seated(tx *store.Tx, rows map[int64]*entities.Orgunit) (map[int64]Seat, error) {
	var people, groups []int64
	for _, o := range rows {
		people, groups = append(append(people, o.Owners...), o.Managers...), append(groups, o.ManagerGroups...)
	}
	members, err := membersOf(tx, groups)
	if err != nil {
		return nil, err
	}
	for _, list := range members {
		people = append(people, list...)
	}
	present, err := Present(tx, people)
	if err != nil {
		return nil, err
	}
	seats := make(map[int64]Seat, len(rows))
	for id, o := range rows {
		s := Seat{}
		if o.Parent != nil {
			s.Above = *o.Parent
		}
		if !o.Deleted {
			managers := o.Managers
			for _, g := range o.ManagerGroups {
				managers = append(slices.Clone(managers), members[g]...)
			}
			s.Owners, s.Managers = Among(present, o.Owners), Among(present, managers)
		}
		seats[id] = s
	}
	return seats, nil
}

// Among gives those of the ordered present who are listed.
func Among(present, listed []int64) (out []int64) {
	for _, id := range present {
		if slices.Contains(listed, id) {
			out = append(out, id)
		}
	}
	return out
}

// Present leaves out who cannot decide, such as who is locked, disabled or gone, and whoever is named twice.
func Present(tx *store.Tx, people []int64) ([]int64, error) {
	if len(people) == 0 {
		return nil, nil
	}
	var found []entities.Identity
	if err := tx.Find(&found, "Id in @people and "+Able(""), map[string]any{"people": people, "now": tx.Now()}); err != nil {
		return nil, fmt.Errorf("find people: %w", err)
	}
	ids := make([]int64, len(found))
	for i := range found {
		ids[i] = found[i].ID
	}
	return ids, nil
}

// membersOf gives the identities behind the users of some groups who may sign in.
func membersOf(tx *store.Tx, groups []int64) (map[int64][]int64, error) {
	out := map[int64][]int64{}
	if len(groups) == 0 {
		return out, nil
	}
	var list []entities.Usergroup
	if err := tx.Find(&list, "Id in @groups", map[string]any{"groups": groups}); err != nil {
		return nil, fmt.Errorf("find members of groups: %w", err)
	}
	var users []entities.User
	filter := "IDENTITYREFId ne null and Groups/any(g:g/Id in @groups) and " + Admitted("")
	if err := tx.Find(&users, filter, map[string]any{"groups": groups, "now": tx.Now()}); err != nil {
		return nil, fmt.Errorf("find members of groups: %w", err)
	}
	for i := range list {
		for j := range users {
			if slices.Contains(list[i].Members, users[j].ID) {
				out[list[i].ID] = append(out[list[i].ID], *users[j].Identity)
			}
		}
	}
	return out, nil
}
