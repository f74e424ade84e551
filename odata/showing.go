package odata

import (
	"slices"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// showing is the request that shows what a body wrote: the one at hand, expanded to the related
// entities that were written with it and cast to the type that the body named.
func (x *exchange) showing(req *query.Request, url *grammar.URL, e *payload.Entity) (*query.Request, *grammar.URL) {
	expand := widened(url.Options.Expand, e)
	if len(expand) == len(url.Options.Expand) && e.Type == req.Query.Type {
		return req, url
	}
	wider := *url
	wider.Options.Expand = expand
	if e.Type != req.Query.Type {
		wider.Path = append(slices.Clone(url.Path), grammar.Segment{Name: e.Type.TypeName()})
	}
	shown, err := x.bind(req.Query.Model, &wider, nil)
	if err != nil { // more was written than one answer can show
		return req, url
	}
	return shown, &wider
}

// widened adds to $expand what a body wrote of related entities. What the client expands himself
// stays as he wrote it.
func widened(expand []grammar.ExpandItem, e *payload.Entity) []grammar.ExpandItem {
	wider := slices.Clone(expand)
	for _, rel := range e.Related {
		asked := func(item grammar.ExpandItem) bool { return item.Star || navigated(&item) == rel.Nav.Name }
		if slices.ContainsFunc(wider, asked) {
			continue
		}
		item := grammar.ExpandItem{Path: []grammar.Step{{Name: rel.Nav.Name}}}
		if inner := beneath(rel); len(inner) > 0 {
			item.Options = &grammar.Options{Expand: inner}
		}
		wider = append(wider, item)
	}
	return wider
}

// beneath is what the related entities wrote of entities related to them.
func beneath(rel payload.Related) []grammar.ExpandItem {
	var inner []grammar.ExpandItem
	for _, item := range rel.Items {
		if item.Entity != nil {
			inner = widened(inner, item.Entity)
		}
	}
	return inner
}
