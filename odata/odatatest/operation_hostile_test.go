package odatatest_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// calls are hostile calls of functions: what follows the service root, percent-encoded but for spaces.
var calls = []struct{ target, answer string }{
	// Depth and size.
	{"Person(4)/Greeting(word=" + nested(400, "(", "'a'", ")") + ")", "400 LimitExceeded"},
	{"Person(4)/Greeting(word=" + nested(300, "tolower(", "'a'", ")") + ")", "400 LimitExceeded"},
	{"Person(4)/Greeting?word=" + again(4000, "("), "400 LimitExceeded"},
	{"Sum(numbers=@n)?@n=" + nested(500, "[", "1", "]"), "400 LimitExceeded"},
	{"Sum(numbers=@n)?@n=" + nested(20, "[", "1", "]"), "400 InvalidValue"},
	{"Echo(Contact=@c)?@c=" + nested(60, `{"City":`, "1", "}"), "400 LimitExceeded"},
	{"Echo(" + again(200, "Byte=1,") + "Byte=1)", "400 DuplicateParameter"},
	{"Person(4)/Greeting" + again(30, "/Greeting"), "400 LimitExceeded"},
	{"Person(4)/Greeting" + again(9, "/Greeting"), "501 NotImplemented"},
	// Values that the type does not have.
	{"Echo(Byte=256)", "400 InvalidParameter"},
	{"Echo(Byte=-1)", "400 InvalidParameter"},
	{"Echo(SByte=128)", "400 InvalidParameter"},
	{"Echo(Int64=9223372036854775808)", "400 InvalidParameter"},
	{"Echo(Int64=1.5)", "400 InvalidParameter"},
	{"Echo(Int64='5')", "400 InvalidParameter"},
	{"Echo(Boolean=1)", "400 InvalidParameter"},
	{"Echo(Date=2026-02-30)", "400 InvalidParameter"},
	{"Echo(Date='yesterday')", "400 InvalidParameter"},
	{"Echo(Guid='nobody')", "400 InvalidParameter"},
	{"Echo(Double=NaN)", "501 NotImplemented"},
	{"Echo(Kind='Nobody')", "400 InvalidParameter"},
	{"Echo(Kind=Test.Nope'Employee')", "400 InvalidParameter"},
	{"Echo(Kind=Test.Rights'Read')", "400 InvalidParameter"},
	{"Echo(String=Test.Rights'Read')", "400 InvalidParameter"},
	{"Echo(Contact='Ulm')", "400 InvalidParameter"},
	{"Echo(Contact=@c)?@c=[]", "400 InvalidValue"},
	{`Echo(Contact=@c)?@c={"City":"a","City":"b"}`, "400 DuplicateProperty"},
	{`Echo(Contact=@c)?@c={"City":{"City":"a"}}`, "400 InvalidValue"},
	{`Echo(Texts=@t)?@t=["a",]`, "400 SyntaxError"},
	{`Echo(Texts=@t)?@t={"0":"a"}`, "400 InvalidValue"},
	{"Echo(String=@a)?@a=@b&@b='x'", "400 LimitExceeded"},
	{"Echo(String=@a)?@a=Name", "400 InvalidParameter"},
	{"Echo(String=$it)", "400 InvalidParameter"},
	{"Echo(String=$root/Person(4)/Name)", "400 InvalidParameter"},
	{"Echo(String=concat('a','b'))", "400 InvalidParameter"},
	// Texts.
	{"Echo(String='%00')", "400 SyntaxError"},
	{"Echo(String='%ff')", "400 SyntaxError"},
	{"Echo(String='a", "400 SyntaxError"},
	{"Echo(String=)", "400 SyntaxError"},
	{"Echo(=1)", "400 SyntaxError"},
	{"Echo(,)", "400 SyntaxError"},
	{"Echo(String='a')(1)", "501 NotImplemented"},
	{"Echo()()", "501 NotImplemented"},
	{"Echo(Str%69ng=5)", "400 InvalidParameter"},
	{"%45cho(String=5)", "400 InvalidParameter"},
	{"Echo%28String=5%29", "400 InvalidParameter"},
	{"echo()", "404 UnknownSet"},
	{"Echo;x=1", "404 UnknownSet"},
	{"Test.Echo()", "404 UnknownSet"},
	{"Person(4)/Test.Greeting.Greeting", "404 ResourceNotFound"},
	{"Person(4)/Other.Greeting", "404 ResourceNotFound"},
	{"Person(4)/.Greeting", "404 ResourceNotFound"},
	{"Person('Greeting')/Greeting", "400 InvalidQuery"},
	{"Person/Greeting(4)", "404 ResourceNotFound"},
	// Options.
	{"Sum(numbers=@n)?@n=[1]&$filter=true", "400 InvalidQuery"},
	{"Sum(numbers=@n)?@n=[1]&$select=Nope", "400 InvalidQuery"},
	{"Sum(numbers=@n)?@n=[1]&$skiptoken=x", "501 NotImplemented"},
	{"Sum(numbers=@n)?@n=[1]&$deltatoken=x", "501 NotImplemented"},
	{"Sum(numbers=@n)?@n=[1]&$id=x", "501 NotImplemented"},
	{"Sum(numbers=@n)?@n=[1]&$schemaversion=9", "400 InvalidQuery"},
	{"Sum(numbers=@n)?@n=[1]&$frobnicate=1", "400 UnknownOption"},
	{"Person/Tally?$orderby=Name,Letters,Share,Name,Letters,Share", "400 LimitExceeded"},
	{"Person/Tally?$filter=" + nested(400, "(", "true", ")"), "400 LimitExceeded"},
	{"Person/Tally?$filter=Home eq 1", "400 InvalidQuery"},
	{"Person/Tally?$filter=Letters mul 9223372036854775807 gt 1", "400 OutOfRange"},
	{"Person/Tally?$compute=Letters add 1 as More", "501 NotImplemented"},
	{"Person/Tally?$select=Home($expand=BOSS)", "501 NotImplemented"},
	{"Chief?$filter=true", "400 InvalidQuery"},
	{"Named(ids=@i)?@i=[4]&$skiptoken=" + again(50, "A"), "400 InvalidToken"},
}

func TestHostileCalls(t *testing.T) {
	_, attack := newAttack(t)
	for _, c := range calls {
		t.Run(name(c.target), func(t *testing.T) {
			require.Equal(t, c.answer, attack(t, http.MethodGet, c.target, ""))
		})
	}
}

// orders are hostile bodies of actions.
var orders = []struct{ target, body, answer string }{
	{"Person(4)/Rename", nested(5000, "[", "1", "]"), "400 LimitExceeded"},
	{"Person(4)/Rename", `{"name":` + nested(40, "[", "1", "]") + "}", "400 LimitExceeded"},
	{"Person(4)/Rename", `{"name":"a"}{"name":"b"}`, "400 InvalidJson"},
	{"Person(4)/Rename", `{"name":"a","name":"b"}`, "400 DuplicateProperty"},
	{"Person(4)/Rename", `{"name":"a","n\u0061me":"b"}`, "400 DuplicateProperty"},
	{"Person(4)/Rename", `{"name":{"$ne":null}}`, "400 InvalidValue"},
	{"Person(4)/Rename", `{"name":["a"]}`, "400 InvalidValue"},
	{"Person(4)/Rename", `{"name":"\u0000"}`, "400 InvalidValue"},
	{"Person(4)/Rename", `{"__proto__":{}}`, "400 UnknownParameter"},
	{"Person(4)/Rename", `{"bindingParameter":{"Id":5},"name":"a"}`, "400 UnknownParameter"},
	{"Person(4)/Rename", `null`, "400 InvalidBody"},
	{"Person(4)/Rename", `"name"`, "400 InvalidBody"},
	{"Person(4)/Rename", `{"name":"` + strings.Repeat("x", 2<<20) + `"}`, "413 LimitExceeded"},
	{"Person(4)/Rename?name='a'", `{}`, "400 MissingParameter"},
	{"Person(4)/Rename(name='a')", `{}`, "400 InvalidParameter"},
	{"Person(4)/Rename/$query", `{}`, "415 UnsupportedMediaType"},
	{"Person/Rename", `{"name":"a"}`, "404 ResourceNotFound"},
	{"Rename", `{"name":"a"}`, "404 UnknownSet"},
	{"Ping?$top=1", `{}`, "400 InvalidQuery"},
	{"Ping?$expand=BOSS", `{}`, "400 InvalidQuery"},
	{"Ping/Ping", `{}`, "501 NotImplemented"},
	{"Badge/Opened?$search=Gate", `{}`, "501 NotImplemented"},
}

func TestHostileOrders(t *testing.T) {
	_, attack := newAttack(t)
	for _, c := range orders {
		t.Run(name(c.target+c.body), func(t *testing.T) {
			require.Equal(t, c.answer, attack(t, http.MethodPost, c.target, c.body))
		})
	}
}

// pieces are what calls of operations are made of.
var pieces = []string{
	"Person", "(4)", "/", "Test.", "Greeting", "Tally", "Echo", "Sum", "Places", "Chief", "Named", "Rename", "Ping", "Opened", "Badge",
	"(", ")", "word", "times", "numbers", "contacts", "ids", "Kind", "Contact", "=", ",", "@a", "'x'", "5", "null", "[1,2]", `{"City":"Ulm"}`,
	"?", "&", "@a=", "@numbers=", "word=", "$filter=", "$select=", "$orderby=", "$top=", "City", "$this", "$it", "$count", "%27", "%28", "%",
}

// TestAnyCall: whatever is written of the pieces of calls, the answer is one of OData and no fault of
// the service.
func TestAnyCall(t *testing.T) {
	h := fresh(t)
	rapid.Check(t, func(t *rapid.T) {
		target := "/odata/" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 14).Draw(t, "pieces"), "")
		method := rapid.SampledFrom([]string{http.MethodGet, http.MethodPost}).Draw(t, "method")
		u, err := url.ParseRequestURI(target)
		if err != nil {
			return // no HTTP server would take it
		}
		r := httptest.NewRequest(method, "/", strings.NewReader(rapid.SampledFrom([]string{"", "{}", `{"name":"x"}`, "["}).Draw(t, "body")))
		r.Header.Set("Content-Type", "application/json")
		r.URL, r.RequestURI = u, target
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code >= 500 && w.Code != http.StatusNotImplemented {
			t.Fatalf("%s %s: %d %s", method, target, w.Code, w.Body)
		}
	})
}
