// Package demo writes the demo world: a company of two hundred people, deterministic and in
// English, that shows every part of the service at work. The same generator scales to any
// number of identities. It knows what the world looks like and writes it through the store's
// door like any other client. It must never know SQL, HTTP or how access is calculated.
package demo

import (
	"context"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
)

// DefaultIdentities is the size of the world unless more are asked for.
const DefaultIdentities = 200

// batch is for how many identities one transaction writes.
const batch = 5000

// Options say how large the world is.
type Options struct {
	// Identities is the number of identities, at least DefaultIdentities.
	Identities int
	// Progress is told now and then how many identities stand; nil for nobody.
	Progress func(done, of int)
}

// Load writes the world into an empty database. It answers false, and writes nothing, if there
// is an identity beside the built-in ones.
func Load(ctx context.Context, s *store.Store, o Options) (bool, error) {
	ctx = store.WithOrigin(access.With(ctx, access.System("demo")), store.Origin{Channel: "demo"})
	empty, err := isEmpty(ctx, s)
	if err != nil || !empty {
		return false, err
	}
	w := &world{store: s, people: max(o.Identities, DefaultIdentities) - others, progress: o.Progress, ids: map[string]int64{}}
	for _, part := range []struct {
		name  string
		write func(context.Context) error
	}{
		{"kinds", w.inOne(w.writeKinds)},
		{"systems", w.inOne(w.writeSystems)},
		{"resources", w.inOne(w.writeResources)},
		{"org units", w.inOne(w.writeUnits)},
		{"identities", w.writeIdentities},
		{"managers", w.inOne(w.writeManagers)},
		{"policies", w.inOne(w.writePolicies)},
		{"assignments", w.inBatches(w.writeAssignments)},
		{"actual state", w.inBatches(w.writeActual)},
		{"strays", w.inOne(w.writeStrays)},
		{"temptation", w.inOne(w.writeTemptation)},
		{"constraints", w.inOne(w.writeConstraints)},
		{"users", w.inOne(w.writeUsers)},
	} {
		if err := part.write(ctx); err != nil {
			return false, fmt.Errorf("load demo world: %s: %w", part.name, err)
		}
	}
	return true, nil
}

func isEmpty(ctx context.Context, s *store.Store) (bool, error) {
	var users []entities.User
	if err := s.Read(ctx, &users, "", nil); err != nil {
		return false, fmt.Errorf("look for a demo world: %w", err)
	}
	return len(users) == 0, nil
}

// world is what has been written so far.
type world struct {
	store    *store.Store
	people   int
	progress func(done, of int)
	// ids finds what was written by kind and name: "system:ERP".
	ids map[string]int64
	// persons holds the ids of the people in order.
	persons []int64
}

// others counts the identities that are no people: the technical ones and UNRESOLVED.
const others = 3

// id gives the id of something written before; a wrong name is a fault of this package.
func (w *world) id(kind, name string) int64 {
	id, ok := w.ids[kind+":"+name]
	if !ok {
		panic(fmt.Sprintf("demo world: no %s named %q", kind, name))
	}
	return id
}

func (w *world) ref(kind, name string) *int64 {
	id := w.id(kind, name)
	return &id
}

// create writes one object and remembers it.
func (w *world) create(tx *store.Tx, kind, name string, e entities.Entity) error {
	if err := tx.Create(e); err != nil {
		return err
	}
	w.ids[kind+":"+name] = e.Base().ID
	return nil
}

func (w *world) inOne(write func(tx *store.Tx) error) func(context.Context) error {
	return func(ctx context.Context) error { return w.store.Tx(ctx, write) }
}

// inBatches calls write for the people from one number up to another, each batch in one transaction.
func (w *world) inBatches(write func(tx *store.Tx, from, to int) error) func(context.Context) error {
	return func(ctx context.Context) error {
		for from := 0; from < w.people; from += batch {
			to := min(from+batch, w.people)
			if err := w.store.Tx(ctx, func(tx *store.Tx) error { return write(tx, from, to) }); err != nil {
				return err
			}
		}
		return nil
	}
}

// day is a fixed calendar day, so that two worlds are equal.
func day(n int) *time.Time {
	t := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n)
	return &t
}

func ptr[T any](v T) *T { return &v }
