package funcs

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"": " ", " -- ": " ", "Anna": " anna ", "O'Neil-Müller": " o neil müller ", "anna@example.com": " anna example com ",
		"ÄÖ 12a\t中文": " äö 12a 中文 ", "e\u0301t": " e t ", "İ": " i ", "ẞ": " ß ", "x²": " x ", "\U00010400": " \U00010428 ",
	} {
		require.Equal(t, want, Words(text), "%q", text)
	}
}

func TestPattern(t *testing.T) {
	for _, c := range []struct {
		text   string
		phrase bool
		want   string
		ok     bool
	}{
		{"Anna", false, " anna", true},
		{"Anna", true, " anna ", true},
		{"o'neil", false, " o neil", true},
		{"anna  example", true, " anna example ", true},
		{"--", false, "", false},
		{"", true, "", false},
	} {
		got, ok := Pattern(c.text, c.phrase)
		require.Equal(t, c.want, got, c.text)
		require.Equal(t, c.ok, ok, c.text)
	}
}

// TestSearchFindsItself: every text is found by each of its words and by itself as a phrase.
func TestSearchFindsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		words := Words(text)
		if phrase, ok := Pattern(text, true); ok {
			require.Contains(t, words, phrase)
		}
		for _, word := range strings.Fields(words) {
			begin, ok := Pattern(string([]rune(word)[:1]), false)
			require.True(t, ok, "%q", word)
			require.Contains(t, words, begin)
		}
		require.Equal(t, words, Words(words), "words are words of themselves")
	})
}

func TestTokenIsShort(t *testing.T) {
	require.Equal(t, strings.Repeat("ä", 60), Token(strings.Repeat("ä", 61)))
	require.Equal(t, "ab", Token("ab"))
}
