package judges_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/eval"
	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/query/querytest"
	"github.com/ropewalk/ropewalk/odata/sqlgen/sqltest"
)

// court is one world, the judges who have it, and the maker of questions about it.
type court struct {
	w      *evaltest.World
	memory *memory
	all    []judge
	maker  *querytest.Maker
	rule   func(*edm.EntityType) query.Expr
	seen   counts
}

// counts say what the queries were like, so that a test can tell whether it showed anything.
type counts struct {
	asked, filtered, selective, failed, paged, served int
}

func newCourt(t testing.TB, seed uint64, people int) *court {
	t.Helper()
	w := evaltest.New(seed, people)
	for !slices.ContainsFunc(w.Rows["Person"], func(r *evaltest.Row) bool { return r.Values["Deleted"] == true }) {
		seed += 1000
		w = evaltest.New(seed, people)
	}
	c := &court{w: w, memory: remember(w), all: judges(t, w), rule: sqltest.Rules(t, w.Model)}
	c.maker = querytest.NewMaker(w.Model, valuesOf(w), "Person", "Person", "Person", "Unit", "Badge")
	return c
}

// one keeps the judges of one name only.
func (c *court) one(name string) {
	c.all = slices.DeleteFunc(c.all, func(j judge) bool { return j.name != name })
}

// question is a query as it is asked: with whose rights, and in pages of what size.
type question struct {
	seed uint64
	wild bool
	*querytest.Query
	// rules and deleted say whose rows it sees: with the rules of a caller, with deleted ones.
	rules, deleted bool
	page           int64
	// late has it run as what was kept of another query of the same pattern, with its own literals.
	late bool
}

// wildEach is how many queries there are for one that may overflow.
const wildEach = 7

func (c *court) question(seed uint64) question {
	wild := seed%wildEach == 0
	return question{
		seed: seed, wild: wild, Query: c.maker.Query(seed, wild),
		rules: seed%3 == 0, deleted: wild || seed%4 > 0, page: int64(seed % 5), late: seed%2 == 0,
	}
}

func (q question) String() string {
	return fmt.Sprintf("%s   (seed %d, row rules %t, deleted rows %t, pages of %d, late %t)", q.Query, q.seed, q.rules, q.deleted, q.page, q.late)
}

func (c *court) bind(path string, options url.Values, env query.Env) (*query.Query, error) {
	u, err := grammar.Parse(path, options.Encode(), grammar.Limits{})
	if err != nil {
		return nil, err
	}
	r, err := query.Bind(c.w.Model, u, env)
	if err != nil {
		return nil, err
	}
	return r.Query, nil
}

func (c *court) options(rules bool) eval.Options {
	o := eval.Options{Params: map[string]any{"grade": int64(3)}}
	if rules {
		o.Rule = c.rule
	}
	return o
}

// differ asks all judges a question. It gives an empty text if they agree, else what each says.
func (c *court) differ(q question) (string, error) {
	bound, err := c.bind(q.Path(), q.Values(), query.Env{IncludeDeleted: q.deleted})
	if err != nil {
		return "", err
	}
	c.seen.asked++
	o := c.options(q.rules)
	want, failed := c.evaluate(bound, o)
	if failed != nil {
		c.seen.failed++
	}
	c.note(q, bound, o)
	if run := c.again(q); run != nil {
		run.Top, run.Skip = bound.Top, bound.Skip
		bound = run
	}
	for _, j := range c.all {
		if report := c.compare(q, bound, want, failed, j.asker(c.w, o)); report != "" {
			return report, nil
		}
	}
	if failed != nil || q.page == 0 || len(bound.Expand) > 0 || bound.Top != nil || bound.Skip != nil {
		return "", nil
	}
	return c.walk(q, bound, want, o), nil
}

func (c *court) evaluate(q *query.Query, o eval.Options) (answer, error) {
	rows, count, err := eval.Run(q, c.memory, o)
	return answer{rows, count}, err
}

func (c *court) compare(q question, bound *query.Query, want answer, failed error, a *asker) string {
	a.late = q.late
	got, err := a.ask(a.plant.misled(c, q, bound))
	report := func(words string) string {
		return fmt.Sprintf("%s\n%s\nmemory: %v %s\n%s: %v %s\n%s", words, q, failed, want.text(bound), a.name, err, got.text(bound), strings.Join(a.said, "\n"))
	}
	switch {
	case failed != nil && !outOfRange(failed), err != nil && !outOfRange(err):
		return report("an error that no query may have")
	case failed != nil && err != nil:
		return ""
	case failed != nil || err != nil:
		if q.wild && !strict(q.Query) {
			return "" // who comes first to what decides, or to what fails, is left to each judge
		}
		return report("one fails, the other does not")
	}
	if want.text(bound) != got.text(bound) {
		return report("the answers differ")
	}
	return ""
}

// strict tells whether each judge must look at each part of a query for each row and at no other
// row, so that either all fail or none: nothing in it is decided by one part alone, and nothing is
// computed of a row that a path leads to, which a database may do before it follows the path.
func strict(q *querytest.Query) bool {
	if q.Top != nil || q.Skip != nil || q.Expand != nil || q.Search != nil {
		return false
	}
	text := strings.ToLower(q.String())
	for _, early := range []string{" and ", " or ", "/", "case(", "null", " in ", " div 0", "mod 0", " divby 0"} {
		if strings.Contains(text, early) {
			return false
		}
	}
	return true
}

// walk reads a query page by page, each behind the last row of the one before.
func (c *court) walk(q question, bound *query.Query, whole answer, o eval.Options) string {
	c.seen.paged++
	bound.Limit = q.page
	for at := 0; at < len(whole.rows); at += int(q.page) {
		page := answer{rows: whole.rows[at:min(at+int(q.page), len(whole.rows))], count: whole.count}
		if at > 0 {
			bound.After = bound.Behind(whole.rows[at-1])
		}
		for _, j := range c.all {
			if report := c.compare(q, bound, page, nil, j.asker(c.w, o)); report != "" {
				return fmt.Sprintf("page from row %d on: %s", at, report)
			}
		}
		if at > 3*int(q.page) {
			break // the pages in the middle are like those at the beginning
		}
	}
	return ""
}

// note counts whether a filter picks some rows but not all.
func (c *court) note(q question, bound *query.Query, o eval.Options) {
	if q.Filter == nil {
		return
	}
	c.seen.filtered++
	picked, err := eval.Find(bound, c.memory, o)
	if err != nil {
		return
	}
	bare := *bound
	bare.Filter = nil
	all, err := eval.Find(&bare, c.memory, o)
	if err == nil && len(picked) > 0 && len(picked) < len(all) {
		c.seen.selective++
	}
}

// smallest reduces a question on which the judges differ, and gives it with what they say.
func (c *court) smallest(q question) string {
	last := ""
	querytest.Shrink(q.Query, func(candidate *querytest.Query) bool {
		smaller := q
		smaller.Query = candidate
		report, err := c.differ(smaller)
		if err == nil && report != "" {
			last = report
			return true
		}
		return false
	})
	return last
}
