package judges_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/eval"
	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
	"github.com/ropewalk/ropewalk/odata/sqlgen/sqltest"
)

var patternParams = map[string]any{"now": time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)}

// TestPatternsAgree: the query and the statement of one text of a pattern, run with the literals of
// another, give on each database and in memory the rows that the other text has by itself.
func TestPatternsAgree(t *testing.T) {
	w := evaltest.New(11, 40)
	all := judges(t, w)
	r := rand.New(rand.NewPCG(5, 6))
	served := 0
	for _, filter := range sqltest.Corpus {
		var kept *sqltest.Template
		for range 5 {
			raw := "$select=Id&$filter=" + sqltest.OtherLiterals(r, filter)
			own, ok := sqltest.NewTemplate(w.Model, "Person", raw)
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
			patternAgrees(t, w, all, kept.Request.Query, run, raw)
			served++
		}
	}
	require.Greater(t, served, len(sqltest.Corpus))
}

func patternAgrees(t *testing.T, w *evaltest.World, all []judge, template, run *query.Query, raw string) {
	t.Helper()
	want, err := idsAlone(t, w, raw)
	if err != nil {
		return // a sum that overflows; who comes to it first is left to each judge
	}
	got, err := idsOf(w, run)
	require.NoError(t, err, raw)
	require.Equal(t, want, got, raw)
	for _, j := range all {
		o := sqlgen.Options{Dialect: j.dialect, Schema: sqltest.Schema(w.Model), Params: patternParams, Late: true}
		s, err := sqlgen.Select(template, o)
		require.NoError(t, err, raw)
		if s.Args, err = s.Values(&sqlgen.Input{Query: run, Params: patternParams}); err != nil {
			require.ErrorIs(t, err, sqlgen.ErrVariant, raw)
			continue
		}
		got, err := j.column(s, len(run.Columns)+len(run.Extra()), columnAt(run, "Id"))
		require.NoError(t, err, raw)
		require.Equal(t, want, got, "%s: %s\n%s\n%v", j.name, raw, s.SQL, s.Args)
	}
}

// idsAlone asks the evaluator with the URL parsed and bound by itself.
func idsAlone(t *testing.T, w *evaltest.World, raw string) ([]int64, error) {
	t.Helper()
	u, err := grammar.Parse("Person", raw, grammar.Limits{})
	require.NoError(t, err)
	r, err := query.Bind(w.Model, u, query.Env{IncludeDeleted: true})
	require.NoError(t, err)
	return idsOf(w, r.Query)
}

func idsOf(w *evaltest.World, q *query.Query) ([]int64, error) {
	rows, _, err := eval.Run(q, w, eval.Options{Params: patternParams})
	ids := []int64{}
	for _, row := range rows {
		id, _ := row.Cells[columnAt(q, "Id")].Value(edm.Int64).(int64)
		ids = append(ids, id)
	}
	return ids, err
}
