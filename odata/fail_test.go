package odata_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata"
)

func TestWriteError(t *testing.T) {
	refused := &odata.Error{
		Status: http.StatusUnauthorized, Code: "Unauthorized", Message: "who are you? <&>", Target: "key",
		Details: []odata.Detail{{Code: "A", Message: "b"}}, Header: map[string]string{"Retry-After": "1", "OData-Version": "9"},
	}
	for _, c := range []struct {
		name   string
		err    error
		status int
		body   string
	}{
		{"known", refused, 401, `{"error":{"code":"Unauthorized","message":"who are you? <&>","target":"key","details":[{"code":"A","message":"b"}]}}`},
		{"wrapped", fmt.Errorf("door: %w", refused), 401, `{"error":{"code":"Unauthorized","message":"who are you? <&>","target":"key","details":[{"code":"A","message":"b"}]}}`},
		{
			"unknown", errors.New("password of the database"), 500,
			`{"error":{"code":"InternalError","message":"internal error; the request failed for a reason of the service, which its log tells"}}`,
		},
		{
			"timeout", context.DeadlineExceeded, 503,
			`{"error":{"code":"Timeout","message":"the request took too long; ask for less, or try again later"}}`,
		},
		{
			"too large", &http.MaxBytesError{Limit: 7}, 413,
			`{"error":{"code":"LimitExceeded","message":"the body is larger than 7 bytes; send less","target":"body"}}`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := httptest.NewRecorder()
			w.Header().Set("WWW-Authenticate", "Bearer")
			w.Header().Set("ETag", `W/"1"`)
			w.Header().Add("OData-Version", "4.01")
			w.Header().Add("OData-Version", "4.01")
			odata.WriteError(w, c.err)
			require.Equal(t, c.status, w.Code)
			require.JSONEq(t, c.body, w.Body.String())
			require.Equal(t, c.body+"\n", w.Body.String(), "nothing is escaped for browsers, nothing is added")
			require.Equal(t, []string{"4.0"}, w.Header().Values("OData-Version"))
			require.Equal(t, "application/json;odata.metadata=minimal", w.Header().Get("Content-Type"))
			require.Equal(t, "nosniff", w.Header().Get("X-Content-Type-Options"))
			require.Equal(t, "Bearer", w.Header().Get("WWW-Authenticate"), "what the caller has set stays")
			require.Empty(t, w.Header().Get("ETag"))
		})
	}
	w := httptest.NewRecorder()
	odata.WriteError(w, refused)
	require.Equal(t, "1", w.Header().Get("Retry-After"))
}

// Whoever trusts a proxy sets the scheme of the request; links follow it.
func TestLinksFollowScheme(t *testing.T) {
	service := odata.New(panicking{}, odata.Config{})
	for scheme, want := range map[string]string{"": "http://iga.example.com/odata/", "https": "https://iga.example.com/odata/", "ftp": "http://iga.example.com/odata/"} {
		r := httptest.NewRequest(http.MethodGet, "/nowhere", nil)
		r.Host, r.URL.Scheme = "iga.example.com", scheme
		w := httptest.NewRecorder()
		service.ServeHTTP(w, r)
		require.Contains(t, w.Body.String(), "the service root is "+want+`"`)
	}
}
