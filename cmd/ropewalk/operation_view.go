package main

import (
	"context"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities/store"
)

// viewer shows objects as the caller may see them: of one that he may not read the type alone.
type viewer struct {
	store *store.Store
	seen  map[string]map[any]string // type → key → name
}

func newViewer(s *store.Store) *viewer { return &viewer{store: s, seen: map[string]map[any]string{}} }

// named lists the properties that name objects which are no data objects; those of other computed
// types have none.
var named = map[string]string{
	"ActualAccount": "AccountName", "ActualAssignment": "", "CalculatedAssignment": "", "CalculationRun": "", "CalculationQueueEntry": "", "Verdict": "", "Rule": "",
}

// look finds out what the caller may see of some objects, with one read for each type.
func (v *viewer) look(ctx context.Context, objects []rope.Object) error {
	wanted, known := map[string][]any{}, map[rope.Object]bool{}
	for len(objects) > 0 {
		o := objects[0]
		objects = objects[1:]
		if o.Resource != 0 {
			objects = append(objects, rope.Object{Type: "Resource", ID: o.Resource})
		}
		if k := key(o); k != nil && !known[o] {
			known[o] = true
			wanted[o.Type] = append(wanted[o.Type], k)
		}
	}
	for typ, keys := range wanted {
		property, computed := named[typ]
		if !computed {
			property = "DisplayName"
		}
		names, err := v.store.Seen(ctx, typ, property, keys)
		if err != nil {
			return err
		}
		v.seen[typ] = names
	}
	return nil
}

// key is what an object is known by, nil for one that is not there yet.
func key(o rope.Object) any {
	switch {
	case o.Key != uuid.Nil:
		return o.Key
	case o.ID > 0:
		return o.ID
	}
	return nil
}

// sees tells whether the caller may read an object; one that is not there yet is his own.
func (v *viewer) sees(o rope.Object) bool {
	k := key(o)
	if k == nil {
		return true
	}
	_, seen := v.seen[o.Type][k]
	return seen
}

func (v *viewer) ref(o rope.Object) objectRef {
	out := objectRef{Type: o.Type}
	if key(o) == nil || !v.sees(o) {
		return out
	}
	out.DisplayName = v.seen[o.Type][key(o)]
	if o.Key != uuid.Nil {
		out.Key = &o.Key
		out.DisplayName = v.seen["Resource"][o.Resource]
		return out
	}
	out.ID = &o.ID
	return out
}

// number is an id that only who may read the object gets to see.
func (v *viewer) number(o rope.Object) *int64 {
	if key(o) == nil || !v.sees(o) {
		return nil
	}
	return &o.ID
}
