//go:build bench

package rival

import (
	"encoding/binary"
	"encoding/hex"
	"strconv"
)

const hexDigits = "0123456789abcdef"

// appendText writes a JSON string. Most texts need no escape, and are copied in one piece.
func appendText[T ~string | ~[]byte](b []byte, s T) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[from:i]...)
		b = appendEscape(b, c)
		from = i + 1
	}
	return append(append(b, s[from:]...), '"')
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

func appendGuid(b, raw []byte) []byte {
	b = append(b, '"')
	b = hex.AppendEncode(b, raw[0:4])
	b = hex.AppendEncode(append(b, '-'), raw[4:6])
	b = hex.AppendEncode(append(b, '-'), raw[6:8])
	b = hex.AppendEncode(append(b, '-'), raw[8:10])
	b = hex.AppendEncode(append(b, '-'), raw[10:16])
	return append(b, '"')
}

// appendStamp writes microseconds since 1970 as a quoted instant, without trailing zeros.
func appendStamp(b []byte, micros int64) []byte {
	seconds, rest := floor(micros, 1_000_000)
	days, clock := floor(seconds, 86_400)
	year, month, day := civil(days)
	b = append(b, '"')
	b = pad(b, year, 4)
	b = pad(append(b, '-'), month, 2)
	b = pad(append(b, '-'), day, 2)
	b = pad(append(b, 'T'), clock/3600, 2)
	b = pad(append(b, ':'), clock/60%60, 2)
	b = pad(append(b, ':'), clock%60, 2)
	if rest != 0 {
		b = pad(append(b, '.'), rest, 6)
		for b[len(b)-1] == '0' {
			b = b[:len(b)-1]
		}
	}
	return append(b, 'Z', '"')
}

func floor(x, by int64) (quotient, rest int64) {
	quotient, rest = x/by, x%by
	if rest < 0 {
		quotient, rest = quotient-1, rest+by
	}
	return quotient, rest
}

// civil turns days since 1970 into a date of the Gregorian calendar, counting from a March.
func civil(days int64) (year, month, day int64) {
	era, of := floor(days+719_468, 146_097)
	year = (of - of/1460 + of/36_524 - of/146_096) / 365
	inYear := of - (365*year + year/4 - year/100)
	march := (5*inYear + 2) / 153
	day = inYear - (153*march+2)/5 + 1
	month = march + 3
	if month > 12 {
		month -= 12
	}
	year += era * 400
	if month <= 2 {
		year++
	}
	return year, month, day
}

func pad(b []byte, n int64, width int) []byte {
	var digits [8]byte
	for i := width - 1; i >= 0; i-- {
		digits[i] = byte('0' + n%10)
		n /= 10
	}
	return append(b, digits[:width]...)
}

// appendMillionths writes a scaled decimal without trailing zeros.
func appendMillionths(b []byte, n int64) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/1_000_000, 10)
	if n %= 1_000_000; n == 0 {
		return b
	}
	b = pad(append(b, '.'), n, 6)
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	return b
}

// millionths reads a numeric in the binary form of PostgreSQL; the columns have six places.
func millionths(raw []byte) (n int64) {
	digits, weight := int(binary.BigEndian.Uint16(raw)), int(int16(binary.BigEndian.Uint16(raw[2:])))
	for i := range digits {
		d := int64(binary.BigEndian.Uint16(raw[8+2*i:]))
		switch power := weight - i; {
		case power >= 0:
			n += d * pow10(4*power+6)
		case power == -1:
			n += d * 100
		case power == -2:
			n += d / 100
		}
	}
	if binary.BigEndian.Uint16(raw[4:]) == 0x4000 {
		return -n
	}
	return n
}

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}
