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
		v := view{}.withItem(n.Var, value)
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
