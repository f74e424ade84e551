package query

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// source is what any, all and $count go over: the targets of a navigation property, the rows of a
// set, or the items of a collection of primitive values.
type source struct {
	place  Place
	nav    *edm.Navigation
	set    *edm.EntitySet
	values Expr
	// cast and filters narrow the rows.
	cast    *edm.EntityType
	filters []grammar.Expr
}

// variable is the range variable for one of the source.
func (s source) variable(name string) *Var {
	if s.values != nil {
		return &Var{Name: name, Item: itemType(s.values)}
	}
	return &Var{Name: name, Type: s.rows(), as: s.cast}
}

// rows is the type of the rows of the source.
func (s source) rows() *edm.EntityType {
	if s.set != nil {
		return s.set.Type
	}
	return s.nav.Target
}

func itemType(e Expr) edm.Type { return e.Type().(edm.CollectionType).Of }

// many tells whether an expression is a collection of primitive values.
func many(e Expr) bool {
	_, ok := e.Type().(edm.CollectionType)
	return ok
}

// collection resolves a path that must end at a collection.
func (b *binder) collection(p *grammar.Path, what string) (source, error) {
	if p == nil {
		return source{}, b.fail(0, "", "%s wants a collection", what)
	}
	if p.From != nil && len(p.Steps) == 0 {
		x, err := b.call(p.From)
		if err == nil && !many(x) {
			err = b.fail(p.At, p.From.Name, "%s wants a collection, %s(…) is none", what, p.From.Name)
		}
		return source{values: x}, err
	}
	path, narrowing := narrowed(p)
	t, err := b.resolve(path)
	switch {
	case err != nil:
		return source{}, err
	case t.nav != nil, t.set != nil:
		return b.narrowSource(source{place: t.place, nav: t.nav, set: t.set}, narrowing)
	case t.values():
		return b.narrowSource(source{values: t.prop}, narrowing)
	case t.many():
		return source{}, b.later(p.At, what+" over a collection of structured values")
	}
	return source{}, b.fail(p.At, text(p.Steps), "%s wants a collection, %s is none", what, text(p.Steps))
}

// narrowed parts a path to a collection from the type casts and /$filter(…) at its end.
func narrowed(p *grammar.Path) (path *grammar.Path, narrowing []grammar.Step) {
	n := len(p.Steps)
	for n > 1 && (p.Steps[n-1].Filter != nil || strings.Contains(p.Steps[n-1].Name, ".") && !strings.HasPrefix(p.Steps[n-1].Name, "@")) {
		n--
	}
	return &grammar.Path{At: p.At, From: p.From, Steps: p.Steps[:n]}, p.Steps[n:]
}

func (b *binder) narrowSource(s source, narrowing []grammar.Step) (source, error) {
	for _, step := range narrowing {
		if step.Filter != nil {
			s.filters = append(s.filters, step.Filter)
			continue
		}
		if s.values != nil {
			return s, b.fail(step.At, step.Name, "values have no derived types")
		}
		from := s.rows()
		if s.cast != nil {
			from = s.cast
		}
		to, err := b.narrow(step.At, from, step.Name)
		if err != nil {
			return s, err
		}
		if to != s.rows() {
			s.cast = to
		}
	}
	return s, nil
}

// about binds a condition that speaks of the row or item that a variable stands for.
func (b *binder) about(v *Var, e grammar.Expr) (Expr, error) {
	this := b.this
	b.this = v
	defer func() { b.this = this }()
	return b.boolean("$filter", e)
}

// only is what a narrowed source asks of its rows; nil if it asks for nothing.
func (b *binder) only(v *Var, from source) (Expr, error) {
	var only Expr
	if from.cast != nil {
		only = &Present{Place: Place{Var: v, Steps: []Step{{Cast: from.cast}}}}
	}
	for _, f := range from.filters {
		condition, err := b.about(v, f)
		if err != nil {
			return nil, err
		}
		only = both(only, condition)
	}
	return only, nil
}

// restrict lets a lambda go over the rows of a narrowed source only: for all others, any is false
// and all is true.
func (b *binder) restrict(l *Lambda, from source) (Expr, error) {
	only, err := b.only(l.Var, from)
	switch {
	case err != nil:
		return nil, err
	case only != nil && l.All:
		yes := &Const{Value: true, T: edm.Boolean}
		l.Body = &Case{When: []When{{If: only, Then: l.Body}, {If: yes, Then: yes}}, T: edm.Boolean}
	default:
		l.Body = both(only, l.Body)
	}
	return l, nil
}

// values tells whether the target is a collection of primitive values.
func (t target) values() bool {
	if t.prop == nil || !t.prop.Last().Collection || t.prop.Last().Codes != nil {
		return false
	}
	_, ok := primitive(t.prop.Last().Type)
	return ok
}

// operand binds what may also be a collection of primitive values: an argument of a function, or
// the right side of in.
func (b *binder) operand(e grammar.Expr) (Expr, error) {
	switch n := e.(type) {
	case *grammar.Path:
		t, err := b.resolve(n)
		if err != nil {
			return nil, err
		}
		if t.values() {
			return t.prop, nil
		}
		return b.valueOf(n, t)
	case *grammar.Literal:
		if n.Kind == grammar.LitJSON {
			return b.array(n)
		}
	case *grammar.Alias:
		if value, ok := b.aliases[n.Name]; ok && !b.inAlias {
			return b.inAliasOf(n, func() (Expr, error) { return b.operand(value) })
		}
	case *grammar.Call:
		return b.call(n)
	}
	return b.expr(e)
}

// array binds a collection that is written as an array of JSON. Its items are of one type.
func (b *binder) array(l *grammar.Literal) (Expr, error) {
	if !strings.HasPrefix(l.Text, "[") {
		return nil, b.later(l.At, "a JSON object")
	}
	decoder := json.NewDecoder(strings.NewReader(l.Text))
	decoder.UseNumber()
	var raw []any
	if err := decoder.Decode(&raw); err != nil {
		return nil, b.fail(l.At, "", "this is no JSON array: %v", err)
	}
	if len(raw) > maxListItems {
		return nil, b.limit(l.At, "list items", maxListItems)
	}
	items := make([]any, len(raw))
	of := edm.Primitive(edm.Untyped)
	for i, r := range raw {
		v, t, ok := jsonItem(r)
		if !ok {
			return nil, b.later(l.At, "an array of other than primitive values")
		}
		if items[i] = v; v != nil && rank(t) >= rank(of) {
			of = t
		}
	}
	c := &Const{Value: items, T: edm.CollectionType{Of: of}}
	if of == edm.Untyped {
		return c, nil
	}
	fitted, ok := convertItems(c, of)
	if !ok {
		return nil, b.fail(l.At, "", "the items of an array must be of one type")
	}
	return fitted, nil
}

// jsonItem is a primitive value of JSON and its type; ok is false if it is structured.
func jsonItem(raw any) (v any, t edm.Primitive, ok bool) {
	switch x := raw.(type) {
	case nil:
		return nil, edm.Untyped, true
	case string:
		return x, edm.String, true
	case bool:
		return x, edm.Boolean, true
	case json.Number:
		for _, t := range []edm.Primitive{edm.Int64, edm.Decimal, edm.Double} {
			if v, err := edm.Parse(t, x.String()); err == nil {
				return v, t, true
			}
		}
	}
	return nil, edm.Untyped, false
}

// convertItems makes the items of a constant collection values of another type.
func convertItems(c *Const, to edm.Type) (*Const, bool) {
	items := slices.Clone(c.Value.([]any))
	from := c.T.(edm.CollectionType).Of
	for i, v := range items {
		if v == nil || sameType(literalType(v), to) {
			continue
		}
		var ok bool
		if items[i], ok = convertValue(v, to); !ok {
			return nil, false
		}
	}
	if from == to && len(items) == 0 {
		return c, true
	}
	return &Const{Value: items, T: edm.CollectionType{Of: to}}, true
}

// literalType is the type of a value as an array of JSON has it.
func literalType(v any) edm.Type {
	switch v.(type) {
	case int64:
		return edm.Int64
	case decimal.Decimal:
		return edm.Decimal
	case float64:
		return edm.Double
	case bool:
		return edm.Boolean
	case string:
		return edm.String
	}
	return edm.Untyped
}

// alike gives all collections among operands the same type of items; the ones that are not
// constant decide. It reports false if they differ.
func alike(args []Expr) bool {
	var of edm.Type
	for _, a := range args {
		if _, constant := a.(*Const); many(a) && !constant {
			if of != nil && !sameType(of, itemType(a)) {
				return false
			}
			of = itemType(a)
		}
	}
	for i, a := range args {
		c, constant := a.(*Const)
		if !constant || !many(a) {
			continue
		}
		if of == nil {
			of = itemType(a)
		}
		fitted, ok := convertItems(c, of)
		if !ok {
			return false
		}
		args[i] = fitted
	}
	return true
}

// inValues binds x in a collection: whether x equals one of its items.
func (b *binder) inValues(n *grammar.Binary, x, values Expr) (Expr, error) {
	if c, ok := values.(*Const); ok {
		return b.inConstant(n, x, c)
	}
	item := &Item{Var: &Var{Name: "$item", Item: itemType(values)}}
	l, r, err := b.unify("in", n.R.Pos(), x, item)
	if err != nil {
		return nil, err
	}
	same := &Call{Func: comparison("eq"), Args: []Expr{l, r}, T: edm.Boolean}
	return &Lambda{Values: values, Var: item.Var, Body: same}, nil
}

func (b *binder) inConstant(n *grammar.Binary, x Expr, c *Const) (Expr, error) {
	items := make([]Expr, 0, len(c.Value.([]any)))
	at := make([]int, 0, cap(items))
	for _, v := range c.Value.([]any) {
		item := &Const{Value: v, T: literalType(v)}
		if v == nil {
			item.T = edm.Untyped
		}
		items, at = append(items, item), append(at, n.R.Pos())
	}
	return b.inItems(n, x, items, at)
}
