package store

import (
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata"
)

// mayLink refuses to add a target to a reference, or to take one away, if that needs a right of
// its own which the caller lacks: a right at the other end. old is nil for a new row.
func (w *writer) mayLink(t *entities.Type, old, next *row) error {
	if w.caller.System {
		return nil
	}
	for _, f := range t.Fields {
		if f.Nav == "" {
			continue
		}
		if err := w.mayMove(t, f.Nav, f.Target, differing(single(old, f), single(next, f))); err != nil {
			return err
		}
	}
	for _, l := range t.Links {
		var before []int64
		if old != nil {
			before = old.links[l.Nav]
		}
		if err := w.mayMove(t, l.Nav, l.Target, differing(before, next.links[l.Nav])); err != nil {
			return err
		}
	}
	return nil
}

// single is the target of a single-valued reference as a list.
func single(r *row, f entities.Field) []int64 {
	if r == nil {
		return nil
	}
	if id, ok := r.get(f.Property).(int64); ok {
		return []int64{id}
	}
	return nil
}

// differing are the targets that only one of two lists has.
func differing(a, b []int64) []any {
	var list []any
	for _, id := range a {
		if !slices.Contains(b, id) {
			list = append(list, id)
		}
	}
	for _, id := range b {
		if !slices.Contains(a, id) {
			list = append(list, id)
		}
	}
	return list
}

func (w *writer) mayMove(t *entities.Type, nav, target string, moved []any) error {
	if len(moved) == 0 {
		return nil
	}
	condition, allowed, err := w.tx.store.rights.Linked(t.Edm, nav, w.caller)
	if err != nil || allowed && condition == nil {
		return err
	}
	if allowed {
		meeting, err := w.those(w.tx.store.catalog.ByName(target), moved, condition)
		if err != nil || len(meeting) == len(moved) {
			return err
		}
	}
	return &odata.Error{
		Status: 403, Code: "Forbidden", Target: nav,
		Message: nav + " hands out power: you may not add this object to it, nor take it away",
	}
}
