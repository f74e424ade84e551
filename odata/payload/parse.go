package payload

import (
	"encoding/base64"
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// primitive reads a JSON value as a value of a primitive type. The error says what is expected.
func primitive(t edm.Primitive, n node) (any, error) {
	switch t {
	case edm.Boolean:
		if n.kind != boolNode {
			return nil, errors.New("expected true or false")
		}
		return n.text == "true", nil
	case edm.Byte, edm.SByte, edm.Int16, edm.Int32, edm.Int64:
		return integer(t, n)
	case edm.Decimal:
		return parseDecimal(n)
	case edm.Double, edm.Single:
		return float(t, n)
	}
	if n.kind != stringNode {
		return nil, fmt.Errorf("expected a JSON string holding %s", t)
	}
	return fromText(t, n.text)
}

func fromText(t edm.Primitive, s string) (any, error) {
	switch t {
	case edm.String:
		if strings.IndexByte(s, 0) >= 0 {
			return nil, errors.New("the character NUL is not allowed")
		}
		return s, nil
	case edm.Guid:
		if u, err := uuid.Parse(s); err == nil && len(s) == 36 {
			return u, nil
		}
		return nil, errors.New("expected a GUID such as 776afc26-0d1c-4b8a-9a6e-0b8d3a6f5e11")
	case edm.Binary:
		return parseBinary(s)
	case edm.Date:
		return parseDate(s)
	case edm.DateTimeOffset:
		return parseDateTime(s)
	case edm.TimeOfDay:
		return parseClock(s)
	case edm.Duration:
		return parseDuration(s)
	}
	return nil, fmt.Errorf("values of type %s cannot be sent", t)
}

var integerBounds = map[edm.Primitive][2]int64{
	edm.Byte: {0, math.MaxUint8}, edm.SByte: {math.MinInt8, math.MaxInt8}, edm.Int16: {math.MinInt16, math.MaxInt16},
	edm.Int32: {math.MinInt32, math.MaxInt32}, edm.Int64: {math.MinInt64, math.MaxInt64},
}

// integer also takes a string for Int64: clients that cannot hold 64 bits send that (IEEE754Compatible).
func integer(t edm.Primitive, n node) (any, error) {
	bounds := integerBounds[t]
	if n.kind == numberNode || n.kind == stringNode && t == edm.Int64 {
		v, err := strconv.ParseInt(n.text, 10, 64)
		if err == nil && v >= bounds[0] && v <= bounds[1] && n.text[0] != '+' {
			return v, nil
		}
	}
	return nil, fmt.Errorf("expected a whole number from %d to %d", bounds[0], bounds[1])
}

const maxDecimal = 40 // digits, and the largest exponent taken

func parseDecimal(n node) (any, error) {
	if n.kind == numberNode || n.kind == stringNode {
		v, err := decimal.NewFromString(n.text)
		if err == nil && len(n.text) <= maxDecimal && v.Exponent() > -maxDecimal && v.Exponent() < maxDecimal {
			return v, nil
		}
	}
	return nil, fmt.Errorf("expected a decimal number of at most %d digits", maxDecimal)
}

func float(t edm.Primitive, n node) (any, error) {
	bits := 64
	if t == edm.Single {
		bits = 32
	}
	if n.kind == numberNode {
		if v, err := strconv.ParseFloat(n.text, bits); err == nil {
			return v, nil
		}
	}
	if n.kind == stringNode {
		switch n.text {
		case "INF":
			return math.Inf(1), nil
		case "-INF":
			return math.Inf(-1), nil
		case "NaN":
			return math.NaN(), nil
		}
	}
	return nil, fmt.Errorf(`expected a number within the range of %s, or "INF", "-INF", "NaN"`, t)
}

func parseBinary(s string) (any, error) {
	s = strings.TrimRight(s, "=")
	s = strings.NewReplacer("+", "-", "/", "_").Replace(s)
	if b, err := base64.RawURLEncoding.Strict().DecodeString(s); err == nil {
		return b, nil
	}
	return nil, errors.New("expected bytes in base64url")
}

func parseDate(s string) (any, error) {
	if t, err := time.Parse(time.DateOnly, s); err == nil && t.Year() > 0 {
		return edm.Days(t.Unix() / 86400), nil
	}
	return nil, errors.New("expected a date such as 2026-01-31")
}

var (
	dateTimeForm = regexp.MustCompile(`^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(:\d\d(\.\d{1,12})?)?([Zz]|[+-]\d\d:\d\d)$`)
	clockForm    = regexp.MustCompile(`^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,12}))?)?$`)
	durationForm = regexp.MustCompile(`^([+-])?P(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.(\d{1,12}))?S)?)?$`)
)

func parseDateTime(s string) (any, error) {
	if dateTimeForm.MatchString(s) {
		s = strings.ToUpper(s)
		layout := time.RFC3339Nano
		if s[16] != ':' {
			layout = "2006-01-02T15:04Z07:00"
		}
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
			if t.Nanosecond()%1000 != 0 {
				return nil, errors.New("times are kept to the microsecond; send at most six digits after the point")
			}
			return t.UTC(), nil
		}
	}
	return nil, errors.New("expected a point in time with its offset such as 2026-01-31T08:00:00Z")
}

func parseClock(s string) (any, error) {
	if m := clockForm.FindStringSubmatch(s); m != nil {
		h, min, sec := atoi(m[1]), atoi(m[2]), atoi(m[3])
		if us, ok := micros(m[4]); ok && h < 24 && min < 60 && sec < 60 {
			return edm.Clock(((h*60+min)*60+sec)*1e6 + us), nil
		}
	}
	return nil, errors.New("expected a time of day such as 08:30:00, to the microsecond")
}

func parseDuration(s string) (any, error) {
	m := durationForm.FindStringSubmatch(s)
	wrong := errors.New("expected a duration such as P1DT2H30M, to the microsecond and below 290 years")
	if m == nil || strings.HasSuffix(s, "P") || strings.HasSuffix(s, "T") {
		return nil, wrong
	}
	us, exact := micros(m[6])
	seconds := atoi(m[2])*86400 + atoi(m[3])*3600 + atoi(m[4])*60 + atoi(m[5])
	if !exact || seconds > int64(math.MaxInt64/time.Second)-1 {
		return nil, wrong
	}
	d := time.Duration(seconds)*time.Second + time.Duration(us)*time.Microsecond
	if m[1] == "-" {
		d = -d
	}
	return d, nil
}

// atoi reads digits that a pattern has already bounded; none are zero.
func atoi(digits string) int64 {
	n, _ := strconv.ParseInt(digits, 10, 64)
	return n
}

// micros reads the digits after a decimal point; what is finer than a microsecond must be zero.
func micros(digits string) (us int64, exact bool) {
	digits += "000000"
	return atoi(digits[:6]), strings.Trim(digits[6:], "0") == ""
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
