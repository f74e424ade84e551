package grammar

import (
	"encoding/json"
	"strings"

	"github.com/ropewalk/ropewalk/grammar/internal/gen"
)

// quoted cuts a string in single quotes, which are doubled within. The token starts at start;
// the quote stands at the present position.
func (s *scanner) quoted(start, kind int, prefix string) *SyntaxError {
	quote := s.pos
	end := quote + 1
	for {
		i := strings.IndexByte(s.src[end:], '\'')
		if i < 0 {
			return syntax(quote, "the string that begins here is not closed")
		}
		end += i + 1
		if end == len(s.src) || s.src[end] != '\'' {
			break
		}
		end++
	}
	text := s.src[quote+1 : end-1]
	if len(text) > s.lim.String {
		return exceeded(quote, "string length", s.lim.String)
	}
	s.pos = end
	s.add(token{kind: kind, start: start, end: end, text: strings.ReplaceAll(text, "''", "'"), prefix: prefix})
	return s.literalEnd()
}

// literalEnd refuses a name, a number or a quote that is glued to the literal before.
func (s *scanner) literalEnd() *SyntaxError {
	c := s.peek(0)
	if c == '\'' || c == '.' || isDigit(c) || identifier(s.src[s.pos:]) > 0 {
		return syntax(s.pos, "a space is missing after the value %s", clip(s.src[s.out[len(s.out)-1].start:s.pos]))
	}
	return nil
}

// prefixed cuts a literal of the form name'value'.
func (s *scanner) prefixed(start int, name string, qualified bool) *SyntaxError {
	if qualified {
		return s.checked(start, gen.ODataENUM, name, isEnumValue, "a member name, a number, or several with commas")
	}
	switch word := lower(name); word {
	case "duration":
		return s.checked(start, gen.ODataDURATION, "", isDuration, "a duration such as P1DT12H")
	case "binary":
		return s.checked(start, gen.ODataBINARY, "", isBase64, "base64url text")
	case "geography", "geometry":
		return s.quoted(start, gen.ODataGEO, word)
	case "guid", "datetime", "datetimeoffset", "time", "x":
		return syntax(start, "the prefix %q belongs to an older OData: write the value without prefix and quotes", name)
	}
	return syntax(start, "%q is no prefix of a value: the type of an enumeration needs its namespace", clip(name))
}

// checked cuts a quoted literal and looks at its text.
func (s *scanner) checked(start, kind int, prefix string, valid func(string) bool, want string) *SyntaxError {
	if err := s.quoted(start, kind, prefix); err != nil {
		return err
	}
	if t := s.out[len(s.out)-1]; !valid(t.text) {
		return syntax(start, "%s must hold %s", clip(s.src[start:t.end]), want)
	}
	return nil
}

// isEnumValue accepts Member, 5, -5 and lists of them.
func isEnumValue(text string) bool {
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		digits := strings.TrimPrefix(part, "-")
		if n := identifier(part); n == 0 && countDigits(digits) == 0 || n > 0 && n != len(part) || n == 0 && countDigits(digits) != len(digits) {
			return false
		}
	}
	return true
}

// isDuration accepts [+-]P[nD][T[nH][nM][n[.n]S]] with at least one part.
func isDuration(text string) bool {
	text = strings.TrimLeft(strings.ToUpper(text), "+-")
	text, ok := strings.CutPrefix(text, "P")
	if !ok {
		return false
	}
	date, clock, timed := strings.Cut(text, "T")
	parts, ok := units(date, "D")
	if !ok || !timed {
		return ok && parts > 0
	}
	more, ok := units(clock, "HMS")
	return ok && more > 0
}

// units counts the numbers in text, each followed by a letter of letters, in that order.
func units(text, letters string) (count int, ok bool) {
	for text != "" {
		n := countDigits(text)
		if n == 0 {
			return 0, false
		}
		fraction := false
		if n < len(text) && text[n] == '.' {
			m := countDigits(text[n+1:])
			n, fraction = n+1+m, m > 0
			if !fraction {
				return 0, false
			}
		}
		if n == len(text) {
			return 0, false
		}
		i := strings.IndexByte(letters, text[n])
		if i < 0 || fraction && text[n] != 'S' {
			return 0, false
		}
		letters, text = letters[i+1:], text[n+1:]
		count++
	}
	return count, true
}

func isBase64(text string) bool {
	body := strings.TrimRight(text, "=")
	if len(text)-len(body) > 2 || len(body)%4 == 1 {
		return false
	}
	return strings.Trim(body, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") == ""
}

// jsonString cuts a string in double quotes, which only stand in JSON.
func (s *scanner) jsonString() *SyntaxError {
	start := s.pos
	if c := s.top().close; c != ']' && c != '}' {
		return syntax(start, "unexpected '\"': a string is written in single quotes")
	}
	for s.pos++; s.pos < len(s.src) && s.src[s.pos] != '"'; s.pos++ {
		if s.src[s.pos] == '\\' {
			s.pos++
		}
	}
	if s.pos >= len(s.src) {
		return syntax(start, "the string that begins here is not closed")
	}
	s.pos++
	if s.pos-start-2 > s.lim.String {
		return exceeded(start, "string length", s.lim.String)
	}
	if !json.Valid([]byte(s.src[start:s.pos])) {
		return syntax(start, "this is no JSON string")
	}
	s.emit(gen.ODataJSONSTRING, start)
	return nil
}

// clip shortens a text that is quoted in a message.
func clip(text string) string {
	const most = 40
	if len(text) <= most {
		return text
	}
	for i := range text {
		if i > most {
			return text[:i] + "…"
		}
	}
	return text
}

// number cuts a literal that begins with a digit or a minus sign, or a Guid. It reports false
// if there is none here.
func (s *scanner) number() (bool, *SyntaxError) {
	rest := s.src[s.pos:]
	if guidShape(rest) {
		return true, s.literal(gen.ODataGUID, 36)
	}
	digits := strings.TrimPrefix(rest, "-")
	switch {
	case digits != "" && isDigit(digits[0]):
		kind, n, err := s.numeric(rest)
		if err != nil {
			return true, err
		}
		return true, s.literal(kind, n)
	case len(digits) == len(rest):
		return false, nil
	case strings.HasPrefix(digits, "INF") && identifier(digits) == 3:
		return true, s.literal(gen.ODataDOUBLE, 4)
	default:
		return true, s.minus()
	}
}

// minus cuts the sign of a negation.
func (s *scanner) minus() *SyntaxError {
	s.pos++
	s.emit(gen.ODataMINUS, s.pos-1)
	return s.prefix()
}

func (s *scanner) literal(kind, n int) *SyntaxError {
	start := s.pos
	s.pos += n
	s.emit(kind, start)
	return s.literalEnd()
}

// numeric tells the kind and length of the number, date or time at the start of text.
func (s *scanner) numeric(text string) (kind, n int, err *SyntaxError) {
	if n := dateLength(text); n > 0 {
		return s.dateTime(text, n)
	}
	if n := s.clock(text); n > 0 {
		if !clockInRange(text[:n]) {
			return 0, 0, syntax(s.pos, "%s is no time of day", clip(text[:n]))
		}
		return gen.ODataTIME, n, nil
	}
	n = len(text) - len(strings.TrimPrefix(text, "-"))
	n += countDigits(text[n:])
	kind = gen.ODataINT
	if n < len(text) && text[n] == '.' {
		if m := countDigits(text[n+1:]); m > 0 {
			kind, n = gen.ODataDECIMAL, n+1+m
		}
	}
	if m := exponentLength(text[n:]); m > 0 {
		kind, n = gen.ODataDOUBLE, n+m
	}
	return kind, n, nil
}

// clock returns the length of the time of day at the start of text. In a branch of case(…)
// what looks like one may be a number, the colon of the branch and another number; then no
// colon is left for the branch.
func (s *scanner) clock(text string) int {
	full := clockLength(text)
	if f := s.top(); full == 0 || !f.cases || f.colon {
		return full
	}
	for _, n := range []int{full, len("00:00")} {
		if colonAhead(text[n:]) {
			return n
		}
	}
	return 0
}

// colonAhead tells whether a colon comes before the end of the branch that text goes on with.
func colonAhead(text string) bool {
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\'':
			quoted = !quoted
		case quoted:
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == ':' && depth == 0:
			return true
		}
		if depth < 0 || text[i] == ',' && depth == 0 && !quoted {
			return false
		}
	}
	return false
}

// dateTime goes on behind a date of length n, if a time follows.
func (s *scanner) dateTime(text string, n int) (int, int, *SyntaxError) {
	date := text[:n]
	if !between(date[n-5:n-3], "01", "12") || !between(date[n-2:], "01", "31") {
		return 0, 0, syntax(s.pos, "%s is no date", clip(date))
	}
	if n == len(text) || text[n] != 'T' && text[n] != 't' {
		return gen.ODataDATE, n, nil
	}
	clock := clockLength(text[n+1:])
	end := n + 1 + clock
	zone := zoneLength(text[end:])
	if clock == 0 || zone == 0 || !clockInRange(text[n+1:end]) {
		return 0, 0, syntax(s.pos+n, "after the date a time with an offset is expected, such as T10:30:00Z or T10:30:00%%2B02:00")
	}
	return gen.ODataDATETIME, end + zone, nil
}

func exponentLength(text string) int {
	if text == "" || text[0] != 'e' && text[0] != 'E' {
		return 0
	}
	n := 1
	if n < len(text) && (text[n] == '+' || text[n] == '-') {
		n++
	}
	if m := countDigits(text[n:]); m > 0 {
		return n + m
	}
	return 0
}

// dateLength returns the length of [-]YYYY-MM-DD, years may be longer.
func dateLength(text string) int {
	sign := len(text) - len(strings.TrimPrefix(text, "-"))
	n := sign + countDigits(text[sign:])
	if n-sign < 4 || n-sign > 4 && text[sign] == '0' || !shaped(text[n:], "-00-00") {
		return 0
	}
	return n + len("-00-00")
}

// clockLength returns the length of HH:MM[:SS[.fraction]].
func clockLength(text string) int {
	if !shaped(text, "00:00") {
		return 0
	}
	n := len("00:00")
	if !shaped(text[n:], ":00") {
		return n
	}
	n += len(":00")
	if n < len(text) && text[n] == '.' {
		if m := countDigits(text[n+1:]); m > 0 {
			return n + 1 + m
		}
	}
	return n
}

func clockInRange(clock string) bool {
	return between(clock[:2], "00", "23") && between(clock[3:5], "00", "59") &&
		(len(clock) < 8 || between(clock[6:8], "00", "59")) && len(clock) <= len("00:00:00.")+12
}

func between(text, low, high string) bool { return text >= low && text <= high }

// zoneLength returns the length of Z, +HH:MM or -HH:MM.
func zoneLength(text string) int {
	switch {
	case text == "":
		return 0
	case text[0] == 'Z' || text[0] == 'z':
		return 1
	case (text[0] == '+' || text[0] == '-') && shaped(text[1:], "00:00") && clockInRange(text[1:6]):
		return len("+00:00")
	}
	return 0
}

const guidPattern = "ffffffff-ffff-ffff-ffff-ffffffffffff"

func guidShape(text string) bool {
	return len(text) >= len(guidPattern) && text[8] == '-' && shaped(text, guidPattern)
}

// shaped tells whether text begins as pattern shows: 0 stands for a digit, f for a hex digit.
func shaped(text, pattern string) bool {
	if len(text) < len(pattern) {
		return false
	}
	for i := 0; i < len(pattern); i++ {
		c := text[i]
		switch pattern[i] {
		case '0':
			if !isDigit(c) {
				return false
			}
		case 'f':
			if !isDigit(c) && (c|0x20 < 'a' || c|0x20 > 'f') {
				return false
			}
		default:
			if c != pattern[i] {
				return false
			}
		}
	}
	return true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func countDigits(text string) int {
	n := 0
	for n < len(text) && isDigit(text[n]) {
		n++
	}
	return n
}
