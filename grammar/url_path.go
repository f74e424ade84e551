package grammar

import (
	"strings"

	"github.com/ropewalk/ropewalk/grammar/internal/gen"
)

// path splits a path at its slashes and reads each segment. Slashes in parentheses or in quotes
// do not split.
func (r *reader) path(raw string) ([]Segment, *SyntaxError) {
	raw = trimmed(raw)
	if len(raw) > 3*r.lim.Text {
		return nil, exceeded(r.lim.Text, "text length", r.lim.Text)
	}
	var path []Segment
	offset := 0
	for count := 1; raw != ""; count++ {
		if count > r.lim.PathSegments {
			return nil, exceeded(offset, "path segments", r.lim.PathSegments)
		}
		n := segmentLength(raw)
		text, err := decode(raw[:n], false)
		if err != nil {
			err.At += offset
			return nil, err
		}
		segments, err := r.segment(text, offset)
		if err != nil {
			err.At += offset
			return nil, err
		}
		path = append(path, segments...)
		offset += len(text) + 1
		if n == len(raw) {
			break
		}
		raw = raw[n+1:]
	}
	return path, nil
}

// trimmed is a raw path without a slash at its ends.
func trimmed(raw string) string { return strings.TrimSuffix(strings.TrimPrefix(raw, "/"), "/") }

// segmentLength returns the length of the first segment of a raw path.
func segmentLength(raw string) int {
	depth, quoted := 0, false
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		if c == '%' && i+2 < len(raw) {
			c = hex(raw[i+1])<<4 | hex(raw[i+2])
			if c == '/' {
				c = 0
			}
		}
		switch {
		case c == '\'' && depth > 0:
			quoted = !quoted
		case quoted:
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == '/' && depth <= 0:
			return i
		}
	}
	return len(raw)
}

// segment reads one decoded segment. Without parentheses any text is a name: it may be a key,
// where keys are written as segments. A function call followed by a key makes two segments.
func (r *reader) segment(text string, offset int) ([]Segment, *SyntaxError) {
	if text == "" {
		return nil, syntax(0, "a name is missing between two slashes")
	}
	if len(text) > r.lim.Text {
		return nil, exceeded(r.lim.Text, "text length", r.lim.Text)
	}
	if !strings.Contains(text, "(") {
		if name := lower(text); strings.HasPrefix(name, "$") {
			text = name
		}
		return []Segment{{At: offset, Name: text}}, nil
	}
	segments, c, err := parse(text, segmentEntry, r.lim, r.within(offset, len(text)), (*builder).segment)
	if err != nil {
		return nil, err
	}
	r.pay("path", c)
	for i := range segments {
		segments[i].At += offset
	}
	return segments, nil
}

// segment reads the rule segmentEntry; t is its first token, which the others follow.
func (b *builder) segment(t *node) []Segment {
	name := leaf(t)
	first := Segment{At: name.start, Name: name.text, Parens: true}
	if name.kind == gen.ODataFILTER {
		first.Filter = b.expr(t.next.next)
		return []Segment{first}
	}
	segments := []Segment{first}
	for args := t.next; args.token == nil; args = args.next {
		segments[len(segments)-1].Keys = b.args(args)
		segments = append(segments, Segment{At: start(args), Parens: true})
	}
	return segments[:len(segments)-1]
}
