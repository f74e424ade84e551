package judges_test

import (
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata/eval"
	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
	"github.com/ropewalk/ropewalk/odata/funcs"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
	"github.com/ropewalk/ropewalk/odata/sqlgen/sqltest"
)

// TestOverflowsAgree: what is out of range for one judge is so for all, with an error that the
// service turns into a bad request.
func TestOverflowsAgree(t *testing.T) {
	w := evaltest.New(1, 50)
	all := judges(t, w)
	for _, filter := range sqltest.Overflows {
		t.Run(filter, func(t *testing.T) {
			q := sqltest.Parse(t, w.Model, "Person", url.Values{"$filter": {filter}})
			_, _, err := eval.Run(q, w, eval.Options{})
			require.ErrorIs(t, err, funcs.ErrRange)
			for _, j := range all {
				s, err := sqlgen.Select(q, sqlgen.Options{Dialect: j.dialect, Schema: sqltest.Schema(w.Model)})
				require.NoError(t, err)
				_, err = j.column(s, len(q.Columns)+len(q.Extra()), 0)
				require.True(t, outOfRange(err), "%s: %v\n%s", j.name, err, s.SQL)
			}
		})
	}
}
