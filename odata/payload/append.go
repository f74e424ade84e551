package payload

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"math"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

const hexDigits = "0123456789abcdef"

// appendString appends s as a JSON string.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				b = append(append(b, s[start:i]...), `\ufffd`...)
				start = i + 1
			}
			i += size
			continue
		}
		b = appendEscape(append(b, s[start:i]...), c)
		i++
		start = i
	}
	return append(append(b, s[start:]...), '"')
}

func appendEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	case '\t':
		return append(b, `\t`...)
	}
	return append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
}

// appendValue appends a primitive value as JSON; nil is null. Wide says that numbers which a
// double cannot hold are written as strings (IEEE754Compatible).
func appendValue(b []byte, t edm.Primitive, v any, wide bool) []byte {
	if v == nil {
		return append(b, "null"...)
	}
	quoted := wide && (t == edm.Int64 || t == edm.Decimal)
	switch v := v.(type) {
	case string:
		return appendString(b, v)
	case bool:
		return strconv.AppendBool(b, v)
	case float64:
		return appendFloat(b, t, v)
	case json.RawMessage:
		return append(b, v...)
	case int64, decimal.Decimal:
		if quoted {
			return append(AppendText(append(b, '"'), t, v), '"')
		}
		return AppendText(b, t, v)
	}
	return append(AppendText(append(b, '"'), t, v), '"')
}

func appendFloat(b []byte, t edm.Primitive, v float64) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return append(AppendText(append(b, '"'), t, v), '"')
	}
	return AppendText(b, t, v)
}

// AppendText appends a primitive value as it stands in raw values and URLs, without quotes.
func AppendText(b []byte, t edm.Primitive, v any) []byte {
	switch v := v.(type) {
	case string:
		return append(b, v...)
	case bool:
		return strconv.AppendBool(b, v)
	case int64:
		return strconv.AppendInt(b, v, 10)
	case float64:
		return appendFloatText(b, t, v)
	case decimal.Decimal:
		return append(b, v.String()...)
	case uuid.UUID:
		return appendUUID(b, v)
	case time.Time:
		return appendTime(b, v)
	case time.Duration:
		return appendDuration(b, v)
	case edm.Days:
		return time.Unix(int64(v)*86400, 0).UTC().AppendFormat(b, time.DateOnly)
	case edm.Clock:
		return time.UnixMicro(int64(v)).UTC().AppendFormat(b, "15:04:05.999999")
	case []byte:
		return base64.URLEncoding.AppendEncode(b, v)
	}
	return b
}

func appendUUID(b []byte, u uuid.UUID) []byte {
	for i, group := range [][]byte{u[:4], u[4:6], u[6:8], u[8:10], u[10:]} {
		if i > 0 {
			b = append(b, '-')
		}
		b = hex.AppendEncode(b, group)
	}
	return b
}

func appendFloatText(b []byte, t edm.Primitive, v float64) []byte {
	switch {
	case math.IsNaN(v):
		return append(b, "NaN"...)
	case math.IsInf(v, 1):
		return append(b, "INF"...)
	case math.IsInf(v, -1):
		return append(b, "-INF"...)
	}
	bits := 64
	if t == edm.Single {
		bits = 32
	}
	form := byte('f')
	if size := math.Abs(v); size != 0 && (size < 1e-6 || size >= 1e21) {
		form = 'e'
	}
	return strconv.AppendFloat(b, v, form, -1, bits)
}

func appendTime(b []byte, t time.Time) []byte {
	return t.UTC().Truncate(time.Microsecond).AppendFormat(b, time.RFC3339Nano)
}

func appendDuration(b []byte, d time.Duration) []byte {
	us := d.Microseconds()
	if us < 0 {
		b = append(b, '-')
		us = -us
	}
	b = append(b, 'P')
	const day = 86400 * 1e6
	if days := us / day; days > 0 {
		b = append(strconv.AppendInt(b, days, 10), 'D')
		if us %= day; us == 0 {
			return b
		}
	}
	b = append(b, 'T')
	if hours := us / 3600e6; hours > 0 {
		b = append(strconv.AppendInt(b, hours, 10), 'H')
	}
	if minutes := us / 60e6 % 60; minutes > 0 {
		b = append(strconv.AppendInt(b, minutes, 10), 'M')
	}
	if rest := us % 60e6; rest > 0 || us < 1 {
		return append(appendSeconds(b, rest), 'S')
	}
	return b
}

func appendSeconds(b []byte, us int64) []byte {
	b = strconv.AppendInt(b, us/1e6, 10)
	fraction := us % 1e6
	if fraction == 0 {
		return b
	}
	digits := strconv.AppendInt(nil, 1e6+fraction, 10)[1:]
	for digits[len(digits)-1] == '0' {
		digits = digits[:len(digits)-1]
	}
	return append(append(b, '.'), digits...)
}
