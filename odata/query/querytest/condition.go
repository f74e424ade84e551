package querytest

import (
	"fmt"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// condition is a Boolean expression.
func (g *gen) condition(depth int) *Node {
	if g.roots[len(g.roots)-1].kind == nil && g.chance(50) { // about the item of a collection
		if n := g.comparison(depth); n != nil {
			return n
		}
	}
	simple := []weighted{
		{36, func() *Node { return g.comparison(depth) }},
		{5, func() *Node { return g.nullTest(depth) }},
		{8, func() *Node { return g.in(depth) }},
		{4, g.absent},
		{2, g.kind},
		{4, g.has},
		{4, func() *Node { return g.path(edm.Boolean) }},
		{10, func() *Node { return g.call(edm.Boolean, depth) }},
		{5, g.some},
		{1, func() *Node { return leaf(edm.Boolean, "true") }},
	}
	if depth <= 0 {
		return g.choose(simple...)
	}
	return g.choose(append(simple,
		weighted{14, func() *Node { return g.logic(depth) }},
		weighted{7, func() *Node { return join(edm.Boolean, g.word("not")+" (", g.condition(depth-1), ")") }},
		weighted{14, func() *Node { return g.lambda(depth) }},
		weighted{4, func() *Node {
			return join(edm.Boolean, "(", g.condition(depth-1), ") "+pick(g, []string{"eq", "ne"})+" ", leaf(edm.Boolean, pick(g, []string{"true", "false", "null"})))
		}},
	)...)
}

func (g *gen) logic(depth int) *Node {
	op := " " + g.word(pick(g, []string{"and", "or"})) + " "
	pieces := []any{"("}
	for i := range 2 + g.r.IntN(2) {
		if i > 0 {
			pieces = append(pieces, ")"+op+"(")
		}
		pieces = append(pieces, g.condition(depth-1))
	}
	return join(edm.Boolean, append(pieces, ")")...)
}

var comparable = []edm.Type{
	edm.String, edm.String, edm.Int64, edm.Int64, edm.Decimal, edm.Double, edm.Boolean, edm.Guid, edm.Date, edm.DateTimeOffset,
	edm.DateTimeOffset, edm.Duration, edm.TimeOfDay, edm.Binary,
}

// anyType is a type that values of the rows at hand have, enumerations too.
func (g *gen) anyType() edm.Type {
	if len(g.Model.Enums) > 0 && g.chance(4) {
		return pick(g, g.Model.Enums)
	}
	if g.wild && g.chance(50) {
		return pick(g, []edm.Type{edm.Int64, edm.Int64, edm.DateTimeOffset, edm.Double})
	}
	return pick(g, comparable)
}

// comparison compares a value with a literal near it, or with another value.
func (g *gen) comparison(depth int) *Node {
	t := g.anyType()
	if at := g.roots[len(g.roots)-1]; at.kind == nil && g.chance(60) {
		t = at.item
	}
	left := g.value(t, depth, false)
	if left == nil || left.Fixed {
		return nil
	}
	op := pick(g, []string{"eq", "ne", "gt", "ge", "lt", "le", "gt", "lt"})
	if _, enum := t.(*edm.EnumType); enum || t == edm.Boolean {
		op = pick(g, []string{"eq", "ne"})
	}
	var right *Node
	if g.chance(75) {
		right = g.literal(t, left.near, false)
	} else {
		right = g.value(t, depth-1, false)
	}
	if right == nil {
		return nil
	}
	if g.chance(10) {
		left, right = right, left
	}
	return join(edm.Boolean, bracketed(left), " "+g.word(op)+" ", bracketed(right))
}

// bracketed puts a condition in brackets, so that it can be an operand.
func bracketed(n *Node) *Node {
	if n.Type != edm.Boolean || n.Fixed {
		return n
	}
	return join(edm.Boolean, "(", n, ")")
}

// nullTest compares a value with null.
func (g *gen) nullTest(depth int) *Node {
	n := g.value(g.anyType(), depth, false)
	if n == nil || n.Fixed {
		return nil
	}
	return join(edm.Boolean, bracketed(n), pick(g, []string{" eq ", " ne ", " gt "})+"null")
}

// in asks for a value in a list, which may hold null.
func (g *gen) in(depth int) *Node {
	t := g.anyType()
	if t == edm.Boolean {
		return nil
	}
	n := g.value(t, depth-1, false)
	if n == nil || n.Fixed {
		return nil
	}
	if list := g.path(edm.CollectionType{Of: t}); list != nil && g.chance(30) {
		return join(edm.Boolean, n, " in ", list)
	}
	pieces := []any{n, " " + g.word("in") + " ("}
	for i := range 1 + g.r.IntN(4) {
		if i > 0 {
			pieces = append(pieces, ",")
		}
		item := g.literal(t, n.near, false)
		if item == nil || g.chance(8) {
			item = leaf(t, "null")
		}
		pieces = append(pieces, item)
	}
	return join(edm.Boolean, append(pieces, ")")...)
}

// absent asks whether there is a row at the end of a path.
func (g *gen) absent() *Node {
	path, _ := g.entity()
	if !g.leads(path) {
		return nil
	}
	return leaf(edm.Boolean, path[:len(path)-1]+pick(g, []string{" eq ", " ne "})+"null")
}

// leads tells whether a path goes further than to a variable.
func (g *gen) leads(path string) bool {
	for _, r := range g.roots {
		if r.prefix == path {
			return false
		}
	}
	return path != "" && path[0] != '$'
}

// kind asks whether a row is of a type.
func (g *gen) kind() *Node {
	path, kind := g.entity()
	if !g.leads(path) {
		return nil
	}
	is := []*edm.EntityType{kind}
	for _, t := range g.Model.Types {
		if t.Base == kind {
			is = append(is, t, t)
		}
	}
	return leaf(edm.Boolean, g.word("isof")+"("+path[:len(path)-1]+","+pick(g, is).TypeName()+")")
}

// has asks for flags of an enumeration.
func (g *gen) has() *Node {
	if len(g.Model.Enums) == 0 {
		return nil
	}
	enum := pick(g, g.Model.Enums)
	n := g.path(enum)
	if n == nil {
		return nil
	}
	return join(edm.Boolean, n, " "+g.word("has")+" ", leaf(enum, g.enumText(enum, g.extreme(enum).(int64))))
}

// maxLambdas is how deep any and all may nest.
const maxLambdas = 2

// some asks whether a collection has anything in it.
func (g *gen) some() *Node {
	c := g.many()
	if c == nil || g.lambdas >= maxLambdas {
		return nil
	}
	return leaf(edm.Boolean, c.path+"/any()")
}

// lambda asks for any or all of a collection.
func (g *gen) lambda(depth int) *Node {
	c := g.many()
	if c == nil || g.lambdas >= maxLambdas {
		return nil
	}
	g.lambdas++
	name := fmt.Sprintf("x%d", g.lambdas)
	outer := g.roots
	inner := root{prefix: name + "/", kind: c.kind}
	if c.kind == nil {
		inner = root{prefix: name, item: c.item, bits: c.bits}
	}
	g.roots = append(append([]root{}, outer...), inner)
	body := g.condition(depth - 1)
	g.roots = outer
	g.lambdas--
	if body == nil {
		return nil
	}
	return join(edm.Boolean, c.path+"/"+pick(g, []string{"any", "any", "all"})+"("+name+":", body, ")")
}
