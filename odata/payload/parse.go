package payload

import (
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// primitive reads a JSON value as a value of a primitive type. The error says what is expected.
func primitive(t edm.Primitive, n node) (any, error) {
	if !fits(t, n) {
		return nil, mismatch(t)
	}
	return edm.Parse(t, n.text)
}

// fits tells whether a kind of JSON value may hold a primitive type. Strings also hold numbers
// of 64 bits, for clients that cannot (IEEE754Compatible), and the numbers that JSON lacks.
func fits(t edm.Primitive, n node) bool {
	switch t {
	case edm.Boolean:
		return n.kind == boolNode
	case edm.Byte, edm.SByte, edm.Int16, edm.Int32:
		return n.kind == numberNode
	case edm.Int64, edm.Decimal:
		return n.kind == numberNode || n.kind == stringNode
	case edm.Double, edm.Single:
		return n.kind == numberNode || n.kind == stringNode && (n.text == "INF" || n.text == "-INF" || n.text == "NaN")
	}
	return n.kind == stringNode
}

// mismatch says which kind of JSON value is wanted.
func mismatch(t edm.Primitive) error {
	switch {
	case t == edm.Boolean:
		return errors.New("expected true or false")
	case t == edm.Double || t == edm.Single:
		return fmt.Errorf(`expected a number within the range of %s, or "INF", "-INF", "NaN"`, t)
	case t == edm.Decimal || t.Integer():
		_, err := edm.Parse(t, "") // no number: the error says what one is
		return err
	}
	return fmt.Errorf("expected a JSON string holding %s", t)
}

// facets checks what the property demands beyond its type.
func facets(p *edm.Property, value any) error {
	switch v := value.(type) {
	case string:
		if p.MaxLength > 0 && utf8.RuneCountInString(v) > p.MaxLength {
			return fmt.Errorf("the text is longer than %d characters", p.MaxLength)
		}
	case []byte:
		if p.MaxLength > 0 && len(v) > p.MaxLength {
			return fmt.Errorf("the value is longer than %d bytes", p.MaxLength)
		}
	case decimal.Decimal:
		return decimalFacets(p, v)
	}
	return nil
}

func decimalFacets(p *edm.Property, v decimal.Decimal) error {
	scale := p.Scale
	if scale == 0 {
		scale = edm.DefaultScale
	}
	if !v.Equal(v.Truncate(int32(scale))) {
		return fmt.Errorf("the number has more than %d digits after the point", scale)
	}
	if p.Precision > 0 && v.Abs().GreaterThanOrEqual(decimal.New(1, int32(p.Precision-scale))) {
		return fmt.Errorf("the number has more than %d digits before the point", p.Precision-scale)
	}
	return nil
}
