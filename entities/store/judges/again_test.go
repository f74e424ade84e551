package judges_test

import (
	"math/rand/v2"

	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen/sqltest"
)

// again is a query as it is run by what was kept of another of its pattern; nil if nothing would be.
func (c *court) again(q question) *query.Query {
	if !q.late || !q.deleted || q.Loose {
		return nil
	}
	others, filter := q.Values(), ""
	if q.Filter != nil {
		filter = q.Filter.String()
	}
	others.Del("$filter")
	raw := func(filter string) string { return "$filter=" + filter + "&" + others.Encode() }
	if filter == "" {
		raw = func(string) string { return others.Encode() }
	}
	own, ok := sqltest.NewTemplate(c.w.Model, q.Path(), raw(sqltest.Escaped(filter)))
	if !ok {
		return nil
	}
	other, ok := sqltest.NewTemplate(c.w.Model, q.Path(), raw(sqltest.OtherLiterals(rand.New(rand.NewPCG(q.seed, 3)), filter)))
	if ok {
		if run, ok := other.Serve(own); ok {
			c.seen.served++
			return run
		}
	}
	run, _ := own.Serve(own)
	return run
}
