package querytest

import (
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Node is an expression: text with expressions in its gaps, of which Parts has one more than Kids.
type Node struct {
	Type  edm.Type
	Parts []string
	Kids  []*Node
	// Alias is the name under which the request says the text, where it is not said in place.
	Alias string
	// Fixed says that the value depends on no row.
	Fixed bool
	// Bits bounds the size of a value: a number, the microseconds of a duration and the years from
	// 2000 to a point in time are less than 2 to this power.
	Bits int
	// near are the values that rows hold here, for a literal to compare with.
	near []any
}

func leaf(t edm.Type, text string) *Node { return &Node{Type: t, Parts: []string{text}} }

// join makes a node of texts (string) and nodes (*Node), in their order.
func join(t edm.Type, pieces ...any) *Node {
	n := &Node{Type: t, Parts: []string{""}}
	for _, p := range pieces {
		if kid, ok := p.(*Node); ok {
			n.Kids = append(n.Kids, kid)
			n.Parts = append(n.Parts, "")
			continue
		}
		n.Parts[len(n.Parts)-1] += p.(string)
	}
	return n
}

// String is the text of the expression, with the names of aliases.
func (n *Node) String() string {
	if n.Alias != "" {
		return "@" + n.Alias
	}
	return n.value()
}

func (n *Node) value() string {
	var text strings.Builder
	for i, part := range n.Parts {
		text.WriteString(part)
		if i < len(n.Kids) {
			text.WriteString(n.Kids[i].String())
		}
	}
	return text.String()
}

// each visits a node and what is under it.
func (n *Node) each(visit func(*Node)) {
	if n == nil {
		return
	}
	visit(n)
	for _, kid := range n.Kids {
		kid.each(visit)
	}
}

// size is the number of nodes.
func (n *Node) size() int {
	size := 0
	n.each(func(*Node) { size++ })
	return size
}

// simplest are the texts that a literal of a type may shrink to.
var simplest = map[edm.Type][]string{
	edm.Boolean: {"true", "false"}, edm.Int64: {"0", "1"}, edm.Decimal: {"0", "1.5"}, edm.Double: {"0", "1.5"}, edm.String: {"''", "'a'"},
	edm.Guid: {"00000000-0000-0000-0000-000000000000"}, edm.Date: {"1970-01-01"}, edm.DateTimeOffset: {"1970-01-01T00:00:00Z"},
	edm.TimeOfDay: {"00:00:00"}, edm.Duration: {"duration'PT0S'"},
}

// smaller gives nodes that may stand in the place of n: what is under it of the same type,
// larger parts first, literals, then n itself with something smaller under it.
func (n *Node) smaller() []*Node {
	if n == nil {
		return nil
	}
	var found []*Node
	for _, kid := range n.Kids {
		kid.each(func(x *Node) {
			if x.Type == n.Type {
				found = append(found, x)
			}
		})
	}
	slices.SortStableFunc(found, func(a, b *Node) int { return a.size() - b.size() })
	if n.Alias != "" {
		plain := *n
		plain.Alias = ""
		found = append(found, &plain)
	}
	if len(n.Kids) > 0 || n.Alias != "" || n.Fixed {
		for _, text := range simplest[n.Type] {
			if len(text) < len(n.value()) {
				found = append(found, &Node{Type: n.Type, Parts: []string{text}, Fixed: true})
			}
		}
	}
	for i, kid := range n.Kids {
		for _, x := range kid.smaller() {
			copied := *n
			copied.Kids = slices.Clone(n.Kids)
			copied.Kids[i] = x
			found = append(found, &copied)
		}
	}
	return append(found, n.shorter()...)
}

// shorter drops one item of a chain or of a list: the texts around it are all the same.
func (n *Node) shorter() []*Node {
	var found []*Node
	for i := range n.Kids {
		if len(n.Kids) < 3 || i == 0 {
			continue
		}
		copied := *n
		copied.Kids = slices.Delete(slices.Clone(n.Kids), i, i+1)
		copied.Parts = slices.Delete(slices.Clone(n.Parts), i, i+1)
		found = append(found, &copied)
	}
	return found
}
