package grammar

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// shown writes a key with its marks as letters.
func shown(key []byte) string {
	return strings.NewReplacer("\x01", "«s»", "\x02", "«i»", "\x03", "«j»", "\x04", "«k»", "\x05", "«g»", "\x06", "«d»", "\x07", "«t»").Replace(string(key))
}

func TestPattern(t *testing.T) {
	for _, tt := range []struct{ name, path, query, key, literals string }{
		{"plain", "Identity", "", "Identity?", ""},
		{"key", "Identity(5)", "", "Identity(«i»)?", "5"},
		{"named key", "Identity(UId=776afc26-0b1c-4c8e-9d1e-1234567890ab)/OUREF", "", "Identity(UId=«g»)/OUREF?", "776afc26-0b1c-4c8e-9d1e-1234567890ab"},
		{"text key", "Code('a%2Fb''c')", "", "Code(«s»)?", "a/b'c"},
		{"numbers in names stay", "Set1/R2D2", "", "Set1/R2D2?", ""},
		{"text", "A", "$filter=Name%20eq%20%27O%27%27Neil%27", "A?&$filter=Name%20eq%20«s»", "O'Neil"},
		{"text with plus", "A", "$filter=Name+eq+'a+b%2Bc'", "A?&$filter=Name+eq+«s»", "a b+c"},
		{"a quote as two characters", "A", "filter=Name eq 'a%27'b'", "A?&filter=Name eq «s»", "a'b"},
		{"the empty text stays", "A", "$filter=Name eq ''", "A?&$filter=Name eq ''", ""},
		{"integers by size", "A", "$filter=a in (1,-2,1234567890,1234567890123456,12345678901234567890)", "A?&$filter=a in («i»,«i»,«j»,«k»,12345678901234567890)", "1|-2|1234567890|1234567890123456"},
		{"what is no integer stays", "A", "$filter=a gt 1.5 and b lt 1e+5 and c eq 10:30", "A?&$filter=a gt 1.5 and b lt 1e+5 and c eq 10:30", ""},
		{"dates", "A", "$filter=a gt 2026-01-01 and b lt 2026-01-01T10:00:00+02:00 and c le 2026-01-01T10%3A00%3A00Z", "A?&$filter=a gt «d» and b lt «t» and c le «t»", "2026-01-01|2026-01-01T10:00:00+02:00|2026-01-01T10:00:00Z"},
		{"no dates", "A", "$filter=a gt 2026-13-01 and b lt 2026-01-01T25:00:00Z", "A?&$filter=a gt 2026-13-01 and b lt 2026-01-01T25:00:00Z", ""},
		{"prefixed literals stay", "A", "$filter=a lt duration'P1D' and b has NS.E'X' and c eq binary'AA'", "A?&$filter=a lt duration'P1D' and b has NS.E'X' and c eq binary'AA'", ""},
		{"words stay", "A", "$filter=a eq null or b eq true or c eq INF or not (d eq 3)", "A?&$filter=a eq null or b eq true or c eq INF or not (d eq «i»)", "3"},
		{"functions", "A", "$filter=substring(Name,1,2) eq 'x' and f(a=1)", "A?&$filter=substring(Name,«i»,«i») eq «s» and f(a=«i»)", "1|2|x|1"},
		{"lambda", "A", "$filter=B/any(b:b/C eq 'x')", "A?&$filter=B/any(b:b/C eq «s»)", "x"},
		{"branches of case keep their numbers", "A", "$filter=case(a eq 1:2,true:3) eq 4", "A?&$filter=case(a eq 1:2,true:3) eq «i»", "4"},
		{"alias", "A(@k)", "$filter=a eq @p&@p='x'&@k=5", "A(@k)?&$filter=a eq @p&@p=«s»&@k=«i»", "x|5"},
		{"other options stay", "A", "$select=Id,B&$expand=C($filter=D eq 5)&$orderby=substring(E,2)&$compute=F mul 2 as G&$search=\"x y\"&$count=true", "A?&$select=Id,B&$expand=C($filter=D eq 5)&$orderby=substring(E,2)&$compute=F mul 2 as G&$search=\"x y\"&$count=true", ""},
		{"pages", "A", "$top=5&%24SKIP=10&skiptoken=abc", "A?&$top=&%24SKIP=&skiptoken=", ""},
		{"custom options are left out", "A", "api_key=secret%20x&x=1&at=5", "A?", ""},
		{"a filter on the path", "A/$filter(B eq 'x')/$count", "", "A/$filter(B eq «s»)/$count?", "x"},
		{"spellings", "A", "FILTER=a eq 1&Filter=a eq 1", "A?&FILTER=a eq «i»&Filter=a eq «i»", "1|1"},
		{"the last plane of Unicode stays", "A", "$filter=a eq '%F4%8F%BF%BF'", "A?&$filter=a eq '%F4%8F%BF%BF'", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var p Pattern
			require.True(t, p.Read(tt.path, tt.query, Limits{}))
			require.Equal(t, tt.key, shown(p.Key))
			var texts []string
			for _, c := range p.Literals {
				text, ok := c.Text()
				require.True(t, ok)
				texts = append(texts, text)
			}
			require.Equal(t, tt.literals, strings.Join(texts, "|"))
		})
	}
}

func TestNoPattern(t *testing.T) {
	for _, query := range []string{
		"$filter=a eq 'x", "$filter=a eq '%2'", "$filter=a eq [1,2]", "$filter=a eq {\"b\":1}", "$filter=a eq \"x\"", "$nope=1", "$at5=1",
		"$filter=a eq 'x'b", "$filter=a eq 5'x'", "$filter=a-5 gt 1", "$filter=B/$count($search=5) gt 1", "$top=x", "$top=", "$skip=-1", "$top=99999999999999999999", "$skiptoken=",
		"$filter=a eq 'x'\x01", "a=%zz", "a=%ff", "a%20b=1", "$filter=a eq '" + strings.Repeat("x", 5000) + "'", strings.Repeat("a=1&", 200),
	} {
		var p Pattern
		require.False(t, p.Read("A", query, Limits{}), query)
	}
}

// TestPatternFinds wants the grammar to find every literal again where the pattern has cut it out.
func TestPatternFinds(t *testing.T) {
	for _, url := range patternURLs {
		path, query, _ := strings.Cut(url, "?")
		var p Pattern
		require.True(t, p.Read(path, query, Limits{}), url)
		tree, whole, err := ParsePattern(&p, path, query, Limits{})
		require.NoError(t, err, url)
		require.True(t, whole, url)
		plain, err := Parse(path, query, Limits{})
		require.NoError(t, err)
		require.Equal(t, fmt.Sprint(PrintQuery(&plain.Options)), PrintQuery(&tree.Options))
	}
}

// patternURLs are URLs as clients send them.
var patternURLs = []string{
	"/Identity(5)/",
	"Identity(UId=776afc26-0b1c-4c8e-9d1e-1234567890ab)/OUREF?$select=Id",
	"Identity?$filter=FIRSTNAME%20eq%20%27Ann%27%20and%20(LASTNAME+eq+'O''Neil'+or+Id+in+(1,2,3))&$orderby=LASTNAME,Id&$select=Id,DisplayName&$top=50&$count=true",
	"Identity?%24filter=VALIDFROM%20le%202026-01-01T00%3A00%3A00Z%20and%20(VALIDTO%20eq%20null%20or%20VALIDTO%20ge%202026-12-31T23:59:59.999999%2B02:00)&api_key=secret&%24top=1000",
	"A/$filter(B eq 'ä%C3%A4')?$filter=C/any(c:c/D eq 5 and not (c/E eq -7)) or startswith(F,@p)&@p='x y'&x='y'",
	"A(a=1,b='x')/B(7)?$filter=$it/C eq 5 and B/$count($filter=D eq 3) gt 2&$skiptoken=abc_-",
}

// TestPatternReadsOnce: a pattern that is used again allocates nothing.
func TestPatternReadsOnce(t *testing.T) {
	var p Pattern
	for _, url := range patternURLs {
		path, query, _ := strings.Cut(url, "?")
		p.Read(path, query, Limits{})
		require.Zero(t, testing.AllocsPerRun(100, func() { p.Read(path, query, Limits{}) }), url)
	}
}

func BenchmarkPattern(b *testing.B) {
	for i, url := range patternURLs {
		path, query, _ := strings.Cut(url, "?")
		b.Run(fmt.Sprint(i), func(b *testing.B) {
			var p Pattern
			known := map[string]int{}
			p.Read(path, query, Limits{})
			known[string(p.Key)] = 1
			b.ReportAllocs()
			for b.Loop() {
				if !p.Read(path, query, Limits{}) || known[string(p.Key)] == 0 {
					b.Fatal(url)
				}
			}
		})
	}
}
