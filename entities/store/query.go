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

// pageRows is how many rows are held at once when they have to wait for their expanded ones: more
// than the largest page and the row behind it that shows that there are more.
const pageRows = 5002

var _ odata.Store = (*Store)(nil)

// Model is the model as the caller in ctx sees it.
func (s *Store) Model(ctx context.Context) (*edm.Model, error) {
	return s.rights.Effective(access.From(ctx)), nil
}

// Query runs a bound read with the rights of the caller in ctx. Rows that are not ranged over to
// the end are let go of when ctx ends.
func (s *Store) Query(ctx context.Context, q *query.Query) (result *odata.Result, err error) {
	if several(q) {
		result, err = s.atOnce(ctx, q)
	} else {
		result, err = s.streamed(ctx, q)
	}
	if err != nil {
		return nil, explain(fmt.Errorf("query %s: %w", q.Type.Name, err))
	}
	return result, nil
}

// several says whether a page takes more than one statement, all of which must see the same instant.
func several(q *query.Query) bool {
	bounded := len(q.Key) > 0 || q.Limit > 0 && q.Limit < pageRows
	return bounded && (len(q.Expand) > 0 || q.Count && !q.CountOnly)
}

func (s *Store) streamed(ctx context.Context, q *query.Query) (*odata.Result, error) {
	r, err := s.reader(ctx, s.db)
	if err != nil {
		return nil, err
	}
	return r.run(ctx, q)
}

// atOnce reads a page with its count and its expanded rows from one snapshot.
func (s *Store) atOnce(ctx context.Context, q *query.Query) (*odata.Result, error) {
	tx, err := s.db.BeginRead(ctx)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	r, err := s.reader(ctx, tx)
	if err != nil {
		return nil, err
	}
	result, err := r.run(ctx, q)
	if err != nil {
		return nil, err
	}
	var page []query.Row
	for row, err := range result.Rows {
		if err != nil {
			return nil, err
		}
		page = append(page, row)
	}
	result.Rows = func(yield func(query.Row, error) bool) {
		for _, row := range page {
			if !yield(row, nil) {
				return
			}
		}
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
	// columns is how many of the cells are columns; sort items that are none follow.
	columns int
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
	c := newCursor(rows, append(types(q.Columns), sortTypes(q.Extra())...))
	c.columns = len(q.Columns)
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

// sortTypes are the types of sort items that are no columns.
func sortTypes(items []query.Expr) []edm.Primitive {
	list := make([]edm.Primitive, len(items))
	for i, e := range items {
		list[i] = edm.String
		if t, ok := e.Type().(edm.Primitive); ok {
			list[i] = t
		}
	}
	return list
}

func newCursor(rows conn.Rows, types []edm.Primitive) *cursor {
	c := &cursor{rows: rows, columns: len(types), cells: make([]conn.Value, len(types)), dst: make([]any, len(types))}
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

func (c *cursor) row() (query.Row, error) {
	values, err := c.values()
	if err != nil {
		return query.Row{}, err
	}
	return query.Row{Values: values[:c.columns:c.columns], Extra: values[c.columns:]}, nil
}

// stream gives one row after the other.
func (c *cursor) stream() iter.Seq2[query.Row, error] {
	return func(yield func(query.Row, error) bool) {
		defer c.rows.Close()
		for c.next() {
			row, err := c.row()
			if !yield(row, explain(err)) || err != nil {
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
		row, err := c.row()
		if err != nil {
			return nil, err
		}
		page = append(page, row)
	}
	if len(page) < pageRows {
		c.rows.Close()
	}
	return page, c.rows.Err()
}
