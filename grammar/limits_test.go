package grammar

import (
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// repeat joins n copies of text with a separator.
func repeat(text, separator string, n int) string {
	return strings.TrimSuffix(strings.Repeat(text+separator, n), separator)
}

// nest puts n copies of open before and of shut behind core.
func nest(open, core, shut string, n int) string {
	return strings.Repeat(open, n) + core + strings.Repeat(shut, n)
}

func parseURL(path, query string) func(string, Limits) error {
	return func(text string, lim Limits) error {
		_, err := Parse(strings.ReplaceAll(path, "?", text), strings.ReplaceAll(query, "?", text), lim)
		return err
	}
}

// TestLimits proves of each limit that a text at the default passes and that one above fails.
func TestLimits(t *testing.T) {
	for _, tt := range []struct {
		name  string
		read  func(string, Limits) error
		limit string
		text  func(n int) string
		most  int
	}{
		{"text", failing(ParseFilter), "text length", func(n int) string { return "a" + strings.Repeat(" ", n-1) }, 16 << 10},
		{"text of the path", parseURL("A/?", ""), "text length", func(n int) string { return strings.Repeat("a", n) }, 16 << 10},
		{"kept text", parseURL("A", "$skiptoken=?"), "text length", func(n int) string { return strings.Repeat("a", n) }, 16 << 10},
		{"tokens", failing(ParseSearch), "tokens", func(n int) string { return repeat("a", " ", n) }, 4000},
		{"nodes", failing(ParseFilter), "expression nodes", func(n int) string { return repeat("a", " or ", n-1) }, 2000},
		{"nodes with or", failing(ParseFilter), "expression nodes", func(n int) string { return repeat("a eq 1", " or ", n) }, 666},
		{"nodes of aliases", parseURL("A", "$filter=?&@p="+repeat("a", "%20or%20", 99)), "expression nodes", func(n int) string { return repeat("@p", " or ", n) }, 19},
		{"brackets", failing(ParseFilter), "nesting depth", func(n int) string { return nest("(", "a", ")", n) }, 32},
		{"not", failing(ParseFilter), "nesting depth", func(n int) string { return nest("not ", "a", "", n) }, 32},
		{"minus", failing(ParseFilter), "nesting depth", func(n int) string { return nest("-", "a", "", n) }, 32},
		{"minus in brackets", failing(ParseFilter), "nesting depth", func(n int) string { return nest("-(", "a", ")", n) }, 31},
		{"not in brackets", failing(ParseFilter), "nesting depth", func(n int) string { return nest("not (", "a", ")", n) }, 31},
		{"JSON depth", failing(ParseExpr), "nesting depth", func(n int) string { return nest("[", "1", "]", n) }, 32},
		{"search depth", failing(ParseSearch), "nesting depth", func(n int) string { return nest("(", "a", ")", n) }, 32},
		{"search not", failing(ParseSearch), "nesting depth", func(n int) string { return nest("NOT ", "a", "", n) }, 32},
		{"chain", failing(ParseFilter), "expression depth", func(n int) string { return repeat("a", " add ", n+1) }, 32},
		{"calls", failing(ParseFilter), "function nesting", func(n int) string { return nest("tolower(", "a", ")", n) }, 10},
		{"lambdas", failing(ParseFilter), "any/all nesting", func(n int) string { return nest("a/any(x:", "b", ")", n) }, 4},
		{"list", failing(ParseFilter), "list items", func(n int) string { return "a in (" + repeat("1", ",", n) + ")" }, 1000},
		{"JSON list", failing(ParseExpr), "list items", func(n int) string { return "[" + repeat("1", ",", n) + "]" }, 1000},
		{"string", failing(ParseFilter), "string length", func(n int) string { return "a eq '" + strings.Repeat("x", n) + "'" }, 4 << 10},
		{"JSON string", failing(ParseExpr), "string length", func(n int) string { return "[\"" + strings.Repeat("x", n) + "\"]" }, 4 << 10},
		{"phrase", failing(ParseSearch), "string length", func(n int) string { return "\"" + strings.Repeat("x", n) + "\"" }, 4 << 10},
		{"word", failing(ParseSearch), "string length", func(n int) string { return strings.Repeat("x", n) }, 4 << 10},
		{"orderby", failing(ParseOrderBy), "$orderby items", func(n int) string { return repeat("a", ",", n) }, 5},
		{"orderby in expand", failing(ParseExpand), "$orderby items", func(n int) string { return "a($orderby=" + repeat("a", ",", n) + ")" }, 5},
		{"select", failing(ParseSelect), "$select items", func(n int) string { return repeat("a", ",", n) }, 200},
		{"expand", failing(ParseExpand), "$expand items", func(n int) string { return repeat("a", ",", n) }, 15},
		{"expand in total", failing(ParseExpand), "$expand items", func(n int) string { return repeat("a($expand=b)", ",", n/2) + repeat(",c", "", n%2) }, 15},
		{"expand depth", failing(ParseExpand), "$expand depth", func(n int) string { return nest("a($expand=", "a", ")", n-1) }, 6},
		{"search terms", failing(ParseSearch), "$search terms", func(n int) string { return repeat("a", " ", n) }, 20},
		{"path segments", parseURL("?", ""), "path segments", func(n int) string { return repeat("a", "/", n) }, 16},
		{"aliases", parseURL("A", "?"), "parameter aliases", func(n int) string {
			var names []string
			for i := range n {
				names = append(names, "@a"+strings.Repeat("x", i)+"=1")
			}
			return strings.Join(names, "&")
		}, 32},
		{"options", parseURL("A", "?"), "query options", func(n int) string { return repeat("a=1", "&", n) }, 100},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.name != "tokens" { // there another limit stands in the way
				require.NoError(t, tt.read(tt.text(tt.most), Limits{}), "at the limit")
			}
			var syntax *SyntaxError
			require.ErrorAs(t, tt.read(tt.text(tt.most+1), Limits{}), &syntax, "above the limit")
			require.Equal(t, tt.limit, syntax.Limit)
		})
	}
}

func TestTokenLimit(t *testing.T) {
	err := failing(ParseFilter)(repeat("a", " or ", 5), Limits{Tokens: 9})
	require.NoError(t, err)
	err = failing(ParseFilter)(repeat("a", " or ", 5), Limits{Tokens: 8})
	require.EqualError(t, err, "$filter, at position 22: the limit of 8 for tokens is exceeded")
}

// TestLimitsAreSettings raises limits above their defaults.
func TestLimitsAreSettings(t *testing.T) {
	lim := Limits{Depth: 100, Calls: 50, OrderBy: 20, List: 5}
	require.NoError(t, failing(ParseFilter)(nest("(", "a", ")", 100), lim))
	require.NoError(t, failing(ParseFilter)(nest("f(", "a", ")", 50), lim))
	require.NoError(t, failing(ParseOrderBy)(repeat("a", ",", 20), lim))
	require.Error(t, failing(ParseFilter)("a in (1,2,3,4,5,6)", lim))
}

func TestAliasesDoNotNest(t *testing.T) {
	err := parseURL("A", "$filter=@a&@a=@b and @b&@b=1")("", Limits{})
	require.EqualError(t, err, "@a, at position 4: the value of an alias may not name another alias")
	err = parseURL("A", "$filter=@a&@a=@a")("", Limits{})
	require.EqualError(t, err, "@a, at position 1: the value of an alias may not name another alias")
}

func TestListItemsAreNoNodes(t *testing.T) {
	require.NoError(t, failing(ParseFilter)(repeat("a in ("+repeat("1", ",", 500)+")", " or ", 3), Limits{}))
}

// bombs are texts made to cost much.
var bombs = map[string]string{
	"600,000 parentheses":      nest("(", "a", ")", 300_000),
	"4,000 open parentheses":   strings.Repeat("(", 4000),
	"2,000 nested parentheses": nest("(", "a", ")", 2000),
	"not not not":              nest("not ", "a", "", 2000),
	"-(-(":                     nest("-(", "a", ")", 2000),
	"minus signs":              strings.Repeat("-", 8000) + "a",
	"functions":                nest("f(", "a", ")", 2000),
	"open functions":           strings.Repeat("f(", 4000),
	"lambdas":                  nest("a/any(x:", "b", ")", 800),
	"cases":                    nest("case(a:", "b", ")", 800),
	"JSON":                     nest("[", "1", "]", 3000),
	"open JSON":                strings.Repeat("[{\"a\":", 1500),
	"lists in lists":           nest("a in (", "1", ")", 1000),
	"long path":                repeat("a", "/", 4000),
	"long chain":               repeat("a", " add ", 1300),
	"or chain":                 repeat("a", " or ", 1600),
	"eq eq eq":                 repeat("eq", " ", 2700),
	"not eq eq eq":             "not " + repeat("eq", " ", 2700),
	"not eq not eq":            repeat("not eq", " ", 1100),
	"quotes":                   strings.Repeat("'", 8001),
	"strings":                  repeat("'a'", " eq ", 1100),
	"list":                     "a in (" + repeat("1", ",", 4000) + ")",
	"digits":                   strings.Repeat("1", 8000),
	"dates":                    repeat("2026-01-01", " eq ", 500),
	"dots":                     repeat("a", ".", 4000),
	"counts":                   nest("a/$count($filter=", "b", ")", 450),
	"arguments":                "f(" + repeat("a=1", ",", 2000) + ")",
	"almost a filter":          repeat("a eq 1", " or ", 600) + " or",
	"garbage":                  repeat("a", " ) ( ", 1600),
}

// allocated tells how many bytes work allocates.
func allocated(work func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestBombs wants each bomb refused, but for four that are only long, and no text of 8 KB to cost
// more than 2 MB. What a bomb takes in time is for BenchmarkHostile.
func TestBombs(t *testing.T) {
	for name, text := range bombs {
		t.Run(name, func(t *testing.T) {
			_, err := ParseFilter(text, Limits{}) // fills the prediction cache, too
			if !slices.Contains([]string{"or chain", "long path", "digits", "dots"}, name) {
				require.Error(t, err)
			}
			text = text[:min(len(text), 8<<10)]
			bytes := allocated(func() { _, _ = ParseFilter(text, Limits{}) })
			require.Less(t, bytes, uint64(2<<20))
		})
	}
}

func TestExpandBombs(t *testing.T) {
	for name, text := range map[string]string{
		"depth":  nest("a($expand=", "a", ")", 700),
		"open":   strings.Repeat("a($expand=", 800),
		"select": nest("a($select=", "a", ")", 700),
		"items":  repeat("a", ",", 4000),
		"mixed":  nest("a($filter=b/any(c:d in (1,2));$expand=", "a", ")", 200),
		"search": "a($search=" + nest("(", "a", ")", 3000) + ")",
		"apply":  "a($apply=" + strings.Repeat("(", 8000),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParseExpand(text, Limits{})
			require.Error(t, err)
			bytes := allocated(func() { _, _ = ParseExpand(text, Limits{}) })
			require.Less(t, bytes, uint64(2<<20))
		})
	}
}
