package edm

import (
	"encoding/base64"
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
)

// Parse reads a value of a primitive type from its text, as it stands in a URL or a JSON string
// without quotes and prefixes. It is the one place that says which texts are values: the same
// for literals, keys and bodies. The error says what is expected.
func Parse(t Primitive, text string) (any, error) {
	switch t {
	case String:
		return parseString(text)
	case Boolean:
		return parseBoolean(text)
	case Byte, SByte, Int16, Int32, Int64:
		return parseInteger(t, text)
	case Decimal:
		return parseDecimal(text)
	case Double, Single:
		return parseFloat(t, text)
	case Guid:
		return parseGuid(text)
	case Binary:
		return parseBinary(text)
	case Date:
		return parseDate(text)
	case DateTimeOffset:
		return parseInstant(text)
	case TimeOfDay:
		return parseClock(text)
	case Duration:
		return ParseDuration(text)
	}
	return nil, fmt.Errorf("values of type %s cannot be sent", t)
}

func parseString(text string) (string, error) {
	if strings.IndexByte(text, 0) >= 0 {
		return "", errors.New("the character NUL is not allowed")
	}
	return text, nil
}

func parseBoolean(text string) (bool, error) {
	switch strings.ToLower(text) {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return false, errors.New("expected true or false")
}

var integerBounds = map[Primitive][2]int64{
	Byte: {0, math.MaxUint8}, SByte: {math.MinInt8, math.MaxInt8}, Int16: {math.MinInt16, math.MaxInt16},
	Int32: {math.MinInt32, math.MaxInt32}, Int64: {math.MinInt64, math.MaxInt64},
}

// Bounds are the lowest and the highest value of an integer type.
func (p Primitive) Bounds() (low, high int64) {
	bounds := integerBounds[p]
	return bounds[0], bounds[1]
}

func parseInteger(t Primitive, text string) (int64, error) {
	bounds := integerBounds[t]
	v, err := strconv.ParseInt(text, 10, 64)
	if err != nil || v < bounds[0] || v > bounds[1] {
		return 0, fmt.Errorf("expected a whole number from %d to %d", bounds[0], bounds[1])
	}
	return v, nil
}

// maxDigits bounds decimals: their digits, and the exponent they are written with, which would
// blow up when spelt out.
const maxDigits = 40

var numberForm = regexp.MustCompile(`^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$`)

func parseDecimal(text string) (decimal.Decimal, error) {
	if len(text) <= len("-.")+maxDigits && numberForm.MatchString(text) {
		v, err := decimal.NewFromString(text)
		if err == nil && v.NumDigits() <= maxDigits && v.Exponent() > -maxDigits && v.Exponent() < maxDigits {
			return v, nil
		}
	}
	return decimal.Decimal{}, fmt.Errorf("expected a decimal number of at most %d digits", maxDigits)
}

func parseFloat(t Primitive, text string) (float64, error) {
	switch text {
	case "INF":
		return math.Inf(1), nil
	case "-INF":
		return math.Inf(-1), nil
	case "NaN":
		return math.NaN(), nil
	}
	bits := 64
	if t == Single {
		bits = 32
	}
	v, err := strconv.ParseFloat(text, bits)
	if err != nil || !numberForm.MatchString(text) {
		return 0, fmt.Errorf("expected a number within the range of %s, or INF, -INF, NaN", t)
	}
	return v, nil
}

func parseGuid(text string) (uuid.UUID, error) {
	v, err := uuid.Parse(text)
	if err != nil || len(text) != len("776afc26-0d1c-4b8a-9a6e-0b8d3a6f5e11") {
		return uuid.UUID{}, errors.New("expected a GUID such as 776afc26-0d1c-4b8a-9a6e-0b8d3a6f5e11")
	}
	return v, nil
}

var urlAlphabet = strings.NewReplacer("+", "-", "/", "_")

// parseBinary also takes plain base64, which some clients send.
func parseBinary(text string) ([]byte, error) {
	v, err := base64.RawURLEncoding.Strict().DecodeString(urlAlphabet.Replace(strings.TrimRight(text, "=")))
	if err != nil {
		return nil, errors.New("expected bytes in base64url")
	}
	return v, nil
}
