package sqlgen_test

import (
	"errors"
	"net/url"
	"testing"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/eval"
	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
	"github.com/ropewalk/ropewalk/odata/funcs"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
	"github.com/ropewalk/ropewalk/odata/sqlgen/sqltest"
)

// FuzzFilter: whatever is written, it is refused with a position or it runs; nothing crashes.
func FuzzFilter(f *testing.F) {
	for _, filter := range sqltest.Corpus {
		f.Add(filter)
	}
	w := evaltest.New(10, 5)
	tables := sqltest.Schema(w.Model)
	f.Fuzz(func(t *testing.T, filter string) {
		u, err := grammar.Parse("Person", url.Values{"$filter": {filter}, "$orderby": {filter}}.Encode(), grammar.Limits{})
		if err != nil {
			return
		}
		r, err := query.Bind(w.Model, u, query.Env{Params: query.RuleParams})
		if err != nil {
			var bound *query.Error
			if !errors.As(err, &bound) || bound.Msg == "" {
				t.Fatalf("%q: %v is no binding error", filter, err)
			}
			return
		}
		params := map[string]any{"me": int64(1), "user": nil, "groups": []string{"a"}, "now": nil}
		for _, d := range []sqlgen.Dialect{sqlgen.Postgres, sqlgen.SQLite} {
			if _, err := sqlgen.Select(r.Query, sqlgen.Options{Dialect: d, Schema: tables, Params: params}); err != nil {
				t.Fatalf("%q bound but cannot be written: %v", filter, err)
			}
		}
		if _, _, err := eval.Run(r.Query, w, eval.Options{Params: params}); err != nil && !errors.Is(err, funcs.ErrRange) {
			t.Fatalf("%q bound but cannot be evaluated: %v", filter, err)
		}
	})
}
