package query

import (
	"slices"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// expr binds any expression that has a value.
func (b *binder) expr(e grammar.Expr) (Expr, error) {
	switch n := e.(type) {
	case *grammar.Literal:
		return b.literal(n)
	case *grammar.Alias:
		return b.alias(n)
	case *grammar.Path:
		return b.pathValue(n)
	case *grammar.Unary:
		return b.unary(n)
	case *grammar.Binary:
		return b.binary(n)
	case *grammar.Logic:
		return b.logic(n)
	case *grammar.Call:
		return b.call(n)
	case *grammar.Lambda:
		return b.lambda(n)
	case *grammar.Count:
		return b.count(n)
	case *grammar.List:
		return nil, b.fail(n.At, "", "a list can only stand on the right side of in")
	case *grammar.Case:
		return nil, b.later(n.At, "case")
	}
	return nil, b.fail(e.Pos(), "", "this expression is not understood")
}

// alias binds @name: to the value the URL gives, else to a declared parameter, else to null.
func (b *binder) alias(a *grammar.Alias) (Expr, error) {
	if b.inAlias {
		return nil, b.fail(a.At, "@"+a.Name, "the value of a parameter alias cannot use another alias")
	}
	if value, ok := b.aliases[a.Name]; ok {
		return b.inAliasOf(a, func() (Expr, error) { return b.expr(value) })
	}
	if p, ok := b.env.Params[a.Name]; ok {
		if p.List {
			return nil, b.fail(a.At, "@"+a.Name, "@%s is a list and can only stand on the right side of in", a.Name)
		}
		return &Param{Name: a.Name, T: p.Type}, nil
	}
	return &Const{T: edm.Untyped}, nil
}

func (b *binder) inAliasOf(a *grammar.Alias, bind func() (Expr, error)) (Expr, error) {
	option := b.option
	b.option, b.inAlias = "@"+a.Name, true
	defer func() { b.option, b.inAlias = option, false }()
	return bind()
}

func (b *binder) logic(n *grammar.Logic) (Expr, error) {
	result := &Logic{Or: n.Op == "or"}
	for _, arg := range n.Args {
		x, err := b.boolean(n.Op, arg)
		if err != nil {
			return nil, err
		}
		if inner, ok := x.(*Logic); ok && inner.Or == result.Or {
			result.Args = append(result.Args, inner.Args...)
			continue
		}
		result.Args = append(result.Args, x)
	}
	return result, nil
}

func (b *binder) unary(n *grammar.Unary) (Expr, error) {
	if n.Op == "not" {
		x, err := b.boolean("not", n.X)
		if err != nil {
			return nil, err
		}
		return &Not{X: x}, nil
	}
	x, err := b.expr(n.X)
	if err != nil {
		return nil, err
	}
	return b.apply("neg", n.At, []Expr{x}, []int{n.X.Pos()})
}

func (b *binder) binary(n *grammar.Binary) (Expr, error) {
	switch n.Op {
	case "in":
		return b.in(n)
	case "eq", "ne":
		if x, err := b.nullTest(n); x != nil || err != nil {
			return x, err
		}
	}
	l, err := b.expr(n.L)
	if err != nil {
		return nil, err
	}
	r, err := b.expr(n.R)
	if err != nil {
		return nil, err
	}
	switch n.Op {
	case "eq", "ne", "gt", "ge", "lt", "le":
		return b.compare(n, l, r)
	case "has":
		return b.has(n, l, r)
	}
	return b.apply(n.Op, n.At, []Expr{l, r}, []int{n.L.Pos(), n.R.Pos()})
}

func (b *binder) compare(n *grammar.Binary, l, r Expr) (Expr, error) {
	l, r, err := b.unify(n.Op, n.R.Pos(), l, r)
	if err != nil {
		return nil, err
	}
	if _, ok := primitive(l.Type()); !ok {
		return nil, b.fail(n.At, "", "%s cannot compare %s", n.Op, l.Type().TypeName())
	}
	return b.finish(n.At, &Call{Func: comparison(n.Op), Args: []Expr{l, r}, T: edm.Boolean})
}

func (b *binder) has(n *grammar.Binary, l, r Expr) (Expr, error) {
	enum, ok := l.Type().(*edm.EnumType)
	if !ok {
		return nil, b.fail(n.L.Pos(), "", "has wants an enumeration, got %s", l.Type().TypeName())
	}
	right, ok := convert(r, enum)
	if !ok {
		return nil, b.fail(n.R.Pos(), "", "has wants a member of %s, got %s", enum.TypeName(), describe(r))
	}
	return b.finish(n.At, &Call{Func: comparison("has"), Args: []Expr{l, right}, T: edm.Boolean})
}

// nullTest binds X eq null and X ne null where X is a navigation property or a value that can
// only be compared with null. It gives nothing for all other comparisons.
func (b *binder) nullTest(n *grammar.Binary) (Expr, error) {
	side, other := n.L, n.R
	if _, ok := side.(*grammar.Path); !ok {
		side, other = n.R, n.L
	}
	path, ok := side.(*grammar.Path)
	if !ok {
		return nil, nil
	}
	t, err := b.resolve(path)
	if err != nil || t.simple() {
		return nil, err
	}
	value, err := b.expr(other)
	if err != nil {
		return nil, err
	}
	if !isNull(value) || t.many() {
		return nil, b.notAValue(path, t)
	}
	if t.prop != nil {
		call := &Call{Func: comparison(n.Op), Args: []Expr{t.prop, &Const{T: t.prop.Type()}}, T: edm.Boolean}
		return call, nil
	}
	present := &Present{Place: t.place}
	if n.Op == "ne" {
		return present, nil
	}
	return &Not{X: present}, nil
}

func (b *binder) in(n *grammar.Binary) (Expr, error) {
	x, err := b.expr(n.L)
	if err != nil {
		return nil, err
	}
	right := n.R
	if a, ok := right.(*grammar.Alias); ok {
		if p, declared := b.env.Params[a.Name]; declared && b.aliases[a.Name] == nil {
			return b.inParam(n, x, a, p)
		}
		value, ok := b.aliases[a.Name]
		if !ok {
			return nil, b.fail(a.At, "@"+a.Name, "@%s is not given; in wants a list", a.Name)
		}
		return b.inAliasOf(a, func() (Expr, error) { return b.inList(n, x, value) })
	}
	return b.inList(n, x, right)
}

func (b *binder) inParam(n *grammar.Binary, x Expr, a *grammar.Alias, p ParamType) (Expr, error) {
	if !p.List || !sameType(x.Type(), p.Type) {
		return nil, b.fail(a.At, "@"+a.Name, "in wants a list of %s", x.Type().TypeName())
	}
	return &In{X: x, Param: &Param{Name: a.Name, T: p.Type, List: true}}, nil
}

// maxListItems bounds the list of an in.
const maxListItems = 1000

func (b *binder) inList(n *grammar.Binary, x Expr, right grammar.Expr) (Expr, error) {
	list, ok := right.(*grammar.List)
	if !ok {
		return nil, b.fail(right.Pos(), "", "in wants a list such as (1,2)")
	}
	if len(list.Items) > maxListItems {
		return nil, b.limit(list.At, "list items", maxListItems)
	}
	in := &In{X: x}
	var others []Expr
	for _, item := range list.Items {
		value, err := b.expr(item)
		if err != nil {
			return nil, err
		}
		left, value, err := b.unify("in", item.Pos(), x, value)
		if err != nil {
			return nil, err
		}
		if c, ok := value.(*Const); ok && left == x {
			in.Items = append(in.Items, c)
			continue
		}
		others = append(others, &Call{Func: comparison("eq"), Args: []Expr{left, value}, T: edm.Boolean})
	}
	decided, err := b.finish(n.At, in)
	if err != nil || len(others) == 0 {
		return decided, err
	}
	return &Logic{Or: true, Args: append([]Expr{decided}, others...)}, nil
}

// maxLambdas bounds nested lambdas where Env does not.
const maxLambdas = 2

func (b *binder) lambda(n *grammar.Lambda) (Expr, error) {
	place, nav, err := b.collection(n.Source, "any and all")
	if err != nil {
		return nil, err
	}
	depth := b.env.MaxLambdaDepth
	if depth == 0 {
		depth = maxLambdas
	}
	if len(b.vars) >= depth {
		return nil, b.limit(n.At, "nested any/all", depth)
	}
	result := &Lambda{Place: place, Nav: nav, All: n.All, Var: &Var{Name: n.Var, Type: nav.Target}}
	if n.Body == nil {
		return result, nil
	}
	if slices.ContainsFunc(b.vars, func(v *Var) bool { return v.Name == n.Var }) {
		return nil, b.fail(n.At, n.Var, "the variable %s is already taken", n.Var)
	}
	b.vars = append(b.vars, result.Var)
	result.Body, err = b.boolean("any", n.Body)
	b.vars = b.vars[:len(b.vars)-1]
	return result, err
}

func (b *binder) count(n *grammar.Count) (Expr, error) {
	place, nav, err := b.collection(n.Source, "$count")
	if err != nil {
		return nil, err
	}
	if n.Search != nil {
		return nil, b.later(n.At, "$search")
	}
	result := &Count{Place: place, Nav: nav, Var: &Var{Name: "$this", Type: nav.Target}}
	if n.Filter == nil {
		return result, nil
	}
	this := b.this
	b.this = result.Var
	result.Filter, err = b.boolean("$filter", n.Filter)
	b.this = this
	return result, err
}
