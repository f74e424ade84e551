package querytest

import (
	"strings"
	"unicode"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// maybeSearch is a $search over rows of a type, now and then, if they have text to search in.
func (g *gen) maybeSearch(kind *edm.EntityType) *Node {
	if !g.chance(10) {
		return nil
	}
	words := g.words(kind)
	if len(words) == 0 {
		return nil
	}
	return g.search(words, 2)
}

// words are the words and the beginnings of words in the texts that $search looks into.
func (g *gen) words(kind *edm.EntityType) []string {
	var words []string
	for _, p := range kind.AllProperties() {
		if !p.Searchable {
			continue
		}
		for _, v := range g.Values(kind, p) {
			for _, word := range strings.FieldsFunc(v.(string), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
				words = append(words, word, strings.ToUpper(word), string([]rune(word)[:1]))
			}
		}
	}
	return words
}

func (g *gen) search(words []string, depth int) *Node {
	if depth == 0 || g.chance(40) {
		word := pick(g, words)
		if g.chance(30) {
			return leaf(nil, `"`+word+pick(g, []string{"", " ", " " + pick(g, words), "."})+`"`)
		}
		return leaf(nil, word)
	}
	if g.chance(30) {
		return join(nil, "NOT (", g.search(words, depth-1), ")")
	}
	return join(nil, "(", g.search(words, depth-1), pick(g, []string{" ", " AND ", " OR ", " AND NOT "}), g.search(words, depth-1), ")")
}
