package sqlgen

import (
	"fmt"
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// value writes an expression exactly: null where it is null.
func (s *scope) value(e query.Expr) (fragment, error) {
	switch n := e.(type) {
	case *query.Const:
		return s.w.operand(n)
	case *query.Param:
		return s.w.parameter(n)
	case *query.Prop:
		return s.property(n)
	case *query.Coded:
		return s.coded(n)
	case *query.Count:
		return s.count(n)
	case *query.Item:
		return s.item(n)
	case *query.Case:
		return s.cases(n)
	case *query.Call:
		if n.T != edm.Boolean {
			return s.call(n)
		}
	}
	return s.exact(e)
}

func (w *writer) param(p *query.Param) (any, error) {
	v, ok := w.Params[p.Name]
	if !ok {
		return nil, fmt.Errorf("parameter @%s has no value", p.Name)
	}
	return query.ParamValue(v), nil
}

// params gives the values of a list parameter.
func (w *writer) params(p *query.Param) ([]any, error) {
	values, ok := query.ParamList(w.Params[p.Name])
	if !ok {
		return nil, fmt.Errorf("parameter @%s is no list", p.Name)
	}
	return values, nil
}

// known gives the value of an operand that is known now. With Options.Late another run may bring
// another value, though never null: only whether it is null may decide about the text.
func (s *scope) known(e query.Expr) (v any, ok bool) {
	switch n := e.(type) {
	case *query.Const:
		return s.w.valueOf(n), true
	case *query.Param:
		v, err := s.w.param(n)
		return v, err == nil
	}
	return nil, false
}

// dependent gives the place and the property by which a property of a navigation's target
// is known without a join: its key. A row rule on the target forbids the short cut, since
// the key of a hidden row must read as null.
func (s *scope) dependent(p query.Place) (before query.Place, property string, ok bool) {
	if len(p.Steps) == 0 {
		return p, "", false
	}
	before, step := p.Before()
	if step.Nav == nil || step.Nav.Ref == "" {
		return before, "", false
	}
	return before, step.Nav.Ref, s.rule(step.Nav.Target) == nil
}

func (s *scope) property(p *query.Prop) (fragment, error) {
	place, name := p.Place, path(p)
	if keys := p.Place.Type().KeyNames(); len(keys) == 1 && keys[0] == name {
		if before, ref, ok := s.dependent(place); ok {
			place, name = before, ref
		}
	}
	alias, err := s.place(place)
	if err != nil {
		return fragment{}, err
	}
	column, err := s.w.column(alias, place.Type(), name)
	if p.Last().Collection {
		return s.orEmpty(column), err
	}
	return column, err
}

// path is the name of a property as Table.Columns has it.
func path(p *query.Prop) string {
	names := []string{p.Property.Name}
	for _, sub := range p.Sub {
		names = append(names, sub.Name)
	}
	return strings.Join(names, "/")
}

// coded writes a part of a coded value; its text and its identifier are spelt out.
func (s *scope) coded(c *query.Coded) (fragment, error) {
	column, err := s.property(c.Prop)
	if err != nil || c.Part == "Id" {
		return column, err
	}
	parts := []any{"CASE ", column}
	codes := c.Prop.Last().Codes
	for _, code := range codes.Codes {
		number, err := argument(s.w.Dialect, code.ID)
		if err != nil {
			return fragment{}, err
		}
		value, err := argument(s.w.Dialect, query.CodePart(codes, c.Part, code.ID))
		if err != nil {
			return fragment{}, err
		}
		parts = append(parts, " WHEN ", number, " THEN ", value)
	}
	text := cat(append(parts, " END")...)
	if s.w.Dialect == Postgres && c.Part == "Value" {
		text = cat(text.closed(), ` COLLATE "C"`)
	}
	return text.closed(), nil
}

func (s *scope) count(c *query.Count) (fragment, error) {
	source, conditions, err := s.over(source{c.Place, c.Nav, c.Set, c.Values, c.Var}, c.Filter, false)
	text := cat("SELECT COUNT(*) FROM ", source, where(conditions))
	return text.closed(), err
}

// nullable tells whether an expression may be null for some row.
func (s *scope) nullable(e query.Expr) bool {
	switch n := e.(type) {
	case *query.Const, *query.Param:
		v, _ := s.known(n)
		return v == nil
	case *query.Prop:
		if n.Last().Collection {
			return false
		}
		return len(n.Place.Steps) > 0 || n.Place.Var.Root != nil || n.Property.Nullable || (len(n.Sub) > 0 && n.Last().Nullable)
	case *query.Item, *query.Case:
		return true
	case *query.Coded:
		return n.Part != "Id" || s.nullable(n.Prop)
	case *query.Call:
		return s.nullableCall(n)
	case *query.Logic:
		for _, a := range n.Args {
			if s.nullable(a) {
				return true
			}
		}
		return false
	case *query.Not:
		return s.nullable(n.X)
	case *query.InCodes:
		return n.Null == nil && s.nullable(n.Prop)
	}
	return false
}
