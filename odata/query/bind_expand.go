package query

import (
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// expand binds $expand; depth counts from 1.
func (b *binder) expand(q *Query, items []grammar.ExpandItem, depth int) error {
	b.option = "$expand"
	max := b.env.MaxExpandDepth
	if max == 0 {
		max = maxExpandDepth
	}
	if len(items) > 0 && depth > max {
		return b.limit(items[0].At, "levels of $expand", max)
	}
	for _, item := range items {
		navs, err := b.expandNames(q.Type, item)
		if err != nil {
			return err
		}
		for _, nav := range navs {
			if err := b.expandItem(q, nav, item, depth); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *binder) expandNames(t *edm.EntityType, item grammar.ExpandItem) ([]*edm.Navigation, error) {
	if item.Star {
		return t.AllNavigations(), nil
	}
	if err := b.plain(item.Path); err != nil {
		return nil, err
	}
	steps := item.Path
	for len(steps) > 1 && strings.Contains(steps[0].Name, ".") {
		if err := b.cast(steps[0].At, t, steps[0].Name); err != nil {
			return nil, err
		}
		steps = steps[1:]
	}
	if len(steps) == 0 {
		return nil, b.fail(item.At, "", "$expand wants a navigation property")
	}
	nav := t.Navigation(steps[0].Name)
	switch {
	case nav == nil && t.Property(steps[0].Name) != nil:
		return nil, b.fail(steps[0].At, steps[0].Name, "%s is no navigation property: name it in $select", steps[0].Name)
	case nav == nil:
		return nil, b.unknown(steps[0].At, t.Name, "navigation property", steps[0].Name, t.NavigationNames())
	case len(steps) == 2 && strings.Contains(steps[1].Name, "."):
		return []*edm.Navigation{nav}, b.cast(steps[1].At, nav.Target, steps[1].Name)
	case len(steps) > 1:
		return nil, b.fail(steps[1].At, steps[1].Name, "write $expand=%s($expand=%s) to expand further", nav.Name, steps[1].Name)
	}
	return []*edm.Navigation{nav}, nil
}

func (b *binder) expandItem(q *Query, nav *edm.Navigation, item grammar.ExpandItem, depth int) error {
	if b.expands++; b.expands > maxExpandItems {
		return b.limit(item.At, "$expand items", maxExpandItems)
	}
	for _, other := range q.Expand {
		if other.Nav == nav && item.Star {
			return nil
		}
		if other.Nav == nav {
			return b.fail(item.At, nav.Name, "%s is expanded twice", nav.Name)
		}
	}
	e := &Expand{Nav: nav, Ref: item.Ref, CountOnly: item.Count}
	e.Query = &Query{Model: b.model, Set: b.bound(q.Set, nav), Type: nav.Target, IncludeDeleted: true}
	if err := b.expandOptions(e, item, depth); err != nil {
		return err
	}
	q.addExpand(e)
	return nil
}

func (b *binder) expandOptions(e *Expand, item grammar.ExpandItem, depth int) error {
	o := item.Options
	if o == nil {
		o = &grammar.Options{}
	}
	if err := b.unoffered(o); err != nil {
		return err
	}
	switch {
	case o.Levels != nil && *o.Levels != 1:
		return b.later(item.At, "$levels")
	case len(o.Aliases) > 0:
		return b.later(item.At, "a parameter alias inside $expand")
	}
	if e.Ref || e.CountOnly {
		if err := b.shapeless(o); err != nil {
			return err
		}
	}
	if !e.Nav.Collection {
		filter := o.Filter
		only := *o
		only.Filter = nil
		if err := b.oneOnly(&only); err != nil {
			return err
		}
		o = &only
		o.Filter = filter
	}
	if e.CountOnly && !e.Nav.Collection {
		return b.fail(item.At, e.Nav.Name, "%s leads to one entity and has no $count", e.Nav.Name)
	}
	if err := b.rows(e.Query, o, false); err != nil {
		return err
	}
	e.Query.IncludeDeleted = true
	if e.CountOnly {
		e.Query.CountOnly = true
		return nil
	}
	if e.Ref {
		e.Query.need(e.Query.Type.KeyProperties()...)
		return nil
	}
	return b.shape(e.Query, o, depth+1)
}

// addExpand adds an expand and the column that leads to its targets.
func (q *Query) addExpand(e *Expand) {
	q.Expand = append(q.Expand, e)
	if p := q.Type.Property(e.Nav.Ref); p != nil {
		q.need(p)
		return
	}
	q.need(q.Type.KeyProperties()...)
}

// AddStub expands a navigation property for the service's own use: the named properties of
// the targets, as far as the model has them. It does nothing if the property is expanded already.
func (q *Query) AddStub(nav *edm.Navigation, properties ...string) {
	for _, e := range q.Expand {
		if e.Nav == nav {
			return
		}
	}
	b := &binder{model: q.Model}
	e := &Expand{Nav: nav, Stub: true}
	e.Query = &Query{Model: q.Model, Set: b.bound(q.Set, nav), Type: nav.Target, IncludeDeleted: true}
	for _, name := range properties {
		if p := nav.Target.Property(name); p != nil {
			e.Query.Columns, e.Query.Shown = append(e.Query.Columns, p), append(e.Query.Shown, true)
		}
	}
	e.Query.need(nav.Target.KeyProperties()...)
	e.Query.OrderBy = keyOrder(nav.Target)
	q.addExpand(e)
}
