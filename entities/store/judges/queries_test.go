package judges_test

import (
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata/eval"
	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
	"github.com/ropewalk/ropewalk/odata/funcs"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen/sqltest"
)

// queries are whole requests, in plain text: what $compute, $search, $expand and $orderby do to rows.
var queries = []string{
	// $compute: a name stands for its expression wherever an expression can stand.
	"Person?$compute=Level mul 2 as L2&$filter=L2 gt 2&$orderby=L2 desc&$select=Name,L2",
	"Person?$compute=Level add 1 as A,A mul A as B,B sub Grade as C&$filter=C ne null&$orderby=C,A desc",
	"Person?$compute=concat(Name,'!') as Loud&$filter=startswith(Loud,'a')&$orderby=Loud desc",
	"Person?$compute=tolower(Email) as E&$filter=E eq null or E gt 'b'&$select=E",
	"Person?$compute=UNIT/Name as U,BOSS/Level as B&$orderby=U desc,B&$select=U,B&$top=9",
	"Person?$compute=STATUS/Value as S&$filter=S in ('Active','Locked')&$orderby=S",
	"Person?$compute=BADGES/$count as N&$filter=N gt 0&$orderby=N desc&$select=N",
	"Person?$compute=Score mul 2 as S,Ratio divby 2 as R,year(Hired) as Y,Active as A,Born as D,Shift as T,UId as G&$filter=S gt 1 or Y lt 1990",
	"Person?$compute=Level gt 2 as High&$filter=High&$orderby=High",
	"Person?$compute=Level as L&$filter=FRIENDS/any(f:f/Level gt $it/L)",
	"Person?$compute=Level as L&$filter=REPORTS/$count($filter=Level lt $it/L) gt 0",
	"Person?$compute=null eq Email as None&$count=true&$filter=None&$top=2",
	"Person?$expand=FRIENDS($compute=Level mul 10 as Ten;$filter=Ten gt 10;$orderby=Ten desc;$top=2;$select=Ten)",
	"Person?$expand=UNIT($compute=length(Name) as Len;$select=Len)",
	"Unit?$compute=PEOPLE/$count as Heads&$orderby=Heads desc&$expand=PEOPLE($compute=Level as L;$top=1;$orderby=L)&$filter=Heads ge 0",

	// $search: words that begin with a term, adjacent words, and their logic. Null holds no word.
	"Person?$search=anna", "Person?$search=ANN", "Person?$search=an", "Person?$search=nna", "Person?$search=NOT anna",
	"Person?$search=a AND b", "Person?$search=a b", "Person?$search=a OR b", "Person?$search=NOT a", "Person?$search=a NOT b", "Person?$search=NOT (a OR b)",
	"Person?$search=a OR b AND zz", "Person?$search=(a OR b) AND z", "Person?$search=\"anna example\"", "Person?$search=anna@example.com", "Person?$search=\"example anna\"",
	"Person?$search=\"o neil\"", "Person?$search=o'neil", "Person?$search=\"neil\"", "Person?$search=\"nei\"", "Person?$search=100", "Person?$search=\"100%\"",
	"Person?$search=ä", "Person?$search=Ä", "Person?$search=ß", "Person?$search=é", "Person?$search=e", "Person?$search=İ", "Person?$search=i", "Person?$search=ı", "Person?$search=q c",
	"Person?$search=a&$filter=Level gt 1 or UNIT/Name eq 'a'&$count=true&$top=1", "Person?$search=a&$orderby=Name desc",
	"Person?$expand=FRIENDS($search=a OR b;$count=true;$top=1)", "Person?$expand=BADGES/$count($search=a)", "Person?$expand=REPORTS/$count($filter=Level gt 1;$search=NOT a)",
	"Person?$filter=FRIENDS/$count($search=a) gt 0", "Person?$filter=FRIENDS/$count($search=a;$filter=Level gt 1) gt 0", "Person?$orderby=BADGES/$count($search=a OR b) desc",
	"Unit?$search=a&$expand=PEOPLE($search=a;$expand=BADGES($search=NOT a))",

	// $expand: levels, windows per parent, references and counts.
	"Person?$expand=UNIT,BOSS,BADGES", "Person?$expand=*", "Person?$expand=*/$ref", "Person?$expand=*,FRIENDS($top=1)", "Person?$expand=FRIENDS($top=1),*",
	"Person?$expand=BOSS($levels=2)", "Person?$expand=BOSS($levels=max;$select=Name)", "Person?$expand=REPORTS($levels=3;$top=1;$orderby=Level desc;$count=true)",
	"Person?$expand=REPORTS($levels=2;$filter=Level gt 0;$expand=BADGES($top=1))", "Unit?$expand=PARENT($levels=max),PEOPLE($expand=REPORTS($levels=2;$top=2);$top=2)",
	"Person?$expand=FRIENDS/$ref($orderby=Email desc;$top=1;$count=true)", "Person?$expand=UNIT/$ref,BOSS/$ref", "Person?$expand=FRIENDS/$count,BADGES/$count($filter=Name ne 'a')",
	"Person?$expand=FRIENDS($expand=FRIENDS($expand=FRIENDS($top=1);$top=1);$top=2)", "Person?$expand=FRIENDS($skip=1;$top=1;$orderby=UNIT/Name desc,BADGES/$count)",
	"Person?$expand=REPORTS(@low=1;$filter=Level gt @low)&@low=99", "Person?$expand=REPORTS($filter=Level gt @low)&@low=1", "Person?$expand=BOSS(@low=2;$filter=Level gt @low)",
	"Person?EXPAND=FRIENDS(TOP=1;OrderBy=Level Desc;$COUNT=TRUE)", "Person?$expand=FRIENDS(search=a;levels=1;select=Name,Level)",
	"Person(3)?$expand=FRIENDS($top=2),UNIT", "Person(4)/REPORTS?$expand=BOSS&$orderby=BOSS/Name desc", "Unit(1)/PEOPLE?$search=a&$compute=Level as L&$orderby=L",

	// casts: only rows of the derived type are left, with what they have beyond the others.
	"Person/Test.Chief?$orderby=Bonus desc&$filter=Bonus gt 10 or Level eq null", "Person/Test.Chief?$search=a&$count=true&$top=2", "Person/Test.Chief?$compute=Bonus mul 2 as B&$orderby=B&$expand=DEPUTY,BOSS/Test.Chief",
	"Person?$expand=BOSS/Test.Chief($select=Bonus;$expand=DEPUTY)", "Person?$expand=FRIENDS/Test.Chief($orderby=Bonus desc;$top=1;$count=true)", "Person?$expand=REPORTS/Test.Chief/$ref,FRIENDS/Test.Chief/$count($filter=Bonus gt 5)",
	"Person?$select=Name,Test.Chief/Bonus&$orderby=Test.Chief/Bonus desc", "Person?$select=Test.Chief/Bonus,Test.Chief/DEPUTYId,Test.Chief/Level&$filter=Test.Chief/Bonus gt 5", "Unit?$expand=PEOPLE($select=Test.Chief/Bonus;$top=2)",
	"Person(4)/Test.Chief", "Person(5)/Test.Chief", "Person(1)/FRIENDS/Test.Chief", "Person(4)/Test.Chief/DEPUTY", "Unit(1)/PEOPLE/Test.Chief?$orderby=DEPUTY/Name,Name",

	// $orderby: expressions, paths, counts, computed names, parts of codes; the key makes it total.
	"Person?$orderby=FRIENDS/$count desc,UNIT/Name,STATUS/Value desc&$top=7&$skip=2", "Person?$orderby=BADGES/$count($filter=Name gt 'a')", "Person?$orderby=Level mul -1,length(Email) desc",
	"Person?$orderby=Email eq null desc,not Active,BOSS/UNIT/Name", "Person/$filter(Level gt @a)?@a=1&$orderby=Name", "Person/$filter(Level gt 0)/$filter(Grade lt 3)?$filter=Email ne 'a'&$count=true",
}

// TestQueriesAgree asks the judges whole requests, with and without row rules, and reads them in
// pages. There is one statement for the rows and one for each expanded level, beside the counts.
func TestQueriesAgree(t *testing.T) {
	c := newCourt(t, 21, 30)
	for _, text := range queries {
		t.Run(text, func(t *testing.T) {
			for _, rules := range []bool{false, true} {
				q := c.parse(t, text)
				o := c.options(rules)
				want, failed := c.evaluate(q, o)
				require.NoError(t, failed)
				for _, j := range c.all {
					a := j.asker(c.w, o)
					got, err := a.ask(q)
					require.NoError(t, err, "%s\n%s", j.name, strings.Join(a.said, "\n"))
					require.Equal(t, want.text(q), got.text(q), "%s\n%s", j.name, strings.Join(a.said, "\n"))
					require.LessOrEqual(t, len(a.said), statements(q), "one statement for each level")
				}
			}
		})
	}
}

// parse binds a request as it is written above.
func (c *court) parse(t *testing.T, text string) *query.Query {
	t.Helper()
	path, options, _ := strings.Cut(text, "?")
	values := url.Values{}
	for _, option := range strings.Split(options, "&") {
		if name, value, ok := strings.Cut(option, "="); ok {
			values.Set(name, value)
		}
	}
	return sqltest.Parse(t, c.w.Model, path, values)
}

// statements is how many a query may take: its own, one for each expanded level, and the counts.
func statements(q *query.Query) int {
	n := 1
	if q.Count && !q.CountOnly {
		n++
	}
	for _, e := range q.Expand {
		n += statements(e.Query)
	}
	return n
}

// TestSearchFindsSomething: a search that never matched would agree with every other.
func TestSearchFindsSomething(t *testing.T) {
	c := newCourt(t, 21, 30)
	for text, some := range map[string]bool{
		"Person?$search=anna": true, "Person?$search=ANN": true, "Person?$search=nna": false, "Person?$search=\"anna example\"": true, "Person?$search=\"example anna\"": false,
		"Person?$search=ä": true, "Person?$search=Ä": true, "Person?$search=\"nei\"": false, "Person?$search=nei": true, "Person?$search=NOT anna": true,
	} {
		rows, _, err := eval.Run(c.parse(t, text), c.w, eval.Options{})
		require.NoError(t, err)
		require.Equal(t, some, len(rows) > 0, text)
		require.Less(t, len(rows), 30, text)
	}
}

// TestMigrationKnowsWords: PostgreSQL is taught what a word is by a migration. If a new version of
// Go knows more letters, a new migration has to tell it.
func TestMigrationKnowsWords(t *testing.T) {
	text, err := os.ReadFile("../../../migrations/postgres/00007_search.sql")
	require.NoError(t, err)
	for _, statement := range strings.SplitAfter(funcs.PostgresWords(), ";\n") {
		require.Contains(t, string(text), statement)
	}
}

// TestEveryLetterAgrees: both databases cut all characters into the words that Go cuts them into.
func TestEveryLetterAgrees(t *testing.T) {
	var all strings.Builder
	for r := rune(1); r < 0x110000; r++ {
		if r < 0xD800 || r > 0xDFFF {
			all.WriteRune(r)
		}
	}
	for _, j := range judges(t, evaltest.New(1, 1)) {
		if j.name != "postgres" {
			continue
		}
		var got string
		require.NoError(t, j.db.QueryRow("SELECT rw_words($1::text)", all.String()).Scan(&got))
		require.True(t, got == funcs.Words(all.String()), "rw_words of PostgreSQL is not that of Go")
	}
}
