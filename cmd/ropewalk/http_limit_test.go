package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/access"
)

// TestFairness: the requests of one person wait for each other and are refused in the end; other
// people and service clients do not notice.
func TestFairness(t *testing.T) {
	entered, leave := make(chan struct{}), make(chan struct{})
	h := newFairness(2, time.Millisecond).hold(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" {
			entered <- struct{}{}
			<-leave
		}
	}))
	ask := func(path string, p access.Principal) int {
		w := httptest.NewRecorder()
		r := httptest.NewRequest(http.MethodGet, path, nil)
		h.ServeHTTP(w, r.WithContext(access.With(r.Context(), p)))
		return w.Code
	}
	greedy, client := access.Principal{User: 1}, access.Principal{User: 3, Service: true}
	done := make(chan int)
	for _, p := range []access.Principal{greedy, greedy, client, client, client} {
		go func() { done <- ask("/slow", p) }()
		<-entered
	}
	require.Equal(t, http.StatusTooManyRequests, ask("/", greedy))
	require.Equal(t, http.StatusOK, ask("/", access.Principal{User: 2}))
	require.Equal(t, http.StatusOK, ask("/", client))
	for range 5 {
		leave <- struct{}{}
		require.Equal(t, http.StatusOK, <-done)
	}
	require.Equal(t, http.StatusOK, ask("/", greedy))
}
