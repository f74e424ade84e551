package odata_test

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/odatatest"
)

// TestLength: the head of an answer that comes in one piece says how long the body is, the head of a larger
// one does not. A part of a batch says it once.
func TestLength(t *testing.T) {
	h := odata.New(odatatest.World(t), odata.Config{})
	ask := func(method, url, body string, header ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, "/odata/"+url, strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		for i := 0; i < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	for i := range 700 {
		made := ask(http.MethodPost, "Country", `{"Code":"c`+strconv.Itoa(i)+`","Name":"`+strings.Repeat("x", 100)+`"}`)
		require.Equal(t, http.StatusCreated, made.Code, made.Body)
		require.Equal(t, strconv.Itoa(made.Body.Len()), made.Header().Get("Content-Length"))
	}
	for query, sized := range map[string]bool{"Country?$top=50": true, "Country('c7')": true, "Country?$top=1000": false} {
		got := ask(http.MethodGet, query, "")
		require.Equal(t, http.StatusOK, got.Code, got.Body)
		want := ""
		if sized {
			want = strconv.Itoa(got.Body.Len())
		}
		require.Equal(t, want, got.Header().Get("Content-Length"), query)
	}
	parts := ask(http.MethodPost, "$batch", jsonBatch("", "GET Country?$top=50"), "Accept", "multipart/mixed")
	require.Equal(t, 1, strings.Count(parts.Body.String(), "Content-Length: "))
	parts = ask(http.MethodPost, "$batch", jsonBatch("", "GET Country?$top=50"))
	require.NotContains(t, strings.ToLower(parts.Body.String()), "content-length")
}
