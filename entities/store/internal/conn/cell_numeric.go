package conn

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// numeric reads a number of PostgreSQL, which comes in groups of four decimal digits.
func (c code) numeric(raw []byte, cell *query.Cell, a *arena) error {
	if len(raw) < 8 {
		return errWidth
	}
	digits := int(binary.BigEndian.Uint16(raw))
	weight := int(int16(binary.BigEndian.Uint16(raw[2:])))
	if len(raw) != 8+2*digits {
		return errWidth
	}
	a.room(4*(max(weight, 0)+1+max(digits-weight, 0)) + 4)
	b, err := appendNumeric(a.free, raw, digits, weight)
	if err != nil {
		return err
	}
	text := a.copied(b)
	switch c.to {
	case edm.Double:
		f, err := strconv.ParseFloat(string(text), 64)
		*cell = query.Cell{Some: true, N: int64(math.Float64bits(f))}
		return err
	case edm.Byte:
		return wholeNumber(text, cell)
	}
	*cell = query.Cell{Some: true, B: text}
	return nil
}

func wholeNumber(text []byte, cell *query.Cell) error {
	d, err := decimal.NewFromString(string(text))
	if err != nil {
		return err
	}
	if d = d.Truncate(0); !d.BigInt().IsInt64() {
		return fmt.Errorf("%s does not fit an integer of 64 bits", text)
	}
	*cell = query.Cell{Some: true, N: d.IntPart()}
	return nil
}

// The signs of a numeric; all others mean NaN or infinity.
const positive, negative = 0x0000, 0x4000

var errFinite = errors.New("a decimal is not finite")

// appendNumeric writes the digits; zeros at the end of the fraction say nothing and are left out.
func appendNumeric(b, raw []byte, digits, weight int) ([]byte, error) {
	switch binary.BigEndian.Uint16(raw[4:]) {
	case positive:
	case negative:
		b = append(b, '-')
	default:
		return b, errFinite
	}
	group := func(i int) uint16 {
		if i < 0 || i >= digits {
			return 0
		}
		return binary.BigEndian.Uint16(raw[8+2*i:])
	}
	b = strconv.AppendUint(b, uint64(group(min(0, weight))), 10)
	for i := 1; i <= weight; i++ {
		b = appendGroup(b, group(i))
	}
	if weight+1 >= digits {
		return b, nil
	}
	b = append(b, '.')
	for i := weight + 1; i < digits; i++ {
		b = appendGroup(b, group(i))
	}
	return trimFraction(b), nil
}

func appendGroup(b []byte, n uint16) []byte {
	return append(b, byte('0'+n/1000), byte('0'+n/100%10), byte('0'+n/10%10), byte('0'+n%10))
}

func trimFraction(b []byte) []byte {
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	if b[len(b)-1] == '.' {
		return b[:len(b)-1]
	}
	return b
}

// appendScaled writes a decimal as SQLite holds it: an integer of DecimalScale decimal places.
func appendScaled(b []byte, n int64) []byte {
	u := uint64(n)
	if n < 0 {
		b = append(b, '-')
		u = -u
	}
	const one = 1_000_000 // 10 to the power of DecimalScale
	b = append(strconv.AppendUint(b, u/one, 10), '.')
	rest := u % one
	b = appendGroup(b, uint16(rest/100))
	b = append(b, byte('0'+rest/10%10), byte('0'+rest%10))
	return trimFraction(b)
}
