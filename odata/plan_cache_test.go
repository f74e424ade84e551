package odata

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
	"github.com/ropewalk/ropewalk/odata/query"
)

// read takes the pattern of a URL.
func (r *reading) read(t testing.TB, url string) {
	path, rawQuery, _ := strings.Cut(url, "?")
	require.True(t, r.pattern.Read(path, rawQuery, grammar.Limits{}), url)
}

// learn asks a cache for a URL until it has a plan for it, as requests would.
func learn(t testing.TB, c *plans, k planKey, url string) (asked int) {
	t.Helper()
	r := &reading{}
	path, rawQuery, _ := strings.Cut(url, "?")
	for asked = 1; asked < 10; asked++ {
		r.read(t, url)
		p, pinned := c.find(k, r)
		if p != nil {
			return asked
		}
		if !c.again(r.key) {
			continue
		}
		tree, whole, err := grammar.ParsePattern(&r.pattern, path, rawQuery, grammar.Limits{})
		require.NoError(t, err)
		require.True(t, whole)
		req, err := query.Bind(k.model, tree, query.Env{Literals: r.pattern.Literals})
		require.NoError(t, err)
		c.keep(k, r, &plan{request: req, url: kept(tree)}, pinned)
	}
	return asked
}

// TestPlansComeWithTheSecondRequest: the first of its kind leaves a trace only.
func TestPlansComeWithTheSecondRequest(t *testing.T) {
	c, k := newPlans(100, 1<<20), planKey{model: evaltest.Model()}
	require.Equal(t, 3, learn(t, c, k, "Person?$filter=Id+eq+1"))
	require.Equal(t, 1, learn(t, c, k, "Person?$filter=Id+eq+2"))
	require.Equal(t, 2, learn(t, c, planKey{model: evaltest.Model()}, "Person?$filter=Id+eq+2"), "another model")
	require.Equal(t, 3, learn(t, c, k, "Person?$filter=STATUS/Value+eq+'Active'"))
	require.Equal(t, 3, learn(t, c, k, "Person?$filter=STATUS/Value+eq+'Locked'"), "a text that matters")
	require.Equal(t, 1, learn(t, c, k, "Person?$filter=STATUS/Value+eq+'Active'"))
}

// TestPlansAreBounded: new patterns drive out those that are not used, and memory stays bounded.
func TestPlansAreBounded(t *testing.T) {
	k := planKey{model: evaltest.Model()}
	c := newPlans(16, 1<<20)
	for i := range 200 {
		learn(t, c, k, fmt.Sprintf("Person?$select=Id&$filter=Id%s+eq+1", strings.Repeat("+add+Id", i%15)+strings.Repeat("+sub+Id", i%14)))
		if asked := learn(t, c, k, "Person?$filter=Id+eq+7"); i > 0 {
			require.Equal(t, 1, asked, "a plan in use stays")
		}
		require.LessOrEqual(t, len(c.clock), 16)
		require.Len(t, c.kept, len(c.clock))
	}
	c = newPlans(1000, 200<<10)
	for i := range 50 {
		learn(t, c, k, "Person?$filter=Id"+strings.Repeat("+add+Id", i%20)+"+eq+1")
		require.LessOrEqual(t, c.bytes, 200<<10)
	}
	require.NotEmpty(t, c.clock)
	c = newPlans(-1, 1<<20)
	require.Equal(t, 10, learn(t, c, k, "Person?$filter=Id+eq+1"), "switched off")
}

// lookupURLs are reads of which plans are looked up.
var lookupURLs = []string{
	"Person(5)",
	"Person?$filter=Name+eq+'Ann'+and+Level+gt+3&$orderby=Name&$select=Id,Name&$top=50&$count=true",
	"Person?$filter=STATUS/Value+eq+'Active'+and+Hired+ge+2026-01-01T00:00:00Z&$top=20",
}

// BenchmarkPlanLookup is what a request costs before its plan is found; BenchmarkPlanRun is what the
// query of its own literals costs behind it, BenchmarkPlanless what is spared.
func BenchmarkPlanLookup(b *testing.B) {
	each(b, func(b *testing.B, c *plans, k planKey, r *reading, path, rawQuery string) {
		if !r.pattern.Read(path, rawQuery, grammar.Limits{}) {
			b.Fatal("no pattern")
		}
		if p, _ := c.find(k, r); p == nil {
			b.Fatal("no plan")
		}
	})
}

func BenchmarkPlanRun(b *testing.B) {
	each(b, func(b *testing.B, c *plans, k planKey, r *reading, path, rawQuery string) {
		r.pattern.Read(path, rawQuery, grammar.Limits{})
		p, _ := c.find(k, r)
		if _, ok := p.run(&r.pattern); !ok {
			b.Fatal("no query")
		}
	})
}

func BenchmarkPlanless(b *testing.B) {
	each(b, func(b *testing.B, _ *plans, k planKey, _ *reading, path, rawQuery string) {
		tree, err := grammar.Parse(path, rawQuery, grammar.Limits{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := query.Bind(k.model, tree, query.Env{}); err != nil {
			b.Fatal(err)
		}
	})
}

// each runs work on each URL. Beside the mean it tells the best of many short runs, which a busy
// machine does not lengthen.
func each(b *testing.B, work func(b *testing.B, c *plans, k planKey, r *reading, path, rawQuery string)) {
	c, k, r := newPlans(1000, 64<<20), planKey{model: evaltest.Model(), root: "/odata/"}, &reading{}
	for i, url := range lookupURLs {
		learn(b, c, k, url)
		path, rawQuery, _ := strings.Cut(url, "?")
		b.Run(fmt.Sprint(i), func(b *testing.B) {
			b.ReportAllocs()
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				for range 20 {
					work(b, c, k, r, path, rawQuery)
				}
				took = append(took, time.Since(start)/20)
			}
			b.ReportMetric(float64(slices.Min(took)), "best-ns")
			b.ReportMetric(float64(b.Elapsed())/float64(b.N)/20, "mean-ns")
		})
	}
}
