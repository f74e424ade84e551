package query

import (
	"maps"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// expand binds $expand; depth counts from 1.
func (b *binder) expand(q *Query, items []grammar.ExpandItem, depth int) error {
	b.enter("$expand")
	if len(items) > 0 && depth > b.expandDepth() {
		return b.limit(items[0].At, "levels of $expand", b.expandDepth())
	}
	for _, star := range []bool{false, true} { // a star stands for those that are not named
		for _, item := range items {
			if item.Star != star {
				continue
			}
			if err := b.expandItem(q, item, depth); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *binder) expandDepth() int {
	if b.env.MaxExpandDepth == 0 {
		return maxExpandDepth
	}
	return b.env.MaxExpandDepth
}

// expandItem binds one item: a navigation property, or all of them. A star counts once, unless
// it stands within another item.
func (b *binder) expandItem(q *Query, item grammar.ExpandItem, depth int) error {
	if !item.Star {
		nav, to, err := b.expandPath(q.Type, item)
		if err != nil {
			return err
		}
		return b.expandOne(q, nav, to, item, depth)
	}
	again, err := b.star(item, depth)
	if err != nil {
		return err
	}
	before := b.expands
	for _, nav := range q.Type.AllNavigations() {
		if named(q, nav) {
			continue
		}
		each := grammar.ExpandItem{At: item.At, Ref: item.Ref, Options: again}
		if err := b.expandLevel(q, nav, nav.Target, each, depth, 1); err != nil {
			return err
		}
		if depth == 1 && again == nil {
			b.expands = before + 1
		}
	}
	return nil
}

func named(q *Query, nav *edm.Navigation) bool {
	for _, e := range q.Expand {
		if e.Nav == nav {
			return true
		}
	}
	return false
}

// star gives what a star means for each navigation property: with $levels they are all expanded
// again in the targets. It refuses what cannot be said of all of them at once.
func (b *binder) star(item grammar.ExpandItem, depth int) (*grammar.Options, error) {
	if item.Options == nil {
		return nil, nil
	}
	only := *item.Options
	if only.Levels = nil; grammar.PrintOptions(&only) != "" {
		return nil, b.fail(item.At, "$expand", "only $levels can stand behind * in parentheses; name the navigation properties one by one")
	}
	n, max := *item.Options.Levels, int64(b.expandDepth()-depth+1)
	if n < 0 {
		n = max
	}
	if n > max {
		return nil, b.limit(item.At, "levels of $expand", b.expandDepth())
	}
	if n--; n == 0 {
		return nil, nil
	}
	again := grammar.ExpandItem{At: item.At, Star: true, Options: &grammar.Options{Levels: &n}}
	return &grammar.Options{Expand: []grammar.ExpandItem{again}}, nil
}

// expandPath finds the navigation property of an item, and the type its targets are cast to.
func (b *binder) expandPath(t *edm.EntityType, item grammar.ExpandItem) (*edm.Navigation, *edm.EntityType, error) {
	if err := b.plain(item.Path); err != nil {
		return nil, nil, err
	}
	steps := item.Path
	for len(steps) > 1 && strings.Contains(steps[0].Name, ".") {
		to, err := b.narrow(steps[0].At, t, steps[0].Name)
		if err != nil {
			return nil, nil, err
		}
		if to != t && t.Navigation(steps[1].Name) == nil {
			return nil, nil, b.later(steps[0].At, "expanding what only a derived type has")
		}
		steps = steps[1:]
	}
	if len(steps) == 0 {
		return nil, nil, b.fail(item.At, "", "$expand wants a navigation property")
	}
	nav := t.Navigation(steps[0].Name)
	switch {
	case nav == nil && t.Property(steps[0].Name) != nil:
		return nil, nil, b.fail(steps[0].At, steps[0].Name, "%s is no navigation property: name it in $select", steps[0].Name)
	case nav == nil:
		return nil, nil, b.unknown(steps[0].At, t.Name, "navigation property", steps[0].Name, t.NavigationNames())
	case len(steps) == 2 && strings.Contains(steps[1].Name, "."):
		to, err := b.narrow(steps[1].At, nav.Target, steps[1].Name)
		return nav, to, err
	case len(steps) > 1:
		return nil, nil, b.fail(steps[1].At, steps[1].Name, "write $expand=%s($expand=%s) to expand further", nav.Name, steps[1].Name)
	}
	return nav, nav.Target, nil
}

// narrow is the type that a cast leads to: the type itself, one it derives from, which changes
// nothing, or a derived one, of which only the rows of that type are left.
func (b *binder) narrow(at int, from *edm.EntityType, name string) (*edm.EntityType, error) {
	to := b.model.Type(name)
	switch {
	case to == nil:
		return nil, b.fail(at, name, "there is no type %s", name)
	case from.Is(to):
		return from, nil
	case to.Is(from):
		return to, nil
	}
	return nil, b.fail(at, name, "%s is never a %s", from.Name, name)
}

// castTo leaves only those rows that are of a type.
func (q *Query) castTo(to *edm.EntityType) {
	if to != q.Type && q.Declared == nil {
		q.Declared = q.Type
	}
	q.Type = to
}

// expandOne expands one navigation property.
func (b *binder) expandOne(q *Query, nav *edm.Navigation, to *edm.EntityType, item grammar.ExpandItem, depth int) error {
	if named(q, nav) {
		return b.fail(item.At, nav.Name, "%s is expanded twice", nav.Name)
	}
	levels, err := b.levels(nav, to, item, depth)
	if err != nil {
		return err
	}
	return b.expandLevel(q, nav, to, item, depth, levels)
}

// levels is how often a navigation property is followed: $levels, which counts the level itself,
// or as often as allowed for max. It must lead back to where it starts, to be followed again.
func (b *binder) levels(nav *edm.Navigation, to *edm.EntityType, item grammar.ExpandItem, depth int) (int, error) {
	if item.Options == nil || item.Options.Levels == nil {
		return 1, nil
	}
	n, max := *item.Options.Levels, int64(b.expandDepth()-depth+1)
	switch {
	case n > max:
		return 0, b.limit(item.At, "levels of $expand", b.expandDepth())
	case n == 1:
		return 1, nil
	case to.Navigation(nav.Name) != nav:
		return 0, b.fail(item.At, nav.Name, "$levels wants a navigation property that its targets have as well; expand those of %s by name", to.Name)
	case n < 0:
		return int(max), nil
	}
	return int(n), nil
}

// expandLevel expands a navigation property and, within its targets, the levels that follow.
func (b *binder) expandLevel(q *Query, nav *edm.Navigation, to *edm.EntityType, item grammar.ExpandItem, depth, levels int) error {
	if b.expands++; b.expands > maxExpandItems {
		return b.limit(item.At, "$expand items", maxExpandItems)
	}
	e := &Expand{Nav: nav, Ref: item.Ref, CountOnly: item.Count, Levels: levels}
	e.Query = &Query{Model: b.model, Set: b.bound(q.Set, nav), Type: nav.Target, IncludeDeleted: true}
	e.Query.castTo(to)
	if e.Query.Set == nil {
		e.Query.Set = b.model.SetOf(to)
	}
	o := item.Options
	if o == nil {
		o = &grammar.Options{}
	}
	leave := b.within(o)
	defer leave()
	if err := b.expandOptions(e, item, o, depth); err != nil {
		return err
	}
	q.addExpand(e)
	if levels == 1 {
		return nil
	}
	b.enter("$expand")
	if named(e.Query, nav) {
		return b.fail(item.At, nav.Name, "%s is expanded twice, by $levels and within its parentheses", nav.Name)
	}
	return b.expandLevel(e.Query, nav, to, item, depth+1, levels-1)
}

// within enters the options of an item: aliases that are given there hold there, and properties
// that are computed outside do not.
func (b *binder) within(o *grammar.Options) (leave func()) {
	aliases, computed, nested := b.aliases, b.computed, b.nested
	b.nested = true
	if len(o.Aliases) > 0 {
		b.aliases = maps.Clone(b.aliases)
		if b.aliases == nil {
			b.aliases = map[string]grammar.Expr{}
		}
		maps.Copy(b.aliases, o.Aliases)
	}
	return func() { b.aliases, b.computed, b.nested = aliases, computed, nested }
}

func (b *binder) expandOptions(e *Expand, item grammar.ExpandItem, o *grammar.Options, depth int) error {
	if err := b.unoffered(KindEntities, o); err != nil {
		return err
	}
	if err := b.fits(e, item, o); err != nil {
		return err
	}
	if err := b.compute(e.Query, o.Compute); err != nil {
		return err
	}
	if err := b.rows(e.Query, o, e.CountOnly); err != nil {
		return err
	}
	e.Query.IncludeDeleted = true
	switch {
	case e.CountOnly:
		e.Query.CountOnly = true
		return nil
	case e.Ref:
		e.Query.need(e.Query.Type.KeyProperties()...)
		return nil
	}
	return b.shape(e.Query, o, depth+1)
}

// fits refuses options that mean nothing for what is expanded.
func (b *binder) fits(e *Expand, item grammar.ExpandItem, o *grammar.Options) error {
	if e.Ref || e.CountOnly {
		if err := b.shapeless(o, item.At); err != nil {
			return err
		}
		if o.Levels != nil {
			return b.fail(item.At, "$levels", "$levels can only be used where entities are shown")
		}
	}
	switch {
	case e.CountOnly && !e.Nav.Collection:
		return b.fail(item.At, e.Nav.Name, "%s leads to one entity and has no $count", e.Nav.Name)
	case e.CountOnly:
		return b.countable(o, item.At)
	case e.Nav.Collection:
		return nil
	}
	only := *o // whether the one target is shown may depend on it
	only.Filter = nil
	return b.oneOnly(&only, item.At)
}

// countable refuses options that do not change a number.
func (b *binder) countable(o *grammar.Options, at int) error {
	only := *o
	only.Filter, only.Search = nil, nil
	if b.oneOnly(&only, at) != nil {
		return b.fail(at, "$count", "only $filter and $search can stand behind $count in parentheses")
	}
	return nil
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
	if named(q, nav) {
		return
	}
	b := &binder{model: q.Model}
	e := &Expand{Nav: nav, Stub: true, Levels: 1}
	e.Query = &Query{Model: q.Model, Set: b.bound(q.Set, nav), Type: nav.Target, IncludeDeleted: true}
	for _, name := range properties {
		if p := nav.Target.Property(name); p != nil {
			e.Query.Columns, e.Query.Shown = append(e.Query.Columns, p), append(e.Query.Shown, true)
		}
	}
	e.Query.need(nav.Target.KeyProperties()...)
	e.Query.OrderBy = keyOrder(nav.Target)
	q.Links = slices.DeleteFunc(q.Links, func(link *edm.Navigation) bool { return link == nav })
	q.addExpand(e)
}
