package query

import (
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
)

// typed takes the arguments of cast and isof apart: what they speak of, which is the current
// instance if it is not given, and the name of a type.
func (b *binder) typed(n *grammar.Call) (of grammar.Expr, at int, name string, err error) {
	if len(n.Args) != 1 && len(n.Args) != 2 || n.Source != nil || len(n.Named) > 0 {
		return nil, 0, "", b.fail(n.At, n.Name, "%s takes a value and the name of a type", n.Name)
	}
	last := n.Args[len(n.Args)-1]
	path, ok := last.(*grammar.Path)
	if !ok || path.From != nil || len(path.Steps) != 1 || !strings.Contains(path.Steps[0].Name, ".") {
		return nil, 0, "", b.fail(last.Pos(), n.Name, "%s wants the qualified name of a type, such as Edm.String", n.Name)
	}
	if len(n.Args) == 2 {
		of = n.Args[0]
	}
	return of, path.At, path.Steps[0].Name, nil
}

// instance binds what cast and isof speak of.
func (b *binder) instance(n *grammar.Call, of grammar.Expr) (target, error) {
	switch x := of.(type) {
	case nil:
		if b.this == nil {
			return target{}, b.fail(n.At, n.Name, "there is no current instance here; name what to look at")
		}
		return atVar(b.this), nil
	case *grammar.Path:
		return b.resolve(x)
	}
	value, err := b.expr(of)
	return target{value: value}, err
}

// castCall binds cast(X,Type) to a primitive or enumeration type. A cast that fails gives null; one
// that cannot but fail is refused.
func (b *binder) castCall(n *grammar.Call) (Expr, error) {
	of, at, name, err := b.typed(n)
	if err != nil {
		return nil, err
	}
	if b.model.Type(name) != nil {
		return nil, b.fail(n.At, "cast", "an entity has no value: name a property behind cast(…,%s)", name)
	}
	t, err := b.instance(n, of)
	if err != nil {
		return nil, err
	}
	path, _ := of.(*grammar.Path)
	if path == nil {
		path = &grammar.Path{At: n.At, Steps: []grammar.Step{{Name: "$this"}}}
	}
	x, err := b.valueOf(path, t)
	if err != nil {
		return nil, err
	}
	if enum := b.model.Enum(name); enum != nil {
		return b.castToEnum(n, x, enum)
	}
	to, ok := edm.PrimitiveByName(name)
	switch {
	case strings.HasPrefix(name, "Edm.Geo"):
		return nil, b.later(at, "a cast to "+name)
	case b.model.Complex(name) != nil:
		return nil, b.later(at, "a cast to a complex type")
	case !ok || to == edm.Untyped:
		return nil, b.fail(at, name, "there is no type %s", name)
	}
	return b.castTo(n, x, to)
}

func (b *binder) castTo(n *grammar.Call, x Expr, to edm.Primitive) (Expr, error) {
	if isNull(x) {
		return &Const{T: to}, nil
	}
	if c, ok := x.(*Const); ok {
		if s, ok := c.Value.(string); ok && to != edm.String {
			return b.constant(n.At, funcs.Read(to, s), to)
		}
	}
	if enum, ok := x.Type().(*edm.EnumType); ok {
		return b.castFromEnum(n, x, enum, to)
	}
	if same, ok := wider(x, to); ok {
		return same, nil
	}
	from, _ := primitive(x.Type())
	rows := funcs.CastRows(from, to)
	if rows == nil {
		return nil, b.fail(n.At, "cast", "%s cannot be cast to %s", x.Type().TypeName(), to.TypeName())
	}
	for _, row := range rows {
		var err error
		if x, err = b.finish(n.At, &Call{Func: row, Args: []Expr{x}, T: row.Out}); err != nil {
			return nil, err
		}
	}
	return x, nil
}

// wider tells whether a value is one of the other type as it is: of the same type, or of a number
// type that the other one includes.
func wider(x Expr, to edm.Primitive) (Expr, bool) {
	from, ok := x.Type().(edm.Primitive)
	switch {
	case !ok:
		return nil, false
	case from == to:
		return x, true
	case from == edm.Single && to == edm.Double:
		return &Call{Func: funcs.CastRow(edm.Double, edm.Double), Args: []Expr{x}, T: to}, true
	case !from.Integer() || !to.Integer():
		return nil, false
	}
	lowest, highest := from.Bounds()
	low, high := to.Bounds()
	return x, low <= lowest && highest <= high
}

// castToEnum reads the name of a member, or several of a flags type; a number keeps its value.
func (b *binder) castToEnum(n *grammar.Call, x Expr, enum *edm.EnumType) (Expr, error) {
	if c, ok := x.(*Const); ok {
		text, isText := c.Value.(string)
		if v, err := parseEnum(enum, text); isText && err == nil {
			return &Const{Value: v, T: enum}, nil
		}
		if isText || c.Value == nil {
			return &Const{T: enum}, nil
		}
	}
	switch from, _ := primitive(x.Type()); {
	case x.Type() == enum:
		return x, nil
	case from == edm.Int64:
		return &Call{Func: funcs.CastRow(edm.Int64, edm.Int64), Args: []Expr{x}, T: enum}, nil
	case from == edm.String:
		return b.spelt(n, x, enum, func(v int64, name string) (Expr, Expr) {
			return &Const{Value: name, T: edm.String}, &Const{Value: v, T: enum}
		})
	}
	return nil, b.fail(n.At, "cast", "%s cannot be cast to %s", x.Type().TypeName(), enum.TypeName())
}

func (b *binder) castFromEnum(n *grammar.Call, x Expr, enum *edm.EnumType, to edm.Primitive) (Expr, error) {
	if to == edm.String {
		return b.spelt(n, x, enum, func(v int64, name string) (Expr, Expr) {
			return &Const{Value: v, T: enum}, &Const{Value: name, T: edm.String}
		})
	}
	number := &Call{Func: funcs.CastRow(edm.Int64, edm.Int64), Args: []Expr{x}, T: edm.Int64}
	return b.castTo(n, number, to)
}

// mostSpelt bounds the values of an enumeration that a cast spells out one by one.
const mostSpelt = 64

// spelt makes a case of the values of an enumeration and their names.
func (b *binder) spelt(n *grammar.Call, x Expr, enum *edm.EnumType, pair func(v int64, name string) (when, then Expr)) (Expr, error) {
	result := &Case{}
	for _, v := range enum.Values() {
		name, _ := enum.Format(v)
		when, then := pair(v, name)
		result.T = then.Type()
		same := &Call{Func: comparison("eq"), Args: []Expr{x, when}, T: edm.Boolean}
		result.When = append(result.When, When{If: same, Then: then})
	}
	if len(result.When) == 0 || len(result.When) > mostSpelt {
		return nil, b.later(n.At, "a cast between text and "+enum.TypeName()+", which has too many values,")
	}
	return result, nil
}

// isof binds isof(Type) and isof(X,Type): whether X, or the current instance, is there and is of
// the type or of one derived from it. Numbers of different types are not of each other's type.
func (b *binder) isof(n *grammar.Call) (Expr, error) {
	of, at, name, err := b.typed(n)
	if err != nil {
		return nil, err
	}
	t, err := b.instance(n, of)
	if err != nil {
		return nil, err
	}
	if to := b.model.Type(name); to != nil {
		return b.isEntity(n, t, to)
	}
	known := b.model.Enum(name) != nil || b.model.Complex(name) != nil
	if _, ok := edm.PrimitiveByName(name); !ok && !known && !strings.HasPrefix(name, "Edm.Geo") {
		return nil, b.fail(at, name, "there is no type %s", name)
	}
	x := t.value
	if t.prop != nil {
		x = t.prop
		if t.part != "" {
			x = &Coded{Prop: t.prop, Part: t.part}
		}
	}
	if x == nil || x.Type().TypeName() != name {
		return &Const{Value: false, T: edm.Boolean}, nil
	}
	return b.finish(n.At, &Call{Func: comparison("ne"), Args: []Expr{x, &Const{T: x.Type()}}, T: edm.Boolean})
}

func (b *binder) isEntity(n *grammar.Call, t target, to *edm.EntityType) (Expr, error) {
	if t.nav != nil || t.prop != nil || t.value != nil {
		return &Const{Value: false, T: edm.Boolean}, nil
	}
	from := t.place.Type()
	switch {
	case from.Is(to) && len(t.place.Steps) == 0 && t.place.Var.Root == nil:
		return &Const{Value: true, T: edm.Boolean}, nil
	case from.Is(to):
		return &Present{Place: t.place}, nil
	case to.Is(from):
		next := t.place.then(Step{Cast: to})
		return &Present{Place: next}, b.reach(n.At, next)
	}
	return &Const{Value: false, T: edm.Boolean}, nil
}

// castRow binds cast(X,Type)/… and cast(Type)/… where Type is an entity type.
func (b *binder) castRow(n *grammar.Call) (target, error) {
	of, at, name, err := b.typed(n)
	if err != nil {
		return target{}, err
	}
	t, err := b.instance(n, of)
	if err != nil {
		return target{}, err
	}
	if t.value != nil || t.prop != nil {
		return target{}, b.fail(n.At, n.Name, "a value has no properties")
	}
	return b.castStep(t, grammar.Step{At: at, Name: name})
}
