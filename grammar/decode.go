package grammar

import (
	"strings"
	"unicode/utf8"
)

// decode takes the percent-encoding away, once. In a query "+" is a space unless it can only
// be a sign.
func decode(raw string, query bool) (string, *SyntaxError) {
	if strings.IndexByte(raw, '%') >= 0 || query && strings.IndexByte(raw, '+') >= 0 {
		decoded, err := unescape(raw, query)
		if err != nil {
			return "", err
		}
		raw = decoded
	}
	if i := strings.IndexByte(raw, 0); i >= 0 {
		return "", syntax(i, "the character NUL is not allowed")
	}
	if !utf8.ValidString(raw) {
		return "", syntax(invalidUTF8(raw), "the text is not UTF-8")
	}
	return raw, nil
}

func unescape(raw string, query bool) (string, *SyntaxError) {
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case c == '%':
			if i+2 >= len(raw) || !isHex(raw[i+1]) || !isHex(raw[i+2]) {
				return "", syntax(len(out), "\"%%\" must be followed by two hexadecimal digits")
			}
			out = append(out, hex(raw[i+1])<<4|hex(raw[i+2]))
			i += 2
		case c == '+' && query && !isSign(out, raw[i+1:]):
			out = append(out, ' ')
		default:
			out = append(out, c)
		}
	}
	return string(out), nil
}

// isSign tells that a plus sign between before and after belongs to a time's offset or to an
// exponent: 10:00+02:00, 1e+5.
func isSign(before []byte, after string) bool {
	n := len(before)
	if n < 2 || after == "" || !isDigit(after[0]) {
		return false
	}
	if last := before[n-1]; last == 'e' || last == 'E' {
		return isDigit(before[n-2])
	}
	after = strings.NewReplacer("%3A", ":", "%3a", ":").Replace(after[:min(len(after), 7)])
	return isDigit(before[n-1]) && shaped(after, "00:00") && endsInClock(before)
}

// endsInClock tells whether text ends in T and a time of day.
func endsInClock(text []byte) bool {
	i := len(text) - 1
	for i >= 0 && (isDigit(text[i]) || text[i] == ':' || text[i] == '.') {
		i--
	}
	return i >= 0 && (text[i] == 'T' || text[i] == 't') && clockLength(string(text[i+1:])) == len(text)-i-1
}

func isHex(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

// hex is the value of a hexadecimal digit.
func hex(c byte) byte {
	if isDigit(c) {
		return c - '0'
	}
	return c | 0x20 - 'a' + 10
}

func invalidUTF8(text string) int {
	for i, r := range text {
		if _, size := utf8.DecodeRuneInString(text[i:]); r == utf8.RuneError && size == 1 {
			return i
		}
	}
	return 0
}
