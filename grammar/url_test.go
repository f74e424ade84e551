package grammar

import (
	"testing"

	"github.com/stretchr/testify/require"
)

var urls = []struct{ path, query, pathTree, tree string }{
	{"", "", "", ""},
	{"/", "", "", ""},
	{"$metadata", "", "/$metadata", ""},
	{"/Identity/$count", "", "/Identity/$count", ""},
	{"Identity(5)", "", "/Identity{5}", ""},
	{"Identity(-5)/", "", "/Identity{-5}", ""},
	{"Sets('O''Neil')/Name/$VALUE", "", "/Sets{'O'Neil'}/Name/$value", ""},
	{"Sets('a%2Fb')/A", "", "/Sets{'a/b'}/A", ""},
	{"Sets(%27a/b%27)/A", "", "/Sets{'a/b'}/A", ""},
	{"Sets('a)b/c')/A", "", "/Sets{'a)b/c'}/A", ""},
	{"Sets(a=1,b='x')", "", "/Sets{a=1,b='x'}", ""},
	{"Sets(UId=776afc26-0b1c-4c8e-9d1e-1234567890ab)", "", "/Sets{UId=guid:'776afc26-0b1c-4c8e-9d1e-1234567890ab'}", ""},
	{"Sets(@k)", "@k='a/b%2Bc'", "/Sets{@k}", "@k:'a/b+c'"},
	{"Fn()", "", "/Fn{}", ""},
	{"Fn(a=@p,b=[1,2])/$count", "@p=1", "/Fn{a=@p,b=json:'[1,2]'}/$count", "@p:1"},
	{"Fn(a=1)(5)/Name", "", "/Fn{a=1}/{5}/Name", ""},
	{"Fn(search='x',filter=1)", "", "/Fn{search='x',filter=1}", ""},
	{"Identity/NS.Special(5)/NS.F(x=1)", "", "/Identity/NS.Special{5}/NS.F{x=1}", ""},
	{"Sets/$filter(@f)/$each", "@f=A/B eq 1", "/Sets/$filter{@f}/$each", "@f:(eq A/B 1)"},
	{"Sets/$filter(A/B eq 1 and C)/$count", "", "/Sets/$filter{(and (eq A/B 1) C)}/$count", ""},
	{"$crossjoin(A,B)", "$filter=A/Id eq B/Id", "/$crossjoin{A,B}", "filter:(eq A/Id B/Id)"},
	{"$entity", "$id=Sets(5)", "/$entity", "$id=Sets(5)"},
	{"Sets/a%20b+c/jane@x.com/5", "", "/Sets/a b+c/jane@x.com/5", ""},
	{"A", "$filter=a+eq+'b%2Bc'&$top=5", "/A", "filter:(eq a 'b+c'); $top=5"},
	{"A", "FILTER=CONTAINS(Email,'a')%20EQ%20TRUE&Select=Email&$OrderBy=Id", "/A", "filter:(eq (CONTAINS Email 'a') true); orderby:Id; select:Email"},
	{"A", "%24filter=a%20eq%201", "/A", "filter:(eq a 1)"},
	{"A", "$filter=a eq 2026-01-01T10:00:00+02:00", "/A", "filter:(eq a instant:'2026-01-01T10:00:00+02:00')"},
	{"A", "$filter=a+eq+2026-01-01T10:00:00.5+02%3A00+and+b+eq+1e+5", "/A", "filter:(and (eq a instant:'2026-01-01T10:00:00.5+02:00') (eq b double:'1e+5'))"},
	{"A", "$filter=a eq 'x%2520y'", "/A", "filter:(eq a 'x%20y')"},
	{"A", "$filter=a eq 'x=y%26z'&&b=c=d&e", "/A", "filter:(eq a 'x=y&z'); b=c=d;e="},
	{"A", "$top=0&$skip=10&$count=TRUE&$format=json&$skiptoken=a%26b&$search=a+b", "/A", "search:(and a b); $top=0;$skip=10;$count=true;$format=json;$skiptoken=a&b"},
	{
		"A", "$deltatoken=d&$schemaversion=*&$index=-1&$apply=groupby((A))&$at=2026-01-01T00:00:00Z&$from=a&$to=b", "/A",
		"$deltatoken=d;$schemaversion=*;$index=-1;$apply=groupby((A));$at=2026-01-01T00:00:00Z;$from=a;$to=b",
	},
	{"A", "viewid=7&at=1&from=2&to=3&api_key=x%2Fy", "/A", "viewid=7;at=1;from=2;to=3;api_key=x/y"},
	{"A", "$expand=B($select=C;$filter=D eq 'a%26b')&$compute=A mul 2 as X", "/A", "expand:B(filter:(eq D 'a&b'); select:C); compute:(mul A 2) as X"},
	{"A", "@b=null&@a={\"x\":[1,\"y\"]}", "/A", "@a:json:'{\"x\":[1,\"y\"]}'; @b:null"},
}

func TestParse(t *testing.T) {
	for _, tt := range urls {
		t.Run(tt.path+"?"+tt.query, func(t *testing.T) {
			u, err := Parse(tt.path, tt.query, Limits{})
			require.NoError(t, err)
			require.Equal(t, tt.pathTree, sexprURLPath(u.Path))
			require.Equal(t, tt.tree, sexprOptions(&u.Options))
			path, query := PrintPath(u.Path), PrintQuery(&u.Options)
			again, err := Parse(path, query, Limits{})
			require.NoError(t, err, "printed as %s", PrintURL(u))
			require.Equal(t, tt.pathTree, sexprURLPath(again.Path), "printed as %s", path)
			require.Equal(t, tt.tree, sexprOptions(&again.Options), "printed as %s", query)
		})
	}
}

func TestPrintURL(t *testing.T) {
	u, err := Parse("Sets('a b')/Name", "$filter=A+eq+'ü%26%2B'&x=1", Limits{})
	require.NoError(t, err)
	require.Equal(t, "Sets('a%20b')/Name?$filter=A%20eq%20'%C3%BC%26%2B'&x=1", PrintURL(u))
}

func TestParseErrors(t *testing.T) {
	for _, tt := range []struct{ path, query, err string }{
		{"A//B", "", "path, at position 3: a name is missing between two slashes"},
		{"A/B(1", "", "path, at position 4: the bracket '(' is not closed"},
		{"A/B(1))", "", "path, at position 7: the bracket ')' closes nothing"},
		{"A('é')/B(1,)", "", "path, at position 13: unexpected \")\": expected a value, a property or a function"},
		{"A%2", "", "path, at position 2: \"%\" must be followed by two hexadecimal digits"},
		{"A%00", "", "path, at position 2: the character NUL is not allowed"},
		{"A%C0%AF", "", "path, at position 2: the text is not UTF-8"},
		{"A", "$filter=a%20eq%20%zz", "$filter, at position 6: \"%\" must be followed by two hexadecimal digits"},
		{"A", "$filter=a%00", "$filter, at position 2: the character NUL is not allowed"},
		{"A", "$filter=%ED%A0%80", "$filter, at position 1: the text is not UTF-8"},
		{"A", "$foo=1", "$foo, at position 1: there is no query option $foo"},
		{"A", "$levels=1", "$levels, at position 1: there is no query option $levels"},
		{"A", "$top=1&Top=2", "$top, at position 1: the option stands twice in the query"},
		{"A", "@a=1&@a=2", "@a, at position 1: the option stands twice in the query"},
		{"A", "$top=x", "$top, at position 1: $top wants a whole number from 0, not \"x\""},
		{"A", "$top=%2B1", "$top, at position 1: $top wants a whole number from 0, not \"+1\""},
		{"A", "$skip=", "$skip, at position 1: $skip wants a whole number from 0, not \"\""},
		{"A", "$count=1", "$count, at position 1: $count wants true or false, not \"1\""},
		{"A", "@=1", "@, at position 1: \"@\" is no name of a parameter alias"},
		{"A", "@a.b=1", "@a.b, at position 1: \"@a.b\" is no name of a parameter alias"},
		{"A", "@a=", "@a, at position 1: unexpected the end of the text: expected a value, a property or a function"},
		{"A", "filter=a eq", "$filter, at position 5: a space and an operand are missing after \"eq\""},
	} {
		t.Run(tt.path+"?"+tt.query, func(t *testing.T) {
			_, err := Parse(tt.path, tt.query, Limits{})
			require.EqualError(t, err, tt.err)
		})
	}
}

func TestParsePath(t *testing.T) {
	path, err := ParsePath("Identity(5)/OUREF/NAME", Limits{})
	require.NoError(t, err)
	require.Equal(t, "/Identity{5}/OUREF/NAME", sexprURLPath(path))
	require.Equal(t, []int{0, 12, 18}, []int{path[0].At, path[1].At, path[2].At})
	_, err = ParsePath("Identity(", Limits{})
	require.EqualError(t, err, "path, at position 9: the bracket '(' is not closed")
}

func TestUnknownOption(t *testing.T) {
	_, err := Parse("A", "$foo=1", Limits{})
	var syntax *SyntaxError
	require.ErrorAs(t, err, &syntax)
	require.Equal(t, "$foo", syntax.Unknown)
}
