package odatatest

import (
	"context"
	"crypto/sha256"
	"sync"
	"time"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/eval"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Store keeps rows in memory and answers by package eval, the reference for all databases.
// It meets odata.Store.
type Store struct {
	// Effective is the model of the caller; Whole that of the firm.
	Effective func(context.Context) *edm.Model
	whole     *edm.Model
	mu        sync.Mutex
	rows      map[string][]*object // by name of the set
	last      int64                // id given last
	version   int64                // version given last
	requests  map[[sha256.Size]byte]*repeatable
	// Now is what the store writes as time of deletion.
	Now time.Time
	// Fault, if not nil, ends the rows of every query after the given number of rows.
	Fault error
	After int
	// Wait, if not nil, is called before the first row of every query.
	Wait func(context.Context)
}

// NewStore makes an empty store for a model.
func NewStore(m *edm.Model) *Store {
	return &Store{
		whole: m, rows: map[string][]*object{}, requests: map[[sha256.Size]byte]*repeatable{}, version: 100, Now: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC),
		Effective: func(context.Context) *edm.Model { return m },
	}
}

// object is one row. References hold the targets themselves.
type object struct {
	store  *Store
	set    *edm.EntitySet
	typ    *edm.EntityType
	values map[string]any
	refs   map[string][]*object
}

// Value implements eval.Object.
func (o *object) Value(name string) any { return o.values[name] }

// Type implements eval.Typed.
func (o *object) Type() *edm.EntityType { return o.typ }

// Related implements eval.Object: the targets, or those who point back.
func (o *object) Related(name string) []eval.Object {
	var found []eval.Object
	nav := o.typ.Navigation(name)
	if nav != nil && nav.ReadOnly && nav.Partner != "" {
		for _, other := range o.store.all() {
			for _, target := range other.refs[nav.Partner] {
				if target == o {
					found = append(found, other)
				}
			}
		}
		return found
	}
	for _, target := range o.refs[name] {
		found = append(found, target)
	}
	return found
}

// Objects implements eval.Source.
func (s *Store) Objects(set *edm.EntitySet) []eval.Object {
	list := make([]eval.Object, 0, len(s.rows[set.Name]))
	for _, o := range s.rows[set.Name] {
		list = append(list, o)
	}
	return list
}

func (s *Store) all() []*object {
	var list []*object
	for _, set := range s.whole.Sets {
		list = append(list, s.rows[set.Name]...)
	}
	return list
}

// Model implements odata.Store.
func (s *Store) Model(ctx context.Context) (*edm.Model, error) { return s.Effective(ctx), nil }

// Query implements odata.Store.
func (s *Store) Query(ctx context.Context, q *query.Query) (*odata.Result, error) {
	s.mu.Lock()
	rows, count, err := eval.Run(q, s, eval.Options{})
	s.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return &odata.Result{Count: count, Rows: func(yield func(query.Row, error) bool) {
		if s.Wait != nil {
			s.Wait(ctx)
		}
		for i, row := range rows {
			if s.Fault != nil && i == s.After {
				yield(query.Row{}, s.Fault)
				return
			}
			if !yield(row, nil) {
				return
			}
		}
	}}, nil
}
