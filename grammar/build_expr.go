package grammar

import (
	"encoding/json"

	"github.com/ropewalk/ropewalk/grammar/internal/gen"
)

// builder makes nodes of the parse tree and counts them. It throws *SyntaxError as a panic,
// which parse catches: the tree is walked by plain recursion.
type builder struct {
	src                         string
	tree                        *grower
	lim                         Limits
	depth, calls, lambdas       int
	expands, expandDepth, terms int
	cuts                        []place
	cost                        cost
}

// cost is what a text adds to the work of a request: its nodes, and the aliases whose nodes
// have to be added once for each time that they are named.
type cost struct {
	nodes   int
	aliases []string
	cuts    int // literals that a Pattern has cut out
}

// fail throws an error.
func fail(err *SyntaxError) { panic(err) }

// within runs down one level deeper, as *level counts it.
func within[T any](level *int, limit int, what string, at int, down func() T) T {
	if *level++; *level > limit {
		fail(exceeded(at, what, limit))
	}
	defer func() { *level-- }()
	return down()
}

// deeper is within for the depth of the expression.
func deeper[T any](b *builder, at int, down func() T) T {
	return within(&b.depth, b.lim.Depth, "expression depth", at, down)
}

// node counts one node.
func (b *builder) node(at int) int {
	if b.cost.nodes++; b.cost.nodes > b.lim.Nodes {
		fail(exceeded(at, "expression nodes", b.lim.Nodes))
	}
	return at
}

// literals are the kinds of tokens that are values.
var literals = map[int]LiteralKind{
	gen.ODataNULL: LitNull, gen.ODataTRUE: LitBool, gen.ODataFALSE: LitBool, gen.ODataINT: LitInt, gen.ODataDECIMAL: LitDecimal,
	gen.ODataDOUBLE: LitDouble, gen.ODataSTRING: LitString, gen.ODataGUID: LitGuid, gen.ODataDATE: LitDate,
	gen.ODataDATETIME: LitDateTimeOffset, gen.ODataTIME: LitTimeOfDay, gen.ODataDURATION: LitDuration,
	gen.ODataBINARY: LitBinary, gen.ODataENUM: LitEnum, gen.ODataGEO: LitGeo,
}

// value makes a node of a literal or an alias.
func (b *builder) value(t *token) Expr {
	b.node(t.start)
	if t.kind == gen.ODataALIAS {
		b.cost.aliases = append(b.cost.aliases, t.text)
		return &Alias{At: t.start, Name: t.text}
	}
	text := t.text
	if t.kind == gen.ODataNULL || t.kind == gen.ODataTRUE || t.kind == gen.ODataFALSE {
		text = lower(text)
	}
	return &Literal{At: t.start, Kind: literals[t.kind], Type: t.prefix, Text: text, Cut: b.cut(t.start)}
}

// cut is the number of the literal at an offset among those that a Pattern has cut out.
func (b *builder) cut(at int) int {
	for _, c := range b.cuts {
		if c.at == at {
			b.cost.cuts++
			return c.cut
		}
	}
	return 0
}

// expr reads the rule expr.
func (b *builder) expr(t *node) Expr { return b.arranged(b.tree.arrange(t)) }

// arranged reads an expression whose operators are in order.
func (b *builder) arranged(t *node) Expr {
	switch {
	case t.is(ruleLogic):
		return b.logic(t)
	case t.is(ruleBinary):
		return b.binary(t)
	case t.is(ruleUnary):
		return b.unary(t)
	}
	return b.operand(t)
}

func (b *builder) logic(t *node) Expr {
	operator := leaf(t.child(1))
	n := &Logic{At: b.node(operator.start), Op: lower(operator.text)}
	n.Args = deeper(b, n.At, func() []Expr { return each(t, b.arranged) })
	return n
}

// operand reads the rule operand, without the operators before it.
func (b *builder) operand(t *node) Expr {
	first := t.first
	switch kind := kindOf(first); {
	case first.is(gen.ODataRULE_json):
		return b.json(first)
	case kind >= gen.ODataNULL && kind <= gen.ODataGEO || kind == gen.ODataALIAS:
		return b.value(first.token)
	case kind == gen.ODataCASE:
		return b.cases(t)
	case kind != gen.ODataOPEN && kind != gen.ODataCALL:
		return b.path(t)
	}
	if t.count == 3 {
		return b.expr(t.child(1))
	}
	return b.list(t)
}

func (b *builder) unary(t *node) Expr {
	operator := leaf(t.first)
	n := &Unary{At: b.node(operator.start), Op: "neg"}
	if operator.kind == gen.ODataNOT {
		n.Op = "not"
	}
	n.X = deeper(b, n.At, func() Expr { return b.arranged(t.last) })
	return n
}

func (b *builder) binary(t *node) Expr {
	operator := leaf(t.child(1))
	n := &Binary{At: b.node(operator.start), Op: lower(operator.text)}
	return deeper(b, n.At, func() Expr {
		n.L, n.R = b.arranged(t.first), b.right(operator.kind, t.last)
		return n
	})
}

// right reads the right side of an operator. Behind "in" parentheses are a list even around
// a single item.
func (b *builder) right(operator int, t *node) Expr {
	first := kindOf(t.first)
	if operator == gen.ODataIN && (first == gen.ODataOPEN || first == gen.ODataCALL) {
		return b.list(t)
	}
	return b.arranged(t)
}

// list reads (a,b,c). Its values do not count as nodes, as databases take them as one array.
func (b *builder) list(t *node) Expr {
	n := &List{At: b.node(start(t))}
	n.Items = deeper(b, n.At, func() []Expr { return each(t, b.item) })
	return n
}

func (b *builder) item(t *node) Expr {
	before := b.cost.nodes
	x := b.expr(t)
	if _, ok := x.(*Literal); ok {
		b.cost.nodes = before
	}
	return x
}

func (b *builder) cases(t *node) Expr {
	n := &Case{At: b.node(start(t))}
	n.When = deeper(b, n.At, func() []When {
		return each(t, func(branch *node) When {
			return When{If: b.expr(branch.child(0)), Then: b.expr(branch.child(2))}
		})
	})
	return n
}

// json keeps the text of a JSON value. Only $root, which JSON does not know, may stand in it.
func (b *builder) json(t *node) Expr {
	from := b.node(start(t))
	text := b.src[from:end(t)]
	if !rooted(t) && !json.Valid([]byte(text)) {
		fail(syntax(from, "this is no JSON value"))
	}
	return &Literal{At: from, Kind: LitJSON, Text: text}
}

// rooted tells whether a JSON value names an entity by $root.
func rooted(t *node) bool {
	for c := t.first; c != nil; c = c.next {
		if kindOf(c) == gen.ODataROOT || leaf(c) == nil && rooted(c) {
			return true
		}
	}
	return false
}
