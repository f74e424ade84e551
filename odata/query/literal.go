package query

import (
	"encoding/base64"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

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
	}
	t := literalTypes[l.Kind]
	if t == edm.Int64 {
		if _, err := strconv.ParseInt(l.Text, 10, 64); err != nil {
			t = edm.Decimal
		}
	}
	v, err := ParseValue(t, l.Text)
	if err != nil {
		return nil, b.fail(l.At, "", "%v", err)
	}
	if f, ok := v.(float64); ok && math.IsNaN(f) {
		return nil, b.later(l.At, "NaN in an expression") // databases disagree on what it equals
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

// ParseValue reads a value of a primitive type as it stands in a URL, without quotes and prefixes.
func ParseValue(t edm.Primitive, text string) (any, error) {
	v, err := parseValue(t, text)
	if err != nil {
		return nil, fmt.Errorf("%q is no %s", text, t)
	}
	return v, nil
}

func parseValue(t edm.Primitive, text string) (any, error) {
	switch t {
	case edm.Boolean:
		return strconv.ParseBool(strings.ToLower(text))
	case edm.Decimal:
		return parseDecimal(text)
	case edm.Double, edm.Single:
		return parseDouble(text)
	case edm.String:
		return text, nil
	case edm.Guid:
		return uuid.Parse(text)
	case edm.Date:
		day, err := time.Parse(time.DateOnly, text)
		return edm.Days(day.Unix() / 86400), err
	case edm.DateTimeOffset:
		return parseInstant(text)
	case edm.TimeOfDay:
		return parseClock(text)
	case edm.Duration:
		return parseDuration(text)
	case edm.Binary:
		return base64.RawURLEncoding.DecodeString(strings.TrimRight(text, "="))
	}
	if t.Integer() {
		return strconv.ParseInt(text, 10, 64)
	}
	return nil, fmt.Errorf("no literals of %s", t)
}

// maxExponent bounds decimals written with an exponent, which would blow up when spelt out.
const maxExponent = 300

func parseDecimal(text string) (decimal.Decimal, error) {
	d, err := decimal.NewFromString(text)
	if err == nil && (d.Exponent() > maxExponent || d.Exponent() < -maxExponent) {
		return d, fmt.Errorf("out of range")
	}
	return d, err
}

func parseDouble(text string) (float64, error) {
	switch text {
	case "INF":
		return math.Inf(1), nil
	case "-INF":
		return math.Inf(-1), nil
	case "NaN":
		return math.NaN(), nil
	}
	return strconv.ParseFloat(text, 64)
}

func parseInstant(text string) (time.Time, error) {
	text = strings.ToUpper(text)
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC().Truncate(time.Microsecond), nil
		}
	}
	return time.Time{}, fmt.Errorf("no instant")
}

func parseClock(text string) (edm.Clock, error) {
	for _, layout := range []string{"15:04:05.999999999", "15:04"} {
		if t, err := time.Parse(layout, text); err == nil {
			midnight := time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
			return edm.Clock(t.Sub(midnight).Microseconds()), nil
		}
	}
	return 0, fmt.Errorf("no time of day")
}

// parseDuration reads [-]P[nD][T[nH][nM][n[.n]S]].
func parseDuration(text string) (time.Duration, error) {
	rest, negative := strings.CutPrefix(strings.ToUpper(text), "-")
	rest, ok := strings.CutPrefix(strings.TrimPrefix(rest, "+"), "P")
	days, clock, hasClock := strings.Cut(rest, "T")
	if !ok || rest == "" || (hasClock && clock == "") {
		return 0, fmt.Errorf("no duration")
	}
	var total time.Duration
	if days != "" {
		n, err := strconv.ParseInt(strings.TrimSuffix(days, "D"), 10, 32)
		if err != nil || !strings.HasSuffix(days, "D") || n > 100_000 || n < 0 {
			return 0, fmt.Errorf("no duration")
		}
		total = time.Duration(n) * 24 * time.Hour
	}
	if clock != "" {
		d, err := time.ParseDuration(strings.ToLower(clock))
		if err != nil || d < 0 {
			return 0, fmt.Errorf("no duration")
		}
		total += d
	}
	if negative {
		total = -total
	}
	return total.Truncate(time.Microsecond), nil
}
