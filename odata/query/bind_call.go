package query

import (
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
)

// known are the canonical functions of OData that the table does not have: those of geography,
// since no property can have such a type.
var known = []string{"geo.distance", "geo.intersects", "geo.length"}

func (b *binder) call(n *grammar.Call) (Expr, error) {
	name := strings.ToLower(n.Name)
	switch {
	case n.Source != nil || len(n.Named) > 0:
		return nil, b.later(n.At, "calling "+n.Name+" inside an expression")
	case name == "cast":
		return b.castCall(n)
	case name == "isof":
		return b.isof(n)
	case name == "now" && len(n.Args) == 0 && b.env.Timeless:
		return nil, b.fail(n.At, n.Name, "now() cannot stand here: no change would tell that its value is another")
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
		x, err := b.operand(a)
		if err != nil {
			return nil, err
		}
		args[i], at[i] = x, a.Pos()
	}
	if name == "matchespattern" && len(args) == 2 {
		if err := b.pattern(args, at[1]); err != nil {
			return nil, err
		}
	}
	return b.apply(name, n.At, args, at)
}

// pattern looks at the pattern of matchesPattern, which must be known when the query is bound: that
// is when it is read. The constant has no origin any more, so that another one is another query.
func (b *binder) pattern(args []Expr, at int) error {
	c, ok := args[1].(*Const)
	text, isText := "", false
	if ok {
		text, isText = c.Value.(string)
	}
	if !isText {
		return b.fail(at, "matchesPattern", "the pattern of matchesPattern must be a literal text")
	}
	if _, err := funcs.CompilePattern(text); err != nil {
		return b.fail(at, "matchesPattern", "%v", err)
	}
	args[1] = &Const{Value: text, T: edm.String}
	return nil
}

// operators are the names in the table that are not written as functions.
var operators = []string{"eq", "ne", "gt", "ge", "lt", "le", "has", "add", "sub", "mul", "div", "divby", "mod", "neg", "cast", "equalitems"}

func canonical(name string) bool {
	return len(funcs.Named(name)) > 0 && !slices.Contains(operators, name)
}

// noFunction says that there is no such function, or that one of the model cannot be called here.
func (b *binder) noFunction(n *grammar.Call) error {
	if strings.HasPrefix(n.Name, b.model.Namespace+".") {
		return b.later(n.At, "calling "+n.Name+" inside an expression")
	}
	names := slices.DeleteFunc(funcs.Names(), func(name string) bool { return !canonical(name) })
	if near := edm.Nearest(n.Name, names); near != "" {
		return b.fail(n.At, n.Name, "there is no function %q; did you mean %s?", n.Name, near)
	}
	return b.fail(n.At, n.Name, "there is no function %q", n.Name)
}

// apply picks the row of the table that fits the operands.
func (b *binder) apply(name string, at int, args []Expr, positions []int) (Expr, error) {
	rows := slices.DeleteFunc(slices.Clone(funcs.Named(name)), func(row *funcs.Func) bool { return len(row.In) != len(args) })
	if len(rows) == 0 {
		return nil, b.fail(at, name, "%s takes %d arguments, got %d", name, len(funcs.Named(name)[0].In), len(args))
	}
	for _, fits := range []func(*funcs.Func, []Expr) ([]Expr, bool){exactly, fit} {
		for _, row := range rows {
			if fitted, ok := fits(row, args); ok {
				b.pinTexts(args, fitted)
				return b.finish(at, &Call{Func: row, Args: fitted, T: resultType(row, fitted)})
			}
		}
	}
	return nil, b.misfit(name, rows, args, positions)
}

// exactly fits operands that have the types of a row by themselves.
func exactly(row *funcs.Func, args []Expr) ([]Expr, bool) {
	for i, a := range args {
		if row.In[i] == funcs.Many || !sameType(a.Type(), row.In[i]) {
			return nil, false
		}
	}
	return args, true
}

func resultType(row *funcs.Func, args []Expr) edm.Type {
	if row.Out == funcs.Many {
		return args[0].Type()
	}
	return row.Out
}

func (b *binder) misfit(name string, rows []*funcs.Func, args []Expr, positions []int) error {
	row := rows[0]
	for _, r := range rows {
		if _, ok := convert(args[0], r.In[0]); ok || r.In[0] == funcs.Many && many(args[0]) {
			row = r
			break
		}
	}
	for i, a := range args {
		if row.In[i] == funcs.Many {
			if !many(a) {
				return b.fail(positions[i], name, "%s wants a collection here, such as [1,2], got %s", name, a.Type().TypeName())
			}
			continue
		}
		if _, ok := convert(a, row.In[i]); !ok {
			return b.fail(positions[i], name, "%s wants %s, got %s", name, row.In[i], a.Type().TypeName())
		}
	}
	return b.fail(positions[0], name, "%s does not fit %s", name, args[0].Type().TypeName())
}

func fit(row *funcs.Func, args []Expr) ([]Expr, bool) {
	fitted := make([]Expr, len(args))
	for i, a := range args {
		if row.In[i] == funcs.Many {
			if fitted[i] = a; !many(a) {
				return nil, false
			}
			continue
		}
		x, ok := convert(a, row.In[i])
		if _, enum := a.Type().(*edm.EnumType); !ok || enum {
			return nil, false
		}
		fitted[i] = x
	}
	return fitted, alike(fitted)
}

func comparison(op string) *funcs.Func { return funcs.Named(op)[0] }

// finish computes what is constant and decides what depends on one code only.
func (b *binder) finish(at int, e Expr) (Expr, error) {
	if call, ok := e.(*Call); ok && call.Func.Nulls == funcs.Propagate && slices.ContainsFunc(call.Args, isNull) {
		return &Const{T: call.T}, nil
	}
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
