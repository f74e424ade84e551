package odatatest_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// message is a part of a batch with one request.
func message(request string) string { return "Content-Type: application/http\r\n\r\n" + request }

// mixed is a multipart body of parts.
func mixed(parts ...string) string {
	return "--b\r\n" + strings.Join(parts, "\r\n--b\r\n") + "\r\n--b--\r\n"
}

// patchOf is a request that would write, if only it were made.
func patchOf(head string) string {
	return message("PATCH " + head + "\r\nContent-Type: application/json\r\n\r\n{\"Level\":666}")
}

func member(pair string) string {
	return `{"requests":[{"id":"1","method":"patch","url":"Person(4)","body":{"Level":666},` + pair + `}]}`
}

func withURL(url string) string {
	return `{"requests":[{"id":"1","method":"patch","url":"` + url + `","body":{"Level":666}}]}`
}

func header(name, value string) string { return member(`"headers":{"` + name + `":"` + value + `"}`) }

const (
	multipart = "multipart/mixed;boundary=b"
	jsonType  = "application/json"
)

// batches are hostile ones, with the status and code of the batch or of the one request in it.
var batches = []struct{ name, contentType, body, answer string }{
	// What is no batch.
	{"no boundary", "multipart/mixed", mixed(patchOf("Person(4) HTTP/1.1")), "400 InvalidBatch"},
	{"empty boundary", `multipart/mixed;boundary=""`, mixed(patchOf("Person(4) HTTP/1.1")), "400 InvalidBatch"},
	{"wrong boundary", "multipart/mixed;boundary=x", mixed(patchOf("Person(4) HTTP/1.1")), "400 InvalidBatch"},
	{"long boundary", "multipart/mixed;boundary=" + again(71, "b"), "--" + again(71, "b") + "--", "400 InvalidBatch"},
	{"form data", "multipart/form-data;boundary=b", mixed(patchOf("Person(4) HTTP/1.1")), "415 UnsupportedMediaType"},
	{"two boundaries", "multipart/mixed;boundary=b;boundary=c", mixed(patchOf("Person(4) HTTP/1.1")), "415 UnsupportedMediaType"},
	{"empty body", multipart, "", "400 InvalidBatch"},
	{"only the end", multipart, "--b--", "400 InvalidBatch"},
	{"cut", multipart, strings.TrimSuffix(mixed(patchOf("Person(4) HTTP/1.1")), "--\r\n"), "400 InvalidBatch"},
	{"cut in a header", multipart, "--b\r\nContent-Type: appl", "400 InvalidBatch"},
	{"a million parts", multipart, again(1e6, "--b\r\n") + "--b--", "400 InvalidHeader"},
	{"a line of boundaries", multipart, "--b\r\n" + again(2e6, "--b") + "\r\n--b--", "400 InvalidHeader"},
	{"a line of last boundaries", multipart, again(1e6, "--b--") + "\r\n", "400 InvalidBatch"},
	{"lines that almost are boundaries", multipart, again(1e6, "--bb\r\n"), "400 InvalidBatch"},
	{"too many requests", multipart, mixed(again(1001, message("GET Person(4) HTTP/1.1\r\n\r\n\r\n--b\r\n"))), "413 LimitExceeded"},
	{"too many in a change set", multipart, "--b\r\nContent-Type: multipart/mixed;boundary=c\r\n\r\n" + again(1001, "--c\r\n"+patchOf("Person(4) HTTP/1.1")+"\r\n") + "--c--\r\n--b--", "413 LimitExceeded"},
	{"too long", multipart, mixed(message("GET Person HTTP/1.1\r\nX: " + again(9<<20, "x"))), "413 LimitExceeded"},
	{"too many in JSON", jsonType, `{"requests":[` + again(1001, `{"id":"1","method":"get","url":"Person"},`) + `{}]}`, "413 LimitExceeded"},
	{"many headers", multipart, mixed(again(1000, "X: y\r\n") + patchOf("Person(4) HTTP/1.1")), "400 LimitExceeded"},
	{"nested change sets", multipart, mixed("Content-Type: multipart/mixed;boundary=c\r\n\r\n--c\r\nContent-Type: multipart/mixed;boundary=d\r\n\r\n--d\r\n" + patchOf("Person(4) HTTP/1.1") + "\r\n--d--\r\n--c--"), "400 InvalidBatch"},
	{"a part that is a batch", multipart, mixed("Content-Type: application/json\r\n\r\n" + withURL("Person(4)")), "400 InvalidBatch"},
	{"deep JSON", jsonType, again(4e5, `{"requests":[`), "400 InvalidJson"},
	{"deep body", jsonType, `{"requests":[{"body":` + again(1e6, "["), "400 InvalidJson"},
	{"JSON cut", jsonType, `{"requests":[{"id":"1","method":"patch","url":"Person(4)","body":{"Level":666`, "400 InvalidJson"},
	{"JSON twice", jsonType, withURL("Person(4)") + withURL("Person(4)"), "400 InvalidJson"},
	{"JSON with bad UTF-8", jsonType, withURL("Person(4)\xff"), "400 InvalidJson"},
	{"circle", jsonType, `{"requests":[{"id":"1","method":"get","url":"Person","dependsOn":["2"]},{"id":"2","method":"get","url":"Person","dependsOn":["1"]}]}`, "400 InvalidDependency"},
	{"member twice", jsonType, member(`"url":"Person(5)"`), "400 InvalidBatch"},
	{"method that is none", jsonType, `{"requests":[{"id":"1","method":{},"url":"x"}]}`, "400 InvalidBatch"},
	{"latin-1", "application/json;charset=latin1", withURL("Person(4)"), "415 UnsupportedMediaType"},

	// Requests that ask for something else than this service.
	{"elsewhere", jsonType, withURL("http://evil.example.com/odata/Person(4)"), "400 ForeignURL"},
	{"elsewhere in multipart", multipart, mixed(patchOf("http://evil.example.com/odata/Person(4) HTTP/1.1")), "400 ForeignURL"},
	{"elsewhere without a scheme", jsonType, withURL("//evil.example.com/odata/Person(4)"), "400 ForeignURL"},
	{"a file", jsonType, withURL("file:///etc/passwd"), "400 ForeignURL"},
	{"a name within a URL", jsonType, withURL("http://user:password@evil.example.com/odata/Person(4)"), "400 ForeignURL"},
	{"other scheme", jsonType, withURL("gopher:Person(4)"), "400 ForeignURL"},
	{"beside the roots", jsonType, withURL("/metrics"), "400 ForeignURL"},
	{"out of the root", jsonType, withURL("../metrics"), "404 UnknownSet"},
	{"fragment", jsonType, withURL("Person(4)#x"), "400 InvalidURL"},
	{"bad escape", jsonType, withURL("Person(4)%zz"), "400 InvalidURL"},
	{"NUL in the URL", jsonType, withURL(`Person(4)\u0000`), "400 InvalidBatch"},
	{"escaped NUL in the URL", jsonType, withURL("Person(4)%00"), "400 SyntaxError"},
	{"line end in the URL", jsonType, withURL(`Person(4) HTTP/1.1\r\nAuthorization: x`), "400 InvalidBatch"},
	{"long URL", jsonType, withURL("Person(4)?x=" + again(20000, "x")), "414 LimitExceeded"},
	{"a batch in a batch", jsonType, `{"requests":[{"id":"1","method":"post","url":"$batch","body":` + withURL("Person(4)") + `}]}`, "400 NestedBatch"},
	{"a batch in a batch, by its path", jsonType, `{"requests":[{"id":"1","method":"post","url":"/odata/$batch","body":` + withURL("Person(4)") + `}]}`, "400 NestedBatch"},
	{"a batch in a batch, escaped", jsonType, `{"requests":[{"id":"1","method":"post","url":"%24batch","body":` + withURL("Person(4)") + `}]}`, "404 UnknownSet"},
	{"itself", jsonType, withURL("$1"), "400 InvalidReference"},
	{"a later one", jsonType, withURL("$2"), "400 InvalidReference"},
	{"unknown method", jsonType, `{"requests":[{"id":"1","method":"trace","url":"Person"}]}`, "400 InvalidMethod"},
	{"connect", multipart, mixed(message("CONNECT evil.example.com:80 HTTP/1.1\r\n\r\n")), "400 InvalidMethod"},
	{"no line", multipart, mixed(message("")), "400 InvalidRequest"},
	{"old HTTP", multipart, mixed(message("PATCH Person(4)\r\n\r\n{\"Level\":666}")), "400 InvalidRequest"},

	// Headers that would say who calls, or how bytes travel.
	{"authorization", jsonType, header("Authorization", "Bearer root"), "400 ForbiddenHeader"},
	{"authorization in another letter case", jsonType, header("aUTHORIZATION", "Bearer root"), "400 ForbiddenHeader"},
	{"proxy authorization", jsonType, header("Proxy-Authorization", "Basic eA=="), "400 ForbiddenHeader"},
	{"key", jsonType, header("X-API-Key", "root"), "400 ForbiddenHeader"},
	{"cookie", jsonType, header("Cookie", "oisauthtoken=x"), "400 ForbiddenHeader"},
	{"impersonation", jsonType, header("impersonate_user", "root"), "400 ForbiddenHeader"},
	{"host", jsonType, header("Host", "evil.example.com"), "400 ForbiddenHeader"},
	{"method override", jsonType, header("X-HTTP-Method-Override", "DELETE"), "400 ForbiddenHeader"},
	{"method", jsonType, header("X-HTTP-Method", "MERGE"), "400 ForbiddenHeader"},
	{"transfer encoding", jsonType, header("Transfer-Encoding", "chunked"), "400 ForbiddenHeader"},
	{"expect", jsonType, header("Expect", "100-continue"), "400 ForbiddenHeader"},
	{"forwarded", jsonType, header("X-Forwarded-Host", "evil.example.com"), "400 ForbiddenHeader"},
	{"upgrade", jsonType, header("Upgrade", "h2c"), "400 ForbiddenHeader"},
	{"packed body", jsonType, header("Content-Encoding", "gzip"), "400 ForbiddenHeader"},
	{"authorization in multipart", multipart, mixed(patchOf("Person(4) HTTP/1.1\r\nAuthorization: Bearer root")), "400 ForbiddenHeader"},
	{"line end in a header", jsonType, header("Prefer", `a\r\nAuthorization: x`), "400 InvalidHeader"},
	{"carriage return in a header", multipart, mixed(patchOf("Person(4) HTTP/1.1\r\nPrefer: a\rAuthorization: x")), "400 InvalidHeader"},
	{"folded header", multipart, mixed(patchOf("Person(4) HTTP/1.1\r\nPrefer: a\r\n b")), "400 InvalidHeader"},
	{"blank in the name of a header", multipart, mixed(patchOf("Person(4) HTTP/1.1\r\nPrefer : a")), "400 InvalidHeader"},
	{"wrong length", multipart, mixed(patchOf("Person(4) HTTP/1.1\r\nContent-Length: 9999")), "400 InvalidHeader"},
	{"short length", multipart, mixed(patchOf("Person(4) HTTP/1.1\r\nContent-Length: 2")), "400 InvalidHeader"},
	{"large headers", jsonType, header("Prefer", again(70000, "x")), "431 LimitExceeded"},
	{"id with a line end", jsonType, `{"requests":[{"id":"1\r\nX: y","method":"get","url":"Person"}]}`, "400 InvalidBatch"},

	// Bodies.
	{"large body", jsonType, `{"requests":[{"id":"1","method":"patch","url":"Person(4)","body":{"Name":"` + again(2<<20, "x") + `"}}]}`, "413 LimitExceeded"},
	{"deep body of a request", jsonType, `{"requests":[{"id":"1","method":"patch","url":"Person(4)","body":` + nested(100, "[", "", "]") + `}]}`, "400 LimitExceeded"},
	{"bad base64", jsonType, `{"requests":[{"id":"1","method":"patch","url":"Person(4)","headers":{"content-type":"image/png"},"body":"?"}]}`, "400 InvalidBody"},
	{"no JSON", multipart, mixed(message("PATCH Person(4) HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{")), "400 InvalidJson"},
	{"foreign reference", jsonType, `{"requests":[{"id":"1","method":"patch","url":"Person(4)","body":{"UNIT@odata.bind":"http://evil.example.com/odata/Unit(1)"}}]}`, "400 InvalidReference"},
	{"reference to itself", jsonType, `{"requests":[{"id":"1","method":"patch","url":"Person(4)","body":{"BOSS@odata.bind":"$1"}}]}`, "400 InvalidReference"},
	{"read in a change set", multipart, mixed("Content-Type: multipart/mixed;boundary=c\r\n\r\n--c\r\n" + patchOf("Person(4) HTTP/1.1") + "\r\n--c\r\n" + message("GET Person HTTP/1.1\r\n\r\n") + "\r\n--c--"), "400 InvalidChangeSet"},
	{"long query in a change set", multipart, mixed("Content-Type: multipart/mixed;boundary=c\r\n\r\n--c\r\n" + patchOf("Person(4) HTTP/1.1") + "\r\n--c\r\n" + message("POST Person/$query HTTP/1.1\r\nContent-Type: text/plain\r\n\r\n$top=1") + "\r\n--c--"), "400 InvalidChangeSet"},
}

// TestHostileBatches: each is refused, nothing of it is written, and the next request is answered.
func TestHostileBatches(t *testing.T) {
	server := httptest.NewServer(fresh(t))
	t.Cleanup(server.Close)
	before := person(t, server.URL)
	for _, c := range batches {
		t.Run(c.name, func(t *testing.T) {
			status, text := sendBatch(t, server.URL, c.contentType, c.body)
			require.Equal(t, c.answer, refusal(t, status, text))
			require.Less(t, len(text), 2000, "an attack is not sent back")
			require.Equal(t, before, person(t, server.URL), "nothing was written")
		})
	}
}

func sendBatch(t *testing.T, base, contentType, body string, headers ...string) (status int, text string) {
	r, err := http.NewRequest(http.MethodPost, base+"/odata/$batch", strings.NewReader(body))
	require.NoError(t, err)
	r.Header.Set("Content-Type", contentType)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	resp, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	return resp.StatusCode, string(answer)
}

// refusal finds status and code of the error: that of the batch, or of the one request in it.
func refusal(t *testing.T, status int, text string) string {
	type fault struct {
		Error struct{ Code, Message string }
	}
	var whole struct {
		fault
		Responses []struct {
			Status int
			Body   fault
		}
	}
	_, inner, found := strings.Cut(text, "HTTP/1.1 ")
	switch {
	case found:
		_, err := fmt.Sscan(inner, &status)
		require.NoError(t, err)
		_, body, _ := strings.Cut(inner, "\r\n\r\n")
		body, _, _ = strings.Cut(body, "\r\n--")
		require.NoError(t, json.Unmarshal([]byte(body), &whole.fault), text)
	case status == http.StatusOK:
		require.NoError(t, json.Unmarshal([]byte(text), &whole), text)
		require.Len(t, whole.Responses, 1, text)
		status, whole.fault = whole.Responses[0].Status, whole.Responses[0].Body
	default:
		require.NoError(t, json.Unmarshal([]byte(text), &whole.fault), text)
	}
	require.NotEmpty(t, whole.Error.Message)
	return fmt.Sprint(status, " ", whole.Error.Code)
}

// TestBatchBomb: a small packed batch that is a large one is refused by what it is.
func TestBatchBomb(t *testing.T) {
	server := httptest.NewServer(fresh(t))
	t.Cleanup(server.Close)
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, err := io.WriteString(w, withURL("Person(4)?x="+again(9<<20, "x")))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	require.Less(t, packed.Len(), 100<<10)
	status, text := sendBatch(t, server.URL, jsonType, packed.String(), "Content-Encoding", "gzip")
	require.Equal(t, "413 LimitExceeded", refusal(t, status, text))
}

// TestOwnHost: the second form of a URL in a batch is a path beside the host of this service.
func TestOwnHost(t *testing.T) {
	server := httptest.NewServer(fresh(t))
	t.Cleanup(server.Close)
	host := strings.TrimPrefix(server.URL, "http://")
	status, text := sendBatch(t, server.URL, multipart, mixed(patchOf("/odata/Person(4) HTTP/1.1\r\nHost: "+host)))
	require.Equal(t, http.StatusOK, status)
	require.Contains(t, text, "HTTP/1.1 204 No Content\r\n")
	require.Contains(t, person(t, server.URL), `"Level":666`)
}
