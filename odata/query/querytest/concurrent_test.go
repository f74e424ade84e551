package querytest_test

import (
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata/eval"
	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
	"github.com/ropewalk/ropewalk/odata/sqlgen/sqltest"
)

// everything parses, binds, writes as SQL and evaluates one query, and tells what came out.
func everything(w *evaltest.World, schema *sqlgen.Schema, path string, options url.Values) string {
	bound, err := bindText(w, path, options)
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	for _, d := range []sqlgen.Dialect{sqlgen.SQLite, sqlgen.Postgres} {
		s, err := sqlgen.Select(bound, sqlgen.Options{Dialect: d, Schema: schema})
		fmt.Fprintln(&b, s.SQL, s.Args, err)
	}
	rows, count, err := eval.Run(bound, w, eval.Options{})
	for _, row := range rows {
		fmt.Fprintln(&b, row.Cells[0].N, len(row.Expanded))
	}
	fmt.Fprintln(&b, count != nil, err)
	return b.String()
}

func bindText(w *evaltest.World, path string, options url.Values) (*query.Query, error) {
	r, err := request(w.Model, path, options)
	if err != nil {
		return nil, err
	}
	return r.Query, nil
}

// TestConcurrent: 32 goroutines that ask everything at once over one model, one schema and one world get
// what one alone gets. With -race it shows that they share nothing that changes.
func TestConcurrent(t *testing.T) {
	w := evaltest.New(7, 5)
	schema := sqltest.Schema(w.Model)
	type asked struct {
		path    string
		options url.Values
		alone   string
	}
	var all []asked
	for _, filter := range sqltest.Corpus {
		all = append(all, asked{path: "Person", options: url.Values{"$filter": {filter}}})
	}
	m := maker(w)
	for seed := range uint64(200) {
		q := m.Query(seed, false)
		all = append(all, asked{path: q.Path(), options: q.Values()})
	}
	for i := range all {
		all[i].alone = everything(w, schema, all[i].path, all[i].options)
	}
	const goroutines, apart = 32, 4 // each asks one query in four
	wrong := make([]string, goroutines)
	var group sync.WaitGroup
	for g := range goroutines {
		group.Go(func() {
			for i := g % apart; i < len(all); i += apart {
				a := all[(i+g*len(all)/goroutines)%len(all)]
				if got := everything(w, schema, a.path, a.options); got != a.alone {
					wrong[g] = fmt.Sprintf("%s %v\nalone: %s\nbeside others: %s", a.path, a.options, a.alone, got)
					return
				}
			}
		})
	}
	group.Wait()
	for _, text := range wrong {
		require.Empty(t, text)
	}
	require.Equal(t, evaltest.Model(), w.Model, "the model must be as it was made")
	require.Equal(t, sqltest.Schema(w.Model), schema, "the schema must be as it was made")
}
