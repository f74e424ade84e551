package judges_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// plant is a bug put into one judge from outside: into the text of each statement, into the
// query before it is written as SQL, into the text of the URL, into the rights, or into a row of
// the table of functions.
type plant struct {
	name, judge string
	statement   func(string) string
	query       func(*query.Query)
	url         func(string) string
	options     func(*sqlgen.Options)
	row         func(*funcs.Func)
	// of says which rows of the table have the bug: those of a name and a first operand.
	of string
	in edm.Primitive
	// wild bugs show only where something overflows, and rare ones only beside a text.
	wild   bool
	beside string
}

// misled is the query as a judge with a bug understands it.
func (p *plant) misled(c *court, q question, bound *query.Query) *query.Query {
	if p == nil || (p.query == nil && p.url == nil) {
		return bound
	}
	options := q.Values()
	if p.url != nil {
		for name, values := range options {
			options[name] = []string{p.url(values[0])}
		}
	}
	other, err := c.bind(q.Path(), options, query.Env{IncludeDeleted: q.deleted})
	if err != nil {
		return bound
	}
	other.After, other.Limit = bound.After, bound.Limit
	if p.query != nil {
		p.query(other)
	}
	return other
}

// rows changes the rows of the table for the time of a test.
func (p *plant) rows(t *testing.T) {
	t.Helper()
	changed := 0
	for _, f := range funcs.Named(p.of) {
		if p.row == nil || (p.in != edm.Untyped && f.In[0] != p.in) {
			continue
		}
		before := *f
		p.row(f)
		t.Cleanup(func() { *f = before })
		changed++
	}
	require.True(t, p.row == nil || changed > 0, "the table has no row %s: the bug is not planted", p.of)
}

func replace(pattern, with string) func(string) string {
	found := regexp.MustCompile(pattern)
	return func(text string) string { return found.ReplaceAllString(text, with) }
}

func drop(words ...string) func(string) string {
	return func(text string) string {
		for _, w := range words {
			text = strings.ReplaceAll(text, w, "")
		}
		return text
	}
}

// written gives a row other texts.
func written(text string) func(*funcs.Func) {
	return func(f *funcs.Func) { f.Postgres, f.SQLite, f.Plain = text, text, "" }
}

const lite, pg = "sqlite", "postgres"

var plants = []plant{
	{name: "ne leaves out null", judge: lite, statement: replace(` IS NOT (\?|t\d)`, " <> $1")},
	{name: "ne leaves out null", judge: pg, statement: replace(` IS DISTINCT FROM `, " <> ")},
	{name: "not of a comparison with null is null", judge: pg, of: "gt", row: func(f *funcs.Func) { f.Postgres = f.Plain }},
	{name: "not of a comparison with null is null", judge: lite, of: "le", row: func(f *funcs.Func) { f.SQLite = f.Plain }},
	{name: "null is equal to nothing", judge: lite, statement: replace(` IS (NULL)`, " = $1")},
	{name: "contains by LIKE without escape", judge: pg, of: "contains", row: written("$1 LIKE '%' || $2 || '%'")},
	{name: "contains by GLOB without escape", judge: lite, of: "contains", row: written("$1 GLOB '*' || $2 || '*'")},
	{name: "contains by LIKE with too little escape", judge: pg, of: "contains", row: written(`$1 LIKE '%' || replace(replace($2, '%', '\%'), '_', '\_') || '%'`)},
	{name: "startswith by LIKE without escape", judge: pg, of: "startswith", row: written("$1 LIKE $2 || '%'")},
	{name: "endswith by LIKE without escape", judge: pg, of: "endswith", row: written("$1 LIKE '%' || $2")},
	{name: "startswith without regard to case", judge: lite, of: "startswith", row: written("$1 LIKE $2 || '%' ESCAPE '\\'")},
	{name: "integers divide with a fraction", judge: pg, of: "div", in: edm.Int64, row: written("round($1::numeric / NULLIF($2, 0))::bigint")},
	{name: "integers divide downwards", judge: lite, of: "div", in: edm.Int64, beside: " div -", row: written("CAST(floor(1.0 * $1 / NULLIF($2, 0)) AS INTEGER)")},
	{name: "the remainder is never negative", judge: pg, of: "mod", in: edm.Int64, row: written("((($1 % NULLIF($2, 0)) + abs($2)) % NULLIF($2, 0))")},
	{name: "sums wrap into floating point", judge: lite, of: "add", in: edm.Int64, wild: true, beside: " 922337203685477580", row: written("($1 + $2)")},
	{name: "null comes last", judge: pg, statement: drop(" NULLS FIRST", " NULLS LAST")},
	{name: "null comes first in descending order", judge: lite, statement: replace(` DESC\b`, " DESC NULLS FIRST")},
	{name: "lower case of ASCII only", judge: lite, of: "tolower", row: written("lower($1)")},
	{name: "lower case of ASCII only", judge: pg, of: "tolower", row: written(`lower($1 COLLATE "C")`)},
	{name: "upper case of ASCII only", judge: lite, of: "toupper", row: written("upper($1)")},
	{name: "case does not count", judge: lite, statement: replace(`\."(name|email)"`, `."$1" COLLATE NOCASE`)},
	{name: "the length of a text in bytes", judge: pg, of: "length", row: written("octet_length($1)::bigint")},
	{name: "trim takes spaces only", judge: lite, of: "trim", row: written("trim($1)")},
	{name: "the offset of a time is passed over", judge: lite, url: replace(`(\d\d:\d\d(:\d\d(\.\d+)?)?)[+-]\d\d:\d\d`, "${1}Z")},
	{name: "the day is that of the session's zone", judge: pg, statement: drop(" AT TIME ZONE 'UTC'")},
	{name: "one limit for all parents", judge: pg, statement: replace(`^(.*) LIMIT (\d+)(.*\) t ORDER BY p\.place.*)$`, "${1}${3} LIMIT ${2}")},
	{name: "one limit for all parents", judge: lite, statement: replace(`PARTITION BY t\d+\."\w+" `, "")},
	{name: "one row too many per parent", judge: lite, statement: replace(`position <= `, "position <= 1 + ")},
	{name: "all over nothing is false", judge: lite, query: allWantsOne},
	{name: "all passes over null", judge: pg, statement: replace(` IS NOT TRUE`, " IS FALSE")},
	{name: "a page behind null ends", judge: lite, statement: replace(` IS NOT NULL OR `, " IS NOT NULL AND ")},
	{name: "a page in descending order leaves out null", judge: pg, query: func(q *query.Query) { q.After = zeroForNull(q) }},
	{name: "null is in no list", judge: lite, statement: replace(` OR \(?[^ ()]+\)? IS NULL`, "")},
	{name: "null is in no list", judge: pg, statement: replace(` OR \(?[^ ()]+\)? IS NULL`, "")},
	{name: "has any of the flags", judge: pg, of: "has", row: written("($1 & $2) <> 0")},
	{name: "decimals are not scaled", judge: lite, of: "cast", in: edm.Int64, row: func(f *funcs.Func) {
		if f.Out == edm.Decimal {
			f.SQLite = "$1"
		}
	}},
	{name: "decimals keep two places", judge: pg, of: "mul", in: edm.Decimal, row: written("round($1 * $2, 2)")},
	{name: "halves are rounded to even", judge: pg, of: "round", in: edm.Double, row: written("round($1)")},
	{name: "a hidden row can be reached", judge: lite, options: func(o *sqlgen.Options) { o.Rule = nil }},
	{name: "$skip is passed over", judge: pg, query: func(q *query.Query) { q.Skip = nil }},
	{name: "$count ends at $top", judge: lite, statement: replace(`^SELECT COUNT\(\*\) FROM (.*)$`, "SELECT COUNT(*) FROM (SELECT 1 FROM $1 LIMIT 3) page")},
	{name: "deleted rows do not count", judge: lite, query: func(q *query.Query) { q.IncludeDeleted = false }},
}

// allWantsOne reads all as any and all.
func allWantsOne(q *query.Query) {
	if l, ok := q.Filter.(*query.Lambda); ok && l.All {
		some := *l
		some.All, some.Body = false, nil
		q.Filter = &query.Logic{Args: []query.Expr{&some, l}}
	}
}

// zeroForNull takes null for a value when a page begins behind it.
func zeroForNull(q *query.Query) []any {
	for i, v := range q.After {
		if v == nil && q.OrderBy[i].Expr.Type() == edm.String {
			q.After[i] = ""
		}
	}
	return q.After
}

// maxQuestions is how many random queries a planted bug may live through.
const maxQuestions = 10_000

// TestPlantedBugsAreCaught: a judge with a bug gives himself away within a number of random queries.
func TestPlantedBugsAreCaught(t *testing.T) {
	c := newCourt(t, 10, 20)
	honest := c.all
	for _, p := range plants {
		t.Run(p.judge+"/"+p.name, func(t *testing.T) {
			p.rows(t)
			c.all = nil
			for _, j := range honest {
				if j.name == p.judge {
					j.plant = &p
					c.all = append(c.all, j)
				}
			}
			t.Logf("caught by query %d", c.catch(t, p))
		})
	}
}

// catch asks until a judge is caught. Queries that do not ask for what has the bug are left out.
func (c *court) catch(t *testing.T, p plant) uint64 {
	t.Helper()
	word := p.of
	if slices.Contains([]string{"gt", "le", "div", "mod", "add", "mul", "has"}, word) {
		word = " " + word + " "
	}
	for n := uint64(1); n <= maxQuestions; n++ {
		q := c.question(n)
		if p.wild {
			q = c.question(n * wildEach)
		}
		if text := q.String(); !strings.Contains(text, word) || !strings.Contains(text, p.beside) {
			continue
		}
		report, err := c.differ(q)
		require.NoError(t, err)
		if report != "" {
			return n
		}
	}
	t.Fatalf("%d queries and nobody noticed", maxQuestions)
	return 0
}
