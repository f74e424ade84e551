package grammar

import (
	"strings"

	"github.com/ropewalk/ropewalk/grammar/internal/gen"
)

// searchWords are operators in capitals only: "and" is a word one may look for.
var searchWords = map[string]int{"AND": gen.ODataANDWORD, "OR": gen.ODataORWORD, "NOT": gen.ODataNOTWORD}

// nestedSearch cuts the value of a $search in parentheses, up to the end of the option.
func (s *scanner) nestedSearch() *SyntaxError {
	depth := len(s.frames)
	for s.space(); s.pos < len(s.src); s.space() {
		if c := s.src[s.pos]; len(s.frames) == depth && (c == ')' || c == ';') {
			return nil
		}
		if err := s.searchToken(); err != nil {
			return err
		}
	}
	return nil
}

// searchToken cuts one token of a $search.
func (s *scanner) searchToken() *SyntaxError {
	c := s.src[s.pos]
	if s.glued() && c != ')' && s.last() != gen.ODataOPEN && s.last() != gen.ODataASSIGN {
		return syntax(s.pos, "a space is missing before %q", firstRune(s.src[s.pos:]))
	}
	switch c {
	case '(':
		return s.openSearch()
	case ')':
		return s.shut(c)
	case '"':
		return s.phrase()
	case '\'', ';':
		return syntax(s.pos, "%q cannot begin a search word: put it in double quotes", c)
	}
	start := s.pos
	if n := strings.IndexAny(s.src[start:], " \t()\";"); n >= 0 {
		s.pos += n
	} else {
		s.pos = len(s.src)
	}
	if s.pos-start > s.lim.String {
		return exceeded(start, "string length", s.lim.String)
	}
	kind, ok := searchWords[s.src[start:s.pos]]
	if !ok {
		kind = gen.ODataWORD
	}
	s.emit(kind, start)
	if kind == gen.ODataNOTWORD {
		return s.prefix()
	}
	return nil
}

func (s *scanner) openSearch() *SyntaxError {
	if err := s.nesting(len(s.frames)); err != nil {
		return err
	}
	s.frames = append(s.frames, frame{at: s.pos, close: ')'})
	s.pos++
	s.emit(gen.ODataOPEN, s.pos-1)
	return nil
}

// phrase cuts words in double quotes; \" and \\ stand for themselves.
func (s *scanner) phrase() *SyntaxError {
	start := s.pos
	var text strings.Builder
	for s.pos++; s.pos < len(s.src) && s.src[s.pos] != '"'; s.pos++ {
		if c := s.peek(1); s.src[s.pos] == '\\' && (c == '"' || c == '\\') {
			s.pos++
		}
		text.WriteByte(s.src[s.pos])
	}
	if s.pos >= len(s.src) {
		return syntax(start, "the phrase that begins here is not closed")
	}
	s.pos++
	if strings.TrimSpace(text.String()) == "" {
		return syntax(start, "the phrase is empty")
	}
	if text.Len() > s.lim.String {
		return exceeded(start, "string length", s.lim.String)
	}
	s.add(token{kind: gen.ODataPHRASE, start: start, end: s.pos, text: text.String()})
	return nil
}
