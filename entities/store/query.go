package store

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

var _ odata.Store = (*Store)(nil)

// Model is the model as the caller in ctx sees it.
func (s *Store) Model(ctx context.Context) (*edm.Model, error) {
	return s.rights.Model(access.SessionOf(ctx)), nil
}

// Query runs a bound read with the rights of the caller in ctx. Rows that are not ranged over to
// the end are let go of when ctx ends.
func (s *Store) Query(ctx context.Context, q *query.Query) (*odata.Result, error) {
	result, err := s.query(ctx, q)
	if err != nil {
		return nil, explain(fmt.Errorf("query %s: %w", q.Type.Name, err))
	}
	return result, nil
}

func (s *Store) query(ctx context.Context, q *query.Query) (*odata.Result, error) {
	r, err := s.reader(ctx, several(q), q)
	if err != nil {
		return nil, err
	}
	r.carry()
	result, err := r.run(ctx)
	if err != nil {
		r.pipe.Close()
		return nil, err
	}
	if !r.taken.Load() {
		r.forget = context.AfterFunc(ctx, r.drop)
	}
	return result, nil
}

// several says whether a read takes more than one statement, all of which must see the same instant.
func several(q *query.Query) bool {
	return !q.CountOnly && (q.Count || len(q.Expand) > 0)
}

// bounded says that all rows of a read may be held at once.
func bounded(q *query.Query) bool { return len(q.Key) > 0 || q.Limit > 0 && q.Limit < pageRows }

// run sends all that can be sent together: the gate, the count and the rows.
func (r *reader) run(ctx context.Context) (*odata.Result, error) {
	q := r.query
	p, err := r.plan(q)
	if err != nil {
		return nil, err
	}
	if err := r.sendRoot(p); err != nil {
		return nil, err
	}
	result := &odata.Result{Rows: func(func(query.Row, error) bool) {}}
	if q.Count || q.CountOnly {
		n, err := r.count()
		if err != nil {
			return nil, err
		}
		result.Count = &n
	}
	if q.CountOnly {
		r.drop()
		return result, nil
	}
	rows, err := r.open(p)
	if err == nil {
		err = r.doubtUnless(ctx, rows.first)
	}
	if err != nil {
		return nil, err
	}
	switch {
	case len(p.levels) == 0 && len(q.Key) > 0:
		return result, r.single(rows, result)
	case len(p.levels) == 0:
		result.Rows = rows.stream()
		return result, nil
	case bounded(q):
		return result, r.page(rows, result)
	}
	result.Rows = rows.pages(func(page []query.Row, m *memory) error { return r.store.complete(ctx, p, q, page, m) })
	return result, nil
}

// sendRoot sends the statements of a read without its expanded rows.
func (r *reader) sendRoot(p *plan) error {
	var b conn.Batch
	if r.query.Count || r.query.CountOnly {
		if err := r.add(&b, &p.count, keys{}); err != nil {
			return err
		}
	}
	if !r.query.CountOnly {
		if err := r.add(&b, &p.rows, keys{}); err != nil {
			return err
		}
	}
	return r.send(&b, len(p.levels) == 0)
}

// add puts a statement with the values of this run into a batch.
func (r *reader) add(b *conn.Batch, s *statement, k keys) error {
	text, args, err := r.values(s, k)
	if err == nil {
		b.Add(text, args...)
	}
	return err
}

func (r *reader) count() (n int64, err error) {
	rows, err := r.pipe.Next()
	if err != nil {
		return 0, err
	}
	err = conn.First(rows).Scan(&n)
	return n, err
}

// complete reads the expanded rows of a page over a connection of its own, while the rows behind
// the page wait on theirs.
func (s *Store) complete(ctx context.Context, p *plan, q *query.Query, page []query.Row, m *memory) error {
	r, err := s.reader(ctx, true, q)
	if err != nil {
		return err
	}
	defer r.pipe.Close()
	return r.expand(p.levels, page, m)
}

// single reads the one row that a key leads to, so that the connection is free before anything is answered.
func (r *reader) single(rows *cursor, result *odata.Result) error {
	defer r.drop()
	if !rows.next() {
		return rows.rows.Err()
	}
	row, err := rows.read(make([]query.Cell, rows.plan.layout.Columns()))
	if err != nil {
		return err
	}
	result.Rows = func(yield func(query.Row, error) bool) { yield(row, nil) }
	return nil
}

// page reads all rows with their expanded ones.
func (r *reader) page(rows *cursor, result *odata.Result) error {
	defer r.drop()
	m := &memory{}
	page, err := rows.page(pageRows, m)
	if err != nil {
		return err
	}
	if err := r.expand(rows.plan.levels, page, m); err != nil {
		return err
	}
	result.Rows = func(yield func(query.Row, error) bool) {
		if m == nil {
			yield(query.Row{}, errGone)
			return
		}
		defer func() {
			m.release()
			m = nil
		}()
		for _, row := range page {
			if !yield(row, nil) {
				return
			}
		}
	}
	return nil
}
