package payload

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Limits of a request body. They bound the memory of the tree that is made of it.
const (
	MaxDepth = 32
	MaxNodes = 100_000
)

type kind byte

const (
	nullNode kind = iota
	boolNode
	numberNode
	stringNode
	arrayNode
	objectNode
)

// node is one JSON value. The tree keeps what encoding/json would swallow: the order of
// members, repeated and mis-cased names, and numbers as they were written.
type node struct {
	kind    kind
	text    string // of strings and numbers; "true" or "false"
	items   []node
	members []member
	source  string // of items of arrays, as it was written
}

type member struct {
	name  string
	value node
}

type parser struct {
	text  string
	at    int
	nodes int
}

// parse reads exactly one JSON value.
func parse(body []byte) (node, error) {
	if !utf8.Valid(body) {
		return node{}, fault("InvalidJson", "", "the body is not valid UTF-8; send JSON encoded as UTF-8")
	}
	p := &parser{text: strings.TrimPrefix(string(body), "\ufeff")}
	n, err := p.value(1)
	if err != nil {
		return node{}, err
	}
	p.space()
	if p.at < len(p.text) {
		return node{}, p.fail("something follows the end of the JSON value; send one value only")
	}
	return n, nil
}

func (p *parser) fail(format string, args ...any) *Error {
	return fault("InvalidJson", "", "at byte %d: %s", p.at, fmt.Sprintf(format, args...))
}

func (p *parser) space() {
	for p.at < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.at]) >= 0 {
		p.at++
	}
}

func (p *parser) peek() byte {
	if p.at < len(p.text) {
		return p.text[p.at]
	}
	return 0
}

func (p *parser) value(depth int) (node, error) {
	if depth > MaxDepth {
		return node{}, &Error{Code: "LimitExceeded", Message: fmt.Sprintf("JSON is nested deeper than %d levels; send a flatter body", MaxDepth)}
	}
	if p.nodes++; p.nodes > MaxNodes {
		return node{}, &Error{Code: "LimitExceeded", TooLarge: true, Message: fmt.Sprintf("the body holds more than %d values; split the request", MaxNodes)}
	}
	p.space()
	switch c := p.peek(); {
	case c == '{':
		return p.object(depth)
	case c == '[':
		return p.array(depth)
	case c == '"':
		s, err := p.string()
		return node{kind: stringNode, text: s}, err
	case c == '-' || c >= '0' && c <= '9':
		return p.number()
	case p.at == len(p.text):
		return node{}, p.fail("the JSON text ends too early")
	}
	return p.word()
}

func (p *parser) word() (node, error) {
	for text, k := range map[string]kind{"null": nullNode, "true": boolNode, "false": boolNode} {
		if strings.HasPrefix(p.text[p.at:], text) {
			p.at += len(text)
			return node{kind: k, text: text}, nil
		}
	}
	return node{}, p.fail("expected a JSON value")
}

func (p *parser) object(depth int) (node, error) {
	n := node{kind: objectNode}
	p.at++
	for p.space(); p.peek() != '}'; p.space() {
		if len(n.members) > 0 {
			if p.peek() != ',' {
				return n, p.fail("expected , or }")
			}
			p.at++
			p.space()
		}
		if p.peek() != '"' {
			return n, p.fail("expected the name of a member in double quotes")
		}
		name, err := p.string()
		if err != nil {
			return n, err
		}
		p.space()
		if p.peek() != ':' {
			return n, p.fail("expected : after %q", name)
		}
		p.at++
		v, err := p.value(depth + 1)
		if err != nil {
			return n, err
		}
		n.members = append(n.members, member{name, v})
	}
	p.at++
	return n, nil
}

func (p *parser) array(depth int) (node, error) {
	n := node{kind: arrayNode}
	p.at++
	for p.space(); p.peek() != ']'; p.space() {
		if len(n.items) > 0 {
			if p.peek() != ',' {
				return n, p.fail("expected , or ]")
			}
			p.at++
		}
		p.space()
		start := p.at
		v, err := p.value(depth + 1)
		if err != nil {
			return n, err
		}
		v.source = p.text[start:p.at]
		n.items = append(n.items, v)
	}
	p.at++
	return n, nil
}

func (p *parser) number() (node, error) {
	start := p.at
	if p.peek() == '-' {
		p.at++
	}
	whole := p.digits()
	if whole == 0 || whole > 1 && p.text[p.at-whole] == '0' {
		return node{}, p.fail("a number has at least one digit and no leading zeros")
	}
	if p.peek() == '.' {
		p.at++
		if p.digits() == 0 {
			return node{}, p.fail("expected digits after the decimal point")
		}
	}
	if c := p.peek(); c == 'e' || c == 'E' {
		p.at++
		if c := p.peek(); c == '+' || c == '-' {
			p.at++
		}
		if p.digits() == 0 {
			return node{}, p.fail("expected the digits of an exponent")
		}
	}
	return node{kind: numberNode, text: p.text[start:p.at]}, nil
}

func (p *parser) digits() int {
	start := p.at
	for c := p.peek(); c >= '0' && c <= '9'; c = p.peek() {
		p.at++
	}
	return p.at - start
}

func (p *parser) string() (string, error) {
	p.at++
	start := p.at
	var b strings.Builder
	for p.at < len(p.text) {
		switch c := p.text[p.at]; {
		case c == '"':
			b.WriteString(p.text[start:p.at])
			p.at++
			return b.String(), nil
		case c < ' ':
			return "", p.fail("control characters in strings must be escaped")
		case c == '\\':
			b.WriteString(p.text[start:p.at])
			r, err := p.escape()
			if err != nil {
				return "", err
			}
			b.WriteRune(r)
			start = p.at
		default:
			p.at++
		}
	}
	return "", p.fail("a string is not closed")
}

func (p *parser) escape() (rune, error) {
	p.at++
	c := p.peek()
	if c == 'u' {
		p.at++
		return p.unicode()
	}
	i := strings.IndexByte(`"\/bfnrt`, c)
	if c == 0 || i < 0 {
		return 0, p.fail("unknown escape in a string")
	}
	p.at++
	return rune("\"\\/\b\f\n\r\t"[i]), nil
}

// unicode reads the digits of \uXXXX and, for a surrogate, those of its other half.
func (p *parser) unicode() (rune, error) {
	r, err := p.hex()
	if err != nil || !utf16.IsSurrogate(r) {
		return r, err
	}
	if !strings.HasPrefix(p.text[p.at:], `\u`) {
		return 0, p.fail("a surrogate stands alone in a string")
	}
	p.at += 2
	low, err := p.hex()
	if err != nil {
		return 0, err
	}
	if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
		return 0, p.fail("a surrogate stands alone in a string")
	}
	return r, nil
}

func (p *parser) hex() (rune, error) {
	if p.at+4 > len(p.text) {
		return 0, p.fail(`expected four hexadecimal digits after \u`)
	}
	n, err := strconv.ParseUint(p.text[p.at:p.at+4], 16, 32)
	if err != nil {
		return 0, p.fail(`expected four hexadecimal digits after \u`)
	}
	p.at += 4
	return rune(n), nil
}
