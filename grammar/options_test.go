package grammar

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// roundTrip checks the tree of a text, and that its printed form has the same tree.
func roundTrip[T any](t *testing.T, text, tree string, parse func(string, Limits) (T, error), show func(T) string, print func(T) string) {
	t.Helper()
	x, err := parse(text, Limits{})
	require.NoError(t, err)
	require.Equal(t, tree, show(x))
	again, err := parse(print(x), Limits{})
	require.NoError(t, err, "printed as %s", print(x))
	require.Equal(t, tree, show(again), "printed as %s", print(x))
}

// printed cuts the name of the only option off its printed form.
func printed(o Options, name string) string { return PrintOptions(&o)[len(name)+1:] }

var orderBys = []struct{ text, tree string }{
	{"Name", "Name"},
	{"Name desc,Id asc, A/B DESC", "Name desc, Id, A/B desc"},
	{"desc desc", "desc desc"},
	{"asc,desc", "asc, desc"},
	{"not desc", "(not desc)"},
	{"(not) desc", "not desc"},
	{"not eq desc", "(eq not desc)"},
	{"(not eq) desc", "(not eq) desc"},
	{"Tags/$count($filter=$this eq 'a') desc", "(count Tags (eq $this 'a') nil) desc"},
	{"A add B desc,tolower(C)", "(add A B) desc, (tolower C)"},
}

func TestOrderBy(t *testing.T) {
	for _, tt := range orderBys {
		t.Run(tt.text, func(t *testing.T) {
			roundTrip(t, tt.text, tt.tree, ParseOrderBy, sexprOrder, func(x []OrderItem) string { return printed(Options{OrderBy: x}, "$orderby") })
		})
	}
}

var computes = []struct{ text, tree string }{
	{"A mul 2 as B", "(mul A 2) as B"},
	{"A as as, as as A", "A as as, as as A"},
	{"not as as not", "(not as) as not"},
	{"case(A gt 1:'x') as C,year(D) as Y", "(case ((gt A 1) 'x')) as C, (year D) as Y"},
}

func TestCompute(t *testing.T) {
	for _, tt := range computes {
		t.Run(tt.text, func(t *testing.T) {
			roundTrip(t, tt.text, tt.tree, ParseCompute, sexprCompute, func(x []ComputeItem) string { return printed(Options{Compute: x}, "$compute") })
		})
	}
}

var selects = []struct{ text, tree string }{
	{"*", "*"},
	{"A,B/C, NS.T/D", "A, B/C, NS.T/D"},
	{"NS.*,*", "NS.*, *"},
	{"NS.Action", "NS.Action"},
	{"NS.F(a,b)", "NS.F<a,b>"},
	{"eq,in,null,true,not,select,INF", "eq, in, null, true, not, select, INF"},
	{"Contact($select=City)", "Contact(select:City)"},
	{"Tags($filter=startswith($this,'vip');$top=2;$skip=1;$count=true)", "Tags(filter:(startswith $this 'vip'); $top=2;$skip=1;$count=true)"},
	{"Tags(FILTER=$this eq 'a';orderBy=$this desc;Search=a b)", "Tags(filter:(eq $this 'a'); search:(and a b); orderby:$this desc)"},
	{"@Measures.Currency", "@Measures.Currency"},
	{"A($compute=B mul 2 as C;$select=C)", "A(select:C; compute:(mul B 2) as C)"},
}

func TestSelect(t *testing.T) {
	for _, tt := range selects {
		t.Run(tt.text, func(t *testing.T) {
			roundTrip(t, tt.text, tt.tree, ParseSelect, sexprSelect, func(x []SelectItem) string { return printed(Options{Select: x}, "$select") })
		})
	}
}

var expands = []struct{ text, tree string }{
	{"A,B/C", "A, B/C"},
	{"*", "|*"},
	{"*/$ref,A/$ref,B/$count", "|*|$ref, A|$ref, B|$count"},
	{"*($levels=max)", "|*($levels=max)"},
	{"A($levels=MAX;$select=a)", "A(select:a; $levels=max)"},
	{"NS.T/A($levels=3)", "NS.T/A($levels=3)"},
	{"A/NS.T($select=B,C;$expand=D($filter=E eq ');' and F;$top=1),G)", "A/NS.T(select:B, C; expand:D(filter:(and (eq E ');') F); $top=1), G)"},
	{"A(filter=B/any(b:b/$count(filter=x;search=(a OR b)) gt 1);count=TRUE;top=5;skip=6)", "A(filter:(any B b (gt (count b x (or a b)) 1)); $top=5;$skip=6;$count=true)"},
	{"A($search=NOT \"a ; ) b\" (c OR d);$orderby=E desc)", "A(search:(and (not \"a ; ) b\") (or c d)); orderby:E desc)"},
	{"A/$count($filter=B)", "A|$count(filter:B)"},
	{"A/$ref($top=1)", "A|$ref($top=1)"},
	{"$value,eq($select=in)", "$value, eq(select:in)"},
	{"A($apply=groupby((B),aggregate(C with sum as D));$select=D)", "A(select:D; $apply=groupby((B),aggregate(C with sum as D)))"},
	{"A($apply=filter(B eq ');'))", "A($apply=filter(B eq ');'))"},
	{"A($filter=B eq @p;@p=1 add 2)", "A(filter:(eq B @p); @p:(add 1 2))"},
	{"A( $select = B ; $top = 1 )", "A(select:B; $top=1)"},
	{"search($search=search)", "search(search:search)"},
	{"A($filter=NS.F(filter=1,count=2) and search eq 1)", "A(filter:(and (NS.F {filter=1,count=2}) (eq search 1)))"},
}

func TestExpand(t *testing.T) {
	for _, tt := range expands {
		t.Run(tt.text, func(t *testing.T) {
			roundTrip(t, tt.text, tt.tree, ParseExpand, sexprExpand, func(x []ExpandItem) string { return printed(Options{Expand: x}, "$expand") })
		})
	}
}

var searches = []struct{ text, tree string }{
	{"word", "word"},
	{"a b c", "(and a b c)"},
	{"a AND b OR NOT c d", "(or (and a b) (and (not c) d))"},
	{"(a OR b) c", "(and (or a b) c)"},
	{"NOT NOT (a b)", "(not (not (and a b)))"},
	{"\"new york\" city", "(and \"new york\" city)"},
	{`"say \"hi\" \\ x\y"`, `"say \"hi\" \\ x\\y"`},
	{"and or not And", "(and and or not And)"},
	{"\"AND\" AND \"OR\"", "(and \"AND\" \"OR\")"},
	{"O'Neil jane@x.com a+b,c:d/e?f=$g*!", "(and O'Neil jane@x.com a+b,c:d/e?f=$g*!)"},
	{"(a) (b OR (c d))", "(and a (or b (and c d)))"},
	{"größe", "größe"},
}

func TestSearch(t *testing.T) {
	for _, tt := range searches {
		t.Run(tt.text, func(t *testing.T) {
			roundTrip(t, tt.text, tt.tree, ParseSearch, sexprSearch, PrintSearch)
		})
	}
}

func TestOptionErrors(t *testing.T) {
	for _, tt := range []struct {
		read      func(string, Limits) error
		text, err string
	}{
		{failing(ParseOrderBy), "a b", "$orderby, at position 3: unexpected \"b\": expected an operator"},
		{failing(ParseOrderBy), "a desc desc", "$orderby, at position 8: unexpected \"desc\": expected the end"},
		{failing(ParseOrderBy), "a,", "$orderby, at position 3: unexpected the end of the text: expected a value, a property or a function"},
		{failing(ParseCompute), "a mul 2", "$compute, at position 8: unexpected the end of the text: expected \"as\""},
		{failing(ParseSelect), "a b", "$select, at position 3: unexpected \"b\": expected the end"},
		{failing(ParseSelect), "", "$select, at position 1: unexpected the end of the text: expected a name"},
		{failing(ParseSelect), "a(b)", "$select, at position 3: unexpected \"b\": expected a query option"},
		{failing(ParseSelect), "a($top=1;top=2)", "$select, at position 10: \"$top\" stands twice"},
		{failing(ParseSelect), "a($top=-1)", "$select, at position 8: $top wants a whole number from 0, not \"-1\""},
		{failing(ParseSelect), "a($top=99999999999999999999)", "$select, at position 8: $top wants a whole number from 0, not \"99999999999999999999\""},
		{failing(ParseExpand), "a/*/b", "$expand, at position 5: nothing may follow *, $ref or $count"},
		{failing(ParseExpand), "a/$ref/$ref", "$expand, at position 8: nothing may follow $ref or $count"},
		{failing(ParseExpand), "a($levels=0)", "$expand, at position 11: $levels wants a number from 1 or max, not \"0\""},
		{failing(ParseExpand), "a($foo=1)", "$expand, at position 3: unexpected \"$foo\": expected a query option"},
		{failing(ParseExpand), "a()", "$expand, at position 3: unexpected \")\": expected a query option"},
		{failing(ParseExpand), "a($filter=b", "$expand, at position 2: the bracket '(' is not closed"},
		{failing(ParseExpand), "a($filter=b c)", "$expand, at position 13: unexpected \"c\": expected an operator"},
		{failing(ParseExpand), "a($search=b", "$expand, at position 2: the bracket '(' is not closed"},
		{failing(ParseExpand), "a($search=b;$search=c)", "$expand, at position 13: \"$search\" stands twice"},
		{failing(ParseExpand), "a($search=b \"c)", "$expand, at position 13: the phrase that begins here is not closed"},
		{failing(ParseExpr), "a eq ", "at position 6: unexpected the end of the text: expected a value, a property or a function"},
		{failing(ParseSearch), "", "$search, at position 1: unexpected the end of the text: expected a word or a phrase"},
		{failing(ParseSearch), "a AND", "$search, at position 6: unexpected the end of the text: expected a word or a phrase"},
		{failing(ParseSearch), "\"a", "$search, at position 1: the phrase that begins here is not closed"},
		{failing(ParseSearch), "\" \"", "$search, at position 1: the phrase is empty"},
		{failing(ParseSearch), "a(b)", "$search, at position 2: a space is missing before \"(\""},
		{failing(ParseSearch), "(a", "$search, at position 1: the bracket '(' is not closed"},
		{failing(ParseSearch), "a)", "$search, at position 2: the bracket ')' closes nothing"},
		{failing(ParseSearch), "a 'b", "$search, at position 3: '\\'' cannot begin a search word: put it in double quotes"},
	} {
		t.Run(tt.text, func(t *testing.T) {
			require.EqualError(t, tt.read(tt.text, Limits{}), tt.err)
		})
	}
}

// failing makes a parse function one that only tells its error.
func failing[T any](parse func(string, Limits) (T, error)) func(string, Limits) error {
	return func(text string, lim Limits) error {
		_, err := parse(text, lim)
		return err
	}
}
