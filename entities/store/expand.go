package store

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// expand completes rows of q by one statement for each expanded navigation property and level.
func (r *reader) expand(ctx context.Context, q *query.Query, parents []query.Row) error {
	if len(parents) == 0 || len(q.Expand) == 0 {
		return nil
	}
	for i := range parents {
		parents[i].Expanded = make([]query.Expanded, len(q.Expand))
	}
	for i, e := range q.Expand {
		if err := r.expandOne(ctx, q, e, i, parents); err != nil {
			return fmt.Errorf("expand %s: %w", e.Nav.Name, err)
		}
	}
	return nil
}

// level is one expanded navigation property over all parents.
type level struct {
	parent *query.Query
	e      *query.Expand
	// at is where the parents keep what e holds, key where they have what joins them.
	at, key int
	parents []query.Row
	// owners are the places of the parents with a key: several share one if it is a reference.
	owners map[any][]int
	keys   []any
}

func (r *reader) expandOne(ctx context.Context, q *query.Query, e *query.Expand, at int, parents []query.Row) error {
	column, err := sqlgen.ParentColumn(q, e, r.options.Schema)
	if err != nil {
		return err
	}
	l := &level{parent: q, e: e, at: at, key: column, parents: parents, owners: map[any][]int{}}
	for i, row := range parents {
		key := row.Values[column]
		if key == nil {
			continue
		}
		if l.owners[key] == nil {
			l.keys = append(l.keys, key)
		}
		l.owners[key] = append(l.owners[key], i)
	}
	if e.CountOnly || e.Query.Count {
		if err := r.counts(ctx, l); err != nil || e.CountOnly {
			return err
		}
	}
	return r.targets(ctx, l)
}

func (l *level) keyType() edm.Primitive { return primitive(l.parent.Columns[l.key]) }

// counts sets the number of targets; parents without any have no row in the answer.
func (r *reader) counts(ctx context.Context, l *level) error {
	for i := range l.parents {
		l.parents[i].Expanded[l.at].Count = new(int64)
	}
	if len(l.keys) == 0 {
		return nil
	}
	statement, err := sqlgen.ExpandCount(l.parent, l.e, l.keys, r.options)
	if err != nil {
		return err
	}
	rows, err := r.q.Query(ctx, statement.SQL, statement.Args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	key := conn.Value{Type: l.keyType()}
	for rows.Next() {
		var n int64
		if err := rows.Scan(&key, &n); err != nil {
			return err
		}
		for _, i := range l.owners[key.V] {
			*l.parents[i].Expanded[l.at].Count = n
		}
	}
	return rows.Err()
}

// targets reads the targets of all parents, completes them in turn and hands them out.
func (r *reader) targets(ctx context.Context, l *level) error {
	if len(l.keys) == 0 {
		return nil
	}
	statement, err := sqlgen.Expand(l.parent, l.e, l.keys, r.options)
	if err != nil {
		return err
	}
	found, keys, err := r.read(ctx, statement, append([]edm.Primitive{l.keyType()}, types(l.e.Query.Columns)...))
	if err != nil {
		return err
	}
	if err := r.expand(ctx, l.e.Query, found); err != nil {
		return err
	}
	for i, row := range found {
		for _, owner := range l.owners[keys[i]] {
			l.give(&l.parents[owner].Expanded[l.at], row)
		}
	}
	return nil
}

// give adds a target unless the limit is reached: then there are more.
func (l *level) give(to *query.Expanded, row query.Row) {
	if limit := l.e.Query.Limit; limit > 0 && int64(len(to.Rows)) >= limit {
		to.More = true
		return
	}
	to.Rows = append(to.Rows, row)
}

// read gives rows whose first column is the key of their parent, and these keys.
func (r *reader) read(ctx context.Context, statement sqlgen.Statement, columns []edm.Primitive) (found []query.Row, keys []any, err error) {
	rows, err := r.q.Query(ctx, statement.SQL, statement.Args...)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	for c := newCursor(rows, columns); c.next(); {
		values, err := c.values()
		if err != nil {
			return nil, nil, err
		}
		keys = append(keys, values[0])
		found = append(found, query.Row{Values: values[1:]})
	}
	return found, keys, rows.Err()
}
