package grammar

import (
	"strings"

	"github.com/ropewalk/ropewalk/grammar/internal/gen"
)

// word cuts a name, a keyword, or a literal that begins with a name.
func (s *scanner) word() *SyntaxError {
	start := s.pos
	n, qualified := dotted(s.src[start:])
	if n == 0 {
		return s.strange()
	}
	s.pos += n
	text := s.src[start:s.pos]
	switch {
	case s.peek(0) == '\'':
		return s.prefixed(start, text, qualified)
	case s.top().items && s.peek(0) == '.' && s.peek(1) == '*':
		s.pos += 2
		s.emit(gen.ODataQSTAR, start)
		return nil
	case qualified:
		s.emit(gen.ODataQNAME, start)
		return nil
	}
	return s.plainWord(start, lower(text))
}

// habits are signs of other languages and what OData writes for them.
var habits = map[byte]string{'>': "gt or ge", '<': "lt or le", '!': "ne or not", '|': "or", '+': "add", '%': "mod"}

// strange refuses a character that begins nothing.
func (s *scanner) strange() *SyntaxError {
	if word, ok := habits[s.src[s.pos]]; ok {
		return syntax(s.pos, "unexpected %q: write %s", s.src[s.pos:s.pos+1], word)
	}
	return syntax(s.pos, "unexpected %q", firstRune(s.src[s.pos:]))
}

// plainWord decides by its place what a word without dots is.
func (s *scanner) plainWord(start int, word string) *SyntaxError {
	if kind, ok := optionWords[word]; ok && s.optionPlace() && s.assigned() {
		return s.option(kind, start)
	}
	if !s.top().items && s.afterOperand() {
		return s.infix(start, word)
	}
	kind := gen.ODataNAME
	if !s.top().items {
		kind = s.operandWord(start, word)
	}
	s.emit(kind, start)
	if kind == gen.ODataNOT {
		return s.prefix()
	}
	return nil
}

// infix cuts a word that stands after an operand. An operator needs a space on both sides.
func (s *scanner) infix(start int, word string) *SyntaxError {
	kind, ok := operators[word]
	if !ok {
		if kind, ok = endings[word]; !ok {
			return syntax(start, "unexpected %q: expected an operator", clip(s.src[start:s.pos]))
		}
	}
	if !isSpace(s.src[start-1]) {
		return syntax(start, "a space is missing before %q", word)
	}
	if operators[word] != 0 && !isSpace(s.peek(0)) {
		return syntax(s.pos, "a space and an operand are missing after %q", word)
	}
	s.emit(kind, start)
	return nil
}

// operandWord tells what a word at the place of an operand is.
func (s *scanner) operandWord(start int, word string) int {
	next := s.peek(0)
	switch {
	case s.last() == gen.ODataSLASH:
		if next == '(' && word == "any" {
			return gen.ODataANY
		}
		if next == '(' && word == "all" {
			return gen.ODataALL
		}
		return gen.ODataNAME
	case next == '/':
		return gen.ODataNAME
	case word == "case" && next == '(':
		return gen.ODataCASE
	case word == "not" && s.negates():
		return gen.ODataNOT
	case s.src[start:s.pos] == "INF", s.src[start:s.pos] == "NaN":
		return gen.ODataDOUBLE
	}
	if kind, ok := constants[word]; ok && next != '(' {
		return kind
	}
	return gen.ODataNAME
}

// negates tells whether a "not" before the present position is the operator. It is a property
// of that name where reading it as the operator would leave an operator without an operand:
// in the run of operator words that follows, names and operators must alternate.
func (s *scanner) negates() bool {
	rest := strings.TrimLeft(s.src[s.pos:], " \t")
	spaced := len(rest) < len(s.src)-s.pos
	run := 0
	for spaced {
		n := identifier(rest)
		if n == 0 || operators[lower(rest[:n])] == 0 || n < len(rest) && strings.IndexByte("/('.", rest[n]) >= 0 {
			break
		}
		run++
		rest = strings.TrimLeft(rest[n:], " \t")
	}
	ended := rest == "" || strings.IndexByte("/),;:=", rest[0]) >= 0
	return ended == (run%2 == 1)
}

// optionPlace tells whether an option may begin here.
func (s *scanner) optionPlace() bool {
	return s.top().options && (s.last() == gen.ODataSEMI || s.last() == gen.ODataCALL && s.out[len(s.out)-1].start == s.top().at)
}

// assigned tells whether "=" comes next.
func (s *scanner) assigned() bool {
	rest := strings.TrimLeft(s.src[s.pos:], " \t")
	return rest != "" && rest[0] == '='
}

// option cuts the name of an option and "=", and reads on as the option wants it.
func (s *scanner) option(kind, start int) *SyntaxError {
	s.emit(kind, start)
	s.space()
	s.pos++
	s.emit(gen.ODataASSIGN, s.pos-1)
	s.top().items = kind == gen.ODataSELECT || kind == gen.ODataEXPAND
	switch kind {
	case gen.ODataSEARCH:
		return s.nestedSearch()
	case gen.ODataAPPLY:
		return s.rawText()
	}
	return nil
}

// dollar cuts $it, $count, $filter and their like.
func (s *scanner) dollar() *SyntaxError {
	start := s.pos
	s.pos++
	n := identifier(s.src[s.pos:])
	if n == 0 {
		return syntax(start, "a name is missing after \"$\"")
	}
	s.pos += n
	word := lower(s.src[start+1 : s.pos])
	kind, option := optionWords[word]
	if option && s.optionPlace() && s.assigned() {
		return s.option(kind, start)
	}
	if !option {
		known, ok := dollarWords[word]
		if kind = gen.ODataDOLLAR; ok {
			kind = known
		}
	}
	s.add(token{kind: kind, start: start, end: s.pos, text: "$" + word})
	return nil
}

// at cuts a parameter alias, or an annotation if the name has a dot.
func (s *scanner) at() *SyntaxError {
	start := s.pos
	n, qualified := dotted(s.src[start+1:])
	if n == 0 {
		return syntax(start, "a name is missing after \"@\"")
	}
	s.pos += n + 1
	if qualified {
		if s.peek(0) == '#' {
			s.pos += 1 + identifier(s.src[s.pos+1:])
		}
		s.emit(gen.ODataANNOTATION, start)
		return nil
	}
	if s.optionPlace() {
		s.top().items = false
	}
	s.add(token{kind: gen.ODataALIAS, start: start, end: s.pos, text: s.src[start+1 : s.pos]})
	return nil
}

// rawText cuts the value of an option that is kept as text.
func (s *scanner) rawText() *SyntaxError {
	start, depth, quoted := s.pos, 0, false
	for ; s.pos < len(s.src); s.pos++ {
		c := s.src[s.pos]
		if c == '\'' {
			quoted = !quoted
		}
		if quoted {
			continue
		}
		if depth == 0 && (c == ')' || c == ';') {
			break
		}
		if c == '(' {
			depth++
		} else if c == ')' {
			depth--
		}
	}
	s.emit(gen.ODataTEXT, start)
	return nil
}

func firstRune(text string) string {
	for i := range text {
		if i > 0 {
			return text[:i]
		}
	}
	return text
}
