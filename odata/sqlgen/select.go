package sqlgen

import (
	"fmt"
	"strconv"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Select writes the statement that reads the rows of q: q.Columns, then q.Extra().
func Select(q *query.Query, o Options) (Statement, error) {
	w := &writer{Options: o, literals: q.Literals}
	f := w.frame(q.Type)
	source, conditions, err := w.rows(q, f)
	if err != nil {
		return Statement{}, err
	}
	s := w.scope(f, true)
	columns, err := s.columns(q)
	if err != nil {
		return Statement{}, err
	}
	for _, e := range q.Extra() {
		extra, err := s.value(e)
		if err != nil {
			return Statement{}, err
		}
		columns = append(columns, extra)
	}
	after, err := s.after(q)
	if err != nil {
		return Statement{}, err
	}
	if after.text != "" {
		conditions = append(conditions, after)
	}
	order, err := s.order(q)
	if err != nil {
		return Statement{}, err
	}
	text := cat("SELECT ", list(columns, ", "), " FROM ", source, list(f.joins, ""), where(w.guarded(conditions)), order, s.window(q))
	return text.statement(o.Dialect), nil
}

// Count writes the statement that counts the rows of q regardless of paging.
func Count(q *query.Query, o Options) (Statement, error) {
	w := &writer{Options: o, literals: q.Literals}
	f := w.frame(q.Type)
	source, conditions, err := w.rows(q, f)
	if err != nil {
		return Statement{}, err
	}
	return cat("SELECT COUNT(*) FROM ", source, list(f.joins, ""), where(conditions)).statement(o.Dialect), nil
}

// Condition writes a statement with one Boolean result: whether the row of t with this key
// exists and meets the condition. It is read as a rule is: no row rules apply in it.
func Condition(t *edm.EntityType, key []query.KeyValue, condition query.Expr, o Options) (Statement, error) {
	w := &writer{Options: o}
	f := w.frame(t)
	table, err := w.table(t)
	if err != nil {
		return Statement{}, err
	}
	conditions, err := w.keys(f, key)
	if err != nil {
		return Statement{}, err
	}
	if condition != nil {
		holds, err := w.scope(f, false).truth(condition)
		if err != nil {
			return Statement{}, err
		}
		conditions = append(conditions, holds)
	}
	source := plain(quote(table.Name) + " " + f.root)
	return cat("SELECT EXISTS (SELECT 1 FROM ", source, list(f.joins, ""), where(conditions), ")").statement(o.Dialect), nil
}

func where(conditions []fragment) fragment {
	if len(conditions) == 0 {
		return fragment{}
	}
	return cat(" WHERE ", chain(conditions, "AND"))
}

// rows writes what picks the rows of q: the table of the frame and the conditions.
func (w *writer) rows(q *query.Query, f *frame) (fragment, []fragment, error) {
	table, err := w.table(q.Type)
	if err != nil {
		return fragment{}, nil, err
	}
	conditions, err := w.keys(f, q.Key)
	if err != nil {
		return fragment{}, nil, err
	}
	if q.From != nil {
		reached, err := w.reached(q.From, f)
		if err != nil {
			return fragment{}, nil, err
		}
		conditions = append(conditions, reached)
	} else if deleted := q.Type.SoftDeleteProperty(); deleted != "" && !q.IncludeDeleted {
		alive, err := w.alive(f, deleted)
		if err != nil {
			return fragment{}, nil, err
		}
		conditions = append(conditions, alive)
	}
	more, err := w.filters(q, f)
	return plain(quote(table.Name) + " " + f.root), append(conditions, more...), err
}

// filters are the row rule and the filter of q.
func (w *writer) filters(q *query.Query, f *frame) ([]fragment, error) {
	var conditions []fragment
	outer := w.scope(f, true)
	for _, t := range []*edm.EntityType{q.Declared, q.Type} {
		if t == nil {
			continue
		}
		rule := outer.rule(t)
		if rule == nil {
			continue
		}
		condition, err := w.scope(f, false).truth(rule)
		if err != nil {
			return nil, fmt.Errorf("row rule of %s: %w", t.Name, err)
		}
		conditions = append(conditions, condition)
		if t != q.Type { // the rule of the frame's own type is known to whoever asks what is visible
			f.shown = append(f.shown, condition)
		}
	}
	if q.Filter != nil {
		condition, err := outer.truth(q.Filter)
		if err != nil {
			return nil, err
		}
		conditions = append(conditions, condition)
	}
	return conditions, nil
}

func (w *writer) keys(f *frame, key []query.KeyValue) ([]fragment, error) {
	var conditions []fragment
	for _, k := range key {
		column, err := w.column(f.root, f.kind, k.Property.Name)
		if err != nil {
			return nil, err
		}
		value, err := w.operand(&query.Const{Value: k.Value, Slot: k.Slot})
		if err != nil {
			return nil, err
		}
		conditions = append(conditions, cat(column, " = ", value))
	}
	return conditions, nil
}

func (w *writer) alive(f *frame, deleted string) (fragment, error) {
	column, err := w.column(f.root, f.kind, deleted)
	if w.Dialect == Postgres {
		return cat("NOT ", column), err
	}
	return cat(column, " = 0"), err
}

// reached says that the frame's rows are the targets of a navigation from one row.
func (w *writer) reached(from *query.From, f *frame) (fragment, error) {
	way, _, err := w.join(from.Parent.Type, from.Nav)
	if err != nil {
		return fragment{}, err
	}
	parent := w.frame(from.Parent.Type)
	source, conditions, err := w.rows(from.Parent, parent)
	if err != nil {
		return fragment{}, err
	}
	value := parent.root + "." + quote(way.Local)
	joins := list(parent.joins, "")
	if way.Link != "" {
		link := w.alias()
		joins = cat(" JOIN "+quote(way.Link)+" "+link+" ON "+link+"."+quote(way.LinkOwner)+" = "+value, joins)
		value = link + "." + quote(way.LinkTarget)
	}
	return cat(f.root+"."+quote(way.Foreign)+" IN (SELECT "+value+" FROM ", source, joins, where(conditions), ")"), nil
}

func (s *scope) columns(q *query.Query) ([]fragment, error) {
	columns := make([]fragment, len(q.Columns))
	for i, p := range q.Columns {
		if x := q.Computed[p]; x != nil {
			value, err := s.computed(x)
			if err != nil {
				return nil, err
			}
			columns[i] = value
			continue
		}
		if t, ok := p.Type.(*edm.ComplexType); ok && p.Codes == nil && !p.Collection {
			value, err := s.document(&query.Prop{Place: query.Place{Var: &query.Var{Type: q.Type}}, Property: p}, t)
			if err != nil {
				return nil, err
			}
			columns[i] = value
			continue
		}
		column, err := s.w.column(s.it.root, q.Type, p.Name)
		if err != nil {
			return nil, err
		}
		columns[i] = column
	}
	return columns, nil
}

// window writes how many rows, and from which on.
func (s *scope) window(q *query.Query) fragment {
	n := limit(q, 0)
	text := fragment{}
	if n >= 0 {
		text = cat(" LIMIT ", s.limit(n))
	}
	if !skips(q) {
		return text
	}
	if n < 0 && s.w.Dialect == SQLite {
		text = plain(" LIMIT -1")
	}
	return cat(text, " OFFSET ", s.paging(*q.Skip, func(q *query.Query) int64 { return *q.Skip }))
}

// skips tells whether rows are passed over by their number.
func skips(q *query.Query) bool { return q.Skip != nil && *q.Skip != 0 && q.After == nil }

// limit is the number of rows wanted. A usual one stands in the text: a planner who does not know
// it takes a tenth of all rows to be wanted, or plans each run anew, which PostgreSQL took up to
// 1 ms for where the rows took 0.03 ms.
func (s *scope) limit(n int64) fragment {
	if usual(n) {
		return s.few(n)
	}
	return s.paging(n, func(q *query.Query) int64 { return limit(q, 0) })
}

// few is a limit that is the same in each run.
func (s *scope) few(n int64) fragment {
	if usual(n) {
		return plain(strconv.FormatInt(n, 10))
	}
	return s.number(n)
}

// usual tells the few hundred limits that people and page sizes have from those that would only
// fill the caches of statements.
func usual(n int64) bool { return n <= 101 || n <= 10_001 && n%50 <= 1 }

// paging is a number that each run brings.
func (s *scope) paging(n int64, get func(*query.Query) int64) fragment {
	if !s.w.Late {
		return s.number(n)
	}
	return s.w.lateArgument("bigint", func(in *Input) (any, error) { return get(in.Query), nil })
}

func (s *scope) number(n int64) fragment {
	f, _ := argument(s.w.Dialect, n) // an int64 is always a value
	return f
}

// limit is the number of rows wanted; -1 for all. The service's own limit is raised by more.
func limit(q *query.Query, more int64) int64 {
	n := int64(-1)
	if q.Top != nil {
		n = *q.Top
	}
	if q.Limit > 0 && (n < 0 || q.Limit+more < n) {
		n = q.Limit + more
	}
	return n
}
