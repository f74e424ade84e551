package grammar

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"
)

// Pattern is what a URL has in common with all URLs that differ from it only in their literals
// and in the numbers of their pages, together with what they differ in. Whoever keeps what he made
// of one of them need not read the others. A Pattern that is used again allocates nothing.
//
// Literals of key predicates, of $filter and of parameter aliases are cut out: texts, integers,
// dates, times with an offset and Guids. Everything else stays as it was sent. Two literals have
// the same mark only if the grammar reads them in the same way whatever stands around them, and if
// whoever binds them cannot want to tell them apart: the empty text is no literal here, and
// integers are told apart by size.
type Pattern struct {
	// Key is the URL with a mark in place of each literal.
	Key []byte
	// Literals are what was cut out, in the order of the URL.
	Literals []Cutout
	// Top, Skip and SkipToken are the values of the options of these names, with an empty text
	// where the option is not given.
	Top, Skip, SkipToken Cutout

	longest int // text
}

// Cutout is a piece of a URL as it was sent, still percent-encoded, without the quotes of a text.
type Cutout struct {
	Kind LiteralKind
	Raw  string
	// Part is 0 for the path and n for the n-th part of the query; Offset is where the literal
	// begins in the text of that part, or behind the "=" of an option.
	Part, Offset int
}

// The marks in a key. None of them can be in a URL.
const (
	markString byte = 1 + iota
	markSmall       // an integer of up to nine digits
	markMedium      // of up to fifteen, which a Double holds exactly
	markLarge       // of up to eighteen
	markGuid
	markDate
	markDateTime
)

// Read takes the literals out of a path and a query as they were sent. It reports false for a text
// that it does not understand to the last byte. Options that OData does not know are not part of
// the pattern.
func (p *Pattern) Read(path, rawQuery string, lim Limits) bool {
	p.Key, p.Literals, p.longest = p.Key[:0], p.Literals[:0], either(lim.String, defaults.String)
	p.Top, p.Skip, p.SkipToken = Cutout{}, Cutout{}, Cutout{}
	if len(path)+len(rawQuery) > either(lim.Text, defaults.Text) || !printable(path) || !printable(rawQuery) {
		return false
	}
	options := either(lim.Options, defaults.Options)
	if !p.cut(trimmed(path), 0) {
		return false
	}
	p.Key = append(p.Key, '?')
	for part := 1; rawQuery != ""; part++ {
		option, rest := rawQuery, ""
		if i := strings.IndexByte(rawQuery, '&'); i >= 0 {
			option, rest = rawQuery[:i], rawQuery[i+1:]
		}
		if part > options || !p.option(part, option) {
			return false
		}
		rawQuery = rest
	}
	return true
}

// either is a limit, or its default if it is not set.
func either(limit, standard int) int {
	if limit != 0 {
		return limit
	}
	return standard
}

// printable tells that a text has no control characters: no byte of it can be taken for a mark. It
// looks at eight bytes at once: subtracting a space from each borrows from the bytes below it.
func printable(text string) bool {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	i := 0
	for ; i+8 <= len(text); i += 8 {
		word := binary.LittleEndian.Uint64([]byte(text[i : i+8]))
		if (word-' '*ones)&^word&high != 0 {
			return false
		}
	}
	for ; i < len(text); i++ {
		if text[i] < ' ' {
			return false
		}
	}
	return true
}

// treatment is what becomes of the value of an option.
type treatment int

const (
	foreign    treatment = iota // left out
	verbatim                    // kept as it is
	extension                   // kept, and foreign without "$"
	expression                  // kept without its literals
	rows                        // taken out as a whole
)

// treated finds the treatment of a system query option by its name without "$", in any case.
func treated(name string) treatment {
	var folded [16]byte
	if len(name) > len(folded) {
		return foreign
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		folded[i] = c
	}
	switch string(folded[:len(name)]) {
	case "filter":
		return expression
	case "top", "skip", "skiptoken":
		return rows
	case "orderby", "select", "expand", "compute", "search", "count", "format",
		"deltatoken", "schemaversion", "id", "index", "apply":
		return verbatim
	case "at", "from", "to":
		return extension
	}
	return foreign
}

// option reads one part of the query.
func (p *Pattern) option(part int, text string) bool {
	if text == "" {
		return true
	}
	name, value := text, ""
	if i := strings.IndexByte(text, '='); i >= 0 {
		name, value = text[:i], text[i+1:]
	}
	bare, system := bareName(name)
	how := treated(bare)
	switch {
	case strings.HasPrefix(name, "@"):
		how = expression
	case how == extension && !system:
		how = foreign
	case how == foreign && system:
		return false
	}
	if how == foreign {
		_, err := decode(value, true)
		return err == nil && strings.IndexByte(name, '%') < 0 && utf8.ValidString(name)
	}
	p.Key = append(append(p.Key, '&'), name...)
	p.Key = append(p.Key, '=')
	switch how {
	case expression:
		return p.cut(value, part)
	case rows:
		return p.rows(bare, Cutout{Part: part, Raw: value})
	}
	p.Key = append(p.Key, value...)
	return true
}

// bareName takes the "$" from a name, however it was written.
func bareName(name string) (bare string, system bool) {
	if rest, ok := strings.CutPrefix(name, "$"); ok {
		return rest, true
	}
	return strings.CutPrefix(name, "%24")
}

// rows takes the value of $top, $skip or $skiptoken out. Numbers that may not fit are left to the grammar.
func (p *Pattern) rows(name string, value Cutout) bool {
	value.Kind = LitInt
	number := len(value.Raw) > 0 && len(value.Raw) <= 18 && countDigits(value.Raw) == len(value.Raw)
	switch len(name) {
	case len("top"):
		p.Top = value
	case len("skip"):
		p.Skip = value
	default:
		value.Kind = LitString
		p.SkipToken = value
		return value.Raw != ""
	}
	return number
}

// place is where a literal that was cut out stands in the decoded text of its part.
type place struct{ part, at, cut int }

// ParsePattern reads a URL as Parse does, after p has read the same path and query, and numbers the
// literals that p has cut out. It reports false if it did not find every one of them again; then
// the pattern says nothing about other URLs.
func ParsePattern(p *Pattern, path, rawQuery string, lim Limits) (url *URL, whole bool, err error) {
	r := &reader{lim: lim.withDefaults(), costs: map[string]cost{}, cuts: p.places(path, rawQuery)}
	url, err = r.url(path, rawQuery)
	found := 0
	for _, c := range r.costs {
		found += c.cuts
	}
	return url, err == nil && found == len(p.Literals), err
}

// places finds the offsets of the literals in the decoded text.
func (p *Pattern) places(path, rawQuery string) []place {
	parts := []string{trimmed(path)}
	for part := range strings.SplitSeq(rawQuery, "&") {
		_, value, _ := strings.Cut(part, "=")
		parts = append(parts, value)
	}
	places := make([]place, len(p.Literals))
	for i, c := range p.Literals {
		encoded := strings.Count(parts[c.Part][:c.Offset], "%")
		places[i] = place{part: c.Part, at: c.Offset - 2*encoded, cut: i + 1}
	}
	return places
}

// within gives the places in a stretch of the present part, counted from its start.
func (r *reader) within(from, length int) []place {
	var found []place
	for _, c := range r.cuts {
		if c.part == r.part && c.at >= from && c.at < from+length {
			c.at -= from
			found = append(found, c)
		}
	}
	return found
}

// Text is the decoded value of a literal, as Literal has it. It reports false for what the grammar refuses.
func (c *Cutout) Text() (string, bool) {
	text, err := decode(c.Raw, c.Part > 0)
	if err != nil {
		return "", false
	}
	if c.Kind == LitString && strings.Contains(text, "''") {
		text = strings.ReplaceAll(text, "''", "'")
	}
	return text, true
}
