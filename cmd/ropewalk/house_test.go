package main

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/cmd/ropewalk/demo"
	"github.com/ropewalk/ropewalk/entities/store/pgtest"
)

// house is the whole service over a demo world of its own, asked by HTTP. Nothing works in the
// background: settle works off what requests left behind.
type house struct {
	testing.TB
	dsn    string
	engine *engine
	front  *front
	url    string
	client *http.Client
	// id holds the ids of the demo world by the names that names gives.
	id map[string]string
}

// eachHouse runs f in a fresh house on each database.
func eachHouse(t *testing.T, f func(t *testing.T, h *house)) {
	t.Run("sqlite", func(t *testing.T) {
		file, err := worldFile()
		require.NoError(t, err)
		f(t, openHouse(t, "sqlite:"+copyFile(t, file)))
	})
	t.Run("postgres", func(t *testing.T) {
		f(t, openHouse(t, pgtest.Database(t, pgtest.Template{Name: "rw_world_" + fingerprint(t), Prepare: makeWorld})))
	})
}

// worldFile is a demo world on SQLite to make copies of.
var worldFile = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "ropewalk-world")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "world.db")
	return path, makeWorld(context.Background(), "sqlite:"+path)
})

func openHouse(t *testing.T, dsn string) *house {
	t.Helper()
	h := &house{TB: t, dsn: dsn, engine: openWorld(t, dsn)}
	h.id = names(t, h.engine.store)
	h.serve(slog.New(slog.NewTextHandler(io.Discard, nil)))
	return h
}

// serve serves the house by HTTP.
func (h *house) serve(log *slog.Logger) {
	h.Helper()
	h.front = newFront(&serveCommand{TestClock: true}, h.engine, log)
	server := httptest.NewServer(h.front.handler())
	h.Cleanup(server.Close)
	h.url, h.client = server.URL, server.Client()
}

// in is the same house for a part of a test.
func (h *house) in(t testing.TB) *house {
	other := *h
	other.TB = t
	return &other
}

// settle works off all that requests left behind.
func (h *house) settle() {
	h.Helper()
	require.NoError(h, h.engine.drain(context.Background()))
}

// expand puts the ids of the demo world in the place of <name>.
func (h *house) expand(text string) string {
	for name, id := range h.id {
		text = strings.ReplaceAll(text, "<"+name+">", id)
	}
	return text
}

// send sends one request as a demo user; headers are written "Name: value".
func (h *house) send(user, method, path, body string, headers ...string) answer {
	h.Helper()
	var in io.Reader
	if body != "" {
		in = strings.NewReader(h.expand(body))
	}
	path = h.url + "/odata/" + strings.NewReplacer(" ", "%20", "<", "%3C").Replace(h.expand(path))
	r, err := http.NewRequest(method, path, in)
	require.NoError(h, err)
	r.Header.Set("Authorization", "Bearer "+demo.KeyPrefix+user)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		r.Header.Set(name, value)
	}
	return h.exchange(r)
}

func (h *house) exchange(r *http.Request) answer {
	h.Helper()
	resp, err := h.client.Do(r)
	require.NoError(h, err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	require.NoError(h, err)
	return answer{resp.StatusCode, resp.Header, body}
}

// must is send with the status expected.
func (h *house) must(status int, user, method, path, body string, headers ...string) answer {
	h.Helper()
	a := h.send(user, method, path, body, headers...)
	require.Equal(h, status, a.status, "%s %s: %s", method, path, a.body)
	return a
}

// read gives the text of a GET by the auditor.
func (h *house) read(path string) string {
	h.Helper()
	return string(h.must(http.StatusOK, "auditor", http.MethodGet, path, "").body)
}

// lock has an identity of the demo world locked.
func (h *house) lock(identity string) {
	h.Helper()
	h.must(http.StatusCreated, "opadmin", http.MethodPost, "Lockoutrequest", `{"IDENTITYREFId":<`+identity+`>,"REASON":"Alarm"}`)
	h.settle()
	require.Equal(h, "Locked", h.read("Identity(<"+identity+">)/IDENTITYSTATUS/Value/$value"))
}

// verify runs the proof that operators have.
func (h *house) verify() {
	h.Helper()
	_, err := h.engine.store.Seal(context.Background())
	require.NoError(h, err)
	report, err := h.engine.store.Verify(context.Background(), nil)
	require.NoError(h, err)
	require.Empty(h, report.Findings)
}
