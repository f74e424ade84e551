package store

import (
	"context"
	"fmt"
	"iter"
	"time"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// pageRows is how many rows are held at once when they have to wait for their expanded ones.
const pageRows = 5000

var _ odata.Store = (*Store)(nil)

// Model is the model as the caller in ctx sees it.
func (s *Store) Model(ctx context.Context) (*edm.Model, error) {
	return s.rights.Effective(access.From(ctx)), nil
}

// Query runs a bound read with the rights of the caller in ctx. Rows that are not ranged over to
// the end are let go of when ctx ends.
func (s *Store) Query(ctx context.Context, q *query.Query) (*odata.Result, error) {
	r, err := s.reader(ctx, s.db)
	if err != nil {
		return nil, explain(fmt.Errorf("query: %w", err))
	}
	result, err := r.run(ctx, q)
	if err != nil {
		return nil, explain(fmt.Errorf("query %s: %w", q.Type.Name, err))
	}
	return result, nil
}

// reader reads with the rights of one caller.
type reader struct {
	q       conn.Querier
	options sqlgen.Options
}

// reader takes the rights and business time of the caller once, for all statements of a read.
func (s *Store) reader(ctx context.Context, q clocked) (*reader, error) {
	_, now, err := clock(ctx, q)
	if err != nil {
		return nil, err
	}
	return s.readerAt(ctx, q, now), nil
}

func (s *Store) readerAt(ctx context.Context, q conn.Querier, now time.Time) *reader {
	p := access.From(ctx)
	o := sqlgen.Options{Dialect: s.dialect(), Schema: s.catalog.Schema, Params: access.Params(p, now)}
	if !p.System {
		o.Rule = s.rights.Rows(p)
	}
	return &reader{q: q, options: o}
}

func (r *reader) run(ctx context.Context, q *query.Query) (*odata.Result, error) {
	result := &odata.Result{Rows: func(func(query.Row, error) bool) {}}
	if q.Count || q.CountOnly {
		n, err := r.count(ctx, q)
		if err != nil || q.CountOnly {
			result.Count = &n
			return result, err
		}
		result.Count = &n
	}
	rows, err := r.open(ctx, q)
	if err != nil {
		return nil, err
	}
	if len(q.Expand) == 0 {
		result.Rows = rows.stream()
	} else {
		result.Rows = rows.pages(func(page []query.Row) error { return r.expand(ctx, q, page) })
	}
	return result, nil
}

func (r *reader) count(ctx context.Context, q *query.Query) (n int64, err error) {
	statement, err := sqlgen.Count(q, r.options)
	if err != nil {
		return 0, err
	}
	err = r.q.QueryRow(ctx, statement.SQL, statement.Args...).Scan(&n)
	return n, err
}

// cursor is an open read. Its first row was fetched already, so that what cannot run fails
// before anything was answered.
type cursor struct {
	rows  conn.Rows
	cells []conn.Value
	dst   []any
	first bool
}

func (r *reader) open(ctx context.Context, q *query.Query) (*cursor, error) {
	statement, err := sqlgen.Select(q, r.options)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.Query(ctx, statement.SQL, statement.Args...)
	if err != nil {
		return nil, err
	}
	c := newCursor(rows, types(q.Columns))
	c.first = rows.Next()
	if !c.first {
		rows.Close()
		return c, rows.Err()
	}
	return c, nil
}

func types(columns []*edm.Property) []edm.Primitive {
	list := make([]edm.Primitive, len(columns))
	for i, p := range columns {
		list[i] = primitive(p)
	}
	return list
}

func newCursor(rows conn.Rows, types []edm.Primitive) *cursor {
	c := &cursor{rows: rows, cells: make([]conn.Value, len(types)), dst: make([]any, len(types))}
	for i, t := range types {
		c.cells[i].Type = t
		c.dst[i] = &c.cells[i]
	}
	return c
}

func (c *cursor) next() bool {
	if c.first {
		c.first = false
		return true
	}
	return c.rows.Next()
}

func (c *cursor) values() ([]any, error) {
	if err := c.rows.Scan(c.dst...); err != nil {
		return nil, err
	}
	values := make([]any, len(c.cells))
	for i := range c.cells {
		values[i] = c.cells[i].V
	}
	return values, nil
}

// stream gives one row after the other.
func (c *cursor) stream() iter.Seq2[query.Row, error] {
	return func(yield func(query.Row, error) bool) {
		defer c.rows.Close()
		for c.next() {
			values, err := c.values()
			if err != nil {
				yield(query.Row{}, err)
				return
			}
			if !yield(query.Row{Values: values}, nil) {
				return
			}
		}
		if err := c.rows.Err(); err != nil {
			yield(query.Row{}, explain(err))
		}
	}
}

// pages gives the rows of one page after the other, completed together.
func (c *cursor) pages(complete func([]query.Row) error) iter.Seq2[query.Row, error] {
	return func(yield func(query.Row, error) bool) {
		defer c.rows.Close()
		for {
			page, err := c.page()
			if err == nil {
				err = complete(page)
			}
			if err != nil {
				yield(query.Row{}, explain(err))
				return
			}
			for _, row := range page {
				if !yield(row, nil) {
					return
				}
			}
			if len(page) < pageRows {
				return
			}
		}
	}
}

func (c *cursor) page() ([]query.Row, error) {
	var page []query.Row
	for len(page) < pageRows && c.next() {
		values, err := c.values()
		if err != nil {
			return nil, err
		}
		page = append(page, query.Row{Values: values})
	}
	if len(page) < pageRows {
		c.rows.Close()
	}
	return page, c.rows.Err()
}
