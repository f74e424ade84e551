package store

import (
	"context"
	"strings"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Explain gives the plans of the database for each statement of a read, as it runs them for the
// caller in ctx. Expanded rows are asked for with the given keys of their parents.
func (s *Store) Explain(ctx context.Context, q *query.Query, parents []int64) (plans []string, err error) {
	r, err := s.reader(ctx, false, q)
	if err != nil {
		return nil, err
	}
	defer r.pipe.Close()
	if err := r.time(); err != nil {
		return nil, err
	}
	p, err := r.plan(q)
	if err != nil {
		return nil, err
	}
	statements := []*statement{&p.rows}
	if q.Count {
		statements = append(statements, &p.count)
	}
	for levels := p.levels; len(levels) > 0; levels = levels[0].levels {
		statements = append(statements, &levels[0].targets)
	}
	for i, one := range statements {
		given := keys{}
		if i > 0 && !q.Count {
			given.ids = parents
		}
		plan, err := r.explain(one, given)
		if err != nil {
			return nil, err
		}
		plans = append(plans, plan)
	}
	return plans, nil
}

func (r *reader) explain(one *statement, k keys) (plan string, err error) {
	text, args, err := r.values(one, k)
	if err != nil {
		return "", err
	}
	word, columns := "EXPLAIN ", 1
	if r.store.db.Dialect == conn.SQLite {
		word, columns = "EXPLAIN QUERY PLAN ", 4
	}
	var b conn.Batch
	b.Add(word+text, args...)
	if err := r.pipe.Send(&b, false); err != nil {
		return "", err
	}
	rows, err := r.pipe.Next()
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var line string
	var number int64
	places := []any{&number, &number, &number, &line}[4-columns:]
	lines := []string{text}
	for rows.Next() {
		if err := rows.Scan(places...); err != nil {
			return "", err
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n"), rows.Err()
}
