//go:build bench

package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store/rival"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
	"github.com/ropewalk/ropewalk/entities/store/world"
)

// TestBenchReads puts the same questions to the service, as serve runs it, and to handlers over
// the same tables that were written for these questions alone, and prints how they compare. All
// of them live in this process, each with a server and connections of its own. The rounds of
// the sides alternate, so that what slows the machine down for a while slows all of them down.
func TestBenchReads(t *testing.T) {
	t.Run("postgres", func(t *testing.T) { benchReads(t, storetest.Postgres(t), world.Large, 9) })
	t.Run("sqlite", func(t *testing.T) { benchReads(t, storetest.SQLite(t), world.Small, 5) })
}

func benchReads(t *testing.T, dsn string, size world.Size, rounds int) {
	w := newWorld(t, dsn, size)
	t.Run("sides", func(t *testing.T) {
		s := w.sides(t)
		for _, q := range w.questions() {
			s.agree(t, q)
		}
		table := newTable("question", "callers", "rate", "to by hand", "goal", "to gorm", "goal", "p50 p95 ours", "by hand", "gorm")
		for _, q := range w.questions() {
			for _, workers := range []int{1, 16} {
				s.compare(t, table, q, workers, rounds)
			}
		}
		s.restricted(t, table)
		s.export(t, table, w, min(rounds, 3))
		t.Logf("%d identities, %d assignments, %s\n%s", size.Identities, size.Assignments(), machine(), table)
		t.Logf("where the time of the service goes\n%s", s.where(t, w.questions()))
	})
	w.memory(t)
}

// benchWorld is a loaded database and who may read it.
type benchWorld struct {
	dsn  string
	size world.Size
	// auditor may see every row, manager those of thirty people.
	auditor, manager string
}

func newWorld(t *testing.T, dsn string, size world.Size) *benchWorld {
	w := &benchWorld{dsn: dsn, size: size}
	w.auditor = addKey(t, dsn, "bench", "--service", "--group", "Auditors")
	w.manager = addKey(t, dsn, world.Manager, "--group", "Readers")
	start := time.Now()
	require.NoError(t, size.Load(t.Context(), dsn))
	t.Logf("the world was loaded in %v", time.Since(start).Round(time.Millisecond))
	return w
}

// key makes a user with a key, as an operator would.
func addKey(t *testing.T, dsn, user string, more ...string) string {
	var out, errs strings.Builder
	require.Equal(t, exitOK, run(t.Context(), append([]string{"key", "add", "--db", dsn, user}, more...), streams{&out, &errs}), errs.String())
	return strings.TrimSpace(out.String())
}

// sides are those who answer the same questions.
type sides struct {
	ours, hand, gorm *side
	manager          *side
}

// benchRoot is what links begin with, whoever answers.
const benchRoot = "http://ropewalk.example"

// sides starts the service, its log in a file, and the rivals.
func (w *benchWorld) sides(t *testing.T) *sides {
	log, err := os.Create(filepath.Join(t.TempDir(), "rivals.log"))
	require.NoError(t, err)
	t.Cleanup(func() { _ = log.Close() })
	rivals, err := rival.Open(t.Context(), w.dsn, rival.Options{
		Key: w.auditor, Root: benchRoot + "/odata/", Log: slog.New(slog.NewJSONHandler(log, nil)),
	})
	require.NoError(t, err)
	t.Cleanup(rivals.Close)
	address := w.serve(t)
	return &sides{
		ours:    &side{name: "ours", t: t, address: address, key: w.auditor, ask: question.ours},
		hand:    &side{name: "by hand", t: t, address: listen(t, rivals.Hand), key: w.auditor, ask: question.theirs},
		gorm:    &side{name: "gorm", t: t, address: listen(t, rivals.Gorm), key: w.auditor, ask: question.theirs},
		manager: &side{name: "manager", t: t, address: address, key: w.manager, ask: question.ours},
	}
}

// serve runs the service until the test ends.
func (w *benchWorld) serve(t *testing.T) (address string) {
	log, err := os.Create(filepath.Join(t.TempDir(), "service.log"))
	require.NoError(t, err)
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan int, 1)
	address = fmt.Sprintf("127.0.0.1:%d", freePort(t))
	go func() {
		done <- run(ctx, []string{"serve", "--db", w.dsn, "--listen", address, "--public-url", benchRoot}, streams{io.Discard, log})
	}()
	t.Cleanup(func() {
		stop()
		require.Equal(t, exitOK, <-done)
		require.NoError(t, log.Close())
	})
	for tick := time.NewTicker(5 * time.Millisecond); ; <-tick.C {
		if resp, err := http.Get("http://" + address + "/readyz"); err == nil {
			resp.Body.Close()
			tick.Stop()
			return address
		}
		require.Empty(t, done, "the service ended")
	}
}

// listen serves a rival until the test ends.
func listen(t *testing.T, h http.Handler) (address string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	s := &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second, IdleTimeout: time.Minute}
	go func() { _ = s.Serve(l) }()
	t.Cleanup(func() { _ = s.Close() })
	return l.Addr().String()
}
