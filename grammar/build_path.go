package grammar

import (
	"strings"

	"github.com/ropewalk/ropewalk/grammar/internal/gen"
)

// path reads the steps of a path from left to right. What has been read so far is steps behind
// the call from; a lambda or a count ends the path.
func (b *builder) path(t *node) Expr {
	p := &path{builder: b, at: start(t), rooted: kindOf(t.first) == gen.ODataROOT}
	for c := t.first; c != nil; c = c.next {
		switch {
		case p.end != nil:
			fail(syntax(start(c), "nothing may follow any, all or $count"))
		case c.is(gen.ODataRULE_args):
			p.call(c, c == t.first.next)
		case c.token == nil:
			p.step(c)
		case c.token.kind != gen.ODataSLASH:
			p.steps = append(p.steps, Step{At: c.token.start, Name: c.token.text})
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

// step reads the rule step.
func (p *path) step(t *node) {
	token := leaf(t.first)
	switch token.kind {
	case gen.ODataANY, gen.ODataALL:
		p.lambda(t, token)
	case gen.ODataCOUNT:
		p.count(t, token)
	case gen.ODataFILTER:
		step := Step{At: token.start, Name: "$filter"}
		step.Filter = deeper(p.builder, token.start, func() Expr { return p.expr(t.child(2)) })
		p.steps = append(p.steps, step)
	}
}

// call makes of the last step, behind which arguments stand, an entity set behind $root with a key,
// or a function call.
func (p *path) call(args *node, first bool) {
	last := &p.steps[len(p.steps)-1]
	if p.rooted && len(p.steps) == 2 && !strings.Contains(last.Name, ".") {
		last.Keys = p.args(args)
		return
	}
	call := &Call{At: p.node(last.At), Name: last.Name}
	p.steps = p.steps[:len(p.steps)-1]
	if !first {
		call.Source = p.source()
	}
	call.take(within(&p.calls, p.lim.Calls, "function nesting", call.At, func() []KeyValue {
		return deeper(p.builder, call.At, func() []KeyValue { return p.args(args) })
	}))
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
func (b *builder) args(t *node) []KeyValue {
	made := make([]KeyValue, 0, int(t.count)/2)
	for c := t.first; c != nil; c = c.next {
		switch {
		case c.token == nil:
			made = append(made, KeyValue{At: start(c), Value: b.expr(c)})
		case c.token.kind == gen.ODataNAME:
			named := KeyValue{At: c.token.start, Name: c.token.text}
			c = c.next.next
			named.Value = b.expr(c)
			made = append(made, named)
		}
	}
	return made
}

// source takes the path read so far as what a lambda, count or function is bound to.
func (p *path) source() *Path {
	if p.from == nil && len(p.steps) == 0 {
		return nil
	}
	return &Path{At: p.node(p.at), From: p.from, Steps: p.steps}
}

func (p *path) lambda(t *node, kind *token) {
	n := &Lambda{At: p.node(kind.start), All: kind.kind == gen.ODataALL, Source: p.source()}
	p.end = n
	if t.count > 3 {
		n.Var = leaf(t.child(2)).text
		n.Body = within(&p.lambdas, p.lim.Lambdas, "any/all nesting", kind.start, func() Expr {
			return deeper(p.builder, kind.start, func() Expr { return p.expr(t.child(4)) })
		})
	} else if n.All {
		fail(syntax(kind.start, "all needs a condition: all(x:…)"))
	}
}

func (p *path) count(t *node, kind *token) {
	n := &Count{At: p.node(kind.start), Source: p.source()}
	p.end = n
	rules(t, func(option *node) {
		deeper(p.builder, kind.start, func() *Count { return p.countOption(n, option) })
	})
}

func (p *path) countOption(n *Count, option *node) *Count {
	name := leaf(option.child(0))
	switch {
	case name.kind == gen.ODataFILTER && n.Filter == nil:
		n.Filter = p.expr(option.child(2))
	case name.kind == gen.ODataSEARCH && n.Search == nil:
		n.Search = p.search(option.child(2))
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
