package funcs

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Finds is the match behind $search: whether a text holds a pattern of Pattern among its words.
// It is no function that a client may call. Both databases offer it as rw_finds.
var Finds = finds()

func finds() *Func {
	f := &Func{
		Name: "finds", In: []edm.Primitive{edm.String, edm.String}, Out: edm.Boolean, Nulls: Ordering,
		Postgres: "COALESCE(rw_finds($1, $2), FALSE)", SQLite: "COALESCE(rw_finds($1, $2), 0)", Plain: "rw_finds($1, $2)",
		Scalar: "rw_finds",
		Eval:   func(a []any) (any, error) { return strings.Contains(Words(a[0].(string)), a[1].(string)), nil },
	}
	return f
}

// Words brings a text into the form that $search looks into: its words in lower case, a space
// before and behind each. A word is made of letters and digits, everything else separates words.
func Words(text string) string {
	words := strings.FieldsFunc(strings.Map(unicode.ToLower, text), func(r rune) bool { return !InWord(r) })
	if len(words) == 0 {
		return " "
	}
	return " " + strings.Join(words, " ") + " "
}

// InWord tells whether a character is part of a word.
func InWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Pattern is what to look for among Words: a phrase matches adjacent whole words, anything else
// words that begin with it; ok is false if there is no word in the text.
func Pattern(text string, phrase bool) (pattern string, ok bool) {
	words := Words(text)
	if words == " " {
		return "", false
	}
	if phrase {
		return words, true
	}
	return strings.TrimSuffix(words, " "), true
}

// longestToken bounds a word in an index, which takes no longer ones than 2 KB.
const longestToken = 60

// Token is a word as an index over words knows it: the beginning of it.
func Token(word string) string {
	runes := []rune(word)
	return string(runes[:min(len(runes), longestToken)])
}

// usualTokens is how many words most rows have.
const usualTokens = 16

// Tokens gives the words of texts as an index over them knows them: each once, in the order of
// their bytes. PostgreSQL finds the same ones by rw_tokens.
func Tokens(texts ...string) []string {
	tokens := make([]string, 0, usualTokens)
	for _, text := range texts {
		for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !InWord(r) }) {
			if len(word) > longestToken {
				word = Token(word)
			}
			tokens = append(tokens, word)
		}
	}
	slices.Sort(tokens)
	return slices.Compact(tokens)
}

// PostgresWords is the SQL by which PostgreSQL is taught the functions of $search. The class of
// characters is Go's, spelt out: the databases' own notions of a letter differ.
func PostgresWords() string {
	function := func(head, body string) string {
		return "CREATE FUNCTION " + head + " LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE\nRETURN " + body + ";\n"
	}
	return function("rw_words(text) RETURNS text", "regexp_replace(' ' || rw_lower($1) || ' ', '[^"+wordClass()+"]+', ' ', 'g')") +
		function("rw_finds(text, text) RETURNS boolean", "strpos(rw_words($1), $2) > 0") +
		function("rw_tokens(text) RETURNS tsvector",
			`array_to_tsvector(string_to_array(btrim(regexp_replace(rw_words($1), '([^ ]{`+strconv.Itoa(longestToken)+`})[^ ]+', '\1', 'g')), ' '))`)
}

// wordClass writes the characters of words as ranges of a regular expression of PostgreSQL.
func wordClass() string {
	var class strings.Builder
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !InWord(r) {
			continue
		}
		first := r
		for InWord(r + 1) {
			r++
		}
		class.WriteString(escaped(first))
		if r > first {
			class.WriteString("-" + escaped(r))
		}
	}
	return class.String()
}

func escaped(r rune) string {
	if r < unicode.MaxASCII {
		return string(r)
	}
	return fmt.Sprintf(`\U%08x`, r)
}
