package query

import (
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
)

// known are the canonical functions of OData that the table does not have.
var known = []string{
	"isof", "matchespattern", "hassubset", "hassubsequence", "fractionalseconds", "time",
	"totalseconds", "case", "geo.distance", "geo.intersects", "geo.length",
}

func (b *binder) call(n *grammar.Call) (Expr, error) {
	name := strings.ToLower(n.Name)
	switch {
	case n.Source != nil || len(n.Named) > 0:
		return nil, b.later(n.At, "calling "+n.Name+" inside an expression")
	case name == "cast":
		return b.castCall(n)
	case name == "now" && len(n.Args) == 0:
		return &Param{Name: "now", T: edm.DateTimeOffset}, nil
	case slices.Contains(known, name):
		return nil, b.later(n.At, "the function "+name)
	case !canonical(name):
		return nil, b.noFunction(n)
	}
	args := make([]Expr, len(n.Args))
	at := make([]int, len(n.Args))
	for i, a := range n.Args {
		x, err := b.expr(a)
		if err != nil {
			return nil, err
		}
		args[i], at[i] = x, a.Pos()
	}
	return b.apply(name, n.At, args, at)
}

// operators are the names in the table that are not written as functions.
var operators = []string{"eq", "ne", "gt", "ge", "lt", "le", "has", "add", "sub", "mul", "div", "divby", "mod", "neg", "cast"}

func canonical(name string) bool {
	return len(funcs.Named(name)) > 0 && !slices.Contains(operators, name)
}

func (b *binder) noFunction(n *grammar.Call) error {
	names := slices.DeleteFunc(funcs.Names(), func(name string) bool { return !canonical(name) })
	if near := edm.Nearest(n.Name, names); near != "" {
		return b.fail(n.At, n.Name, "there is no function %q; did you mean %s?", n.Name, near)
	}
	return b.fail(n.At, n.Name, "there is no function %q", n.Name)
}

// apply picks the row of the table that fits the operands.
func (b *binder) apply(name string, at int, args []Expr, positions []int) (Expr, error) {
	rows := funcs.Named(name)
	arity := false
	for _, row := range rows {
		if len(row.In) != len(args) {
			continue
		}
		arity = true
		if fitted, ok := fit(row, args); ok {
			return b.finish(at, &Call{Func: row, Args: fitted, T: row.Out})
		}
	}
	if !arity {
		return nil, b.fail(at, name, "%s takes %d arguments, got %d", name, len(rows[0].In), len(args))
	}
	return nil, b.misfit(name, rows, args, positions)
}

func (b *binder) misfit(name string, rows []*funcs.Func, args []Expr, positions []int) error {
	row := rows[0]
	for _, r := range rows {
		if len(r.In) == len(args) {
			row = r
			break
		}
	}
	for i, a := range args {
		if _, ok := convert(a, row.In[i]); !ok {
			return b.fail(positions[i], name, "%s wants %s, got %s", name, row.In[i], a.Type().TypeName())
		}
	}
	return b.fail(positions[0], name, "%s does not fit %s", name, args[0].Type().TypeName())
}

func fit(row *funcs.Func, args []Expr) ([]Expr, bool) {
	fitted := make([]Expr, len(args))
	for i, a := range args {
		x, ok := convert(a, row.In[i])
		if _, enum := a.Type().(*edm.EnumType); !ok || enum {
			return nil, false
		}
		fitted[i] = x
	}
	return fitted, true
}

func comparison(op string) *funcs.Func { return funcs.Named(op)[0] }

// castCall binds cast(X, Edm.Type).
func (b *binder) castCall(n *grammar.Call) (Expr, error) {
	if len(n.Args) != 2 {
		return nil, b.fail(n.At, "cast", "cast takes a value and a type")
	}
	path, ok := n.Args[1].(*grammar.Path)
	if !ok {
		return nil, b.fail(n.Args[1].Pos(), "cast", "cast wants the name of a type")
	}
	name := text(path.Steps)
	to, ok := edm.PrimitiveByName(name)
	if !ok {
		return nil, b.later(path.At, "a cast to "+name)
	}
	x, err := b.expr(n.Args[0])
	if err != nil {
		return nil, err
	}
	if c, ok := x.(*Const); ok {
		if s, ok := c.Value.(string); ok && to != edm.String {
			return b.castText(n, s, to)
		}
	}
	if fitted, ok := convert(x, to); ok {
		return fitted, nil
	}
	from, _ := primitive(x.Type())
	target, _ := primitive(to)
	row := funcs.CastRow(from, target)
	if row == nil {
		return nil, b.later(n.At, "a cast from "+x.Type().TypeName()+" to "+name)
	}
	return b.finish(n.At, &Call{Func: row, Args: []Expr{x}, T: to})
}

// castText casts a literal string; one that is no value of the type gives null, as OData wants.
func (b *binder) castText(n *grammar.Call, s string, to edm.Primitive) (Expr, error) {
	v, err := edm.Parse(to, s)
	if err != nil {
		return &Const{T: to}, nil
	}
	return b.constant(n.At, v, to)
}

// finish computes what is constant and decides what depends on one code only.
func (b *binder) finish(at int, e Expr) (Expr, error) {
	if call, ok := e.(*Call); ok && constants(call.Args) {
		v, err := worth(call, nil, 0)
		if err != nil {
			return nil, b.fail(at, "", "%s: %v", call.Func.Name, err)
		}
		return b.constant(at, v, call.T)
	}
	decided, err := decide(e)
	if err != nil {
		return nil, b.fail(at, "", "%v", err)
	}
	return decided, nil
}

func constants(args []Expr) bool {
	for _, a := range args {
		if _, ok := a.(*Const); !ok {
			return false
		}
	}
	return true
}
