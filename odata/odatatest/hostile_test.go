package odatatest_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// again repeats a piece of a request.
func again(n int, piece string) string { return strings.Repeat(piece, n) }

// nested wraps a core n times.
func nested(n int, open, core, closed string) string {
	return again(n, open) + core + again(n, closed)
}

// reads are hostile GETs: what follows the service root, percent-encoded but for spaces.
var reads = []struct{ target, answer string }{
	// Depth.
	{"Person?$filter=" + nested(400, "(", "true", ")"), "400 LimitExceeded"},
	{"Person?$filter=" + again(4000, "("), "400 LimitExceeded"},
	{"Person?$filter=" + again(4000, ")"), "400 SyntaxError"},
	{"Person?$filter=" + again(500, "not ") + "Active", "400 LimitExceeded"},
	{"Person?$filter=" + nested(400, "-(", "Level", ")") + " gt 1", "400 LimitExceeded"},
	{"Person?$filter=" + again(2000, "-") + "Level gt 1", "400 LimitExceeded"},
	{"Person?$filter=FRIENDS/any(a:a/FRIENDS/any(b:b/FRIENDS/any(c:c/Level gt 1)))", "400 LimitExceeded"},
	{"Person?$filter=" + nested(40, "FRIENDS/any(x:", "true", ")"), "400 LimitExceeded"},
	{"Person?$filter=" + nested(300, "tolower(", "Name", ")") + " eq 'a'", "400 LimitExceeded"},
	{"Person?$filter=" + nested(100, "cast(", "Level", ",Edm.Int64)") + " eq 1", "400 LimitExceeded"},
	{"Person?$filter=" + again(300, "BOSS/") + "Name eq 'a'", "400 LimitExceeded"},
	{"Person?$filter=" + again(300, "$it/") + "Name eq 'a'", "400 SyntaxError"},
	{"Person?$filter=" + again(1500, "case(true:") + "1", "400 LimitExceeded"},
	{"Person?$expand=" + nested(60, "BOSS($expand=", "BOSS", ")"), "400 LimitExceeded"},
	{"Person?$expand=FRIENDS($filter=" + nested(200, "(", "true", ")") + ")", "400 LimitExceeded"},
	{"Person?$expand=" + again(2000, "FRIENDS("), "400 LimitExceeded"},
	{"Person(4)" + again(40, "/BOSS"), "400 LimitExceeded"},
	{"Person?$filter=Name in " + again(2000, "["), "400 LimitExceeded"},
	{"Person?$filter=Name eq @a&@a=" + nested(500, "[", "1", "]"), "400 LimitExceeded"},
	{"Person?$search=" + nested(400, "(", "a", ")"), "400 LimitExceeded"},
	// Cost.
	{"Person?$skip=99999999999999999999", "400 SyntaxError"},
	{"Person?$top=-1", "400 SyntaxError"},
	{"Person?$top=1e3", "400 SyntaxError"},
	{"Person?$expand=*($levels=max)", "400 LimitExceeded"},
	{"Person?$expand=BOSS($levels=9999999999)", "400 LimitExceeded"},
	{"Person?$expand=BOSS($expand=Reports($expand=BOSS($expand=Reports)))", "400 LimitExceeded"},
	{"Person?$expand=UNIT" + again(20, ",BOSS"), "400 LimitExceeded"},
	{"Person?$expand=*($expand=*($expand=*))", "400 InvalidQuery"},
	{"Person?$orderby=Name,Email,Level,Small,Tiny,Big", "400 LimitExceeded"},
	{"Person?$select=Name" + again(250, ",Name"), "400 LimitExceeded"},
	{"Person?$compute=" + again(21, "Level as X,") + "Level as Y", "400 LimitExceeded"},
	{"Person?$apply=groupby((Name,Email,Level,Big,Small,Tiny,Octet,Ratio,Score))", "501 NotImplemented"},
	{"Person?$search=" + again(30, "a OR ") + "a", "400 LimitExceeded"},
	{"$crossjoin(Person,Person,Person)", "501 NotImplemented"},
	{"$all", "501 NotImplemented"},
	// Aliases.
	{"Person?$filter=@a&@a=@b and @b&@b=@c and @c&@c=true", "400 LimitExceeded"},
	{"Person?$filter=@a&@a=@a", "400 LimitExceeded"},
	{"Person?$filter=@a and @a&@a=" + again(999, "true or ") + "true", "400 LimitExceeded"},
	{"Person?$filter=true" + again(40, "&@a=1"), "400 SyntaxError"},
	{"Person?$filter=true&@a=1&@b=1&@c=1&@d=1&@e=1&@f=1&@g=1&@h=1&@i=1&@j=1&@k=1&@l=1&@m=1&@n=1&@o=1&@p=1&@q=1&@r=1&@s=1&@t=1&@u=1&@v=1&@w=1&@x=1&@y=1&@z=1&@aa=1&@ab=1&@ac=1&@ad=1&@ae=1&@af=1&@ag=1", "400 LimitExceeded"},
	// Length.
	{"Person?$filter=Level in (1" + again(1000, ",1") + ")", "400 LimitExceeded"},
	{"Person?$filter=" + again(1100, "Big eq 1 or ") + "true", "414 LimitExceeded"},
	{"Person?$filter=Name eq '" + again(5000, "x") + "'", "400 LimitExceeded"},
	{"Person?$filter=Level eq " + again(5000, "9"), "400 InvalidQuery"},
	{"Person?" + again(200, "x=1&"), "400 LimitExceeded"},
	{"Person?$filter=Name eq '" + again(20000, "x") + "'", "414 LimitExceeded"},
	{again(30, "Person/"), "400 LimitExceeded"},
	{again(9000, "x"), "404 UnknownSet"},
	// Numbers and times.
	{"Person?$filter=Ratio lt 1e999", "400 InvalidQuery"},
	{"Person?$filter=Ratio eq NaN", "501 NotImplemented"},
	{"Person?$filter=NaN sub INF eq Ratio", "501 NotImplemented"},
	{"Person(9223372036854775808)", "400 InvalidQuery"},
	{"Person(-9223372036854775809)", "400 InvalidQuery"},
	{"Person('4')", "400 InvalidQuery"},
	{"Person?$filter=Score eq " + again(41, "9"), "400 InvalidQuery"},
	{"Person?$filter=9223372036854775807 add 1 gt Big", "400 InvalidQuery"},
	{"Person?$filter=Big mul 9223372036854775807 gt 1", "400 OutOfRange"},
	{"Person?$filter=Born eq 2026-02-29", "400 InvalidQuery"},
	{"Person?$filter=Born eq 0000-01-01", "400 InvalidQuery"},
	{"Person?$filter=Born eq 10000-01-01", "400 InvalidQuery"},
	{"Person?$filter=Hired lt 9999-12-31T23:00:00-05:00", "400 InvalidQuery"},
	{"Person?$filter=Hired lt 2026-01-01T25:00:00Z", "400 SyntaxError"},
	{"Person?$filter=Hired lt 2026-01-01T00:00:00%2B25:00", "400 SyntaxError"},
	{"Person?$filter=Leave gt duration'P99999999D'", "400 InvalidQuery"},
	{"Person?$filter=Leave gt duration'P1Y'", "400 SyntaxError"},
	{"Person?$filter=Shift gt 24:00", "400 SyntaxError"},
	{"Person?$filter=Photo eq binary'A'", "400 SyntaxError"},
	{"Person?$filter=Badge eq 776afc26-0d1c-4b8a-9a6e-0b8d3a6f5e1", "400 SyntaxError"},
	{"Person?$filter=Rights has Test.Rights'99999999999999999999'", "400 InvalidQuery"},
	{"Person?$filter=substring(Name,9223372036854775808) eq 'a'", "400 InvalidQuery"},
	// Texts.
	{"Person?$filter=Name eq '%00'", "400 SyntaxError"},
	{"Person?$filter=Name eq '%ff'", "400 SyntaxError"},
	{"Person?$filter=Name eq '%c0%af'", "400 SyntaxError"},
	{"Person?$filter=Name eq '%ed%a0%80'", "400 SyntaxError"},
	{"Person?$filter=Name eq %2527a%2527", "400 SyntaxError"},
	{"Person?$filter=Name%C2%A0eq%C2%A0'a'", "400 SyntaxError"},
	{"Person?$filter=Level gt %EF%BC%95", "400 SyntaxError"},
	{"Person?$filter=Na%E2%80%8Eme eq 'a'", "400 InvalidQuery"},
	{"Person?$filter=LEVEL%CC%87 gt 1", "400 InvalidQuery"},
	{"Person?$filter=T%C4%B1ny gt 1", "400 InvalidQuery"},
	{"Person?$filter=Name EQ%20%20'a' --", "400 SyntaxError"},
	{"Person?$filter=Name eq 'a' or 1=1", "400 SyntaxError"},
	{"Person?$filter=Name eq 'a'; DROP TABLE identities", "400 SyntaxError"},
	{"Person?$orderby=Name;DROP TABLE identities", "400 SyntaxError"},
	{"Person?$orderby=(select 1)", "400 SyntaxError"},
	{"Person?$select=Name,\"Salary\"", "400 SyntaxError"},
	{"Person?$filter=Name eq \"a\"", "400 SyntaxError"},
	{"Country('a%2Fb')", "404 NotFound"},
	{"Country('%00')", "400 SyntaxError"},
	{"Country(%2527DE%2527)", "400 SyntaxError"},
	{"Country('DE", "400 SyntaxError"},
	{"%00", "400 SyntaxError"},
	{"Person/../Secret(11)/x", "404 ResourceNotFound"},
	{"Person%2F..%2FSecret", "404 UnknownSet"},
	{"Person;x=1", "404 UnknownSet"},
	{"Person(4)(5)", "400 InvalidQuery"},
	{"Person(4)/Name/$value/$value", "404 ResourceNotFound"},
	{"Person?$skiptoken=" + again(500, "A"), "400 InvalidToken"},
	{"Person?$format=" + again(100, "application/"), "406 NotAcceptable"},
	{"Person?$filter=true&$FILTER=false&filter=true", "400 SyntaxError"},
	{"Person?$at=2026-01-01T00:00:00Z", "501 NotImplemented"},
	{"Person?$frobnicate=1", "400 UnknownOption"},
}

func TestHostileReads(t *testing.T) {
	_, attack := newAttack(t)
	for _, c := range reads {
		t.Run(name(c.target), func(t *testing.T) {
			require.Equal(t, c.answer, attack(t, http.MethodGet, c.target, ""))
		})
	}
}

// bodies are hostile bodies of a PATCH.
var bodies = []struct{ target, body, answer string }{
	{"Person(4)", nested(5000, "[", "1", "]"), "400 LimitExceeded"},
	{"Person(4)", again(5000, `{"Contact":`), "400 LimitExceeded"},
	{"Person(4)", `{"Contact":` + nested(40, `{"City":`, "1", "}") + "}", "400 LimitExceeded"},
	{"Person(4)", `{"Tags":[` + again(100_001, `"",`) + `""]}`, "413 LimitExceeded"},
	{"Person(4)", `{"Name":"` + again(2<<20, "x") + `"}`, "413 LimitExceeded"},
	{"Person(4)", `{"Big":` + again(100_000, "9") + "}", "400 InvalidValue"},
	{"Person(4)", `{"` + again(100_000, "x") + `":1}`, "400 UnknownProperty"},
	{"Person(4)", `{"Name":"a","Name":"b"}`, "400 DuplicateProperty"},
	{"Person(4)", `{"Name":"a","\u004eame":"b"}`, "400 DuplicateProperty"},
	{"Person(4)", `{"Name":"a","NAME":"b"}`, "400 DuplicateProperty"},
	{"Person(4)", `{"STATUS":"Locked","status":"Active"}`, "400 DuplicateProperty"},
	{"Person(4)", `{"name":"a"}`, "400 UnknownProperty"},
	{"Person(4)", `{"Tıny":1}`, "400 UnknownProperty"},
	{"Person(4)", `{"__proto__":{}}`, "400 UnknownProperty"},
	{"Person(4)", `{"Contact":{"City":"a","City":"b"}}`, "400 DuplicateProperty"},
	{"Person(4)", `{"@odata.type":"#Test.Unit"}`, "400 ForeignType"},
	{"Person(4)", `{"@odata.type":"#Test.Nope"}`, "400 ForeignType"},
	{"Person(4)", `{"Contact":{"@odata.type":"#Test.Person"}}`, "400 ForeignType"},
	{"Person(4)", `{"Name":"a"}{"Name":"b"}`, "400 InvalidJson"},
	{"Person(4)", `{"Name":"a"}]`, "400 InvalidJson"},
	{"Person(4)", `{"Name":"a",}`, "400 InvalidJson"},
	{"Person(4)", `{"Name":'a'}`, "400 InvalidJson"},
	{"Person(4)", `{/* */"Name":"a"}`, "400 InvalidJson"},
	{"Person(4)", `{"Ratio":NaN}`, "400 InvalidJson"},
	{"Person(4)", `[{"Name":"a"}]`, "400 InvalidBody"},
	{"Person(4)", `"Name"`, "400 InvalidBody"},
	{"Person(4)", "", "400 InvalidJson"},
	{"Person(4)", "{\"Name\":\"\xff\"}", "400 InvalidJson"},
	{"Person(4)", "{\"Name\":\"\xc0\xaf\"}", "400 InvalidJson"},
	{"Person(4)", "{\"Name\":\"a\nb\"}", "400 InvalidJson"},
	{"Person(4)", `{"Name":"\u0000"}`, "400 InvalidValue"},
	{"Person(4)", `{"Name":"\ud800"}`, "400 InvalidJson"},
	{"Person(4)", `{"Name":"\ud800\u0041"}`, "400 InvalidJson"},
	{"Person(4)", `{"Name":{"$ne":null}}`, "400 InvalidValue"},
	{"Person(4)", `{"Level":"5"}`, "400 InvalidValue"},
	{"Person(4)", `{"Level":2147483648}`, "400 InvalidValue"},
	{"Person(4)", `{"Level":1e3}`, "400 InvalidValue"},
	{"Person(4)", `{"Octet":-1}`, "400 InvalidValue"},
	{"Person(4)", `{"Big":9223372036854775808}`, "400 InvalidValue"},
	{"Person(4)", `{"Big":"0x10"}`, "400 InvalidValue"},
	{"Person(4)", `{"Ratio":1e999}`, "400 InvalidValue"},
	{"Person(4)", `{"Weight":1e39}`, "400 InvalidValue"},
	{"Person(4)", `{"Ratio":"Infinity"}`, "400 InvalidValue"},
	{"Person(4)", `{"Score":1e999999999}`, "400 InvalidValue"},
	{"Person(4)", `{"Score":0.001}`, "400 InvalidValue"},
	{"Person(4)", `{"Score":99999999}`, "400 InvalidValue"},
	{"Person(4)", `{"Born":"0000-01-01"}`, "400 InvalidValue"},
	{"Person(4)", `{"Born":"2026-02-29"}`, "400 InvalidValue"},
	{"Person(4)", `{"VALIDTO":"9999-12-31T23:59:59-12:00"}`, "400 InvalidValue"},
	{"Person(4)", `{"VALIDTO":"2026-01-01T00:00:00.0000001Z"}`, "400 InvalidValue"},
	{"Person(4)", `{"VALIDTO":"2026-01-01"}`, "400 InvalidValue"},
	{"Person(4)", `{"Leave":"P999999D"}`, "400 InvalidValue"},
	{"Person(4)", `{"Shift":"24:00:00"}`, "400 InvalidValue"},
	{"Person(4)", `{"Photo":"AAAAAAAAAAAAAAAA"}`, "400 InvalidValue"},
	{"Person(4)", `{"Badge":"{776afc26-0d1c-4b8a-9a6e-0b8d3a6f5e11}"}`, "400 InvalidValue"},
	{"Person(4)", `{"STATUS":{"Id":1,"Value":"Locked"}}`, "400 InvalidValue"},
	{"Person(4)", `{"Rights":"Read,Nope"}`, "400 InvalidValue"},
	{"Person(4)", `{"UNIT@odata.bind":"http://evil.example.com/odata/Unit(1)"}`, "400 InvalidReference"},
	{"Person(4)", `{"UNIT@odata.bind":"//evil.example.com/odata/Unit(1)"}`, "400 InvalidReference"},
	{"Person(4)", `{"UNIT@odata.bind":"file:///etc/passwd"}`, "400 InvalidReference"},
	{"Person(4)", `{"UNIT@odata.bind":"../../Secret(11)"}`, "400 InvalidReference"},
	{"Person(4)", `{"UNIT@odata.bind":"Secret(11)"}`, "400 InvalidReference"},
	{"Person(4)", `{"UNIT":{"Id":2,"Name":"taken over"}}`, "428 PreconditionRequired"},
	{"Person(4)", `{"UNIT":{"@odata.id":"//evil.example.com/odata/Unit(2)","Name":"taken over"}}`, "400 InvalidReference"},
	{"Person(4)", `{"UNIT":{"@odata.id":"Person(5)","Name":"taken over"}}`, "400 InvalidReference"},
	{"Person(4)", `{"UNIT":{"@odata.type":"#Test.Secret","Name":"x"}}`, "400 ForeignType"},
	{"Person(4)", `{"UNIT":{"Id":2,"id":3}}`, "400 DuplicateProperty"},
	{"Person(4)", `{"FRIENDS":[{"Id":5,"Level":1,"LEVEL":2}]}`, "400 DuplicateProperty"},
	{"Person(4)", `{"FRIENDS":[{"Id":5,"Contact":{"City":"a","CITY":"b"}}]}`, "400 DuplicateProperty"},
	{"Person(4)", `{"FRIENDS@delta":[{"@removed":{"reason":"changed"},"@odata.id":"https://evil.example.com/Person(5)"}]}`, "400 InvalidReference"},
	{"Person(4)", `{"BOSS":` + again(4, `{"Name":"x","BOSS":`) + `null` + again(4, "}") + `}`, "400 LimitExceeded"},
	{"Person(4)", `{"Badges":[` + again(1000, `{"Name":"x"},`) + `{"Name":"x"}]}`, "413 LimitExceeded"},
	{"Person(4)", `{"Badges":[` + again(60, `{"Nope":1},`) + `{}]}`, "400 UnknownProperty"},
	{"Person(4)", `{"UNIT":{"Id":"2 or 1=1"}}`, "400 InvalidReference"},
	{"Person(4)", `{"Reports":[{"Id":[5]}]}`, "400 InvalidReference"},
	{"Person(9223372036854775808)", `{}`, "400 InvalidQuery"},
	{"Person(999)", `{}`, "404 NotFound"},
	{"Person", `{}`, "400 InvalidBody"},
	{"Person", `{"@context":"#$delta","value":[` + again(10_000, `{},`) + `{}]}`, "413 LimitExceeded"},
	{"Person", `{"@context":"#$delta","value":[{"@odata.id":"//evil.example.com/Person(4)","Level":1}]}`, "400 InvalidReference"},
	{"Person", `{"@context":"#$delta","value":[{"Id":4,"ID":5,"Level":1}]}`, "400 DuplicateProperty"},
	{"Person", `{"@context":"#$delta","value":[{"@odata.type":"#Test.Secret","Id":4}]}`, "400 ForeignType"},
	{"Person", `{"@context":"#$delta","value":[],"Value":[]}`, "400 DuplicateProperty"},
	{"Person/$each", `{"Level":1,"level":2}`, "400 DuplicateProperty"},
	{"Person(4)/Name", `{"value":{"$ne":null}}`, "400 InvalidValue"},
	{"Person(4)/Name", `{"value":"a","VALUE":"b"}`, "400 DuplicateProperty"},
	{"Person(4)/Name", `null`, "400 InvalidBody"},
	{"Person(4)/Contact", `{"Nope":1}`, "400 UnknownProperty"},
	{"Person(4)/Contact/City/Nope", `{"value":1}`, "404 ResourceNotFound"},
	{"Total(Year=2026,Unit='Sales')", `{"Heads":9}`, "405 MethodNotAllowed"},
}

func TestHostileBodies(t *testing.T) {
	base, attack := newAttack(t)
	before := person(t, base)
	for _, c := range bodies {
		t.Run(name(c.target+" "+c.body), func(t *testing.T) {
			require.Equal(t, c.answer, attack(t, http.MethodPatch, c.target, c.body))
		})
	}
	require.Equal(t, before, person(t, base), "nothing was written")
}

// edits are hostile by other methods than PATCH.
var edits = []struct{ method, target, body, answer string }{
	{"PUT", "Person(4)/UNIT/$ref", `{"@odata.id":"https://evil.example.com/odata/Unit(1)"}`, "400 InvalidReference"},
	{"PUT", "Person(4)/UNIT/$ref", `{"@odata.id":"Unit(1)","@ODATA.ID":"Unit(2)"}`, "400 DuplicateProperty"},
	{"PUT", "Person(4)/UNIT/$ref", `{"@odata.id":"Secret(11)"}`, "400 InvalidReference"},
	{"PUT", "Person(4)/UNIT/$ref", `[{"@odata.id":"Unit(1)"}]`, "400 InvalidReference"},
	{"PUT", "Person(4)/UNIT/$ref", `{"@odata.id":"$1"}`, "400 InvalidReference"},
	{"PUT", "Person(4)/FRIENDS/$ref", `{"value":[1]}`, "400 InvalidReference"},
	{"PUT", "Person(4)/Reports/$ref", `{"value":[` + again(10_000, `{"@odata.id":"Person(5)"},`) + `{"@odata.id":"Person(5)"}]}`, "413 LimitExceeded"},
	{"PATCH", "Person(4)", `{"FRIENDS":[` + again(10_000, `{"Id":5},`) + `{"Id":5}]}`, "413 LimitExceeded"},
	{"PUT", "Person(4)/FRIENDS/$ref", `{"value":[{"@odata.id":"Person(5)"},{"@odata.id":"Person(999)"}]}`, "400 InvalidReference"},
	{"POST", "Person(4)/FRIENDS/$ref", `{"@odata.id":"../odata/Person(5)"}`, "400 InvalidReference"},
	{"DELETE", "Person(4)/Reports/$ref?$id=//evil.example.com/odata/Person(5)", "", "400 InvalidReference"},
	{"DELETE", "Person(4)/Reports/$ref?$id=Unit(1)", "", "400 InvalidReference"},
	{"DELETE", "Person(4)/Reports/$ref?$id=", "", "400 InvalidReference"},
	{"DELETE", "Person(4)/$value", "", "404 ResourceNotFound"},
	{"DELETE", "Person", "", "405 MethodNotAllowed"},
	{"DELETE", "Person/$each?$top=0", "", "400 InvalidQuery"},
	{"DELETE", "Person/$filter(Nope eq 1)/$each", "", "400 InvalidQuery"},
	{"DELETE", "Person/$each/$each", "", "404 ResourceNotFound"},
	{"DELETE", "$1", "", "404 UnknownSet"},
	{"PUT", "Person(4)", `{"Name":"x","Contact":{"City":1,"Floor":"x"}}`, "400 InvalidValue"},
	{"PUT", "Person(4)/Tags", `{"value":["a",["b"]]}`, "400 InvalidValue"},
	{"POST", "Person(4)/Tags", `{"value":{"$push":"x"}}`, "400 InvalidValue"},
	{"POST", "Person(4)/Tags", `{"value":null}`, "400 NotNullable"},
	{"POST", "Person", `{"Name":"x","Reports":[{"Id":4,"Reports":[{"Id":4,"Level":1}],"BOSS":{"Id":5}}]}`, "400 InvalidReference"},
	{"POST", "Person", `{"@odata.type":"#Test.Object","Name":"x"}`, "400 ForeignType"},
	{"POST", "Note", `{"Text":"x","ABOUT":{"@odata.type":"#Test.Object","Name":"x"}}`, "400 AbstractType"},
}

func TestHostileEdits(t *testing.T) {
	base, attack := newAttack(t)
	before := person(t, base)
	for _, c := range edits {
		t.Run(name(c.method+" "+c.target+" "+c.body), func(t *testing.T) {
			require.Equal(t, c.answer, attack(t, c.method, c.target, c.body))
		})
	}
	require.Equal(t, before, person(t, base), "nothing was written")
}

func person(t *testing.T, base string) string {
	resp, err := http.Get(base + "/odata/Person(4)")
	require.NoError(t, err)
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	require.Equal(t, http.StatusOK, resp.StatusCode)
	return string(text)
}

// name shortens a target to the name of a test.
func name(target string) string { return target[:min(len(target), 60)] }

// newAttack starts a service. The attack gives status and code of the answer, which must be an
// error of OData that says nothing of the inside, and must come in a time that only a blow-up misses.
func newAttack(t *testing.T) (base string, attack func(t *testing.T, method, target, body string) string) {
	server := httptest.NewServer(fresh(t))
	t.Cleanup(server.Close)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	return server.URL, func(t *testing.T, method, target, body string) string {
		r, err := http.NewRequestWithContext(ctx, method, server.URL, strings.NewReader(body))
		require.NoError(t, err)
		r.URL.Opaque = "//" + r.URL.Host + "/odata/" + strings.ReplaceAll(target, " ", "%20")
		r.Header.Set("Content-Type", "application/json")
		resp, err := http.DefaultClient.Do(r)
		require.NoError(t, err)
		defer resp.Body.Close()
		text, err := io.ReadAll(resp.Body)
		require.NoError(t, err)
		var answer struct {
			Error struct{ Code, Message string }
		}
		require.NoError(t, json.Unmarshal(text, &answer), "%s", text)
		require.Equal(t, []string{"4.0"}, resp.Header.Values("OData-Version"))
		require.NotEmpty(t, answer.Error.Message)
		require.Less(t, len(answer.Error.Message), 600, "an attack is not sent back: %s", answer.Error.Message)
		return resp.Status[:3] + " " + answer.Error.Code
	}
}
