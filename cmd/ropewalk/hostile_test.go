package main

import (
	"bytes"
	"io"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// record is a log that a test reads while others write to it.
type record struct {
	mu sync.Mutex
	bytes.Buffer
}

// Write implements io.Writer.
func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.Buffer.Write(p)
}

func (r *record) text() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.String()
}

// TestHostileWrites: what is malformed, too much or meant for somebody else is refused with an error
// of OData, leaves nothing behind, and does no harm to the next request.
func TestHostileWrites(t *testing.T) {
	eachHouse(t, func(t *testing.T, h *house) {
		var log record
		h.serve(slog.New(slog.NewTextHandler(&log, nil)))
		h.lockPerson()
		for _, row := range slices.Concat(hostileBatches, hostileBodies, hostileURLs) {
			t.Run(row.name, func(t *testing.T) { h.in(t).withstand(row) })
		}
		h.verify()
		require.NotContains(t, log.text(), "panic")
	})
}

// withstand sends a hostile request and looks at the answer, at the database and at the next answer.
func (h *house) withstand(row hostileRow) {
	h.Helper()
	before := h.traces()
	method, path, _ := strings.Cut(row.request, " ")
	a := h.send(row.user, method, path, row.body, row.headers...)
	status, code := verdict(a)
	require.Equal(h, row.want, strconv.Itoa(status)+" "+code, "%.600s", a.body)
	require.Contains(h, string(a.body), `"message":"`)
	require.Equal(h, before, h.traces(), "nothing is written")
	h.must(http.StatusOK, "dataadmin", http.MethodGet, "Identity(<p>)?$select=LASTNAME", "")
}

// hostileBytes are requests that no client library would send, behind the head that they share.
var hostileBytes = []struct{ name, head, body string }{
	{"two lengths", "Content-Length: 5\r\nContent-Length: 50\r\n", person},
	{"a length below nothing", "Content-Length: -5\r\n", person},
	{"a chunk of no size", "Transfer-Encoding: chunked\r\n", "zz\r\n" + person},
	{"a chunk of all sizes", "Transfer-Encoding: chunked\r\n", "ffffffffffffffffff\r\n" + person},
	{"a return in a header", "If-Match: x\rX-Evil: y\r\nContent-Length: 2\r\n", "{}"},
	{"a NUL in a header", "If-Match: x\x00\r\nContent-Length: 2\r\n", "{}"},
	{"a space before the colon", "If-Match : x\r\nContent-Length: 2\r\n", "{}"},
	{"a body that ends early", "Content-Length: 500\r\n", person},
}

// TestHostileBytes: what HTTP itself does not allow is refused, and never taken for a second request.
func TestHostileBytes(t *testing.T) {
	h := openHouse(t, "sqlite:"+copyFile(t, mustWorldFile(t)))
	h.lockPerson()
	for _, row := range hostileBytes {
		t.Run(row.name, func(t *testing.T) {
			h := h.in(t)
			before := h.traces()
			answers := h.raw("POST /odata/Identity HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer demo-dataadmin\r\nContent-Type: application/json\r\n" +
				row.head + "\r\n" + row.body)
			require.Regexp(t, "^HTTP/1.1 4", answers)
			require.Equal(t, 1, strings.Count(answers, "HTTP/1.1 "), answers)
			require.Equal(t, before, h.traces())
			h.must(http.StatusOK, "dataadmin", http.MethodGet, "Identity(<p>)?$select=LASTNAME", "")
		})
	}
}

// raw sends bytes, closes its side and gives all that comes back.
func (h *house) raw(bytes string) string {
	h.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(h.url, "http://"))
	require.NoError(h, err)
	defer c.Close()
	_, err = io.WriteString(c, bytes)
	require.NoError(h, err)
	require.NoError(h, c.(*net.TCPConn).CloseWrite())
	back, err := io.ReadAll(c)
	require.NoError(h, err)
	return string(back)
}
