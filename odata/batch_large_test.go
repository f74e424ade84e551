package odata_test

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/odatatest"
)

// TestLargeAnswers: answers that are larger than what is gathered go straight through, whole, in
// both forms.
func TestLargeAnswers(t *testing.T) {
	base := serve(t, nil)
	fill(t, base, 700)
	_, one, err := get(t, base+"/odata/Country?$top=1000")
	require.NoError(t, err)
	require.Greater(t, len(one), 70<<10)
	for _, accept := range []string{"application/json", "multipart/mixed"} {
		resp := post(t, base+"/odata/$batch", jsonBatch("", again(20, "GET Country?$top=1000")...), "Accept", accept)
		require.Equal(t, http.StatusOK, resp.StatusCode)
		require.Equal(t, 20, count(t, resp, one))
	}
}

func again(n int, request string) []string {
	requests := make([]string, n)
	for i := range requests {
		requests[i] = request
	}
	return requests
}

// TestLargeAnswersInLittleMemory: neither the sum of the answers nor a large one is in memory.
func TestLargeAnswersInLittleMemory(t *testing.T) {
	world := odatatest.World(t)
	h := odata.New(world, odata.Config{})
	country := strings.Repeat("x", 900_000)
	for i := range 30 {
		w := httptest.NewRecorder()
		r := httptest.NewRequest(http.MethodPost, "/odata/Country", strings.NewReader(fmt.Sprintf(`{"Code":"c%d","Name":%q}`, i, country)))
		r.Header.Set("Content-Type", "application/json")
		h.ServeHTTP(w, r)
		require.Equal(t, http.StatusCreated, w.Code)
	}
	alone := &scales{header: http.Header{}}
	h.ServeHTTP(alone, httptest.NewRequest(http.MethodGet, "/odata/Country", nil))
	require.Greater(t, alone.written, 25_000_000)
	r := httptest.NewRequest(http.MethodPost, "/odata/$batch", strings.NewReader(jsonBatch("", again(3, "GET Country")...)))
	r.Header.Set("Content-Type", "application/json")
	together := &scales{header: http.Header{}}
	h.ServeHTTP(together, r)
	require.Greater(t, together.written, 3*alone.written)
	require.Less(t, together.most, alone.most+10_000_000)
	require.Less(t, together.largest, 2_000_000, "it goes straight through")
}

// scales are a client who throws the answer away and looks at the memory that is in use.
type scales struct {
	header        http.Header
	written, next int
	most          uint64
	largest       int
}

func (s *scales) Header() http.Header { return s.header }

func (s *scales) WriteHeader(int) {}

func (s *scales) Write(b []byte) (int, error) {
	s.largest = max(s.largest, len(b))
	if s.written += len(b); s.written > s.next {
		s.next += 2_000_000
		s.weigh()
	}
	return len(b), nil
}

func (s *scales) weigh() {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	s.most = max(s.most, m.HeapAlloc)
}

// count counts the answers that are the one expected.
func count(t *testing.T, resp *http.Response, one string) (n int) {
	kind, params, err := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	require.NoError(t, err)
	if kind == "application/json" {
		d := json.NewDecoder(resp.Body)
		for range 3 { // { "responses" [
			_, err := d.Token()
			require.NoError(t, err)
		}
		for ; d.More(); n++ {
			var answer struct{ Body json.RawMessage }
			require.NoError(t, d.Decode(&answer))
			require.Equal(t, strings.TrimSpace(one), strings.TrimSpace(string(answer.Body)))
		}
		return n
	}
	r := multipart.NewReader(resp.Body, params["boundary"])
	for ; ; n++ {
		part, err := r.NextRawPart()
		if err == io.EOF {
			return n
		}
		require.NoError(t, err)
		text, err := io.ReadAll(part)
		require.NoError(t, err)
		_, body, _ := strings.Cut(string(text), "\r\n\r\n")
		require.Equal(t, strings.TrimSpace(one), strings.TrimSpace(body))
	}
}
