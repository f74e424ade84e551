package querytest

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Query is a query as its parts.
type Query struct {
	// From is the resource path.
	From string
	Options
}

// Options are the query options of a request or of an item of $expand.
type Options struct {
	// Loose spells their names without "$" and in any case.
	Loose     bool
	Filter    *Node
	Search    *Node
	Order     []Order
	Compute   []Compute
	Select    []string
	Top, Skip *int64
	Count     bool
	Levels    string
	Expand    []*Expand
}

// Compute is one item of $compute.
type Compute struct {
	Name string
	By   *Node
}

// Order is one item of $orderby.
type Order struct {
	By   *Node
	Desc bool
}

// Expand is one item of $expand. Suffix is the name of a derived type, /$ref, /$count or nothing.
type Expand struct {
	Nav    *edm.Navigation
	Suffix string
	Options
}

func (g *gen) query() *Query {
	q := &Query{Options: Options{Loose: g.loose}}
	var kind *edm.EntityType
	q.From, kind = g.from()
	g.over(kind, func() {
		if g.chance(20) {
			q.Compute = g.compute()
		}
		if g.chance(90) {
			q.Filter = g.condition(1 + g.r.IntN(4))
		}
		if g.chance(50) {
			q.Order = g.order(3)
		}
		q.Search = g.maybeSearch(kind)
		q.Select = g.names(kind)
	})
	if g.chance(20) {
		q.Top = number(g.r.Int64N(12))
	}
	if g.chance(15) {
		q.Skip = number(g.r.Int64N(12))
	}
	q.Count = g.chance(15)
	if g.chance(25) {
		q.Expand = g.expand(kind, 1)
	}
	return q
}

// from is the path of a set, sometimes of the rows of a derived type in it, or of the rows that one
// row leads to: not in a wild query, since a database may compute for other rows, too.
func (g *gen) from() (string, *edm.EntityType) {
	set := g.Model.Set(pick(g, g.Sets))
	path, kind := set.Name, set.Type
	if c := many(kind); len(c) > 0 && !g.wild && g.chance(8) {
		nav := pick(g, c)
		path, kind = fmt.Sprintf("%s(%d)/%s", path, 1+g.r.IntN(8), nav.Name), nav.Target
	}
	if derived := g.derived(kind); len(derived) > 0 && g.chance(8) {
		kind = pick(g, derived)
		path += "/" + kind.TypeName()
	}
	return path, kind
}

// many lists the collections of rows that a row leads to.
func many(kind *edm.EntityType) []*edm.Navigation {
	return slices.DeleteFunc(slices.Clone(kind.AllNavigations()), func(nav *edm.Navigation) bool { return !nav.Collection })
}

// derived lists the types derived from a type.
func (m *Maker) derived(kind *edm.EntityType) []*edm.EntityType {
	return slices.DeleteFunc(slices.Clone(m.Model.Types), func(t *edm.EntityType) bool { return t == kind || !t.Is(kind) })
}

func number(n int64) *int64 { return &n }

// over makes something over the rows of a type.
func (g *gen) over(kind *edm.EntityType, do func()) {
	roots, computed := g.roots, g.computed
	g.roots, g.computed = []root{{kind: kind}}, nil
	do()
	g.roots, g.computed = roots, computed
}

// compute defines properties, which everything that follows over the same rows may use.
func (g *gen) compute() []Compute {
	var items []Compute
	for range 1 + g.r.IntN(2) {
		n := g.value(g.anyType(), 1+g.r.IntN(2), false)
		if n == nil || n.Fixed {
			continue
		}
		name := fmt.Sprintf("C%d", len(items)+1)
		items = append(items, Compute{Name: name, By: n})
		g.computed = append(g.computed, &Node{Type: n.Type, Parts: []string{name}, Bits: n.Bits, near: n.near})
	}
	return items
}

// names picks some properties to show, or none of them, which means all: most often some, since
// reading many takes time and shows little.
func (g *gen) names(kind *edm.EntityType) []string {
	if g.chance(30) {
		return nil
	}
	names := kind.KeyNames()[:1:1]
	for _, p := range kind.AllProperties() {
		if p.Name != names[0] && g.chance(8) {
			names = append(names, p.Name)
		}
	}
	for _, c := range g.computed {
		if g.chance(80) {
			names = append(names, c.Parts[0])
		}
	}
	return names
}

func (g *gen) order(most int) []Order {
	var items []Order
	for range 1 + g.r.IntN(most) {
		if n := g.value(g.anyType(), g.r.IntN(3), false); n != nil && !n.Fixed {
			items = append(items, Order{By: n, Desc: g.chance(50)})
		}
	}
	return items
}

// Bounds of $expand: items of one request, and levels.
const (
	maxExpands     = 6
	maxExpandDepth = 3
)

func (g *gen) expand(kind *edm.EntityType, depth int) []*Expand {
	nested := g.nested
	g.nested = true
	defer func() { g.nested = nested }()
	var items []*Expand
	for _, nav := range kind.AllNavigations() {
		if g.expands >= maxExpands || !g.chance(35) {
			continue
		}
		g.expands++
		item := &Expand{Nav: nav, Options: Options{Loose: g.loose}}
		kind := nav.Target
		if derived := g.derived(kind); len(derived) > 0 && g.chance(10) {
			kind = pick(g, derived)
			item.Suffix = "/" + kind.TypeName()
		}
		g.over(kind, func() { g.itemOptions(item, kind, depth) })
		items = append(items, item)
	}
	return items
}

func (g *gen) itemOptions(e *Expand, kind *edm.EntityType, depth int) {
	if e.Nav.Collection && g.chance(8) {
		e.Suffix += "/$count"
		g.picked(e, kind)
		return
	}
	shown := !g.chance(6)
	if !shown {
		e.Suffix += "/$ref"
	} else if g.chance(20) {
		e.Compute = g.compute()
	}
	g.picked(e, kind)
	if e.Nav.Collection {
		g.paged(e)
	}
	if !shown {
		return
	}
	e.Select = g.names(kind)
	again := kind.Navigation(e.Nav.Name) == e.Nav && depth < maxExpandDepth
	switch {
	case again && g.chance(30):
		e.Levels = pick(g, []string{"max", strconv.Itoa(1 + g.r.IntN(maxExpandDepth-depth+1))})
		g.expands += maxExpandDepth - depth
	case depth < maxExpandDepth && g.chance(35):
		e.Expand = g.expand(kind, depth+1)
	}
}

// picked gives an item conditions for its rows.
func (g *gen) picked(e *Expand, kind *edm.EntityType) {
	if g.chance(40) {
		e.Filter = g.condition(g.r.IntN(3))
	}
	if e.Nav.Collection {
		e.Search = g.maybeSearch(kind)
	}
}

// paged gives an item that is a collection an order and a window.
func (g *gen) paged(e *Expand) {
	if g.chance(40) {
		e.Order = g.order(2)
	}
	if g.chance(35) {
		e.Top = number(g.r.Int64N(4))
	}
	if g.chance(25) {
		e.Skip = number(g.r.Int64N(3))
	}
	e.Count = g.chance(30)
}
