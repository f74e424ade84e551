package querytest

import "slices"

// maxShrinks bounds the smaller queries that are tried.
const maxShrinks = 3000

// Shrink looks for the smallest query for which fails is still true. What does not bind must not count
// as a failure: not all that is tried does.
func Shrink(q *Query, fails func(*Query) bool) *Query {
	tried := 0
	for again := true; again; {
		again = false
		for _, o := range q.Options.smaller() {
			if tried++; tried > maxShrinks {
				return q
			}
			candidate := &Query{From: q.From, Options: o}
			if fails(candidate) {
				q, again = candidate, true
				break
			}
		}
	}
	return q
}

// smaller gives options with something left out, then options with something smaller.
func (o Options) smaller() []Options {
	var found []Options
	add := func(change func(*Options)) {
		copied := o
		change(&copied)
		found = append(found, copied)
	}
	o.dropped(add)
	for _, n := range o.Filter.smaller() {
		add(func(c *Options) { c.Filter = n })
	}
	for _, n := range o.Search.smaller() {
		add(func(c *Options) { c.Search = n })
	}
	for i, item := range o.Order {
		for _, n := range item.By.smaller() {
			add(func(c *Options) { c.Order = replaced(o.Order, i, Order{By: n, Desc: item.Desc}) })
		}
		if item.Desc {
			add(func(c *Options) { c.Order = replaced(o.Order, i, Order{By: item.By}) })
		}
	}
	for i, c := range o.Compute {
		for _, n := range c.By.smaller() {
			add(func(x *Options) { x.Compute = replaced(o.Compute, i, Compute{Name: c.Name, By: n}) })
		}
	}
	for i, e := range o.Expand {
		for _, inner := range e.Options.smaller() {
			add(func(c *Options) {
				c.Expand = replaced(o.Expand, i, &Expand{Nav: e.Nav, Suffix: e.Suffix, Options: inner})
			})
		}
	}
	return found
}

// dropped leaves out one option, or one item of one, each in turn.
func (o Options) dropped(add func(func(*Options))) {
	if o.Filter != nil {
		add(func(c *Options) { c.Filter = nil })
	}
	if o.Search != nil {
		add(func(c *Options) { c.Search = nil })
	}
	if o.Select != nil {
		add(func(c *Options) { c.Select = nil })
	}
	if o.Top != nil {
		add(func(c *Options) { c.Top = nil })
	}
	if o.Skip != nil {
		add(func(c *Options) { c.Skip = nil })
	}
	if o.Loose {
		add(func(c *Options) { c.Loose = false })
	}
	if o.Count {
		add(func(c *Options) { c.Count = false })
	}
	if o.Levels != "" {
		add(func(c *Options) { c.Levels = "" })
	}
	for i := range o.Order {
		add(func(c *Options) { c.Order = without(o.Order, i) })
	}
	for i := range o.Compute {
		add(func(c *Options) { c.Compute = without(o.Compute, i) })
	}
	for i := range o.Expand {
		add(func(c *Options) { c.Expand = without(o.Expand, i) })
	}
}

func without[T any](items []T, i int) []T { return slices.Delete(slices.Clone(items), i, i+1) }

func replaced[T any](items []T, i int, with T) []T {
	items = slices.Clone(items)
	items[i] = with
	return items
}
