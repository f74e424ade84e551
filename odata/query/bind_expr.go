package query

import (
	"slices"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
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
		x, err := b.call(n)
		if err == nil && many(x) {
			err = b.fail(n.At, n.Name, "%s(…) is a collection: use any, all, $count or length", n.Name)
		}
		return x, err
	case *grammar.Lambda:
		return b.lambda(n)
	case *grammar.Count:
		return b.count(n)
	case *grammar.List:
		return nil, b.fail(n.At, "", "a list can only stand on the right side of in")
	case *grammar.Case:
		return b.cases(n)
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
	bind := b.expr
	if n.Op == "eq" || n.Op == "ne" {
		bind = b.operand
	}
	l, err := bind(n.L)
	if err != nil {
		return nil, err
	}
	r, err := bind(n.R)
	if err != nil {
		return nil, err
	}
	switch n.Op {
	case "eq", "ne", "gt", "ge", "lt", "le":
		if many(l) || many(r) {
			return b.compareItems(n, l, r)
		}
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

// compareItems compares two collections item by item. A collection is never null.
func (b *binder) compareItems(n *grammar.Binary, l, r Expr) (Expr, error) {
	if isNull(l) || isNull(r) {
		return &Const{Value: n.Op == "ne", T: edm.Boolean}, nil
	}
	args := []Expr{l, r}
	if !many(l) || !many(r) || !alike(args) {
		return nil, b.fail(n.At, "", "%s cannot compare %s with %s", n.Op, l.Type().TypeName(), r.Type().TypeName())
	}
	same, err := b.finish(n.At, &Call{Func: funcs.Named("equalitems")[0], Args: args, T: edm.Boolean})
	if n.Op == "ne" && err == nil {
		return &Not{X: same}, nil
	}
	return same, err
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
	if err != nil || t.simple() || t.values() {
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

// maxLambdas bounds nested lambdas where Env does not.
const maxLambdas = 2

func (b *binder) lambda(n *grammar.Lambda) (Expr, error) {
	from, err := b.collection(n.Source, "any and all")
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
	result := &Lambda{Place: from.place, Nav: from.nav, Set: from.set, Values: from.values, All: n.All, Var: from.variable(n.Var)}
	if n.Body == nil {
		return b.restrict(result, from)
	}
	if slices.ContainsFunc(b.vars, func(v *Var) bool { return v.Name == n.Var }) {
		return nil, b.fail(n.At, n.Var, "the variable %s is already taken", n.Var)
	}
	b.vars = append(b.vars, result.Var)
	result.Body, err = b.boolean("any", n.Body)
	b.vars = b.vars[:len(b.vars)-1]
	if err != nil {
		return nil, err
	}
	return b.restrict(result, from)
}

func (b *binder) count(n *grammar.Count) (Expr, error) {
	from, err := b.collection(n.Source, "$count")
	if err != nil {
		return nil, err
	}
	result := &Count{Place: from.place, Nav: from.nav, Set: from.set, Values: from.values, Var: from.variable("$this")}
	if n.Filter != nil {
		result.Filter, err = b.about(result.Var, n.Filter)
	}
	if err != nil {
		return nil, err
	}
	only, err := b.only(result.Var, from)
	result.Filter = both(result.Filter, only)
	if n.Search == nil || err != nil {
		return result, err
	}
	if from.values != nil {
		return nil, b.fail(n.At, "$search", "$search looks into entities; use $filter for values")
	}
	found, err := b.search(result.Var, n.Search)
	result.Filter = both(result.Filter, found)
	return result, err
}
