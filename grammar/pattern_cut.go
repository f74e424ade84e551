package grammar

import "strings"

// cutter reads one part of a URL for a Pattern. It looks at the text as it was sent; what is
// written %XX counts as the character.
type cutter struct {
	*Pattern
	text  string
	pos   int
	kept  int // what stands before is in the key already
	part  int
	query bool // "+" is a space
	depth int  // of parentheses; an expression starts with 1
	// before is the character before pos, decoded; a space at the start.
	before byte
	// word is the last name that was read.
	word string
}

// cut reads a text. The path is part 0: in it only what stands in parentheses is an expression.
func (p *Pattern) cut(text string, part int) bool {
	c := cutter{Pattern: p, text: text, part: part, query: part > 0, before: ' '}
	if c.query {
		c.depth = 1
	}
	for c.pos < len(text) {
		if !c.next() {
			return false
		}
	}
	p.Key = append(p.Key, text[c.kept:]...)
	return true
}

// The classes of characters. What is in none of them stands for itself.
const (
	letter byte = 1 << iota // of names and numbers; what is not ASCII counts as one
	digit
	other // sign that needs a look
	coded // that may stand for another
)

var classes = func() (table [256]byte) {
	for i := range table {
		switch c := byte(i); {
		case isDigit(c):
			table[i] = digit | letter
		case c|0x20 >= 'a' && c|0x20 <= 'z', c >= 0x80, c == '_', c == '.', c == '$', c == '@':
			table[i] = letter
		case c == '%' || c == '+':
			table[i] = coded
		case c == 0 || strings.IndexByte("\"[]{}()'-=", c) >= 0:
			table[i] = other
		}
	}
	return table
}()

// next takes one token, or one character outside of expressions.
func (c *cutter) next() bool {
	char, width := c.text[c.pos], 1
	class := classes[char]
	if class == coded {
		char, width = c.decoded(c.pos)
		class = classes[char]
	}
	switch {
	case class == other:
		return c.sign(char, width)
	case class&letter == 0 || c.depth <= 0:
		c.pass(width, char)
		return true
	case class&digit != 0, c.guid():
		return c.number()
	}
	c.name(width)
	return true
}

func (c *cutter) guid() bool {
	return c.pos+8 < len(c.text) && c.text[c.pos+8] == '-' && guidShape(c.text[c.pos:])
}

// sign takes a character that needs a look.
func (c *cutter) sign(char byte, width int) bool {
	switch char {
	case '(':
		c.depth++
	case ')':
		c.depth--
	case '\'':
		if c.depth > 0 {
			return c.quoted(width)
		}
	case '-':
		if c.depth > 0 && classes[c.before]&letter != 0 {
			return false
		}
		if next, _ := c.at(c.pos + width); c.depth > 0 && isDigit(next) {
			return c.number()
		}
	case '=':
		if option := strings.TrimPrefix(c.word, "$"); strings.EqualFold(option, "search") || strings.EqualFold(option, "apply") {
			return false // the value of such an option is no expression
		}
	default: // what JSON holds is not looked at, nor is what cannot be decoded
		return false
	}
	c.pass(width, char)
	return true
}

// at is the character at an offset of the text and the number of bytes that it takes; 0 for what
// is wrongly encoded, and at the end.
func (c *cutter) at(i int) (char byte, width int) {
	if i >= len(c.text) {
		return 0, 0
	}
	return c.decoded(i)
}

func (c *cutter) decoded(i int) (char byte, width int) {
	switch char = c.text[i]; {
	case char == '+' && c.query:
		return ' ', 1
	case char != '%':
		return char, 1
	case i+2 >= len(c.text) || !isHex(c.text[i+1]) || !isHex(c.text[i+2]):
		return 0, 0
	}
	return hex(c.text[i+1])<<4 | hex(c.text[i+2]), 3
}

// pass goes on behind a character that stays as it is.
func (c *cutter) pass(width int, char byte) {
	c.pos += width
	c.before = char
}

// letters is the offset behind the letters and digits from i on.
func (c *cutter) letters(i int) int {
	for {
		for i < len(c.text) && classes[c.text[i]]&letter != 0 {
			i++
		}
		char, width := c.at(i)
		if classes[char]&letter == 0 {
			return i
		}
		i += width
	}
}

// name passes a name or a keyword that begins with a character of this width.
func (c *cutter) name(width int) {
	end := c.letters(c.pos + width)
	c.word = c.text[c.pos:end]
	c.pos, c.before = end, 'a'
}

// quoted cuts out a text. Behind a name it is a literal with a prefix, which is kept.
func (c *cutter) quoted(width int) bool {
	start := c.pos + width
	end, behind, top := c.closing(start)
	if end < 0 || end-start > c.longest {
		return false
	}
	if classes[c.before]&letter != 0 || end == start || top {
		c.pos, c.before = behind, '\''
		return true
	}
	return c.lift(markString, LitString, c.text[start:end], behind)
}

// closing finds the quote that ends a text, and what stands behind it; -1 without one. Quotes
// within are doubled. It tells whether the text may hold a character of the last plane of Unicode:
// above some of them there is no other, so that the bounds of a prefix are not written as for all
// other texts.
func (c *cutter) closing(i int) (end, behind int, top bool) {
	for i < len(c.text) {
		if b := c.text[i]; b != '\'' && b != '%' && b != 0xf4 {
			i++
			continue
		}
		char, width := c.decoded(i)
		switch char {
		case 0:
			return -1, -1, false
		case 0xf4:
			top = true
		case '\'':
			again, more := c.at(i + width)
			if again != '\'' {
				return i, i + width, top
			}
			width += more
		}
		i += width
	}
	return -1, -1, false
}

// number cuts out what begins with a digit or is a Guid, if it is of a known form.
func (c *cutter) number() bool {
	end, last := c.numberEnd()
	raw := c.text[c.pos:end]
	if c.before != ':' && len(raw) <= len(guidPattern) {
		if mark, kind := classify(raw); mark != 0 {
			return c.lift(mark, kind, raw, end)
		}
	}
	c.pos, c.before = end, last
	return true
}

// numberEnd finds the end of a number, a date or a Guid, whatever its form may be.
func (c *cutter) numberEnd() (end int, last byte) {
	for end, last = c.pos, 'a'; ; {
		end = c.letters(end)
		char, width := c.at(end)
		if char != ':' && char != '-' && !c.plus(char, end) {
			return end, last
		}
		end, last = end+width, char
	}
}

// plus tells that a character is the sign of an offset or of an exponent.
func (c *cutter) plus(char byte, at int) bool {
	if char == ' ' && c.text[at] == '+' {
		return at+1 < len(c.text) && isDigit(c.text[at+1]) && isSign([]byte(c.text[c.pos:at]), c.text[at+1:])
	}
	return char == '+'
}

// lift puts a mark in place of a literal. Something else than its end behind it would change
// what it is.
func (c *cutter) lift(mark byte, kind LiteralKind, raw string, end int) bool {
	if char, _ := c.at(end); end < len(c.text) && char != ' ' && char != ')' && char != ',' && char != '\t' {
		return false
	}
	c.Literals = append(c.Literals, Cutout{Kind: kind, Raw: raw, Part: c.part, Offset: c.pos})
	c.Key = append(append(c.Key, c.text[c.kept:c.pos]...), mark)
	c.pos, c.kept, c.before = end, end, '\''
	return true
}

// classify tells which mark stands for a number, a date or a Guid; 0 for none.
func classify(raw string) (mark byte, kind LiteralKind) {
	digits := strings.TrimPrefix(raw, "-")
	if n := len(digits); countDigits(digits) == n {
		switch {
		case n <= 9:
			return markSmall, LitInt
		case n <= 15:
			return markMedium, LitInt
		case n <= 18:
			return markLarge, LitInt
		}
		return 0, LitNull
	}
	if strings.IndexByte(raw, '%') < 0 {
		return classifyDate(raw)
	}
	var buffer [len(guidPattern)]byte
	return classifyDate(string(unescaped(buffer[:0], raw)))
}

// unescaped appends a text without its percent-encoding, which is known to be right.
func unescaped(out []byte, raw string) []byte {
	for i := 0; i < len(raw); i++ {
		if raw[i] == '%' {
			out = append(out, hex(raw[i+1])<<4|hex(raw[i+2]))
			i += 2
		} else {
			out = append(out, raw[i])
		}
	}
	return out
}

func classifyDate(text string) (mark byte, kind LiteralKind) {
	const date = "0000-00-00"
	switch {
	case len(text) == len(guidPattern) && guidShape(text):
		return markGuid, LitGuid
	case !shaped(text, date) || !between(text[5:7], "01", "12") || !between(text[8:10], "01", "31"):
		return 0, LitNull
	case len(text) == len(date):
		return markDate, LitDate
	case text[len(date)] == 'T' || text[len(date)] == 't':
		clock := text[len(date)+1:]
		if n := clockLength(clock); n > 0 && clockInRange(clock[:n]) && n < len(clock) && zoneLength(clock[n:]) == len(clock)-n {
			return markDateTime, LitDateTimeOffset
		}
	}
	return 0, LitNull
}
