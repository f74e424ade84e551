package payload

import (
	"strings"

	"github.com/ropewalk/ropewalk/odata/query"
)

// Context is the context URL of an answer to q: one entity or a collection.
func Context(root string, q *query.Query, one bool) string {
	var b strings.Builder
	b.WriteString(root + "$metadata#")
	if q.Set != nil {
		b.WriteString(q.Set.Name)
		if q.Type != q.Set.Type {
			b.WriteString("/" + q.Type.TypeName())
		}
	} else if one {
		b.WriteString(q.Type.TypeName())
	} else {
		b.WriteString("Collection(" + q.Type.TypeName() + ")")
	}
	if list := selectList(q); list != "" {
		b.WriteString("(" + list + ")")
	}
	if one && q.Set != nil {
		b.WriteString("/$entity")
	}
	return b.String()
}

// selectList is what was selected and expanded; empty if that is the type as it stands.
func selectList(q *query.Query) string {
	var items []string
	shown := 0
	for i, p := range q.Columns {
		if q.Shown[i] {
			shown++
			items = append(items, p.Name)
		}
	}
	if shown == len(q.Type.AllProperties()) {
		items = nil
	}
	for _, e := range q.Expand {
		switch {
		case e.Ref:
			items = append(items, e.Nav.Name+"/$ref")
		case e.CountOnly:
			items = append(items, e.Nav.Name+"/$count")
		default:
			items = append(items, e.Nav.Name+"("+selectList(e.Query)+")")
		}
	}
	return strings.Join(items, ",")
}
