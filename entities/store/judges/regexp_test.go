package judges_test

import (
	"database/sql"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store/pgtest"
	"github.com/ropewalk/ropewalk/odata/funcs"
)

// pieces are what random patterns are made of, and looked are the texts that they are tried on.
var (
	pieces = []string{
		"a", "b", "ß", "K", "İ", "é", "'", "\n", ".", `\.`, `\d`, `\w`, `\s`, `\S`, `\W`, `\b`, `\B`, "^", "$", `\A`, `\z`, "[a-c]", "[^a]", `[^\d]`, `\x{10FFFF}`, `[\x{D000}-\x{F000}]`, "[[:alpha:]]", `\pL`, `\PL`,
		"(", ")", "(?:", "(?P<n>a)", "|", "*", "+", "?", "*?", "{2}", "{0,3}", "{1,}", "(?i)", "(?s)", "(?i:s)", `\Q.*\E`,
	}
	looked = []string{
		"", "a", "ab", "ba", "aab", "aaaa", "ß", "K", "k", "\u212A", "s", "ſ", "S", "İ", "i", "ı", "12", "a1 ", "\n", "a\nb", "\r", "\u2028", "\U0010FFFF", "\uE000", "a.b", ".*", "_", "x y", "é", "e\u0301", "É",
	}
)

// TestRegularExpressionsAgree: a pattern that is read at all is found by PostgreSQL in the same
// texts as in memory.
func TestRegularExpressionsAgree(t *testing.T) {
	pg, err := sql.Open("pgx", pgtest.Database(t, pgtest.Template{}))
	require.NoError(t, err)
	defer pg.Close()
	r := rand.New(rand.NewPCG(1, 2))
	matches := funcs.Named("matchespattern")[0]
	for tried := 0; tried < 400; {
		pattern := ""
		for range 1 + r.IntN(6) {
			pattern += pieces[r.IntN(len(pieces))]
		}
		p, err := funcs.CompilePattern(pattern)
		if err != nil {
			continue
		}
		tried++
		rows, err := pg.Query(`SELECT x, (x COLLATE "C") ~ $1::text FROM unnest($2::text[]) x`, p.Postgres, looked)
		require.NoError(t, err, pattern)
		for rows.Next() {
			var text string
			var got bool
			require.NoError(t, rows.Scan(&text, &got))
			want, err := matches.Eval([]any{text, pattern})
			require.NoError(t, err)
			require.Equal(t, want, got, "%q in %q: %s", pattern, text, p.Postgres)
		}
		require.NoError(t, rows.Err(), "%q: %s", pattern, p.Postgres)
	}
}
