package store

import (
	"context"
	"fmt"
	"iter"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata/query"
)

// pageRows is how many rows are held at once when they have to wait for their expanded ones: more
// than the largest page and the row behind it that shows that there are more.
const pageRows = 5002

// exportRows is how many rows of a read without bounds wait for their expanded ones together: few
// enough that a whole export is written in constant memory.
const exportRows = 500

// errGone is what who comes too late for rows is told: an answer without them would look whole.
var errGone = fmt.Errorf("the rows were let go of: %w", context.Canceled)

// cursor is an open read. Its first row was fetched already, so that what cannot run fails
// before anything was answered.
type cursor struct {
	rows  *conn.Cells
	from  *reader
	plan  *plan
	first bool
}

// open begins to read the rows of a read that was sent. Rows that wait for expanded ones must last.
func (r *reader) open(p *plan) (*cursor, error) {
	rows, err := r.pipe.Next()
	if err != nil {
		return nil, err
	}
	c := &cursor{rows: conn.NewCells(rows, p.layout, len(p.levels) > 0 || len(r.query.Key) > 0), from: r, plan: p}
	if c.first = rows.Next(); !c.first {
		rows.Close()
		return c, rows.Err()
	}
	return c, nil
}

func (c *cursor) next() bool {
	if c.first {
		c.first = false
		return true
	}
	return c.rows.Next()
}

// read fills cells from the row; those of sort items follow those of columns.
func (c *cursor) read(cells []query.Cell) (query.Row, error) {
	n := c.plan.columns
	return query.Row{Cells: cells[:n:n], Extra: cells[n:]}, c.rows.Read(cells)
}

// stream gives one row after the other, all in the same memory.
func (c *cursor) stream() iter.Seq2[query.Row, error] {
	return func(yield func(query.Row, error) bool) {
		if !c.from.take() {
			yield(query.Row{}, errGone)
			return
		}
		defer c.from.pipe.Close()
		cells := make([]query.Cell, c.plan.layout.Columns())
		for c.next() {
			row, err := c.read(cells)
			if err != nil {
				yield(row, explain(err))
				return
			}
			if !yield(row, nil) {
				return
			}
		}
		if err := c.rows.Err(); err != nil {
			yield(query.Row{}, explain(err))
		}
	}
}

// pages gives the rows of one part after the other, each completed together.
func (c *cursor) pages(complete func([]query.Row, *memory) error) iter.Seq2[query.Row, error] {
	return func(yield func(query.Row, error) bool) {
		if !c.from.take() {
			yield(query.Row{}, errGone)
			return
		}
		defer c.from.pipe.Close()
		for more := true; more; {
			more = c.part(complete, yield)
		}
	}
}

// part gives the rows of one part and tells whether others follow.
func (c *cursor) part(complete func([]query.Row, *memory) error, yield func(query.Row, error) bool) (more bool) {
	var m memory
	defer m.release()
	page, err := c.page(exportRows, &m)
	if err == nil {
		err = complete(page, &m)
	}
	if err != nil {
		yield(query.Row{}, explain(err))
		return false
	}
	for _, row := range page {
		if !yield(row, nil) {
			return false
		}
	}
	return len(page) == exportRows
}

// page reads at most n rows.
func (c *cursor) page(n int, m *memory) ([]query.Row, error) {
	var page []query.Row
	for len(page) < n && c.next() {
		row, err := c.read(m.take(c.plan.layout.Columns()))
		if err != nil {
			return nil, err
		}
		page = append(page, row)
	}
	if len(page) < n {
		c.rows.Close()
	}
	return page, c.rows.Err()
}
