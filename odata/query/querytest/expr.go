package querytest

import (
	"github.com/ropewalk/ropewalk/odata/edm"
)

// room is the width that computed values of a type may have, so that nothing overflows in any
// judge: scaled decimals are 64 bits wide on SQLite, durations must leave a year four digits, and
// so must the years from 2000 to a point in time.
var room = map[edm.Type]int{edm.Int64: 62, edm.Decimal: 39, edm.Double: 900, edm.Duration: 52, edm.DateTimeOffset: 9, edm.Date: 9}

// fits tells whether a number can be no larger than what its type has room for.
func (g *gen) fits(n *Node) bool {
	limit, bounded := room[n.Type]
	return !bounded || g.wild || n.Bits <= limit
}

// value is an expression of a type; it is nil where nothing but a literal could stand and none is there.
func (g *gen) value(t edm.Type, depth int, computed bool) *Node {
	atom := weighted{30, func() *Node { return g.path(t) }}
	constant := weighted{12, func() *Node { return g.literal(t, nil, computed) }}
	if depth <= 0 {
		return g.choose(atom, constant)
	}
	ways := []weighted{
		atom, constant,
		{40, func() *Node { return g.call(t, depth) }},
		{4, func() *Node { return g.cases(t, depth) }},
	}
	if t == edm.Int64 {
		ways = append(ways, weighted{25, func() *Node { return g.count(depth) }})
	}
	if t == edm.Boolean {
		ways = append(ways, weighted{20, func() *Node { return g.condition(depth - 1) }})
	}
	return g.choose(ways...)
}

// varying is an expression that depends on a row.
func (g *gen) varying(t edm.Type, depth int) *Node {
	if n := g.value(t, depth, true); n != nil && !n.Fixed {
		return n
	}
	return g.path(t)
}

// count is the number of rows or values in a collection, perhaps of those that meet a condition.
func (g *gen) count(depth int) *Node {
	c := g.many()
	if c == nil {
		return nil
	}
	if depth < 1 || !g.chance(65) {
		return &Node{Type: edm.Int64, Parts: []string{c.path + "/$count"}, Bits: 8}
	}
	outer, computed := g.roots, g.computed
	g.roots, g.computed = g.named(), nil // bare names are those of what is counted
	if !g.nested {
		g.roots = append(g.roots, root{prefix: "$it/", kind: outer[0].kind})
	}
	if c.kind != nil {
		g.roots = append(g.roots, root{kind: c.kind})
	} else {
		g.roots = append(g.roots, root{prefix: "$this", item: c.item, bits: c.bits})
	}
	body := g.condition(depth - 1)
	g.roots, g.computed = outer, computed
	if body == nil {
		return nil
	}
	counted := join(edm.Int64, c.path+"/$count($filter=", body, ")")
	counted.Bits = 8
	return counted
}

// named are the variables of the lambdas around.
func (g *gen) named() []root {
	var found []root
	for _, r := range g.roots {
		if r.prefix != "" && r.prefix[0] != '$' {
			found = append(found, r)
		}
	}
	return found
}

// cases is the value of the first of some branches whose condition holds.
func (g *gen) cases(t edm.Type, depth int) *Node {
	if _, many := t.(edm.CollectionType); many {
		return nil
	}
	// A constant is a value here, and SQLite has none for a decimal that is too large to be scaled.
	wild := g.wild
	g.wild = false
	defer func() { g.wild = wild }()
	pieces, most := []any{g.word("case") + "(("}, 0
	for i := range 1 + g.r.IntN(3) {
		condition, value := g.condition(depth-2), g.value(t, depth-2, true)
		if i == 0 {
			value = g.path(t)
		}
		if condition == nil || value == nil {
			return nil
		}
		most = max(most, value.Bits)
		pieces = append(pieces, condition, "):", value, ",(")
	}
	if last := g.value(t, depth-2, true); last != nil && g.chance(60) {
		most = max(most, last.Bits)
		pieces = append(pieces, "true):", last, ")")
	} else {
		pieces[len(pieces)-1] = ")"
	}
	n := join(t, pieces...)
	n.Bits = most
	return n
}
