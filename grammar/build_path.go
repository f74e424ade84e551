package grammar

import (
	"github.com/antlr4-go/antlr/v4"

	"github.com/ropewalk/ropewalk/grammar/internal/gen"
)

// path reads the steps of a path from left to right. What has been read so far is steps behind
// the call from; a lambda or a count ends the path.
func (b *builder) path(t antlr.Tree) Expr {
	p := &path{builder: b, at: start(t), rooted: kindOf(t.GetChild(0)) == gen.ODataROOT}
	for i, c := range t.GetChildren() {
		token := leaf(c)
		switch {
		case p.end != nil:
			fail(syntax(start(c), "nothing may follow any, all or $count"))
		case token == nil:
			p.step(c, i == 0)
		case token.kind != gen.ODataSLASH:
			p.steps = append(p.steps, Step{At: token.start, Name: token.text})
		}
	}
	return p.result()
}

// path is a path while it is read.
type path struct {
	*builder
	at     int
	rooted bool
	from   *Call
	steps  []Step
	end    Expr
}

func (p *path) step(t antlr.Tree, first bool) {
	token := leaf(t.GetChild(0))
	switch token.kind {
	case gen.ODataANY, gen.ODataALL:
		p.lambda(t, token)
	case gen.ODataCOUNT:
		p.count(t, token)
	case gen.ODataFILTER:
		step := Step{At: token.start, Name: "$filter"}
		step.Filter = deeper(p.builder, token.start, func() Expr { return p.expr(t.GetChild(2)) })
		p.steps = append(p.steps, step)
	default:
		p.name(t, token, first)
	}
}

// name reads a property, a type, an entity set behind $root, or a function call.
func (p *path) name(t antlr.Tree, name *token, first bool) {
	if t.GetChildCount() == 1 {
		p.steps = append(p.steps, Step{At: name.start, Name: name.text})
		return
	}
	if p.rooted && len(p.steps) == 1 && name.kind == gen.ODataNAME {
		p.steps = append(p.steps, Step{At: name.start, Name: name.text, Keys: p.args(t.GetChild(1))})
		return
	}
	call := &Call{At: p.node(name.start), Name: name.text}
	if !first {
		call.Source = p.source()
	}
	args := within(&p.calls, p.lim.Calls, "function nesting", name.start, func() []KeyValue {
		return deeper(p.builder, name.start, func() []KeyValue { return p.args(t.GetChild(1)) })
	})
	call.take(args)
	p.from, p.steps = call, nil
}

// take sets the arguments of a call, which are all named or all plain.
func (n *Call) take(args []KeyValue) {
	for _, a := range args {
		if a.Name != "" {
			n.Named = append(n.Named, a)
		} else {
			n.Args = append(n.Args, a.Value)
		}
	}
	if len(n.Named) > 0 && len(n.Args) > 0 {
		fail(syntax(args[0].At, "the arguments of %s must all have a name or none", clip(n.Name)))
	}
}

// args reads what stands in the parentheses behind a name.
func (b *builder) args(t antlr.Tree) []KeyValue {
	return each(t, func(arg antlr.Tree) KeyValue {
		last := arg.GetChild(arg.GetChildCount() - 1)
		kv := KeyValue{At: start(arg)}
		if arg.GetChildCount() > 1 {
			kv.Name = leaf(arg.GetChild(0)).text
		}
		kv.Value = b.expr(last)
		return kv
	})
}

// source takes the path read so far as what a lambda, count or function is bound to.
func (p *path) source() *Path {
	if p.from == nil && len(p.steps) == 0 {
		return nil
	}
	return &Path{At: p.node(p.at), From: p.from, Steps: p.steps}
}

func (p *path) lambda(t antlr.Tree, kind *token) {
	n := &Lambda{At: p.node(kind.start), All: kind.kind == gen.ODataALL, Source: p.source()}
	p.end = n
	if t.GetChildCount() > 3 {
		n.Var = leaf(t.GetChild(2)).text
		n.Body = within(&p.lambdas, p.lim.Lambdas, "any/all nesting", kind.start, func() Expr {
			return deeper(p.builder, kind.start, func() Expr { return p.expr(t.GetChild(4)) })
		})
	} else if n.All {
		fail(syntax(kind.start, "all needs a condition: all(x:…)"))
	}
}

func (p *path) count(t antlr.Tree, kind *token) {
	n := &Count{At: p.node(kind.start), Source: p.source()}
	p.end = n
	rules(t, func(option antlr.Tree) {
		deeper(p.builder, kind.start, func() *Count { return p.countOption(n, option) })
	})
}

func (p *path) countOption(n *Count, option antlr.Tree) *Count {
	name := leaf(option.GetChild(0))
	switch {
	case name.kind == gen.ODataFILTER && n.Filter == nil:
		n.Filter = p.expr(option.GetChild(2))
	case name.kind == gen.ODataSEARCH && n.Search == nil:
		n.Search = p.search(option.GetChild(2))
	default:
		fail(syntax(name.start, "$count takes one $filter and one $search, not %q", clip(name.text)))
	}
	return n
}

// result is the path as an expression.
func (p *path) result() Expr {
	switch {
	case p.end != nil:
		return p.end
	case len(p.steps) == 0:
		return p.from
	}
	return p.source()
}
