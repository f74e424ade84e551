package main

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestRedact: a key in a URL never reaches the log, however its option is written.
func TestRedact(t *testing.T) {
	for _, c := range []struct{ in, out string }{
		{"/odata/Identity", "/odata/Identity"},
		{"/odata/?api_key=secret", "/odata/?api_key=REDACTED"},
		{"/odata/?$top=1&API_Key=secret&$skip=2", "/odata/?$top=1&API_Key=REDACTED&$skip=2"},
		{"/odata/?%61pi_key=secret", "/odata/?%61pi_key=REDACTED"},
		{"/odata/?api%5Fkey=secret", "/odata/?api%5Fkey=REDACTED"},
		{"/odata/?%zz=secret", "/odata/?%zz=REDACTED"},
		{"/odata/?+api_key=secret", "/odata/?+api_key=REDACTED"},
		{"/odata/?a=1;api_key=secret", "/odata/?a=1;api_key=REDACTED"},
		{"/odata/?$api_key=secret", "/odata/?$api_key=REDACTED"},
		{"/odata/Identity;api_key=secret/$count", "/odata/Identity;api_key=REDACTED/$count"},
	} {
		u := &url.URL{}
		u.Path, u.RawQuery, _ = strings.Cut(c.in, "?")
		require.Equal(t, c.out, redact(u))
		require.NotContains(t, redact(u), "secret")
	}
	long := &url.URL{Path: "/" + strings.Repeat("a", 10000)}
	require.Less(t, len(redact(long)), 3000)
}

// TestRequestID: a short and plain id of the caller is kept, anything else replaced, and the
// log line carries it.
func TestRequestID(t *testing.T) {
	for _, c := range []struct {
		name, given string
		kept        bool
	}{
		{"none", "", false},
		{"plain", "abc-123", true},
		{"line break", "a\nb", false},
		{"space", "a b", false},
		{"long", strings.Repeat("x", 101), false},
		{"not ASCII", "é", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var log bytes.Buffer
			h := withExchange(withLog(slog.New(slog.NewJSONHandler(&log, nil)), newMetrics(),
				http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					exchangeOf(r.Context()).Caller = "somebody"
					w.WriteHeader(http.StatusTeapot)
				})))
			r := httptest.NewRequest(http.MethodGet, "/odata/", nil)
			r.Header[http.CanonicalHeaderKey(requestIDHeader)] = []string{c.given}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			id := w.Header().Get(requestIDHeader)
			require.NotEmpty(t, id)
			require.Equal(t, c.kept, id == c.given)
			require.Contains(t, log.String(), id)
			require.Contains(t, log.String(), `"status":418`)
			require.Contains(t, log.String(), `"caller":"somebody"`)
			require.Equal(t, 1, strings.Count(log.String(), "\n"))
		})
	}
}

// TestOverrideReason: what goes to the audit for good is text of a bounded length.
func TestOverrideReason(t *testing.T) {
	for given, c := range map[string]struct {
		out string
		ok  bool
	}{
		"": {"", true}, "  ": {"", true}, " false alarm ": {"false alarm", true}, "ärgerlich": {"ärgerlich", true},
		"\xff\xfe": {"", false}, strings.Repeat("ä", 2000): {strings.Repeat("ä", 2000), true}, strings.Repeat("x", 2001): {"", false},
	} {
		reason, err := overrideReason(http.Header{overrideHeader: {given}})
		require.Equal(t, c.out, reason)
		require.Equal(t, c.ok, err == nil, given)
	}
}

// TestLoopback tells addresses of this machine from others.
func TestLoopback(t *testing.T) {
	for address, is := range map[string]bool{
		"127.0.0.1:8080": true, "localhost:1": true, "[::1]:8080": true, "127.9.9.9:1": true,
		":8080": false, "0.0.0.0:8080": false, "192.0.2.1:1": false, "example.com:1": false, "nonsense": false,
	} {
		require.Equal(t, is, loopback(address), address)
	}
}

// TestMetricsStayHere: /metrics on the main listener answers this machine only.
func TestMetricsStayHere(t *testing.T) {
	h := loopbackOnly(newMetrics().handler())
	for from, status := range map[string]int{
		"127.0.0.1:5": http.StatusOK, "[::1]:5": http.StatusOK, "192.0.2.7:5": http.StatusNotFound, "nowhere": http.StatusNotFound,
	} {
		r := httptest.NewRequest(http.MethodGet, "/metrics", nil)
		r.RemoteAddr = from
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		require.Equal(t, status, w.Code, from)
	}
	r := httptest.NewRequest(http.MethodGet, "/metrics", nil)
	r.RemoteAddr = "127.0.0.1:5"
	r.Header.Set("X-Forwarded-For", "192.0.2.7")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	require.Equal(t, http.StatusNotFound, w.Code, "a proxy on this machine passes on who asks")
}

// awaited is a log that takes no line before it may.
type awaited struct{ may <-chan struct{} }

func (a awaited) Write(line []byte) (int, error) {
	<-a.may
	return len(line), nil
}

// TestNobodyWaitsForTheLog: an answer whose length is known is with its client before its line is written.
func TestNobodyWaitsForTheLog(t *testing.T) {
	const text = "answered"
	arrived := make(chan struct{})
	server := httptest.NewServer(withExchange(withLog(slog.New(slog.NewJSONHandler(awaited{arrived}, nil)), newMetrics(),
		http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", strconv.Itoa(len(text)))
			_, _ = w.Write([]byte(text))
		}))))
	defer server.Close()
	client := http.Client{Timeout: 10 * time.Second}
	resp, err := client.Get(server.URL)
	if err == nil {
		var body []byte
		body, err = io.ReadAll(resp.Body)
		require.NoError(t, resp.Body.Close())
		require.Equal(t, text, string(body))
	}
	close(arrived)
	require.NoError(t, err)
}
