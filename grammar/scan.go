package grammar

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/antlr4-go/antlr/v4"

	"github.com/ropewalk/ropewalk/grammar/internal/gen"
)

// scanner cuts a text into tokens in one pass. It also holds the limits that must hold before
// ANTLR sees anything: length, number of tokens, depth of brackets, items of a list.
type scanner struct {
	src      string
	pos      int
	lim      Limits
	maxDepth int
	out      []token
	frames   []frame
	prefixes int // length of the run of "not" and "-" that ends here
}

// frame is an open bracket, or the text as a whole.
type frame struct {
	at      int
	close   byte
	options bool // options separated by ";" stand in it
	items   bool // what is being read is a list of $select or $expand items, not an expression
	cases   bool // it holds the branches of case(…)
	colon   bool // the colon of the present branch has been read
	commas  int
}

// scan cuts src. items tells that it is the text of $select or $expand.
func (s *scanner) scan(src string, items bool, lim Limits) *SyntaxError {
	s.start(src, lim)
	s.frames[0].items = items
	if items {
		s.maxDepth += lim.ExpandDepth
	}
	return s.run(s.next)
}

// scanSearch cuts the text of $search.
func (s *scanner) scanSearch(src string, lim Limits) *SyntaxError {
	s.start(src, lim)
	return s.run(s.searchToken)
}

func (s *scanner) start(src string, lim Limits) {
	out := s.out[:0]
	if most := min(len(src)/2, lim.Tokens) + 2; cap(out) < most { // more is rare
		out = make([]token, 0, most)
	}
	*s = scanner{src: src, lim: lim, maxDepth: lim.Depth, out: out, frames: append(s.frames[:0], frame{})}
}

// run cuts tokens with next to the end of the text and closes them with EOF.
func (s *scanner) run(next func() *SyntaxError) *SyntaxError {
	if len(s.src) > s.lim.Text {
		return exceeded(s.lim.Text, "text length", s.lim.Text)
	}
	for s.space(); s.pos < len(s.src); s.space() {
		if err := next(); err != nil {
			return err
		}
		if len(s.out) > s.lim.Tokens {
			return exceeded(s.pos, "tokens", s.lim.Tokens)
		}
	}
	if n := len(s.frames); n > 1 {
		open := s.frames[n-1].at
		return syntax(open, "the bracket %q is not closed", s.src[open])
	}
	s.out = append(s.out, token{kind: antlr.TokenEOF, start: len(s.src), end: len(s.src)})
	return nil
}

// next cuts one token of anything but $search.
func (s *scanner) next() *SyntaxError {
	c := s.src[s.pos]
	if strings.IndexByte("([{'\"@$-0123456789", c) >= 0 && !s.glued() && !s.top().items && s.afterOperand() {
		return syntax(s.pos, "unexpected %q: expected an operator", firstRune(s.src[s.pos:]))
	}
	switch c {
	case '(', '[', '{':
		return s.open(c)
	case ')', ']', '}':
		return s.shut(c)
	case ',', ';', ':', '=', '*', '/':
		return s.sign(c)
	case '\'':
		return s.quoted(s.pos, gen.ODataSTRING, "")
	case '"':
		return s.jsonString()
	case '@':
		return s.at()
	case '$':
		return s.dollar()
	default:
		if n, err := s.number(); n || err != nil {
			return err
		}
		return s.word()
	}
}

// emit adds the token from start to the present position; its text is what stands there.
func (s *scanner) emit(kind, start int) {
	s.add(token{kind: kind, start: start, end: s.pos, text: s.src[start:s.pos]})
}

func (s *scanner) add(t token) {
	if t.kind != gen.ODataNOT && t.kind != gen.ODataMINUS && t.kind != gen.ODataNOTWORD {
		s.prefixes = 0
	}
	s.out = append(s.out, t)
}

// last is the kind of the token before.
func (s *scanner) last() int {
	if len(s.out) == 0 {
		return antlr.TokenInvalidType
	}
	return s.out[len(s.out)-1].kind
}

// glued tells whether the token before ends right here.
func (s *scanner) glued() bool {
	return len(s.out) > 0 && s.out[len(s.out)-1].end == s.pos
}

// afterOperand tells whether the token before ends an operand, so that a word is an operator.
func (s *scanner) afterOperand() bool {
	switch k := s.last(); k {
	case gen.ODataNAME, gen.ODataQNAME, gen.ODataANNOTATION, gen.ODataALIAS, gen.ODataIT, gen.ODataTHIS, gen.ODataROOT,
		gen.ODataCLOSE, gen.ODataRBRACKET, gen.ODataRBRACE, gen.ODataCOUNT:
		return true
	default:
		return k >= gen.ODataNULL && k <= gen.ODataGEO
	}
}

func (s *scanner) top() *frame { return &s.frames[len(s.frames)-1] }

func (s *scanner) space() {
	for s.pos < len(s.src) && isSpace(s.src[s.pos]) {
		s.pos++
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' }

// peek is the byte at an offset from here, or 0 beyond the text.
func (s *scanner) peek(offset int) byte {
	if i := s.pos + offset; i < len(s.src) {
		return s.src[i]
	}
	return 0
}

// open cuts an opening bracket and starts a frame.
func (s *scanner) open(c byte) *SyntaxError {
	if err := s.nesting(len(s.frames) + s.prefixes); err != nil {
		return err
	}
	kind, f := gen.ODataOPEN, frame{at: s.pos, close: ')'}
	switch c {
	case '[':
		kind, f.close = gen.ODataLBRACKET, ']'
	case '{':
		kind, f.close = gen.ODataLBRACE, '}'
	default:
		if s.glued() && !opensOperand(s.last()) {
			kind = gen.ODataCALL
			f.options = s.top().items || s.last() == gen.ODataCOUNT
			f.cases = s.last() == gen.ODataCASE
		}
	}
	s.frames = append(s.frames, f)
	s.pos++
	s.emit(kind, f.at)
	return nil
}

// prefix counts the prefix operator just cut: a run of them nests as brackets do.
func (s *scanner) prefix() *SyntaxError {
	s.prefixes++
	return s.nesting(len(s.frames) - 1 + s.prefixes)
}

func (s *scanner) nesting(depth int) *SyntaxError {
	if depth > s.maxDepth {
		return exceeded(s.pos, "nesting depth", s.lim.Depth)
	}
	return nil
}

// opensOperand tells that a parenthesis glued to this token is a group, not an argument list.
func opensOperand(kind int) bool {
	switch kind {
	case gen.ODataOPEN, gen.ODataCALL, gen.ODataCOMMA, gen.ODataCOLON, gen.ODataSEMI, gen.ODataASSIGN,
		gen.ODataMINUS, gen.ODataSLASH, gen.ODataLBRACKET, gen.ODataLBRACE:
		return true
	}
	return false
}

// shut cuts a closing bracket and ends its frame.
func (s *scanner) shut(c byte) *SyntaxError {
	if len(s.frames) == 1 || s.top().close != c {
		return syntax(s.pos, "the bracket %q closes nothing", c)
	}
	s.frames = s.frames[:len(s.frames)-1]
	kind := gen.ODataCLOSE
	switch c {
	case ']':
		kind = gen.ODataRBRACKET
	case '}':
		kind = gen.ODataRBRACE
	}
	s.pos++
	s.emit(kind, s.pos-1)
	return nil
}

var signs = map[byte]int{',': gen.ODataCOMMA, ';': gen.ODataSEMI, ':': gen.ODataCOLON, '=': gen.ODataASSIGN, '*': gen.ODataSTAR, '/': gen.ODataSLASH}

// sign cuts a punctuation mark.
func (s *scanner) sign(c byte) *SyntaxError {
	start := s.pos
	switch c {
	case '/':
		if !s.glued() || s.peek(1) == 0 || isSpace(s.peek(1)) {
			return syntax(start, "a slash needs a name on both sides, without spaces")
		}
	case '=':
		if len(s.frames) == 1 {
			return syntax(start, "unexpected \"=\": write eq to compare")
		}
	case ';':
		if !s.top().options {
			return syntax(start, "\";\" may only separate options in parentheses")
		}
		s.top().items = false
	case ':':
		s.top().colon = true
	case ',':
		s.top().colon = false
		if s.top().commas++; len(s.frames) > 1 && s.top().commas >= s.lim.List {
			return exceeded(start, "list items", s.lim.List)
		}
	}
	s.pos++
	s.emit(signs[c], start)
	return nil
}

// identifier returns the length of the identifier at the start of text.
func identifier(text string) int {
	for i, r := range text {
		if r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r) {
			continue
		}
		if i > 0 && (r < utf8.RuneSelf && r >= '0' && r <= '9' || r >= utf8.RuneSelf && unicode.In(r, unicode.Nd, unicode.Mn, unicode.Mc, unicode.Pc, unicode.Cf)) {
			continue
		}
		return i
	}
	return len(text)
}

// dotted returns the length of the dotted name at the start of text and whether it has a dot.
func dotted(text string) (n int, qualified bool) {
	n = identifier(text)
	for n > 0 && n < len(text) && text[n] == '.' {
		m := identifier(text[n+1:])
		if m == 0 {
			break
		}
		n, qualified = n+1+m, true
	}
	return n, qualified
}

// lower folds ASCII only: keywords are ASCII, and a Turkish dotless i is none.
func lower(word string) string {
	for i := 0; i < len(word); i++ {
		if word[i] >= utf8.RuneSelf {
			return word
		}
	}
	return strings.ToLower(word)
}
