package sqlgen

import (
	"fmt"
	"math"

	"github.com/ropewalk/ropewalk/odata/query"
)

// ParentColumn is the index in parent.Columns of the values that Expand and ExpandCount take
// as keys, and give back as their first column. A parent with null there has no targets.
func ParentColumn(parent *query.Query, e *query.Expand, s *Schema) (int, error) {
	w := &writer{Options: Options{Schema: s}}
	way, _, err := w.join(parent.Type, e.Nav)
	if err != nil {
		return 0, err
	}
	table, err := w.table(parent.Type)
	if err != nil {
		return 0, err
	}
	for i, p := range parent.Columns {
		if q := parent.Computed[p]; q == nil && table.Columns[p.Name] == way.Local {
			return i, nil
		}
	}
	return 0, fmt.Errorf("expand %s: column %s of the parent is not read", e.Nav.Name, way.Local)
}

// Expand writes one statement for the targets of all parents (of those with keys, or with
// Options.Late of those with Input.Keys): first the key of the parent,
// then e.Query.Columns, in the order of each parent's targets. Per parent come at most
// e.Query.Limit+1 rows, so that it shows whether there are more.
func Expand(parent *query.Query, e *query.Expand, keys []any, o Options) (Statement, error) {
	l, err := openLevel(parent, e, keys, o)
	if err != nil {
		return Statement{}, err
	}
	columns, err := l.s.columns(e.Query)
	if err != nil {
		return Statement{}, err
	}
	order, err := l.s.sortKeys(e.Query)
	if err != nil {
		return Statement{}, err
	}
	byParent := append([]sortKey{{expr: l.key}}, order...)
	n, skip := limit(e.Query, 1), int64(0)
	if e.Query.Skip != nil {
		skip = *e.Query.Skip
	}
	if n < 0 && skip == 0 {
		text := cat("SELECT ", list(append([]fragment{l.key}, columns...), ", "), l.from(), " ORDER BY ", l.s.orderList(byParent))
		return text.statement(o.Dialect), nil
	}
	if o.Dialect == Postgres {
		return l.lateral(columns, order, n, skip).statement(o.Dialect), nil
	}
	return l.numbered(columns, order, n, skip).statement(o.Dialect), nil
}

// ExpandCount writes one statement that counts the targets per parent: key, count. Parents
// without targets have no row.
func ExpandCount(parent *query.Query, e *query.Expand, keys []any, o Options) (Statement, error) {
	l, err := openLevel(parent, e, keys, o)
	if err != nil {
		return Statement{}, err
	}
	return cat("SELECT ", l.key, ", COUNT(*)", l.from(), " GROUP BY ", l.key).statement(o.Dialect), nil
}

// level is one level of $expand: the targets of a set of parents.
type level struct {
	s      *scope
	source fragment
	key    fragment
	// among is the condition that the key is one of keys, the array of them on PostgreSQL.
	among, keys fragment
	conditions  []fragment
}

func (l *level) from() fragment {
	return l.where(l.among)
}

func (l *level) where(key fragment) fragment {
	conditions := append([]fragment{key}, l.conditions...)
	return cat(" FROM ", l.source, list(l.s.it.joins, ""), where(conditions))
}

func openLevel(parent *query.Query, e *query.Expand, keys []any, o Options) (*level, error) {
	w := &writer{Options: o, literals: e.Query.Literals}
	way, _, err := w.join(parent.Type, e.Nav)
	if err != nil {
		return nil, err
	}
	target, err := w.table(e.Query.Type) // of the type that the targets are cast to
	if err != nil {
		return nil, err
	}
	f := w.frame(e.Query.Type)
	l := &level{s: w.scope(f, true), source: plain(quote(target.Name) + " " + f.root)}
	l.key = atom(f.root + "." + quote(way.Foreign))
	if way.Link != "" {
		link := w.alias()
		l.source = cat(quote(way.Link)+" "+link+" JOIN ", l.source, " ON ", l.key, " = "+link+"."+quote(way.LinkTarget))
		l.key = atom(link + "." + quote(way.LinkOwner))
	}
	column, err := ParentColumn(parent, e, o.Schema)
	if err != nil {
		return nil, err
	}
	if l.among, err = w.among(l.key, parent.Columns[column], keys); err != nil {
		return nil, err
	}
	if l.keys, err = w.keyArray(parent.Columns[column], keys); err != nil {
		return nil, err
	}
	l.conditions, err = w.filters(e.Query, f)
	return l, err
}

// lateral takes a window of the targets of one parent after the other. An index in the order that
// is asked for ends each walk at the window, however many targets there are: it took half the time
// of numbering all of them.
func (l *level) lateral(columns []fragment, order []sortKey, n, skip int64) fragment {
	inner, outer := []fragment{}, []fragment{plain("p.parent")}
	for i, c := range columns {
		name := fmt.Sprintf("c%d", i)
		inner = append(inner, cat(c, " AS "+name))
		outer = append(outer, plain("t."+name))
	}
	byParent := []sortKey{{expr: plain("p.place")}}
	for i, k := range order {
		name := fmt.Sprintf("o%d", i)
		inner = append(inner, cat(k.expr, " AS "+name))
		byParent = append(byParent, sortKey{expr: plain("t." + name), desc: k.desc, nullable: k.nullable})
	}
	targets := cat("SELECT ", list(inner, ", "), l.where(cat(l.key, " = p.parent")), " ORDER BY ", l.s.orderList(order))
	if n >= 0 {
		targets = cat(targets, " LIMIT ", l.s.few(n))
	}
	if skip > 0 {
		targets = cat(targets, " OFFSET ", l.s.number(skip))
	}
	return cat("SELECT ", list(outer, ", "), " FROM unnest(", l.keys, ") WITH ORDINALITY p(parent, place) CROSS JOIN LATERAL (",
		targets, ") t ORDER BY ", l.s.orderList(byParent))
}

// numbered writes the rows with their number among their parent's, and takes a window of them: SQLite has no LATERAL.
func (l *level) numbered(columns []fragment, order []sortKey, n, skip int64) fragment {
	inner := []fragment{cat(l.key, " AS parent")}
	outer := []fragment{plain("parent")}
	for i, c := range columns {
		name := fmt.Sprintf("c%d", i)
		inner = append(inner, cat(c, " AS "+name))
		outer = append(outer, plain(name))
	}
	position := cat("ROW_NUMBER() OVER (PARTITION BY ", l.key, " ORDER BY ", l.s.orderList(order), ") AS position")
	inner = append(inner, position)
	text := cat("SELECT ", list(outer, ", "), " FROM (SELECT ", list(inner, ", "), l.from(), ") numbered WHERE position > ", l.s.number(skip))
	if n >= 0 {
		text = cat(text, " AND position <= ", l.s.number(skip+min(n, math.MaxInt64-skip)))
	}
	return cat(text, " ORDER BY parent, position")
}
