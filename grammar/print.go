package grammar

import (
	"strings"
)

// Print writes an expression as text that parses back to the same tree, decoded: it still has
// to be escaped for a URL. A nil expression is empty text.
func Print(x Expr) string {
	p := &printer{}
	if x != nil {
		p.expr(x)
	}
	return p.String()
}

// PrintSearch writes a search expression, decoded.
func PrintSearch(x Search) string {
	p := &printer{}
	if x != nil {
		p.search(x)
	}
	return p.String()
}

type printer struct{ strings.Builder }

// write adds texts.
func (p *printer) write(texts ...string) {
	for _, t := range texts {
		p.WriteString(t)
	}
}

// How tightly the operators bind, from the loosest.
const (
	bindOr = iota
	bindAnd
	bindEquality
	bindRelation
	bindSum
	bindProduct
	bindPrefix
	bindIn
	bindAll
)

var bindings = map[string]int{
	"or": bindOr, "and": bindAnd, "eq": bindEquality, "ne": bindEquality, "gt": bindRelation, "ge": bindRelation,
	"lt": bindRelation, "le": bindRelation, "add": bindSum, "sub": bindSum, "mul": bindProduct, "div": bindProduct,
	"divby": bindProduct, "mod": bindProduct, "has": bindIn, "in": bindIn,
}

// binding tells how tightly the topmost operator of x binds.
func binding(x Expr) int {
	switch x := x.(type) {
	case *Logic:
		return bindings[x.Op]
	case *Binary:
		return bindings[x.Op]
	case *Unary:
		return bindPrefix
	}
	return bindAll
}

// operand writes x in parentheses if it binds more loosely than least.
func (p *printer) operand(x Expr, least int) {
	if binding(x) >= least {
		p.expr(x)
		return
	}
	p.write("(")
	p.expr(x)
	p.write(")")
}

func (p *printer) expr(x Expr) {
	switch x := x.(type) {
	case *Literal:
		p.literal(x)
	case *Alias:
		p.write("@", x.Name)
	case *Path:
		p.path(x)
	case *Call:
		p.call(x)
	case *Unary:
		p.unary(x)
	case *Binary:
		p.binary(x)
	case *Logic:
		list(p, " "+x.Op+" ", x.Args, func(a Expr) { p.operand(a, bindings[x.Op]+1) })
	case *List:
		p.write("(")
		list(p, ",", x.Items, p.expr)
		p.write(")")
	case *Lambda:
		p.lambda(x)
	case *Count:
		p.count(x)
	case *Case:
		p.write("case(")
		list(p, ",", x.When, func(w When) {
			p.expr(w.If)
			p.write(" : ")
			p.expr(w.Then)
		})
		p.write(")")
	}
}

// list writes items with a separator between them.
func list[T any](p *printer, separator string, items []T, write func(T)) {
	for i, item := range items {
		if i > 0 {
			p.write(separator)
		}
		write(item)
	}
}

func (p *printer) literal(l *Literal) {
	quoted := "'" + strings.ReplaceAll(l.Text, "'", "''") + "'"
	switch l.Kind {
	case LitString:
		p.write(quoted)
	case LitDuration:
		p.write("duration", quoted)
	case LitBinary:
		p.write("binary", quoted)
	case LitEnum, LitGeo:
		p.write(l.Type, quoted)
	default:
		p.write(l.Text)
	}
}

// unary writes a prefix operator. A minus glued to digits would be part of the number.
func (p *printer) unary(u *Unary) {
	if u.Op == "not" {
		p.write("not ")
		p.operand(u.X, bindPrefix)
		return
	}
	x := &printer{}
	x.operand(u.X, bindPrefix)
	text := x.String()
	if isDigit(text[0]) || strings.HasPrefix(text, "INF") || guidShape(text) {
		text = "(" + text + ")"
	}
	p.write("-", text)
}

// binary writes an operator. Behind "in", parentheses would make a list of a single operand.
func (p *printer) binary(b *Binary) {
	level := bindings[b.Op]
	p.operand(b.L, level)
	p.write(" ", b.Op, " ")
	if _, prefix := b.R.(*Unary); prefix && b.Op == "in" {
		p.expr(b.R)
		return
	}
	p.operand(b.R, level+1)
}

func (p *printer) path(x *Path) {
	if x.From != nil {
		p.call(x.From)
		p.write("/")
	}
	list(p, "/", x.Steps, p.step)
}

func (p *printer) step(s Step) {
	p.write(s.Name)
	if s.Filter != nil {
		p.write("(")
		p.expr(s.Filter)
		p.write(")")
	}
	if s.Keys != nil {
		p.keys(s.Keys)
	}
}

// keys writes a key predicate or named arguments.
func (p *printer) keys(keys []KeyValue) {
	p.write("(")
	list(p, ",", keys, func(k KeyValue) {
		if k.Name != "" {
			p.write(k.Name, "=")
		}
		p.expr(k.Value)
	})
	p.write(")")
}

// source writes what a bound thing is bound to.
func (p *printer) source(x *Path) {
	if x != nil {
		p.path(x)
		p.write("/")
	}
}

func (p *printer) call(c *Call) {
	p.source(c.Source)
	p.write(c.Name)
	if c.Named != nil {
		p.keys(c.Named)
		return
	}
	p.write("(")
	list(p, ",", c.Args, p.expr)
	p.write(")")
}

func (p *printer) lambda(l *Lambda) {
	p.source(l.Source)
	name := "any("
	if l.All {
		name = "all("
	}
	p.write(name)
	if l.Body != nil {
		p.write(l.Var, ":")
		p.expr(l.Body)
	}
	p.write(")")
}

func (p *printer) count(c *Count) {
	p.source(c.Source)
	p.write("$count")
	options := Options{Filter: c.Filter, Search: c.Search}
	if text := PrintOptions(&options); text != "" {
		p.write("(", text, ")")
	}
}

func (p *printer) search(x Search) {
	switch x := x.(type) {
	case *Term:
		p.term(x)
	case *SearchNot:
		p.write("NOT ")
		p.searchOperand(x.X)
	case *SearchLogic:
		list(p, " "+strings.ToUpper(x.Op)+" ", x.Args, func(a Search) {
			if inner, ok := a.(*SearchLogic); ok && !(x.Op == "or" && inner.Op == "and") {
				p.searchOperand(a)
				return
			}
			p.search(a)
		})
	}
}

// searchOperand writes x, in parentheses if it is made of several terms.
func (p *printer) searchOperand(x Search) {
	if _, ok := x.(*SearchLogic); !ok {
		p.search(x)
		return
	}
	p.write("(")
	p.search(x)
	p.write(")")
}

var phraseEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func (p *printer) term(t *Term) {
	if t.Phrase {
		p.write(`"`, phraseEscapes.Replace(t.Text), `"`)
		return
	}
	p.write(t.Text)
}
