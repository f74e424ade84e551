package eval

import (
	"slices"

	"github.com/ropewalk/ropewalk/odata/query"
)

// sortedItem is a value with the values it is sorted by.
type sortedItem struct {
	value any
	keys  []any
}

// Items picks, orders and cuts the values of a collection, as $select asks for it. The count is
// that of the values that meet the filter; nil unless it is asked for.
func Items(n *query.Items, values []any, params map[string]any) (picked []any, count *int64, err error) {
	w := &world{params: params}
	var found []sortedItem
	for _, value := range values {
		v := viewOf(n.Var, value)
		if n.Filter != nil {
			holds, err := w.value(n.Filter, v)
			if err != nil {
				return nil, nil, err
			}
			if holds != true {
				continue
			}
		}
		item := sortedItem{value: value}
		for _, by := range n.OrderBy {
			key, err := w.value(by.Expr, v)
			if err != nil {
				return nil, nil, err
			}
			item.keys = append(item.keys, key)
		}
		found = append(found, item)
	}
	if n.Count {
		number := int64(len(found))
		count = &number
	}
	slices.SortStableFunc(found, func(a, b sortedItem) int { return order(n.OrderBy, a.keys, b.keys) })
	picked = []any{}
	for _, item := range window(found, n.Top, n.Skip) {
		picked = append(picked, item.value)
	}
	return picked, count, nil
}

// viewOf is what an expression about one value sees: a complex one is a row.
func viewOf(each *query.Var, value any) view {
	if members, structured := value.(map[string]any); structured && each.Type != nil {
		return view{it: record(members)}.with(each, record(members))
	}
	return view{}.withItem(each, value)
}

// record is a complex value as an Object.
type record map[string]any

// Value implements Object.
func (r record) Value(name string) any { return r[name] }

// Related implements Object: a complex value has no links.
func (r record) Related(string) []Object { return nil }

// window is what $skip and $top leave of a list.
func window[T any](list []T, top, skip *int64) []T {
	if skip != nil {
		list = list[min(int64(len(list)), *skip):]
	}
	if top != nil {
		list = list[:min(int64(len(list)), *top)]
	}
	return list
}
