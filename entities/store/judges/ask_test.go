package judges_test

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/eval"
	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
	"github.com/ropewalk/ropewalk/odata/sqlgen/sqltest"
)

// asker asks one database one query, level by level as the store does.
type asker struct {
	judge
	options sqlgen.Options
	// late has statements written without the values of a run, which are given when it is run.
	late bool
	run  *query.Query
	// said are the statements so far.
	said []string
}

func (j judge) asker(w *evaltest.World, o eval.Options) *asker {
	a := &asker{judge: j, options: sqlgen.Options{Dialect: j.dialect, Schema: sqltest.Schema(w.Model), Rule: o.Rule, Params: o.Params}}
	if j.plant != nil && j.plant.options != nil {
		j.plant.options(&a.options)
	}
	return a
}

// errWritten marks an error of the generator of SQL: no query that binds may have one.
var errWritten = errors.New("no SQL for this query")

// written is a statement with its arguments.
func (a *asker) written(keys []any, write func(sqlgen.Options) (sqlgen.Statement, error)) (sqlgen.Statement, error) {
	if a.late {
		o := a.options
		o.Late = true
		s, err := write(o)
		if err != nil {
			return s, errors.Join(errWritten, err)
		}
		s.Args, err = s.Values(&sqlgen.Input{Query: a.run, Params: a.options.Params, Keys: keys})
		if !errors.Is(err, sqlgen.ErrVariant) {
			return s, err
		}
	}
	s, err := write(a.options)
	if err != nil {
		return s, errors.Join(errWritten, err)
	}
	return s, nil
}

func (a *asker) ask(q *query.Query) (answer, error) {
	var result answer
	a.run = q
	if q.Count {
		s, err := a.written(nil, func(o sqlgen.Options) (sqlgen.Statement, error) { return sqlgen.Count(q, o) })
		if err != nil {
			return result, err
		}
		found, err := a.read(s, []edm.Type{edm.Int64})
		if err != nil {
			return result, err
		}
		result.count = &found[0][0].N
	}
	s, err := a.written(nil, func(o sqlgen.Options) (sqlgen.Statement, error) { return sqlgen.Select(q, o) })
	if err != nil {
		return result, err
	}
	found, err := a.read(s, typesOf(q))
	for _, cells := range found {
		result.rows = append(result.rows, query.Row{Cells: cells[:len(q.Columns)], Extra: cells[len(q.Columns):]})
	}
	if err != nil {
		return result, err
	}
	return result, a.expand(q, result.rows)
}

// read runs a statement and gives its rows as cells of the types.
func (a *asker) read(s sqlgen.Statement, types []edm.Type) ([][]query.Cell, error) {
	text := s.SQL
	if a.plant != nil && a.plant.statement != nil {
		text = a.plant.statement(text)
	}
	a.said = append(a.said, fmt.Sprintf("%s\n\t%v", text, s.Args))
	rows, err := a.db.QueryContext(context.Background(), text, s.Args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	raw, dst := make([]any, len(types)), make([]any, len(types))
	for i := range raw {
		dst[i] = &raw[i]
	}
	var found [][]query.Cell
	for rows.Next() {
		if err := rows.Scan(dst...); err != nil {
			return nil, err
		}
		cells := make([]query.Cell, len(types))
		for i, v := range raw {
			value, err := decode(a.dialect, types[i], v)
			if err != nil {
				return nil, err
			}
			cells[i] = query.CellOf(value)
		}
		found = append(found, cells)
	}
	return found, rows.Err()
}

func (a *asker) expand(q *query.Query, parents []query.Row) error {
	for i := range parents {
		parents[i].Expanded = make([]query.Expanded, len(q.Expand))
	}
	for at, e := range q.Expand {
		if err := a.expandOne(q, e, at, parents); err != nil {
			return err
		}
	}
	return nil
}

// expandOne reads the targets of all parents by one statement, and completes them in turn.
func (a *asker) expandOne(q *query.Query, e *query.Expand, at int, parents []query.Row) error {
	column, err := sqlgen.ParentColumn(q, e, a.options.Schema)
	if err != nil {
		return errors.Join(errWritten, err)
	}
	var keys []any
	owners := map[int64][]*query.Expanded{}
	for i := range parents {
		to := &parents[i].Expanded[at]
		if e.Query.Count || e.CountOnly {
			to.Count = new(int64)
		}
		key := parents[i].Cells[column]
		if !key.Some {
			continue
		}
		if owners[key.N] == nil {
			keys = append(keys, key.N)
		}
		owners[key.N] = append(owners[key.N], to)
	}
	if len(keys) == 0 {
		return nil
	}
	if e.Query.Count || e.CountOnly {
		if err := a.counts(q, e, keys, owners); err != nil || e.CountOnly {
			return err
		}
	}
	return a.targets(q, e, keys, owners)
}

func (a *asker) counts(q *query.Query, e *query.Expand, keys []any, owners map[int64][]*query.Expanded) error {
	s, err := a.written(keys, func(o sqlgen.Options) (sqlgen.Statement, error) { return sqlgen.ExpandCount(q, e, keys, o) })
	if err != nil {
		return err
	}
	found, err := a.read(s, []edm.Type{edm.Int64, edm.Int64})
	for _, cells := range found {
		for _, to := range owners[cells[0].N] {
			*to.Count = cells[1].N
		}
	}
	return err
}

func (a *asker) targets(q *query.Query, e *query.Expand, keys []any, owners map[int64][]*query.Expanded) error {
	s, err := a.written(keys, func(o sqlgen.Options) (sqlgen.Statement, error) { return sqlgen.Expand(q, e, keys, o) })
	if err != nil {
		return err
	}
	columns := typesOf(e.Query)[:len(e.Query.Columns)]
	found, err := a.read(s, append([]edm.Type{edm.Int64}, columns...))
	if err != nil {
		return err
	}
	rows := make([]query.Row, len(found))
	for i, cells := range found {
		rows[i].Cells = cells[1:]
	}
	if err := a.expand(e.Query, rows); err != nil {
		return err
	}
	for i, cells := range found {
		for _, to := range owners[cells[0].N] {
			if limit := e.Query.Limit; limit > 0 && int64(len(to.Rows)) >= limit {
				to.More = true
				continue
			}
			to.Rows = append(to.Rows, rows[i])
		}
	}
	return nil
}

// outOfRange tells whether a judge refused a number or a time that is too large.
func outOfRange(err error) bool {
	for _, words := range []string{"out of range", "overflow"} {
		if strings.Contains(err.Error(), words) {
			return true
		}
	}
	return false
}
