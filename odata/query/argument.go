package query

import (
	"errors"
	"slices"
	"strconv"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// Argument is the value of a parameter. That of a collection or of a complex type is JSON, as it was
// written; Value is nil then, as it is for null.
type Argument struct {
	Parameter *edm.Parameter
	Value     any
	JSON      string
}

// given is a parameter as the URL has it: option tells where.
type given struct {
	at           int
	name, option string
	value        grammar.Expr
}

// given lists the parameters of the URL: those in the parentheses or, where these are not written,
// query options and aliases that have their names.
func (c *Called) given() (all []given, err error) {
	if c.segment.Parens {
		for _, k := range c.segment.Keys {
			all = append(all, given{k.At, k.Name, "path", k.Value})
		}
	} else if all, err = c.implicit(); err != nil {
		return nil, err
	}
	for i, g := range all {
		switch {
		case g.name == "":
			return nil, c.fault("InvalidParameter", g.at, c.segment.Name, "parameters have names; write %s(name=…), as $metadata lists them", c.segment.Name)
		case !slices.Contains(c.names(), g.name):
			e := c.binder.unknown(g.at, c.segment.Name, "parameter", g.name, c.names())
			e.Code = "UnknownParameter"
			return nil, e
		case slices.ContainsFunc(all[:i], func(other given) bool { return other.name == g.name }):
			return nil, c.fault("DuplicateParameter", g.at, g.name, "the parameter %s is given twice; give it once", g.name)
		}
	}
	return all, nil
}

// names are those of the parameters of all overloads.
func (c *Called) names() (names []string) {
	for _, o := range c.Overloads {
		names = append(names, o.ParameterNames()...)
	}
	return names
}

// implicit finds the parameters among the query options, with or without the sign of an alias.
func (c *Called) implicit() (all []given, err error) {
	names := slices.Compact(slices.Sorted(slices.Values(c.names())))
	for _, name := range names {
		if value, ok := c.options.Aliases[name]; ok {
			all = append(all, given{0, name, "@" + name, value})
		}
		for _, o := range c.options.Custom {
			if o.Name != name {
				continue
			}
			value, err := literalOf(o)
			if err != nil {
				return nil, err
			}
			all = append(all, given{0, name, name, value})
		}
	}
	return all, nil
}

// literalOf reads a query option that OData does not know as the value of a parameter.
func literalOf(o grammar.CustomOption) (grammar.Expr, error) {
	value, err := grammar.ParseExpr(o.Value, grammar.Limits{})
	var syntax *grammar.SyntaxError
	if errors.As(err, &syntax) {
		syntax.Option = o.Name
	}
	return value, err
}

// argument binds the value of a parameter.
func (c *Called) argument(p *edm.Parameter, g given) (Argument, error) {
	a := Argument{Parameter: p}
	c.binder.option = g.option
	value := g.value
	if alias, ok := value.(*grammar.Alias); ok {
		if value = c.binder.aliases[alias.Name]; value == nil { // an alias that nobody gave a value is null
			value = &grammar.Literal{At: alias.At, Kind: grammar.LitNull}
		} else {
			c.binder.option = "@" + alias.Name
		}
	}
	literal, isLiteral := value.(*grammar.Literal)
	_, structured := p.Type.(*edm.ComplexType)
	switch {
	case isLiteral && literal.Kind == grammar.LitNull:
		if !p.Nullable || p.Collection {
			return a, c.fault("InvalidParameter", value.Pos(), p.Name, "%s cannot be null; give it a value of type %s", p.Name, p.TypeName())
		}
		return a, nil
	case isLiteral && literal.Kind == grammar.LitJSON && (p.Collection || structured):
		a.JSON = literal.Text
		return a, nil
	case p.Collection || structured:
		return a, c.mismatch(p, value, "give it as JSON, such as %s(%s=@a)?@a=…", c.segment.Name, p.Name)
	case !isLiteral || literal.Kind == grammar.LitJSON:
		return a, c.mismatch(p, value, "write a literal of that type")
	}
	return a, c.scalar(&a, value)
}

// scalar binds a primitive value, or one of an enumeration: a literal.
func (c *Called) scalar(a *Argument, value grammar.Expr) error {
	x, err := c.binder.expr(value)
	if err != nil {
		var told *Error
		if errors.As(err, &told) && !told.NotImplemented && told.Limit == "" {
			told.Code, told.Target = "InvalidParameter", a.Parameter.Name
		}
		return err
	}
	x, ok := convert(x, a.Parameter.Type)
	literal, constant := x.(*Const)
	if !ok || !constant {
		return c.mismatch(a.Parameter, value, "write a literal of that type")
	}
	a.Value = literal.Value
	t, _ := a.Parameter.Type.(edm.Primitive)
	if n, whole := a.Value.(int64); whole && t.Integer() {
		if _, err := edm.Parse(t, strconv.FormatInt(n, 10)); err != nil {
			return c.mismatch(a.Parameter, value, "%v", err)
		}
	}
	if f, ok := a.Value.(float64); ok && t == edm.Single {
		a.Value = float64(float32(f))
	}
	return nil
}

func (c *Called) mismatch(p *edm.Parameter, value grammar.Expr, remedy string, args ...any) error {
	e := c.fault("InvalidParameter", value.Pos(), p.Name, remedy, args...)
	e.Msg = p.Name + " wants " + p.TypeName() + "; " + e.Msg
	return e
}
