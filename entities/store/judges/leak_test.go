package judges_test

import (
	"fmt"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata/eval"
	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
	"github.com/ropewalk/ropewalk/odata/sqlgen/sqltest"
)

// spike is an expression over a path that overflows where the key at its end is h, and only there.
func spike(path string, h int64) string {
	return fmt.Sprintf("(9223372036854775807 div (1 add (%[1]sId sub %[2]d) mul (%[1]sId sub %[2]d))) add 1 gt 0", path, h)
}

// TestErrorsTellNothingOfHiddenRows: an expression that fails for one row is not heard of if the
// caller may not see the row, wherever it stands. If he may, the request fails, unless a database
// had its answer before it came to that row.
func TestErrorsTellNothingOfHiddenRows(t *testing.T) {
	const rows = 16
	w := evaltest.New(5, rows)
	all := judges(t, w)
	rule := sqltest.Rules(t, w.Model)
	params := map[string]any{"grade": int64(3)}
	for name, options := range map[string]func(h int64) url.Values{
		"filter":      func(h int64) url.Values { return url.Values{"$filter": {spike("", h)}} },
		"conjunction": func(h int64) url.Values { return url.Values{"$filter": {"Level ge 0 and " + spike("", h)}} },
		"navigation":  func(h int64) url.Values { return url.Values{"$filter": {spike("BOSS/", h)}} },
		"lambda":      func(h int64) url.Values { return url.Values{"$filter": {"FRIENDS/any(f:" + spike("f/", h) + ")"}} },
		"all":         func(h int64) url.Values { return url.Values{"$filter": {"FRIENDS/all(f:" + spike("f/", h) + ")"}} },
		"count": func(h int64) url.Values {
			return url.Values{"$filter": {"FRIENDS/$count($filter=" + spike("", h) + ") ge 0"}}
		},
		"derived type": func(h int64) url.Values { return url.Values{"$filter": {spike("BOSS/Test.Chief/", h)}} },
		"case":         func(h int64) url.Values { return url.Values{"$filter": {"case(" + spike("", h) + ":Level) ge 0"}} },
		"narrowed": func(h int64) url.Values {
			return url.Values{"$filter": {"FRIENDS/$filter(" + spike("", h) + ")/any()"}}
		},
		"all of a set": func(h int64) url.Values {
			return url.Values{"$filter": {"$root/Person/$count($filter=" + spike("", h) + ") ge 0"}}
		},
		"duration": func(h int64) url.Values {
			return url.Values{"$filter": {fmt.Sprintf("maxdatetime() add duration'PT1S' mul case(Id eq %d:1,true:0) gt Hired", h)}}
		},
		"order": func(h int64) url.Values { return url.Values{"$orderby": {spike("", h)}} },
	} {
		t.Run(name, func(t *testing.T) {
			failed, passed := map[string]int{}, 0
			for h := int64(1); h <= rows; h++ {
				q := sqltest.Parse(t, w.Model, "Person", options(h))
				_, _, want := eval.Run(q, w, eval.Options{Rule: rule, Params: params})
				for _, j := range all {
					s, err := sqlgen.Select(q, sqlgen.Options{Dialect: j.dialect, Schema: sqltest.Schema(w.Model), Rule: rule, Params: params})
					require.NoError(t, err)
					_, got := j.column(s, len(q.Columns)+len(q.Extra()), 0)
					if want == nil {
						require.NoError(t, got, "%s, row %d\n%s", j.name, h, s.SQL)
						passed++
					} else if got != nil {
						failed[j.name]++
					}
				}
			}
			require.Len(t, failed, len(all), "nothing failed: the test shows nothing")
			require.Positive(t, passed, "everything failed: the test shows nothing")
		})
	}
}
