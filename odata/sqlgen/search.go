package sqlgen

import (
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
	"github.com/ropewalk/ropewalk/odata/query"
)

// search writes that a word or phrase is in one of the texts. Where PostgreSQL has an index over
// the words of a table, it finds the rows that may hold it: more than those that do, since the
// index knows neither what stands together nor which texts the caller may see.
func (s *scope) search(n *query.Search, exact bool) (fragment, error) {
	pattern := &query.Const{Value: n.Pattern, T: edm.String}
	found := make([]fragment, len(n.Texts))
	for i, text := range n.Texts {
		part, err := s.booleanCall(&query.Call{Func: funcs.Finds, Args: []query.Expr{text, pattern}, T: edm.Boolean}, exact)
		if err != nil {
			return fragment{}, err
		}
		found[i] = part
	}
	all := chain(found, "OR")
	place := n.Texts[0].Place
	table, err := s.w.table(place.Type())
	if err != nil || exact || s.w.Dialect != Postgres || len(table.Search) == 0 {
		return all, err
	}
	alias, err := s.place(place)
	if err != nil {
		return fragment{}, err
	}
	words, err := argument(s.w.Dialect, wordQuery(n.Pattern))
	return cat(SearchIndex(alias+".", table.Search), " @@ ", words, "::tsquery AND ", all.closed()), err
}

// SearchIndex is the expression over text columns that an index for Search stands on; prefix is
// what stands before the name of each column. The column words holds the words of rows that were
// written in a mass, and null for others.
func SearchIndex(prefix string, columns []string) string {
	parts := make([]string, len(columns))
	for i, c := range columns {
		parts[i] = "COALESCE(" + prefix + quote(c) + ", '')"
	}
	return "COALESCE(" + prefix + "words, rw_tokens(" + strings.Join(parts, " || ' ' || ") + "))"
}

// wordQuery asks the index for the words of a pattern; the last one may go on where no space follows.
func wordQuery(pattern string) string {
	words := strings.Fields(pattern)
	for i, word := range words {
		words[i] = "'" + funcs.Token(word) + "'"
	}
	text := strings.Join(words, " & ")
	if !strings.HasSuffix(pattern, " ") {
		text += ":*"
	}
	return text
}
