package batch

import (
	"bytes"
	"encoding/json"
	"errors"
)

// scanner walks over a text that is known to be one JSON value. What it gives are parts of that text.
type scanner struct {
	text []byte
	at   int
}

// newScanner makes sure that a text is one JSON value.
func newScanner(body []byte) (*scanner, error) {
	body = bytes.TrimPrefix(body, []byte("\ufeff"))
	if json.Valid(body) {
		return &scanner{text: body}, nil
	}
	var raw json.RawMessage
	var syntax *json.SyntaxError
	if err := json.Unmarshal(body, &raw); errors.As(err, &syntax) {
		return nil, fault("InvalidJson", "", "at byte %d: the body is no JSON, or ends too early; send one JSON value", syntax.Offset)
	}
	return nil, fault("InvalidJson", "", "the body is no JSON; send one JSON value")
}

// next passes over blanks and gives the byte that follows.
func (s *scanner) next() byte {
	for c := s.text[s.at]; c == ' ' || c == '\t' || c == '\r' || c == '\n'; c = s.text[s.at] {
		s.at++
	}
	return s.text[s.at]
}

// open passes over the bracket that a value begins with; false if it begins with something else.
func (s *scanner) open(bracket byte) bool {
	if s.next() != bracket {
		return false
	}
	s.at++
	return true
}

// more tells whether another value follows in an array or an object, and passes over what stands
// before it, or over the bracket at the end.
func (s *scanner) more() bool {
	switch s.next() {
	case ']', '}':
		s.at++
		return false
	case ',', ':':
		s.at++
		s.next()
	}
	return true
}

// string gives a string; ok is false for another value, which is passed over.
func (s *scanner) string() (text string, ok bool) {
	if s.next() != '"' {
		s.value()
		return "", false
	}
	raw := s.value()
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw[1 : len(raw)-1]), true
	}
	err := json.Unmarshal(raw, &text)
	return text, err == nil
}

// value gives the text of the next value.
func (s *scanner) value() []byte {
	s.next()
	start, depth := s.at, 0
	for {
		switch s.text[s.at] {
		case '"':
			s.quoted()
		case '[', '{':
			depth++
			s.at++
		case ']', '}':
			depth--
			s.at++
		default:
			s.plain(depth > 0)
		}
		if depth == 0 {
			return s.text[start:s.at]
		}
	}
}

// quoted passes over a string.
func (s *scanner) quoted() {
	for s.at++; s.text[s.at] != '"'; s.at++ {
		if s.text[s.at] == '\\' {
			s.at++
		}
	}
	s.at++
}

// plain passes over a number or a word, or, within brackets, over anything that is no string.
func (s *scanner) plain(within bool) {
	stops := " \t\r\n,]}"
	if within {
		stops = `"[]{}`
	}
	n := bytes.IndexAny(s.text[s.at:], stops)
	if n < 0 {
		n = len(s.text) - s.at
	}
	s.at += n
}
