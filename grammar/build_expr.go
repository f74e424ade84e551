package grammar

import (
	"encoding/json"

	"github.com/antlr4-go/antlr/v4"

	"github.com/ropewalk/ropewalk/grammar/internal/gen"
)

// builder makes nodes of ANTLR's tree and counts them. It throws *SyntaxError as a panic,
// which parse catches: the tree is walked by plain recursion.
type builder struct {
	src                         string
	lim                         Limits
	depth, calls, lambdas       int
	expands, expandDepth, terms int
	cost                        cost
}

// cost is what a text adds to the work of a request: its nodes, and the aliases whose nodes
// have to be added once for each time that they are named.
type cost struct {
	nodes   int
	aliases []string
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

// leaf is the token of a terminal node, or nil.
func leaf(t antlr.Tree) *token {
	if n, ok := t.(antlr.TerminalNode); ok {
		return n.GetSymbol().(*token)
	}
	return nil
}

// kindOf is the kind of a terminal node, or 0 for a rule.
func kindOf(t antlr.Tree) int {
	if leaf := leaf(t); leaf != nil {
		return leaf.kind
	}
	return antlr.TokenInvalidType
}

// start is the offset at which the text of a node begins.
func start(t antlr.Tree) int {
	if leaf := leaf(t); leaf != nil {
		return leaf.start
	}
	return t.(antlr.ParserRuleContext).GetStart().GetStart()
}

// rules calls use for every child that is a rule, not a token.
func rules(t antlr.Tree, use func(antlr.Tree)) {
	for _, c := range t.GetChildren() {
		if leaf(c) == nil {
			use(c)
		}
	}
}

// each makes a slice of what use makes of the rules below t.
func each[T any](t antlr.Tree, use func(antlr.Tree) T) []T {
	made := make([]T, 0, (t.GetChildCount()+1)/2)
	rules(t, func(c antlr.Tree) { made = append(made, use(c)) })
	return made
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
	return &Literal{At: t.start, Kind: literals[t.kind], Type: t.prefix, Text: text}
}

// expr reads the rules expr and conjunction.
func (b *builder) expr(t antlr.Tree) Expr {
	if t.GetChildCount() == 1 {
		return b.single(t.GetChild(0))
	}
	operator := leaf(t.GetChild(1))
	n := &Logic{At: b.node(operator.start), Op: lower(operator.text)}
	n.Args = deeper(b, n.At, func() []Expr { return each(t, b.single) })
	return n
}

// single reads one operand of "and" or "or".
func (b *builder) single(t antlr.Tree) Expr {
	if _, ok := t.(*gen.OperandContext); ok {
		return b.operand(t)
	}
	return b.expr(t)
}

func (b *builder) operand(t antlr.Tree) Expr {
	first := t.GetChild(0)
	switch t.GetChildCount() {
	case 1:
		return b.primary(first)
	case 2:
		return b.unary(leaf(first), t.GetChild(1))
	}
	switch kindOf(first) {
	case antlr.TokenInvalidType:
		return b.binary(t)
	case gen.ODataCASE:
		return b.cases(t)
	}
	if t.GetChildCount() == 3 {
		return b.expr(t.GetChild(1))
	}
	return b.list(t)
}

func (b *builder) primary(t antlr.Tree) Expr {
	if v := leaf(t); v != nil {
		return b.value(v)
	}
	if _, ok := t.(*gen.JsonContext); ok {
		return b.json(t)
	}
	return b.path(t)
}

func (b *builder) unary(operator *token, x antlr.Tree) Expr {
	n := &Unary{At: b.node(operator.start), Op: "neg"}
	if operator.kind == gen.ODataNOT {
		n.Op = "not"
	}
	n.X = deeper(b, n.At, func() Expr { return b.operand(x) })
	return n
}

func (b *builder) binary(t antlr.Tree) Expr {
	operator := leaf(t.GetChild(1))
	n := &Binary{At: b.node(operator.start), Op: lower(operator.text)}
	return deeper(b, n.At, func() Expr {
		n.L, n.R = b.operand(t.GetChild(0)), b.right(operator.kind, t.GetChild(2))
		return n
	})
}

// right reads the right side of an operator. Behind "in" parentheses are a list even around
// a single item.
func (b *builder) right(operator int, t antlr.Tree) Expr {
	first := kindOf(t.GetChild(0))
	if operator == gen.ODataIN && (first == gen.ODataOPEN || first == gen.ODataCALL) {
		return b.list(t)
	}
	return b.operand(t)
}

// list reads (a,b,c). Its values do not count as nodes, as databases take them as one array.
func (b *builder) list(t antlr.Tree) Expr {
	n := &List{At: b.node(start(t))}
	n.Items = deeper(b, n.At, func() []Expr { return each(t, b.item) })
	return n
}

func (b *builder) item(t antlr.Tree) Expr {
	before := b.cost.nodes
	x := b.expr(t)
	if _, ok := x.(*Literal); ok {
		b.cost.nodes = before
	}
	return x
}

func (b *builder) cases(t antlr.Tree) Expr {
	n := &Case{At: b.node(start(t))}
	n.When = deeper(b, n.At, func() []When {
		return each(t, func(branch antlr.Tree) When {
			return When{If: b.expr(branch.GetChild(0)), Then: b.expr(branch.GetChild(2))}
		})
	})
	return n
}

// json keeps the text of a JSON value. Only $root, which JSON does not know, may stand in it.
func (b *builder) json(t antlr.Tree) Expr {
	from := b.node(start(t))
	text := b.src[from : t.(antlr.ParserRuleContext).GetStop().GetStop()+1]
	if !rooted(t) && !json.Valid([]byte(text)) {
		fail(syntax(from, "this is no JSON value"))
	}
	return &Literal{At: from, Kind: LitJSON, Text: text}
}

// rooted tells whether a JSON value names an entity by $root.
func rooted(t antlr.Tree) bool {
	for _, c := range t.GetChildren() {
		if kindOf(c) == gen.ODataROOT || leaf(c) == nil && rooted(c) {
			return true
		}
	}
	return false
}
