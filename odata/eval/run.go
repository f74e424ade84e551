package eval

import (
	"slices"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Run answers a query from the objects of src, with filter, order, paging and $expand. The
// count is nil unless the query asks for it; a query for the count alone has no rows.
func Run(q *query.Query, src Source, o Options) ([]query.Row, *int64, error) {
	w := &world{src: src, params: o.Params, literals: q.Literals, rule: o.Rule}
	objects, err := w.find(q, src)
	if err != nil {
		return nil, nil, err
	}
	var count *int64
	if q.Count || q.CountOnly {
		n := int64(len(objects))
		count = &n
	}
	if q.CountOnly {
		return nil, count, nil
	}
	page, _, err := w.page(q, objects)
	if err != nil {
		return nil, nil, err
	}
	rows := make([]query.Row, len(page))
	for i, object := range page {
		if rows[i], err = w.row(q, object); err != nil {
			return nil, nil, err
		}
	}
	return rows, count, nil
}

// Find gives the objects that a query picks, without order and paging.
func Find(q *query.Query, src Source, o Options) ([]Object, error) {
	w := &world{src: src, params: o.Params, literals: q.Literals, rule: o.Rule}
	return w.find(q, src)
}

// look is how the expressions of a query see one of its objects.
func look(o Object) view { return view{it: o, rules: true} }

func (w *world) find(q *query.Query, src Source) ([]Object, error) {
	objects, err := w.origin(q, src)
	if err != nil {
		return nil, err
	}
	objects = slices.DeleteFunc(slices.Clone(objects), func(o Object) bool { return !hasKey(o, q.Key) })
	return w.filtered(q, objects)
}

func hasKey(o Object, key []query.KeyValue) bool {
	for _, k := range key {
		if !equal(o.Value(k.Property.Name), k.Value) {
			return false
		}
	}
	return true
}

// origin gives the rows of the set or the targets of the navigation that q begins with.
func (w *world) origin(q *query.Query, src Source) ([]Object, error) {
	if q.From == nil {
		objects := src.Objects(q.Set)
		if deleted := q.Type.SoftDeleteProperty(); deleted != "" && !q.IncludeDeleted {
			objects = slices.DeleteFunc(slices.Clone(objects), func(o Object) bool { return o.Value(deleted) == true })
		}
		return objects, nil
	}
	parents, err := w.find(q.From.Parent, src)
	if err != nil {
		return nil, err
	}
	var objects []Object
	for _, p := range parents {
		objects = append(objects, p.Related(q.From.Nav.Name)...)
	}
	return objects, nil
}

func (w *world) filtered(q *query.Query, objects []Object) ([]Object, error) {
	objects = slices.DeleteFunc(slices.Clone(objects), func(o Object) bool { return !isA(o, q) })
	objects, err := w.visible(objects, q.Type, view{rules: true})
	if q.Declared != nil && err == nil {
		objects, err = w.visible(objects, q.Declared, view{rules: true})
	}
	if err != nil || q.Filter == nil {
		return objects, err
	}
	return w.keep(objects, q.Filter, look)
}

// isA tells whether an object is of the type that a query casts its rows to.
func isA(o Object, q *query.Query) bool {
	typed, ok := o.(Typed)
	return !ok || typed.Type().Origin().Is(q.Type.Origin())
}

// sorted is an object with the values it is sorted by.
type sorted struct {
	object Object
	keys   []any
}

// page orders the objects and cuts the page out; more tells whether q.Limit cut it short.
func (w *world) page(q *query.Query, objects []Object) (page []Object, more bool, err error) {
	items := make([]sorted, len(objects))
	for i, o := range objects {
		if items[i], err = w.sortItem(q, o); err != nil {
			return nil, false, err
		}
	}
	slices.SortStableFunc(items, func(a, b sorted) int { return order(q.OrderBy, a.keys, b.keys) })
	for _, item := range items {
		if q.After == nil || order(q.OrderBy, item.keys, q.After) > 0 {
			page = append(page, item.object)
		}
	}
	if q.Skip != nil && q.After == nil {
		page = page[min(int64(len(page)), *q.Skip):]
	}
	if q.Top != nil {
		page = page[:min(int64(len(page)), *q.Top)]
	}
	if q.Limit > 0 && int64(len(page)) > q.Limit {
		return page[:q.Limit], true, nil
	}
	return page, false, nil
}

func (w *world) sortItem(q *query.Query, o Object) (sorted, error) {
	item := sorted{object: o, keys: make([]any, len(q.OrderBy))}
	for i, by := range q.OrderBy {
		v, err := w.value(by.Expr, look(o))
		if err != nil {
			return item, err
		}
		item.keys[i] = v
	}
	return item, nil
}

// order compares two rows by $orderby: null is lower than every value.
func order(items []query.Order, a, b []any) int {
	for i, by := range items {
		c := lower(a[i], b[i])
		if by.Desc {
			c = -c
		}
		if c != 0 {
			return c
		}
	}
	return 0
}

func lower(a, b any) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	return funcs.Compare(a, b)
}

func (w *world) row(q *query.Query, o Object) (query.Row, error) {
	row := query.Row{}
	for _, p := range q.Columns {
		v, err := w.column(q, p, o)
		if err != nil {
			return row, err
		}
		row.Cells = append(row.Cells, query.CellOf(v))
	}
	for _, e := range q.Extra() {
		v, err := w.value(e, look(o))
		if err != nil {
			return row, err
		}
		row.Extra = append(row.Extra, query.CellOf(v))
	}
	for _, e := range q.Expand {
		expanded, err := w.expand(e, o)
		if err != nil {
			return row, err
		}
		row.Expanded = append(row.Expanded, expanded)
	}
	return row, nil
}

// column is the value of a column, stored or computed.
func (w *world) column(q *query.Query, p *edm.Property, o Object) (any, error) {
	if x := q.Computed[p]; x != nil {
		return w.value(x, look(o))
	}
	return o.Value(p.Name), nil
}

func (w *world) expand(e *query.Expand, o Object) (query.Expanded, error) {
	var result query.Expanded
	targets, err := w.filtered(e.Query, o.Related(e.Nav.Name))
	if err != nil {
		return result, err
	}
	if e.Query.Count || e.CountOnly {
		n := int64(len(targets))
		result.Count = &n
	}
	if e.CountOnly {
		return result, nil
	}
	page, more, err := w.page(e.Query, targets)
	if err != nil {
		return result, err
	}
	result.More = more
	for _, target := range page {
		row, err := w.row(e.Query, target)
		if err != nil {
			return result, err
		}
		result.Rows = append(result.Rows, row)
	}
	return result, nil
}
