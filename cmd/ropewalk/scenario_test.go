package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/cmd/ropewalk/demo"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/pgtest"
	"github.com/ropewalk/ropewalk/odata/odatatest"
)

// The clock of the scripts, so that they may name days: when the demo world was made, and when
// each script begins.
var (
	worldMade   = time.Date(2026, time.November, 20, 6, 0, 0, 0, time.UTC)
	worldOpened = time.Date(2026, time.November, 22, 6, 0, 0, 0, time.UTC)
)

// TestScenarios plays the scripts of testdata against the whole service over HTTP, on each
// database: every script in a demo world of its own, with the test clock. Before each request
// all that followed from the one before is worked off.
func TestScenarios(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) {
		t.Parallel()
		world := filepath.Join(t.TempDir(), "world.db")
		require.NoError(t, makeWorld(t.Context(), "sqlite:"+world))
		playScenarios(t, func(t *testing.T) string { return "sqlite:" + copyFile(t, world) })
	})
	t.Run("postgres", func(t *testing.T) {
		t.Parallel()
		template := pgtest.Template{Name: "rw_world_" + fingerprint(t), Prepare: makeWorld}
		playScenarios(t, func(t *testing.T) string { return pgtest.Database(t, template) })
	})
}

// playScenarios plays all scripts; fresh gives the DSN of a demo world that nobody touched.
func playScenarios(t *testing.T, fresh func(t *testing.T) string) {
	t.Helper()
	var running *engine
	odatatest.RunScripts(t, nil, "testdata", odatatest.Options{
		Fresh: func(t *testing.T) http.Handler {
			running = openWorld(t, fresh(t))
			return newFront(&serveCommand{TestClock: true}, running, slog.New(slog.NewTextHandler(io.Discard, nil))).handler()
		},
		Before: func(t *testing.T) { require.NoError(t, running.drain(context.Background())) },
		As:     signAs,
		Vars:   names(t, openWorld(t, fresh(t)).store),
	})
}

// signAs sends the key of a demo user. Answers are asked for without annotations unless the
// script says otherwise, so that they can be read.
func signAs(r *http.Request, user string) {
	r.Header.Set("Authorization", "Bearer "+demo.KeyPrefix+user)
	if r.Header.Get("Accept") == "" {
		r.Header.Set("Accept", "application/json;odata.metadata=none, */*;q=0.1")
	}
}

// makeWorld loads the demo world into an empty database.
func makeWorld(ctx context.Context, dsn string) error {
	d := database{DB: dsn, demo: true}
	if err := d.prepare(ctx); err != nil {
		return err
	}
	std := streams{Out: io.Discard, Err: io.Discard}
	e, err := newEngine(ctx, d, settings{}, true, newLog(std))
	if err != nil {
		return err
	}
	if err := e.store.SetClock(ctx, worldMade); err != nil {
		return err
	}
	if err := loadDemo(ctx, e, demo.Options{}, std); err != nil {
		return err
	}
	return e.store.Close()
}

func openWorld(t *testing.T, dsn string) *engine {
	t.Helper()
	e, err := newEngine(context.Background(), database{DB: dsn, demo: true}, settings{}, true, newLog(streams{Err: io.Discard}))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, e.store.Close()) })
	require.NoError(t, e.store.SetClock(context.Background(), worldOpened))
	return e
}

// names gives the ids of the demo world under the names that scripts use: people by IDENTITYID,
// the rest by kind and business key, with "_" for what no name may hold.
func names(t *testing.T, s *store.Store) map[string]string {
	t.Helper()
	vars := map[string]string{}
	note := func(kind string, e entities.Entity) {
		o := e.Base()
		key := strings.NewReplacer("-", "_", " ", "_", ".", "").Replace(o.KeyValue)
		vars[kind+key] = strconv.FormatInt(o.ID, 10)
	}
	for _, i := range readAll[entities.Identity](t, s) {
		note("", &i)
	}
	for _, r := range readAll[entities.Resource](t, s) {
		note("", &r)
	}
	for _, u := range readAll[entities.Orgunit](t, s) {
		note("unit_", &u)
	}
	for _, y := range readAll[entities.System](t, s) {
		note("system_", &y)
	}
	for _, u := range readAll[entities.User](t, s) {
		note("user_", &u)
	}
	for _, g := range readAll[entities.Usergroup](t, s) {
		note("group_", &g)
	}
	for _, y := range readAll[entities.Resourcetype](t, s) {
		note("type_", &y)
	}
	return vars
}

func readAll[T any](t *testing.T, s *store.Store) []T {
	t.Helper()
	var rows []T
	require.NoError(t, s.Read(access.With(context.Background(), access.System("test")), &rows, "", nil))
	return rows
}

func copyFile(t *testing.T, from string) string {
	t.Helper()
	data, err := os.ReadFile(from)
	require.NoError(t, err)
	to := filepath.Join(t.TempDir(), "ropewalk.db")
	require.NoError(t, os.WriteFile(to, data, 0o600))
	return to
}

// fingerprint names this very program, so that a template made by another one is not used.
func fingerprint(t *testing.T) string {
	t.Helper()
	path, err := os.Executable()
	require.NoError(t, err)
	program, err := os.ReadFile(path)
	require.NoError(t, err)
	sum := sha256.Sum256(program)
	return hex.EncodeToString(sum[:8])
}
