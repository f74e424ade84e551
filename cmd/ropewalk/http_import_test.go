package main

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/klauspost/compress/gzhttp"
	"github.com/stretchr/testify/require"
)

// deadlines is a connection that remembers until when it may be read from and written to.
type deadlines struct {
	*httptest.ResponseRecorder
	read, write time.Time
}

// SetReadDeadline is for http.ResponseController.
func (d *deadlines) SetReadDeadline(at time.Time) error { d.read = at; return nil }

// SetWriteDeadline is for http.ResponseController.
func (d *deadlines) SetWriteDeadline(at time.Time) error { d.write = at; return nil }

// TestImportTakesItsTime: the limits of a request are not those of a file with many rows, through all
// that stands before the handler.
func TestImportTakesItsTime(t *testing.T) {
	now := time.Now()
	d := &deadlines{ResponseRecorder: httptest.NewRecorder(), read: now, write: now}
	h := gzhttp.GzipHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { unhurried(w) }))
	withExchange(withLog(slog.New(slog.DiscardHandler), newMetrics(), h)).ServeHTTP(d, httptest.NewRequest(http.MethodPost, "/import/Identity", nil))
	require.True(t, d.read.IsZero())
	require.Greater(t, d.write.Sub(now), importTime-time.Minute)
}
