package payload

import (
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// contextKey is the place of a context URL in the shape of its query.
type contextKey struct{ one bool }

// Context is the context URL of an answer to q: one entity or a collection.
func Context(root string, q *query.Query, one bool) string {
	key := contextKey{one}
	if kept, ok := q.Shape.Get(key); ok {
		return root + kept.(string)
	}
	fragment := contextFragment(q, one)
	q.Shape.Keep(key, fragment)
	return root + fragment
}

func contextFragment(q *query.Query, one bool) string {
	var b strings.Builder
	b.WriteString("$metadata#")
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
	if one && q.Set != nil && !q.Set.Singleton {
		b.WriteString("/$entity")
	}
	return b.String()
}

// selectList is what was selected, computed and expanded; empty if that is the type as it stands.
func selectList(q *query.Query) string {
	var items []string
	declared := 0
	for i, p := range q.Columns {
		if q.Shown[i] && q.Computed[p] == nil {
			declared++
			items = append(items, selectedParts(p, q.Parts[p])...)
		}
	}
	if declared == len(q.Type.AllProperties()) && len(q.Parts) == 0 && len(q.Links) == 0 {
		if items = nil; len(q.Computed) > 0 { // what is computed comes on top
			items = []string{"*"}
		}
	}
	for i, p := range q.Columns {
		if !q.Shown[i] || q.Computed[p] == nil {
			continue
		}
		if d, ok := q.Derived[p]; ok {
			items = append(items, d.Type.TypeName()+"/"+p.Name)
			continue
		}
		items = append(items, p.Name)
	}
	for _, nav := range q.Links {
		items = append(items, nav.Name)
	}
	for _, e := range q.Expand {
		items = append(items, expandedName(e))
	}
	return strings.Join(items, ",")
}

// PartList is what was selected of a value that is no part of a row; empty if it is shown whole.
func PartList(part *query.Part) string {
	if part == nil || part.Members == nil {
		return ""
	}
	var names []string
	for _, m := range part.Members {
		names = append(names, selectedParts(m.Property, m.Part)...)
	}
	return "(" + strings.Join(names, ",") + ")"
}

// selectedParts is a property, or the parts of it that were selected.
func selectedParts(p *edm.Property, part *query.Part) []string {
	if part == nil || part.Members == nil {
		return []string{p.Name}
	}
	var names []string
	for _, m := range part.Members {
		for _, name := range selectedParts(m.Property, m.Part) {
			names = append(names, p.Name+"/"+name)
		}
	}
	return names
}

// expandedName is an expanded navigation property with what was selected of its targets. A plus
// says that it is expanded again in them, as $levels wants.
func expandedName(e *query.Expand) string {
	name := e.Nav.Name
	if e.Query.Type != e.Nav.Target {
		name += "/" + e.Query.Type.TypeName()
	}
	switch {
	case e.Ref:
		return name + "/$ref"
	case e.CountOnly:
		return name + "/$count"
	case e.Levels > 1:
		q := *e.Query
		q.Expand = q.Expand[:len(q.Expand)-1] // the last one is this property again
		return name + "+(" + selectList(&q) + ")"
	}
	return name + "(" + selectList(e.Query) + ")"
}
