package querytest

import (
	"fmt"
	"math/bits"
	"time"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// class is the type under which the generator knows a value: one for all integers, one for both
// floating points. Structured types have none.
func class(t edm.Type) edm.Type {
	switch x := t.(type) {
	case edm.Primitive:
		switch {
		case x.Integer():
			return edm.Int64
		case x == edm.Single:
			return edm.Double
		}
		return x
	case *edm.EnumType:
		return x
	case edm.CollectionType:
		if of := class(x.Of); of != nil {
			return edm.CollectionType{Of: of}
		}
	}
	return nil
}

// pathKey asks for the paths to values of a class over so many navigation properties.
type pathKey struct {
	from  *edm.EntityType
	to    edm.Type
	steps int
}

// valuePaths lists the paths of a length from a row to values of a class.
func (m *Maker) valuePaths(from *edm.EntityType, to edm.Type, steps int) []*Node {
	key := pathKey{from, to, steps}
	if found, ok := m.paths[key]; ok {
		return found
	}
	var found []*Node
	if steps == 0 {
		for _, p := range from.AllProperties() {
			found = append(found, m.values(from, p, to)...)
		}
	} else {
		for _, nav := range from.AllNavigations() {
			if nav.Collection {
				continue
			}
			for _, n := range m.valuePaths(nav.Target, to, steps-1) {
				found = append(found, behind(nav.Name, n))
			}
		}
		for _, derived := range m.Model.Types {
			if derived.Base != from {
				continue
			}
			for _, n := range m.valuePaths(derived, to, steps-1) {
				found = append(found, behind(derived.TypeName(), n))
			}
		}
	}
	m.paths[key] = found
	return found
}

// behind is a path that goes on from a step.
func behind(step string, n *Node) *Node {
	longer := *n
	longer.Parts = []string{step + "/" + n.Parts[0]}
	return &longer
}

// values lists what a property has of a class: itself, its parts, the properties inside it.
func (m *Maker) values(from *edm.EntityType, p *edm.Property, to edm.Type) []*Node {
	var found []*Node
	for _, l := range leaves(p, p.Name, m.Values(from, p)) {
		switch {
		case l.property.Codes != nil:
			found = append(found, codeParts(l.path, l.property, to)...)
		case l.class() == to && to != nil:
			found = append(found, &Node{Type: to, Parts: []string{l.path}, Bits: extent(l.near), near: l.near})
		}
	}
	return found
}

// within is a property, perhaps one inside a complex one, and what rows hold there.
type within struct {
	path     string
	property *edm.Property
	near     []any
}

func (l within) class() edm.Type {
	if l.property.Collection {
		return class(edm.CollectionType{Of: l.property.Type})
	}
	return class(l.property.Type)
}

// leaves lists a property, or those inside it.
func leaves(p *edm.Property, path string, near []any) []within {
	inner, ok := p.Type.(*edm.ComplexType)
	if !ok || p.Codes != nil || p.Collection {
		return []within{{path, p, near}}
	}
	var found []within
	for _, sub := range inner.AllProperties() {
		found = append(found, leaves(sub, path+"/"+sub.Name, inside(near, sub.Name))...)
	}
	return found
}

func inside(values []any, name string) []any {
	var found []any
	for _, v := range values {
		if members, ok := v.(map[string]any); ok && members[name] != nil {
			found = append(found, members[name])
		}
	}
	return found
}

func codeParts(path string, p *edm.Property, to edm.Type) []*Node {
	var near []any
	for _, c := range p.Codes.Codes {
		if to == edm.Int64 {
			near = append(near, c.ID)
		} else {
			near = append(near, c.Value)
		}
	}
	part := map[edm.Type]string{edm.Int64: "/Id", edm.String: "/Value", edm.Guid: "/UId"}[to]
	if part == "" {
		return nil
	}
	if to == edm.Guid {
		near = nil
	}
	return []*Node{{Type: to, Parts: []string{path + part}, Bits: 16, near: near}}
}

// maxSteps bounds the paths over navigation properties of one query; a request may use 30 that differ.
const maxSteps = 20

// path is a path to a value of a class; nil if the rows at hand lead to none.
func (g *gen) path(t edm.Type) *Node {
	for range 4 {
		from := g.root()
		if from.kind == nil {
			if from.item == t {
				return &Node{Type: t, Parts: []string{from.prefix}, Bits: from.bits}
			}
			continue
		}
		steps := max(g.r.IntN(6)-3, 0)
		if g.steps+steps > maxSteps {
			steps = 0
		}
		if steps == 0 && from.prefix == "" && g.chance(40) {
			if n := g.ownComputed(t); n != nil {
				return n
			}
		}
		if found := g.valuePaths(from.kind, t, steps); len(found) > 0 {
			g.steps += steps
			n := *pick(g, found)
			n.Parts = []string{from.prefix + n.Parts[0]}
			return &n
		}
	}
	return nil
}

// ownComputed is a property of the class that $compute added.
func (g *gen) ownComputed(t edm.Type) *Node {
	if g.roots[0].prefix != "" {
		return nil
	}
	for _, c := range g.computed {
		if c.Type == t {
			n := *c
			return &n
		}
	}
	return nil
}

// root is a row to begin at, most often the innermost.
func (g *gen) root() root {
	last := len(g.roots) - 1
	if g.chance(2) {
		set := g.Model.Set(pick(g, g.Sets))
		return root{prefix: fmt.Sprintf("$root/%s(%d)/", set.Name, 1+g.r.IntN(8)), kind: set.Type}
	}
	if last == 0 || g.chance(70) {
		if last == 0 && !g.nested && g.chance(5) {
			return root{prefix: "$it/", kind: g.roots[0].kind}
		}
		return g.roots[last]
	}
	return pick(g, g.roots[:last])
}

// rowRoot is a root that is a row, if there is one.
func (g *gen) rowRoot() (r root, ok bool) {
	for range 4 {
		if r := g.root(); r.kind != nil {
			return r, true
		}
	}
	return root{}, false
}

// entity is a path to one other row, such as UNIT/PARENT/, and that row's type; it is empty if
// there is none.
func (g *gen) entity() (string, *edm.EntityType) {
	from, ok := g.rowRoot()
	if !ok {
		return "", nil
	}
	text, kind := from.prefix, from.kind
	for range 1 + g.r.IntN(2) {
		var single []*edm.Navigation
		for _, nav := range kind.AllNavigations() {
			if !nav.Collection {
				single = append(single, nav)
			}
		}
		if len(single) == 0 || g.steps >= maxSteps {
			break
		}
		nav := pick(g, single)
		text, kind = text+nav.Name+"/", nav.Target
		g.steps++
	}
	return text, kind
}

// collection is a path to several rows, or to several values, whose extent is bits.
type collection struct {
	path string
	kind *edm.EntityType
	item edm.Type
	bits int
}

// many is a path to a collection; nil if there is none.
func (g *gen) many() *collection {
	for range 4 {
		from, ok := g.rowRoot()
		text, kind := from.prefix, from.kind
		if g.chance(25) {
			text, kind = g.entity()
		}
		if !ok || kind == nil {
			continue
		}
		var all []collection
		for _, nav := range kind.AllNavigations() {
			if nav.Collection {
				all = append(all, collection{path: text + nav.Name, kind: nav.Target})
			}
		}
		for _, c := range g.valueLists(kind) {
			c.path = text + c.path
			all = append(all, c)
		}
		if len(all) > 0 {
			return &all[g.r.IntN(len(all))]
		}
	}
	return nil
}

// valueLists are the collections of values that rows of a type hold.
func (m *Maker) valueLists(kind *edm.EntityType) []collection {
	if found, known := m.held[kind]; known {
		return found
	}
	found := []collection{}
	for _, p := range kind.AllProperties() {
		for _, l := range leaves(p, p.Name, m.Values(kind, p)) {
			if item := class(l.property.Type); l.property.Collection && item != nil {
				found = append(found, collection{path: l.path, item: item, bits: itemExtent(l.near)})
			}
		}
	}
	m.held[kind] = found
	return found
}

// itemExtent is the extent of what lists hold.
func itemExtent(lists []any) int {
	most := 0
	for _, list := range lists {
		items, _ := list.([]any)
		most = max(most, extent(items))
	}
	return most
}

// lists are the types of collections of values that the model has.
func (m *Maker) lists() []edm.Type {
	var found []edm.Type
	for _, kind := range m.Model.Types {
		for _, p := range kind.Properties {
			if many := class(edm.CollectionType{Of: p.Type}); p.Collection && many != nil {
				found = append(found, many)
			}
		}
	}
	return found
}

// extent is the smallest power of two above all values, if they are numbers or durations.
func extent(values []any) int {
	most := 0
	for _, v := range values {
		most = max(most, width(v))
	}
	return most
}

func width(v any) int {
	switch x := v.(type) {
	case int64:
		return bitLen(x)
	case float64:
		return bitLen(int64(max(min(x, 1e18), -1e18)))
	case decimal.Decimal:
		return x.Abs().Ceil().BigInt().BitLen()
	case time.Duration:
		return bitLen(x.Microseconds())
	case time.Time:
		return bitLen(int64(x.Year() - 2000))
	case edm.Days:
		return bitLen(int64(x)/365 - 30)
	}
	return 0
}

func bitLen(x int64) int {
	if x < 0 {
		return bits64(^x) + 1
	}
	return bits64(x)
}

func bits64(x int64) int { return bits.Len64(uint64(x)) }
