package query

import (
	"math"
	"time"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
)

// primitive maps a type to the one that stands for it in the table of functions: integers
// are Int64, Single is Double; ok is false for structured types.
func primitive(t edm.Type) (p edm.Primitive, ok bool) {
	switch x := t.(type) {
	case edm.Primitive:
		if x.Integer() {
			return edm.Int64, true
		}
		if x == edm.Single {
			return edm.Double, true
		}
		return x, true
	case *edm.EnumType:
		return edm.Int64, true
	}
	return edm.Untyped, false
}

func rank(t edm.Type) int {
	if _, enum := t.(*edm.EnumType); enum {
		return 0
	}
	p, _ := primitive(t)
	switch p {
	case edm.Int64:
		return 1
	case edm.Decimal:
		return 2
	case edm.Double:
		return 3
	}
	return 0
}

func isNull(e Expr) bool {
	c, ok := e.(*Const)
	return ok && c.Value == nil
}

func sameType(a, b edm.Type) bool {
	if a == b {
		return true
	}
	_, enumA := a.(*edm.EnumType)
	_, enumB := b.(*edm.EnumType)
	if enumA || enumB {
		return false
	}
	pa, okA := primitive(a)
	pb, okB := primitive(b)
	return okA && okB && pa == pb
}

// convert makes x a value of type to where OData does so by itself: null fits everywhere,
// integers become decimals and decimals doubles, a literal string or date becomes what the
// other side wants.
func convert(x Expr, to edm.Type) (Expr, bool) {
	if sameType(x.Type(), to) {
		return x, true
	}
	if isNull(x) {
		return &Const{T: to}, true
	}
	if c, ok := x.(*Const); ok {
		if v, ok := convertValue(c.Value, to); ok {
			return &Const{Value: v, T: to, from: c.from}, true
		}
	}
	if from := rank(x.Type()); from == 0 || from >= rank(to) {
		return nil, false
	}
	p, _ := primitive(x.Type())
	target, _ := primitive(to)
	row := funcs.CastRow(p, target)
	return &Call{Func: row, Args: []Expr{x}, T: target}, true
}

// convertValue converts a literal. An integral decimal becomes an integer, so that an index serves;
// one beside an Edm.Single becomes a single too, so that Weight eq 0.1 finds what was written as 0.1.
func convertValue(v any, to edm.Type) (any, bool) {
	if enum, ok := to.(*edm.EnumType); ok {
		text, isText := v.(string)
		if !isText {
			return nil, false
		}
		n, err := parseEnum(enum, text)
		return n, err == nil
	}
	target, ok := primitive(to)
	if !ok {
		return nil, false
	}
	switch x := v.(type) {
	case string:
		return convertText(x, target)
	case int64:
		return convertInt(x, target)
	case decimal.Decimal:
		if single := float32(x.InexactFloat64()); to == edm.Single && !math.IsInf(float64(single), 0) {
			return float64(single), true
		}
		if target == edm.Double {
			return x.InexactFloat64(), true
		}
		if target == edm.Int64 && x.IsInteger() && x.BigInt().IsInt64() {
			return x.IntPart(), true
		}
	case edm.Days:
		if target == edm.DateTimeOffset {
			return time.Unix(int64(x)*86400, 0).UTC(), true
		}
	}
	return nil, false
}

func convertText(text string, to edm.Primitive) (any, bool) {
	if !readsText(to) {
		return nil, false
	}
	v, err := edm.Parse(to, text)
	return v, err == nil
}

func convertInt(x int64, to edm.Primitive) (any, bool) {
	switch to {
	case edm.Decimal:
		return decimal.NewFromInt(x), true
	case edm.Double:
		return float64(x), math.Abs(float64(x)) <= 1<<53
	}
	return nil, false
}

// unify gives both operands of an operator one type.
func (b *binder) unify(op string, at int, l, r Expr) (Expr, Expr, error) {
	if x, ok := convert(r, l.Type()); ok && l.Type() != edm.Untyped {
		return l, x, nil
	}
	if x, ok := convert(l, r.Type()); ok {
		return x, r, nil
	}
	if isNull(l) && isNull(r) {
		return l, r, nil
	}
	// A literal text is at fault itself if the other side reads texts.
	for _, pair := range [][2]Expr{{l, r}, {r, l}} {
		if c, ok := pair[0].(*Const); ok {
			if text, ok := c.Value.(string); ok && readsText(pair[1].Type()) {
				return nil, nil, b.fail(at, "", "%.40q is no %s", text, pair[1].Type().TypeName())
			}
		}
	}
	return nil, nil, b.fail(at, "", "%s wants %s, got %s", op, l.Type().TypeName(), r.Type().TypeName())
}

func readsText(t edm.Type) bool {
	if _, enum := t.(*edm.EnumType); enum {
		return true
	}
	switch t {
	case edm.Guid, edm.Date, edm.DateTimeOffset, edm.TimeOfDay, edm.Duration, edm.Binary:
		return true
	}
	return false
}
