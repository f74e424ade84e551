package sqlgen

import (
	"fmt"
	"strings"

	"github.com/ropewalk/ropewalk/odata/query"
)

// sortKey is one sort item as it stands in SQL.
type sortKey struct {
	expr     fragment
	desc     bool
	nullable bool
}

func (s *scope) sortKeys(q *query.Query) ([]sortKey, error) {
	keys := make([]sortKey, len(q.OrderBy))
	for i, o := range q.OrderBy {
		f, err := s.value(o.Expr)
		if err != nil {
			return nil, err
		}
		keys[i] = sortKey{expr: sortable(f), desc: o.Desc, nullable: s.nullable(o.Expr)}
	}
	return keys, nil
}

// sortable is what ORDER BY takes: PostgreSQL refuses a bare constant there, which is what is left
// of a comparison with null.
func sortable(f fragment) fragment {
	switch f.text {
	case "TRUE", "FALSE":
		return atom("CAST(" + f.text + " AS boolean)")
	case "NULL":
		return atom("CAST(NULL AS text)")
	}
	return f.closed()
}

func (s *scope) order(q *query.Query) (fragment, error) {
	keys, err := s.sortKeys(q)
	if err != nil || len(keys) == 0 {
		return fragment{}, err
	}
	return cat(" ORDER BY ", s.orderList(keys)), nil
}

// orderList writes the sort items. Null is the lowest value; SQLite holds it so by itself,
// PostgreSQL has to be told, but only where null can occur, for the sake of indexes.
func (s *scope) orderList(keys []sortKey) fragment {
	items := make([]fragment, len(keys))
	for i, k := range keys {
		var words strings.Builder
		if k.desc {
			words.WriteString(" DESC")
		}
		if k.nullable && s.w.Dialect == Postgres {
			if k.desc {
				words.WriteString(" NULLS LAST")
			} else {
				words.WriteString(" NULLS FIRST")
			}
		}
		items[i] = cat(k.expr, words.String())
	}
	return list(items, ", ")
}

// after writes the condition for the rows behind q.After.
func (s *scope) after(q *query.Query) (fragment, error) {
	if q.After == nil {
		return fragment{}, nil
	}
	keys, err := s.sortKeys(q)
	if err != nil {
		return fragment{}, err
	}
	if len(q.After) != len(keys) {
		return fragment{}, fmt.Errorf("a page starts behind %d values, the order has %d", len(q.After), len(keys))
	}
	values := make([]fragment, len(keys))
	same := true
	for i, v := range q.After {
		if values[i], err = s.bound(v, i); err != nil {
			return fragment{}, err
		}
		same = same && !keys[i].nullable && v != nil && keys[i].desc == keys[0].desc
	}
	if same {
		return together(keys, values), nil
	}
	return behind(keys, values, q.After), nil
}

// bound is a value of the row that a page starts behind.
func (s *scope) bound(v any, i int) (fragment, error) {
	if v == nil || !s.w.Late {
		return argument(s.w.Dialect, v)
	}
	return s.w.lateArgument(postgresType(v), func(in *Input) (any, error) { return in.Query.After[i], nil }), nil
}

// together compares the whole row at once, which an index serves best.
func together(keys []sortKey, values []fragment) fragment {
	sign := " > "
	if keys[0].desc {
		sign = " < "
	}
	if len(keys) == 1 {
		return cat(keys[0].expr, sign, values[0])
	}
	exprs := make([]fragment, len(keys))
	for i, k := range keys {
		exprs[i] = k.expr
	}
	return cat("(", list(exprs, ", "), ")", sign, "(", list(values, ", "), ")")
}

// behind compares one item after the other. The first condition of each level bounds the
// scan of an index; a plain OR over the levels would not.
func behind(keys []sortKey, values []fragment, after []any) fragment {
	k, v := keys[0], values[0]
	if len(keys) == 1 {
		return cat(k.expr, map[bool]string{false: " > ", true: " < "}[k.desc], v)
	}
	rest := behind(keys[1:], values[1:], after[1:]).closed()
	switch {
	case after[0] == nil && k.desc:
		return cat(k.expr, " IS NULL AND ", rest)
	case after[0] == nil:
		return cat(k.expr, " IS NOT NULL OR ", rest)
	case k.desc && k.nullable:
		none := cat(k.expr, " IS NULL")
		return cat("(", k.expr, " <= ", v, " OR ", none, ") AND (", k.expr, " < ", v, " OR ", none, " OR ", rest, ")")
	case k.desc:
		return cat(k.expr, " <= ", v, " AND (", k.expr, " < ", v, " OR ", rest, ")")
	}
	return cat(k.expr, " >= ", v, " AND (", k.expr, " > ", v, " OR ", rest, ")")
}
