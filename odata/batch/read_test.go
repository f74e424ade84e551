package batch

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// crlf ends the lines of a text as HTTP does.
func crlf(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") }

const changeSet = `text before the first boundary
--b
Content-Type: application/http
Content-Transfer-Encoding: binary

GET Person(4)?$select=Name HTTP/1.1
Accept: application/json


--b
Content-Type: multipart/mixed; boundary="c c"

--c c
Content-Type: application/http
Content-ID: 1

POST /odata/Person HTTP/1.1
Content-Type: application/json
Content-Length: 14

{"Name":"Ada"}
--c c
Content-Type: application/http
Content-ID: 2

PATCH $1 HTTP/1.1
If-Match: *

{}
--c c--
--b
Content-Type: application/http

DELETE http://x/odata/Person(5) HTTP/1.1

--b--
text behind the last one
--b
`

// TestMultipart: parts, change sets, what stands around them, and line ends with and without a carriage return.
func TestMultipart(t *testing.T) {
	for name, body := range map[string]string{"crlf": crlf(changeSet), "lf": changeSet} {
		t.Run(name, func(t *testing.T) {
			rs, err := Read(Multipart, "b", []byte(body), Limits{Requests: 4})
			require.NoError(t, err)
			require.Len(t, rs, 4)
			for i, want := range []struct{ id, method, url, body string }{
				{"", "GET", "Person(4)?$select=Name", ""},
				{"1", "POST", "/odata/Person", `{"Name":"Ada"}`},
				{"2", "PATCH", "$1", "{}"},
				{"", "DELETE", "http://x/odata/Person(5)", ""},
			} {
				require.NoError(t, rs[i].Err)
				require.Equal(t, want, struct{ id, method, url, body string }{rs[i].ID, rs[i].Method, rs[i].URL, strings.TrimSpace(string(rs[i].Body))})
			}
			require.NotNil(t, rs[1].Group)
			require.Same(t, rs[1].Group, rs[2].Group)
			require.Nil(t, rs[3].Group)
			require.Equal(t, "*", rs[2].Header.Get("If-Match"))
		})
	}
}

// TestMultipartRefused: what is no multipart is refused as a whole, before anything of it is done.
func TestMultipartRefused(t *testing.T) {
	part := "Content-Type: application/http\n\nGET Person HTTP/1.1\n\n"
	for _, c := range []struct{ name, boundary, body, fault string }{
		{"no boundary", "", "--b\n" + part + "\n--b--", "names no boundary"},
		{"long boundary", strings.Repeat("b", 71), "", "names no boundary"},
		{"control in the boundary", "b\nc", "", "names no boundary"},
		{"other boundary", "c", "--b\n" + part + "\n--b--", "not in the body"},
		{"boundary that goes on", "b", "--bc\n" + part + "\n--bc--", "not in the body"},
		{"nothing", "b", "", "not in the body"},
		{"no part", "b", "--b--", "no part"},
		{"cut", "b", "--b\n" + part, "ends before"},
		{"cut within the last boundary", "b", "--b\n" + part + "\n--b", "ends before"},
		{"no type", "b", "--b\n\nGET Person HTTP/1.1\n\n--b--", "is of type application/http"},
		{"text", "b", "--b\nContent-Type: text/plain\n\nhello\n--b--", "is of type application/http"},
		{"base64", "b", "--b\nContent-Transfer-Encoding: base64\n" + part + "\n--b--", "send binary"},
		{"folded header", "b", "--b\nContent-Type: application/http;\n msgtype=request\n\nGET Person HTTP/1.1\n\n--b--", "proper name"},
		{"no end of headers", "b", "--b\nContent-Type: application/http\n--b--", "no blank line"},
		{"many headers", "b", "--b\n" + strings.Repeat("X: y\n", 101) + part + "\n--b--", "more than 100"},
		{"carriage return in a header", "b", "--b\nX: y\rz\n" + part + "\n--b--", "control character"},
		{"NUL in a header", "b", "--b\nX: y\x00z\n" + part + "\n--b--", "control character"},
		{"bad id", "b", "--b\nContent-ID: a b\n" + part + "\n--b--", "ids do not have"},
		{"long id", "b", "--b\nContent-ID: " + strings.Repeat("i", 129) + "\n" + part + "\n--b--", "1 to 128"},
		{"id twice", "b", "--b\nContent-ID: 1\n" + part + "\n--b\nContent-ID: 1\n" + part + "\n--b--", "given twice"},
		{"empty change set", "b", "--b\nContent-Type: multipart/mixed;boundary=c\n\n--c--\n--b--", "no part"},
		{"cut change set", "b", "--b\nContent-Type: multipart/mixed;boundary=c\n\n--c\n" + part + "\n--b--", "ends before"},
		{"change set without boundary", "b", "--b\nContent-Type: multipart/mixed\n\n--c\n" + part + "\n--c--\n--b--", "names no boundary"},
		{"change set in a change set", "b", "--b\nContent-Type: multipart/mixed;boundary=c\n\n--c\nContent-Type: multipart/mixed;boundary=d\n\n--d\n" + part + "\n--d--\n--c--\n--b--", "requests only"},
		{"too many", "b", strings.Repeat("--b\n"+part+"\n", 5) + "--b--", "more than 4"},
		{"a million", "b", strings.Repeat("--b\n"+part+"\n", 1e5) + "--b--", "more than 4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(Multipart, c.boundary, []byte(c.body), Limits{Requests: 4})
			require.ErrorContains(t, err, c.fault)
			require.ErrorAs(t, err, new(*Error))
		})
	}
}

// TestMessageRefused: a request that cannot be read leaves the others as they are.
func TestMessageRefused(t *testing.T) {
	for _, c := range []struct{ message, fault string }{
		{"", "begins with a line"},
		{"GET Person", "begins with a line"},
		{"GET Person HTTP/2\n\n", "begins with a line"},
		{"GET HTTP/1.1\n\n", "begins with a line"},
		{" Person HTTP/1.1\n\n", "begins with a line"},
		{"GET Per\x00son HTTP/1.1\n\n", "begins with a line"},
		{"GET Per\rson HTTP/1.1\n\n", "begins with a line"},
		{"GET Per\xffson HTTP/1.1\n\n", "begins with a line"},
		{"GET Person HTTP/1.1\nAccept: a\n b\n\n", "proper name"},
		{"GET Person HTTP/1.1\nAccept\n\n", "proper name"},
		{"GET Person HTTP/1.1\nAc cept: a\n\n", "proper name"},
		{"GET Person HTTP/1.1\nAccept: a\rB: c\n\n", "control character"},
		{"GET Person HTTP/1.1\nAccept: a", ""},
		{"GET Person HTTP/1.1\nAccept: a\n", ""},
		{"GET Person HTTP/1.1\nAccept: a\nwhat", "proper name"},
		{"POST Person HTTP/1.1\nContent-Length: 5\n\n{}", "another length"},
		{"POST Person HTTP/1.1\nContent-Length: 1\n\n{}", "another length"},
		{"POST Person HTTP/1.1\nContent-Length: -1\n\n{}", "another length"},
		{"POST Person HTTP/1.1\nContent-Length: 2\nContent-Length: 2\n\n{}", "another length"},
		{"POST Person HTTP/1.1\nContent-Length: 2\n\n{}\n", ""},
		{"GET Person?$filter=Name eq 'x y' HTTP/1.1\n\n", ""},
	} {
		t.Run(c.message, func(t *testing.T) {
			body := "--b\nContent-Type: application/http\n\n" + c.message + "\n--b\nContent-Type: application/http\n\nGET Unit HTTP/1.1\n\n--b--"
			rs, err := Read(Multipart, "b", []byte(body), Limits{Requests: 4})
			require.NoError(t, err)
			require.Len(t, rs, 2)
			require.NoError(t, rs[1].Err)
			if c.fault == "" {
				require.NoError(t, rs[0].Err)
				return
			}
			require.ErrorContains(t, rs[0].Err, c.fault)
		})
	}
}

// TestJSON: the members of a request, and bodies by their type.
func TestJSON(t *testing.T) {
	rs, err := Read(JSON, "", []byte(`{"@odata.context":[1],"requests":[
		{"id":"1","method":"post","url":"Person","body":{"Name":"Ada","N":[1,{}]},"@note":{"a":1}},
		{"id":"2","method":"PUT","url":"Person(4)/Name/$value","headers":{"content-type":"text/plain"},"body":"Ada \u00e9","dependsOn":["1"]},
		{"id":"3","method":"Put","url":"Person(4)/Photo/$value","headers":{"Content-Type":"image/png"},"body":"-_8=","atomicityGroup":"g"},
		{"id":"4","method":"delete","url":"Person(4)","atomicityGroup":"g","dependsOn":["3"]},
		{"id":"5","method":"get","url":"$1","dependsOn":["g"],"if":"not ($1/$statuscode eq 404) and $4/$succeeded"},
		{"id":"6","method":"get","url":"$1","if":"what else"},
		{"id":"7","method":"post","url":"Person","headers":{"content-type":"text/plain"},"body":{}}
	]}`), Limits{Requests: 7})
	require.NoError(t, err)
	require.Equal(t, `{"Name":"Ada","N":[1,{}]}`, string(rs[0].Body))
	require.Equal(t, "POST", rs[0].Method)
	require.Equal(t, "application/json", rs[0].Header.Get("Content-Type"))
	require.Equal(t, "Ada é", string(rs[1].Body))
	require.Equal(t, []string{"1"}, rs[1].After)
	require.Equal(t, "\xfb\xff", string(rs[2].Body))
	require.Same(t, rs[2].Group, rs[3].Group)
	require.Nil(t, rs[4].Group)
	answers := map[string]int{"1": 201, "4": 204}
	status := func(id string) int { return answers[id] }
	require.True(t, rs[4].If.Holds(status))
	answers["1"] = 404
	require.False(t, rs[4].If.Holds(status))
	require.ErrorContains(t, rs[5].Err, "not understood")
	require.ErrorContains(t, rs[6].Err, "is a string")
}

// TestJSONRefused: what is no batch is refused as a whole.
func TestJSONRefused(t *testing.T) {
	one := func(member string) string {
		return `{"requests":[{"id":"1","method":"get","url":"Person",` + member + `}]}`
	}
	two := func(first, second string) string {
		return fmt.Sprintf(`{"requests":[{"id":"1","method":"get","url":"Person"%s},{"id":"2","method":"get","url":"Person"%s}]}`, first, second)
	}
	for _, c := range []struct{ name, body, fault string }{
		{"nothing", "", "no JSON"},
		{"a list", "[]", "not made as it should be"},
		{"no requests", "{}", "no requests"},
		{"requests are no list", `{"requests":{}}`, "not made"},
		{"a request is no object", `{"requests":[1]}`, "not made"},
		{"cut", `{"requests":[{"id":"1"`, "no JSON"},
		{"something behind", two("", "") + "]", "no JSON"},
		{"many members", one(`"headers":{` + manyMembers(101) + `}`), "more than 100"},
		{"no UTF-8", "{\"requests\":[\"\xff\"]}", "UTF-8"},
		{"deep", `{"requests":[{"id":"1","method":"get","url":"x","body":` + strings.Repeat("[", 20000) + "}]}", "no JSON"},
		{"deep annotation", `{"@x":` + strings.Repeat(`{"a":`, 20000) + "}", "no JSON"},
		{"unknown member", `{"reqs":[]}`, "not known"},
		{"unknown member of a request", one(`"uri":"x"`), "not known"},
		{"member twice", one(`"url":"Unit"`), "given twice"},
		{"member twice in another letter case", one(`"URL":"Unit"`), "given twice"},
		{"no id", `{"requests":[{"method":"get","url":"x"}]}`, "lacks id"},
		{"no method", `{"requests":[{"id":"1","url":"x"}]}`, "lacks method"},
		{"no url", `{"requests":[{"id":"1","method":"get"}]}`, "lacks url"},
		{"empty url", `{"requests":[{"id":"1","method":"get","url":""}]}`, "lacks url"},
		{"a number as id", `{"requests":[{"id":1,"method":"get","url":"x"}]}`, "no string"},
		{"a line end in the url", `{"requests":[{"id":"1","method":"get","url":"a\r\nb"}]}`, "no string of one line"},
		{"NUL in the url", `{"requests":[{"id":"1","method":"get","url":"a\u0000"}]}`, "no string of one line"},
		{"an id with a slash", `{"requests":[{"id":"a/b","method":"get","url":"x"}]}`, "ids do not have"},
		{"header of a number", one(`"headers":{"a":1}`), "values of headers are strings"},
		{"header twice", one(`"headers":{"a":"1","A":"2"}`), "given twice"},
		{"headers as list", one(`"headers":[]`), "not made"},
		{"id twice", `{"requests":[{"id":"1","method":"get","url":"x"},{"id":"1","method":"get","url":"x"}]}`, "given twice"},
		{"id of a group", two(`,"atomicityGroup":"2"`, ""), "given twice"},
		{"own group", one(`"atomicityGroup":"1"`), "given twice"},
		{"group torn apart", `{"requests":[{"id":"1","method":"get","url":"x","atomicityGroup":"g"},{"id":"2","method":"get","url":"x"},{"id":"3","method":"get","url":"x","atomicityGroup":"g"}]}`, "stand together"},
		{"depends on a later one", two(`,"dependsOn":["2"]`, ""), "depends on"},
		{"depends on itself", one(`"dependsOn":["1"]`), "depends on"},
		{"depends on its own group", one(`"atomicityGroup":"g","dependsOn":["g"]`), "depends on"},
		{"circle", two(`,"dependsOn":["2"]`, `,"dependsOn":["1"]`), "depends on"},
		{"depends on nothing known", one(`"dependsOn":["9"]`), "depends on"},
		{"condition on a later one", two(`,"if":"$2/$succeeded"`, ""), "depends on"},
		{"dependsOn no list", one(`"dependsOn":"1"`), "not made"},
		{"dependsOn of numbers", one(`"dependsOn":[1]`), "no string"},
		{"too many", `{"requests":[` + strings.Repeat(`{"id":"1","method":"get","url":"x"},`, 5) + "{}]}", "more than 4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(JSON, "", []byte(c.body), Limits{Requests: 4})
			require.ErrorContains(t, err, c.fault)
			require.ErrorAs(t, err, new(*Error))
		})
	}
}

// TestJSONHeaderRefused: a header that could break out of its line is the fault of its request only.
func TestJSONHeaderRefused(t *testing.T) {
	rs, err := Read(JSON, "", []byte(`{"requests":[{"id":"1","method":"get","url":"x","headers":{"Accept":"a\r\nAuthorization: b"}},{"id":"2","method":"get","url":"x"}]}`), Limits{Requests: 2})
	require.NoError(t, err)
	require.ErrorContains(t, rs[0].Err, "control character")
	require.NoError(t, rs[1].Err)
}

func TestCondition(t *testing.T) {
	status := func(id string) int { return map[string]int{"1": 201, "2": 404}[id] }
	for text, want := range map[string]bool{
		"$1/$succeeded":                                    true,
		"$2/$succeeded":                                    false,
		"not $2/$succeeded":                                true,
		"$1/$statuscode eq 201":                            true,
		"$1/$statuscode ne 201":                            false,
		"$2/$statuscode ge 400":                            true,
		"$2/$statuscode gt 404":                            false,
		"$2/$statuscode lt 404":                            false,
		"$2/$statuscode le 404":                            true,
		"$1/$succeeded and $2/$succeeded":                  false,
		"$1/$succeeded or $2/$succeeded":                   true,
		"not ($1/$succeeded or $2/$succeeded)":             false,
		"$2/$succeeded or not(not($1/$succeeded))":         true,
		"$1/$succeeded or $1/$succeeded and $2/$succeeded": true,
	} {
		c, err := parseCondition(text)
		require.NoError(t, err, text)
		require.Equal(t, want, c.Holds(status), text)
	}
	for _, text := range []string{"", "(", "$1", "1/$succeeded", "$1/$succeeded and", "$1/$succeeded $2/$succeeded", "($1/$succeeded", "$1/$statuscode", "$1/$statuscode eq x", "$1/Name eq 'a'", "$1/$statuscode has 1", strings.Repeat("not ", 300) + "$1/$succeeded", strings.Repeat("(", 300)} {
		_, err := parseCondition(text)
		require.Error(t, err, text)
	}
}

func manyMembers(n int) string {
	var list []string
	for i := range n {
		list = append(list, fmt.Sprintf(`"x%d":""`, i))
	}
	return strings.Join(list, ",")
}

func TestFormOf(t *testing.T) {
	for contentType, want := range map[string]Form{
		"application/json": JSON, "Application/JSON; charset=UTF-8": JSON, "application/json;odata.metadata=minimal": JSON,
		"multipart/mixed; boundary=b": Multipart, "multipart/mixed": Multipart,
		"": 0, "text/plain": 0, "application/json;charset=latin1": 0, "multipart/mixed; boundary=": 0, "multipart/form-data;boundary=b": 0,
	} {
		form, _ := FormOf(contentType)
		require.Equal(t, want, form, contentType)
	}
}

func FuzzMultipart(f *testing.F) {
	for _, seed := range []string{changeSet, crlf(changeSet), "--b\n\n--b--", "--b--", "--b\r\nContent-Type: multipart/mixed;boundary=b\r\n\r\n--b\r\n\r\n--b--\r\n--b--", "--b\nContent-Type: application/http\n\nGET x HTTP/1.1\nA: b\n--b--"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) { readable(t, Multipart, body) })
}

func FuzzJSON(f *testing.F) {
	for _, seed := range []string{
		`{"requests":[]}`, `{"requests":[{"id":"1","method":"get","url":"x","headers":{"a":"b"},"body":"c","dependsOn":[],"if":"$1/$succeeded"}]}`,
		`{"requests":[{"id":"1","atomicityGroup":"g","method":"post","url":"$1/x","headers":{"content-type":"text/plain"},"body":"\u0000"}]}`, `[`, `{"@a":{}}`, "\ufeff{}",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		readable(t, JSON, body)
		asOthersRead(t, body)
	})
}

// readable holds what is read from any body to what others count on.
func readable(t *testing.T, form Form, body []byte) {
	rs, err := Read(form, "b", body, Limits{Requests: 10})
	if err != nil {
		require.ErrorAs(t, err, new(*Error))
		return
	}
	require.LessOrEqual(t, len(rs), 10)
	left := map[*Group]bool{}
	for i, r := range rs {
		if i > 0 && rs[i-1].Group != nil && rs[i-1].Group != r.Group {
			left[rs[i-1].Group] = true
		}
		if r.ID != "" {
			require.NoError(t, checkName(r.ID))
		}
		if r.Err != nil {
			require.ErrorAs(t, r.Err, new(*Error))
			continue
		}
		require.True(t, text(r.Method) && text(r.URL) && r.Method != "" && r.URL != "", "%q %q", r.Method, r.URL)
		require.NoError(t, checkHeader(r.Header))
		require.LessOrEqual(t, len(r.Body), len(body))
		require.False(t, left[r.Group], "a group that ended goes on")
	}
}

// asOthersRead holds the reader of JSON to the one of the standard library.
func asOthersRead(t *testing.T, body []byte) {
	rs, err := Read(JSON, "", body, Limits{Requests: 10})
	if err != nil {
		return
	}
	var other struct {
		Requests []struct {
			ID, Method, URL string
			Body            json.RawMessage
		}
	}
	require.NoError(t, json.Unmarshal(bytes.TrimPrefix(body, []byte("\ufeff")), &other))
	require.Len(t, rs, len(other.Requests))
	for i, r := range rs {
		o := other.Requests[i]
		require.Equal(t, []string{o.ID, strings.ToUpper(o.Method), o.URL}, []string{r.ID, r.Method, r.URL})
		if r.Err == nil && o.Body != nil && kindOf(r.Header.Get("Content-Type")) == jsonBody {
			require.Equal(t, string(o.Body), string(r.Body))
		}
	}
}

func checkHeader(h http.Header) error {
	for name, values := range h {
		for _, v := range values {
			if !isToken(name) || strings.ContainsAny(v, "\r\n\x00") {
				return fmt.Errorf("%q: %q", name, v)
			}
		}
	}
	return nil
}
