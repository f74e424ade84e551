package query

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

var literalTypes = map[grammar.LiteralKind]edm.Primitive{
	grammar.LitBool: edm.Boolean, grammar.LitInt: edm.Int64, grammar.LitDecimal: edm.Decimal,
	grammar.LitDouble: edm.Double, grammar.LitString: edm.String, grammar.LitGuid: edm.Guid,
	grammar.LitDate: edm.Date, grammar.LitDateTimeOffset: edm.DateTimeOffset,
	grammar.LitTimeOfDay: edm.TimeOfDay, grammar.LitDuration: edm.Duration, grammar.LitBinary: edm.Binary,
}

func (b *binder) literal(l *grammar.Literal) (*Const, error) {
	switch l.Kind {
	case grammar.LitNull:
		return &Const{T: edm.Untyped}, nil
	case grammar.LitEnum:
		return b.enumLiteral(l)
	case grammar.LitJSON:
		return nil, b.later(l.At, "a JSON literal")
	case grammar.LitGeo:
		return nil, b.later(l.At, "a value of type "+l.Type)
	}
	t := literalTypes[l.Kind]
	v, err := edm.Parse(t, l.Text)
	if err != nil && t == edm.Int64 { // what no integer holds, a decimal may
		t = edm.Decimal
		v, err = edm.Parse(t, l.Text)
	}
	if err != nil {
		return nil, b.noValue(l.At, l.Text, t, err)
	}
	c, err := b.constant(l.At, v, t)
	if l.Cut > 0 && err == nil {
		c.from = b.use(l)
	}
	return c, err
}

// noValue says what a text is not, and what is expected instead.
func (b *binder) noValue(at int, text string, t edm.Type, err error) *Error {
	return b.fail(at, "", "%.40q is no %s: %v", text, t.TypeName(), err)
}

// constant makes a constant; NaN is none, since databases disagree on what it equals.
func (b *binder) constant(at int, v any, t edm.Type) (*Const, error) {
	if f, ok := v.(float64); ok && math.IsNaN(f) {
		return nil, b.later(at, "NaN in an expression")
	}
	return &Const{Value: v, T: t}, nil
}

func (b *binder) enumLiteral(l *grammar.Literal) (*Const, error) {
	t := b.model.Enum(l.Type)
	if t == nil {
		return nil, b.fail(l.At, l.Type, "there is no enumeration %s", l.Type)
	}
	v, err := parseEnum(t, l.Text)
	if err != nil {
		return nil, b.fail(l.At, "", "%v", err)
	}
	return &Const{Value: v, T: t}, nil
}

func parseEnum(t *edm.EnumType, text string) (int64, error) {
	parts := strings.Split(text, ",")
	if len(parts) > 1 && !t.Flags {
		return 0, fmt.Errorf("%s holds one member only", t.TypeName())
	}
	var sum int64
	for _, part := range parts {
		part = strings.TrimSpace(part)
		if m, ok := t.Member(part); ok {
			sum |= m.Value
			continue
		}
		n, err := strconv.ParseInt(part, 10, 64)
		if err != nil {
			return 0, fmt.Errorf("%s has no member %q", t.TypeName(), part)
		}
		sum |= n
	}
	return sum, nil
}
