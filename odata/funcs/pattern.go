package funcs

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// patterns: matchesPattern looks for a regular expression anywhere in a text. The language is what
// JavaScript, RE2 and PostgreSQL have in common: no look-around and no references back; the classes
// \d \w \s and \b know ASCII only; a dot is every character but the ends of lines of JavaScript.
var patterns = []Func{{
	Name: "matchespattern", In: []edm.Primitive{edm.String, edm.String}, Out: edm.Boolean,
	Postgres: `($1 COLLATE "C") ~ $2`, Scalar: "rw_matches",
	Eval: func(a []any) (any, error) {
		p, err := CompilePattern(a[1].(string))
		if err != nil {
			return nil, err
		}
		return p.memory.MatchString(a[0].(string)), nil
	},
}}

// longestPattern bounds the pattern of matchesPattern, in bytes, and mostRepeats what may stand in {…}.
const (
	longestPattern = 256
	mostRepeats    = 255
)

// TextPattern is a regular expression of matchesPattern.
type TextPattern struct {
	memory *regexp.Regexp
	// Postgres is the same as an advanced regular expression of PostgreSQL.
	Postgres string
}

// compiled keeps the patterns that were asked for lately, since each row asks for them again.
var compiled struct {
	sync.RWMutex
	patterns map[string]*TextPattern
}

// CompilePattern reads a pattern; the error says what of it is not understood.
func CompilePattern(text string) (*TextPattern, error) {
	compiled.RLock()
	p := compiled.patterns[text]
	compiled.RUnlock()
	if p != nil {
		return p, nil
	}
	p, err := compilePattern(text)
	if err != nil {
		return nil, err
	}
	compiled.Lock()
	defer compiled.Unlock()
	if len(compiled.patterns) >= 200 || compiled.patterns == nil {
		compiled.patterns = map[string]*TextPattern{}
	}
	compiled.patterns[text] = p
	return p, nil
}

func compilePattern(text string) (*TextPattern, error) {
	if len(text) > longestPattern {
		return nil, fmt.Errorf("a pattern has at most %d bytes", longestPattern)
	}
	tree, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		var bad *syntax.Error
		if errors.As(err, &bad) {
			return nil, fmt.Errorf("%s in the pattern: %q; look-around and references back are not offered", bad.Code, bad.Expr)
		}
		return nil, err
	}
	if err := plainDots(tree); err != nil {
		return nil, err
	}
	memory, err := regexp.Compile(tree.String())
	if err != nil {
		return nil, fmt.Errorf("the pattern is too complex: %w", err)
	}
	var out strings.Builder
	writePattern(&out, tree)
	return &TextPattern{memory: memory, Postgres: "(?:" + out.String() + ")"}, nil
}

// lineEnds are what a dot does not match: in pairs, all other characters.
var lineEnds = []rune{0, '\n' - 1, '\n' + 1, '\r' - 1, '\r' + 1, 0x2027, 0x202A, unicode.MaxRune}

// plainDots gives dots the meaning of JavaScript, and refuses what the databases read differently.
func plainDots(tree *syntax.Regexp) error {
	switch tree.Op {
	case syntax.OpAnyCharNotNL:
		*tree = syntax.Regexp{Op: syntax.OpCharClass, Rune: lineEnds}
	case syntax.OpBeginLine, syntax.OpEndLine:
		return errors.New("(?m) is not offered in a pattern: ^ and $ are the ends of the text")
	case syntax.OpRepeat:
		if tree.Min > mostRepeats || tree.Max > mostRepeats {
			return fmt.Errorf("a pattern repeats at most %d times", mostRepeats)
		}
	}
	for _, sub := range tree.Sub {
		if err := plainDots(sub); err != nil {
			return err
		}
	}
	return nil
}

// empties are the parts of a pattern that match no character, as PostgreSQL writes them.
var empties = map[syntax.Op]string{
	syntax.OpNoMatch: `(?!)`, syntax.OpEmptyMatch: `(?:)`, syntax.OpBeginText: `\A`, syntax.OpEndText: `\Z`,
	syntax.OpWordBoundary: `\y`, syntax.OpNoWordBoundary: `\Y`,
}

// writePattern writes the tree for PostgreSQL, each character and class spelt out, so that no
// setting and no collation of the database gives it another meaning.
func writePattern(out *strings.Builder, tree *syntax.Regexp) {
	if text, ok := empties[tree.Op]; ok {
		out.WriteString(text)
		return
	}
	switch tree.Op {
	case syntax.OpLiteral:
		for _, r := range tree.Rune {
			writeLiteral(out, r, tree.Flags&syntax.FoldCase != 0)
		}
	case syntax.OpCharClass:
		writeClass(out, tree.Rune)
	case syntax.OpAnyChar:
		writeClass(out, []rune{0, unicode.MaxRune})
	case syntax.OpCapture, syntax.OpConcat:
		out.WriteString("(?:")
		for _, sub := range tree.Sub {
			writePattern(out, sub)
		}
		out.WriteString(")")
	case syntax.OpAlternate:
		out.WriteString("(?:")
		for i, sub := range tree.Sub {
			if i > 0 {
				out.WriteString("|")
			}
			writePattern(out, sub)
		}
		out.WriteString(")")
	default:
		out.WriteString("(?:")
		writePattern(out, tree.Sub[0])
		out.WriteString(")" + repeats(tree))
	}
}

// repeats is how often a part stands. Whether much or little is tried first does not change whether there is a match.
func repeats(tree *syntax.Regexp) string {
	switch tree.Op {
	case syntax.OpStar:
		return "*"
	case syntax.OpPlus:
		return "+"
	case syntax.OpQuest:
		return "?"
	}
	if tree.Max < 0 {
		return fmt.Sprintf("{%d,}", tree.Min)
	}
	return fmt.Sprintf("{%d,%d}", tree.Min, tree.Max)
}

func writeLiteral(out *strings.Builder, r rune, fold bool) {
	class := []rune{r, r}
	if fold {
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			class = append(class, other, other)
		}
	}
	writeClass(out, class)
}

// writeClass writes pairs of first and last characters. No text holds NUL or a surrogate.
func writeClass(out *strings.Builder, class []rune) {
	text := ""
	for i := 0; i < len(class); i += 2 {
		low, high := max(class[i], 1), class[i+1]
		if low > high || !utf8.ValidRune(low) || !utf8.ValidRune(high) {
			continue
		}
		text += fmt.Sprintf(`\U%08x-\U%08x`, low, high)
	}
	if text == "" {
		out.WriteString(`(?!)`)
		return
	}
	out.WriteString("[" + text + "]")
}
