package sqlgen_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
	"github.com/ropewalk/ropewalk/odata/sqlgen/sqltest"
)

// TestPatternsMeanTheSameSQL: the statement of one text of a pattern, written with its literals left
// open, is that of every other text of it, and so are its arguments once they are filled in.
func TestPatternsMeanTheSameSQL(t *testing.T) {
	m := evaltest.Model()
	r := rand.New(rand.NewPCG(3, 4))
	served := 0
	for _, filter := range sqltest.Corpus {
		var kept *sqltest.Template
		for range 12 {
			raw := "$filter=" + sqltest.OtherLiterals(r, filter) + "&$top=2"
			own, ok := sqltest.NewTemplate(m, "Person", raw)
			if !ok {
				continue
			}
			if kept == nil {
				kept = own
			}
			run, ok := kept.Serve(own)
			if !ok {
				kept = own
				continue
			}
			alone, _ := own.Serve(own)
			for _, d := range []sqlgen.Dialect{sqlgen.Postgres, sqlgen.SQLite} {
				require.Equal(t, filled(t, own.Request.Query, alone, d), filled(t, kept.Request.Query, run, d), raw)
			}
			served++
		}
	}
	require.Greater(t, served, 3*len(sqltest.Corpus))
}

// filled gives the statement of a template with the arguments of a run, or why there are none.
func filled(t *testing.T, template, run *query.Query, d sqlgen.Dialect) []any {
	t.Helper()
	o := sqlgen.Options{Dialect: d, Schema: sqltest.Schema(template.Model), Params: map[string]any{"now": time.Unix(0, 0)}, Late: true}
	s, err := sqlgen.Select(template, o)
	require.NoError(t, err)
	values, err := s.Values(&sqlgen.Input{Query: run, Params: o.Params})
	return []any{s.SQL, values, err}
}
