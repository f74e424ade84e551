package payload

import (
	"encoding/base64"
	"math"
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

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
		return appendFloat(b, t, v)
	case decimal.Decimal:
		return append(b, v.String()...)
	case uuid.UUID:
		return appendGUID(b, v[:])
	case time.Time:
		return appendInstant(b, v.UnixMicro())
	case time.Duration:
		return appendSpan(b, v.Microseconds())
	case edm.Days:
		return appendDay(b, int64(v))
	case edm.Clock:
		return appendClock(b, int64(v))
	case []byte:
		return base64.URLEncoding.AppendEncode(b, v)
	}
	return b
}

// hexPairs holds the two digits of each byte.
var hexPairs = func() (pairs [256][2]byte) {
	for i := range pairs {
		pairs[i] = [2]byte{hexDigits[i>>4], hexDigits[i&15]}
	}
	return pairs
}()

// appendGUID appends 16 bytes as a GUID. By pairs of digits it takes a third of the time that the
// groups take one by one.
func appendGUID(b, id []byte) []byte {
	text, at := [36]byte{8: '-', 13: '-', 18: '-', 23: '-'}, 0
	for _, c := range (*[16]byte)(id) {
		if text[at] == '-' {
			at++
		}
		text[at], text[at+1] = hexPairs[c][0], hexPairs[c][1]
		at += 2
	}
	return append(b, text[:]...)
}

// finite tells numbers from what JSON can only say as a string.
func finite(v float64) bool { return !math.IsInf(v, 0) && v == v }

func appendFloat(b []byte, t edm.Primitive, v float64) []byte {
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
