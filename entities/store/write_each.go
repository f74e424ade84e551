package store

import (
	"slices"
	"strconv"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// maxEach is how many rows one change may pick by a query.
const maxEach = 100_000

// each applies a change to all rows that its query finds for the caller. They are locked in the
// order of their ids. Every row is held against rights and rules as if it were written alone; if
// one of them may not be written, none is.
func (w *writer) each(t *entities.Type, c odata.Change) (odata.Outcome, error) {
	ids, err := w.found(c.Each, nil)
	if err != nil {
		return odata.Outcome{}, err
	}
	if len(ids) > maxEach {
		return odata.Outcome{}, &odata.Error{
			Status: 413, Code: "TooManyRows", Target: c.Set.Name,
			Message: "the change is about more than 100000 rows; narrow its filter and do it in parts",
		}
	}
	slices.Sort(ids)
	var o odata.Outcome
	for some := range slices.Chunk(ids, DefaultChunk) {
		n, err := w.eachOf(t, c, some)
		if err != nil {
			return odata.Outcome{}, err
		}
		o.Rows += int64(n)
	}
	return o, nil
}

// found runs the query of a change with the caller's rights to read; among, if not nil, leaves out all other rows.
func (w *writer) found(q *query.Query, among []int64) ([]int64, error) {
	run := *q
	run.Columns, run.Shown = []*edm.Property{q.Type.Property("Id")}, []bool{true}
	run.Expand, run.Computed, run.Count, run.CountOnly, run.Shape = nil, nil, false, false, nil
	run.Limit = maxEach + 1
	if run.Top == nil && run.Skip == nil {
		run.OrderBy = nil
	}
	statement, err := sqlgen.Select(&run, w.options)
	if err != nil {
		return nil, err
	}
	text := "SELECT found.id FROM (" + statement.SQL + ") AS found"
	if among != nil {
		statement.Args = append(statement.Args, among)
		text += " WHERE found.id " + inList(w.tx.conn.Dialect, "$"+strconv.Itoa(len(statement.Args)))
	}
	rows, err := w.tx.conn.Query(w.tx.ctx, text, statement.Args...)
	if err != nil {
		return nil, err
	}
	return scanNumbers(rows)
}

// eachOf applies a change to some of the rows. Rows that were written before in the same
// transaction, and those that a lock begins or ends for, are written alone.
func (w *writer) eachOf(t *entities.Type, c odata.Change, ids []int64) (int, error) {
	if err := w.lookUp(t, []odata.Change{c}); err != nil {
		return 0, err
	}
	defer w.forget()
	g, alone, err := w.gather(t, c, ids)
	if err != nil {
		return 0, err
	}
	if err := g.write(); err != nil {
		return 0, err
	}
	for _, id := range append(alone, g.alone...) {
		c.Key, c.Each = keyOf(t, id), nil
		if _, err := w.apply(c); err != nil {
			return 0, err
		}
	}
	return len(g.items) + len(alone) + len(g.alone), nil
}

// gather locks rows. What was changed meanwhile, so that the query finds it no longer, is left alone.
func (w *writer) gather(t *entities.Type, c odata.Change, ids []int64) (g *group, alone []int64, err error) {
	var fresh []int64
	for _, id := range ids {
		if w.tx.wrote(id) {
			alone = append(alone, id)
		} else {
			fresh = append(fresh, id)
		}
	}
	rows, err := w.tx.loadMany(t, fresh)
	if err != nil {
		return nil, nil, err
	}
	if w.tx.conn.Dialect == conn.Postgres && len(fresh) > 0 {
		if fresh, err = w.found(c.Each, fresh); err != nil {
			return nil, nil, err
		}
		slices.Sort(fresh)
	}
	g = w.group(t, c)
	for _, id := range fresh {
		if r := rows[id]; r != nil && (!gone(r) || restores(c)) {
			g.add(c, r)
		}
	}
	return g, alone, nil
}
