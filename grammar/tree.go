package grammar

import (
	"github.com/antlr4-go/antlr/v4"

	"github.com/ropewalk/ropewalk/grammar/internal/gen"
)

// node is a node of the parse tree: a rule with its children, or a token. ANTLR's own tree, which
// keeps every node and every list of children as an object, took more than half of the time of a
// parse; so ANTLR is told to build none, and this one is made of what it leaves behind.
type node struct {
	token       *token // nil for a rule
	first, last *node  // children
	next        *node  // of the same parent
	rule, count int32  // count is that of the children
}

// child is the child of this number, from 0.
func (n *node) child(i int) *node {
	c := n.first
	for ; i > 0; i-- {
		c = c.next
	}
	return c
}

// is tells whether a node is one of a rule.
func (n *node) is(rule int) bool { return n.token == nil && int(n.rule) == rule }

// leaf is the token of a node, or nil.
func leaf(n *node) *token { return n.token }

// kindOf is the kind of a token, or 0 for a rule.
func kindOf(n *node) int {
	if n.token != nil {
		return n.token.kind
	}
	return antlr.TokenInvalidType
}

// start is the offset at which the text of a node begins.
func start(n *node) int {
	for n.token == nil {
		n = n.first
	}
	return n.token.start
}

// end is the offset behind the text of a node.
func end(n *node) int {
	for n.token == nil {
		n = n.last
	}
	return n.token.end
}

// rules calls use for every child that is a rule, not a token.
func rules(n *node, use func(*node)) {
	for c := n.first; c != nil; c = c.next {
		if c.token == nil {
			use(c)
		}
	}
}

// each makes a slice of what use makes of the rules below n.
func each[T any](n *node, use func(*node) T) []T {
	made := make([]T, 0, int(n.count+1)/2)
	rules(n, func(c *node) { made = append(made, use(c)) })
	return made
}

// grower makes the tree. While ANTLR parses it notes the context of each token; afterwards every
// context knows its parent, and the order of the tokens is the order of the children.
type grower struct {
	bail
	contexts []antlr.ParserRuleContext // of the tokens, in their order
	chunks   [][]node
	used     int // nodes
}

// ReportMatch implements antlr.ErrorStrategy; it is called for every token that is consumed.
func (g *grower) ReportMatch(p antlr.Parser) {
	g.contexts = append(g.contexts, p.GetParserRuleContext())
}

// grow makes the tree of the tokens and gives its root.
func (g *grower) grow(all []token) *node {
	for i, context := range g.contexts {
		g.add(g.of(context), node{token: &all[i]})
	}
	return &g.chunks[0][0]
}

// of finds the node of a context, or makes it and adds it to its parent's. A context is marked with
// the number of its node by the state of its invocation, which is of no use any more.
func (g *grower) of(context antlr.ParserRuleContext) *node {
	const marked = -2 // and below; -1 is the state of the root
	if mark := context.GetInvokingState(); mark <= marked {
		return g.at(marked - mark)
	}
	var up *node
	if parent, ok := context.GetParent().(antlr.ParserRuleContext); ok {
		up = g.of(parent)
	}
	context.SetInvokingState(marked - g.used)
	return g.add(up, node{rule: int32(context.GetRuleIndex())})
}

// chunkNodes is how many nodes are made at once: enough for most texts. Nodes are never moved, since
// others point to them.
const chunkNodes = 128

func (g *grower) at(number int) *node { return &g.chunks[number/chunkNodes][number%chunkNodes] }

// add puts a node behind the children of another.
func (g *grower) add(up *node, n node) *node {
	if g.used == len(g.chunks)*chunkNodes {
		g.chunks = append(g.chunks, make([]node, chunkNodes))
	}
	made := g.at(g.used)
	*made = n
	g.used++
	if up != nil {
		up.append(made)
	}
	return made
}

// append puts a child behind the others.
func (n *node) append(child *node) {
	if n.first == nil {
		n.first = child
	} else {
		n.last.next = child
	}
	n.last = child
	n.count++
}

// ready makes the grower ready for a number of tokens.
func (g *grower) ready(tokens int) {
	if cap(g.contexts) < tokens {
		g.contexts = make([]antlr.ParserRuleContext, 0, tokens)
	}
}

// forget lets go of what ANTLR made.
func (g *grower) forget() {
	clear(g.contexts)
	g.contexts, g.used = g.contexts[:0], 0
}

// newParser makes a parser that builds no tree and stops at the first error. No text of the language
// needs more than the fast SLL prediction, as a test shows.
func newParser(g *grower) *gen.OData {
	p := gen.NewOData(nil)
	p.RemoveErrorListeners()
	p.SetErrorHandler(g)
	p.BuildParseTrees = false
	p.GetInterpreter().SetPredictionMode(antlr.PredictionModeSLL)
	return p
}
