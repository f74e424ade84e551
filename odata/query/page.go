package query

import "slices"

// Extra lists the sort items that are no columns: a Select gives their values after the
// columns, in Row.Extra, so that the next page can start behind the last row.
func (q *Query) Extra() []Expr {
	var extra []Expr
	for _, o := range q.OrderBy {
		if q.sortColumn(o) < 0 {
			extra = append(extra, o.Expr)
		}
	}
	return extra
}

// sortColumn is the index of the column that a sort item is; -1 if it is none.
func (q *Query) sortColumn(o Order) int {
	p := own(o.Expr)
	if p == nil {
		return -1
	}
	return slices.Index(q.Columns, p)
}

// Behind gives the value of After with which the page behind a row begins.
func (q *Query) Behind(row Row) []any {
	after := make([]any, 0, len(q.OrderBy))
	extra := 0
	for _, o := range q.OrderBy {
		if i := q.sortColumn(o); i >= 0 {
			after = append(after, row.Cells[i].Value(q.Columns[i].Type))
			continue
		}
		after = append(after, row.Extra[extra].Value(o.Expr.Type()))
		extra++
	}
	return after
}
