//go:build bench

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/pprof"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// layers are what a request goes through. A sample of the profile belongs to the first part that is
// found on its stack, from the innermost call outwards.
var layers = []struct{ name, prefix string }{
	{"parse", "github.com/ropewalk/ropewalk/grammar"},
	{"bind", "github.com/ropewalk/ropewalk/odata/query"},
	{"write SQL", "github.com/ropewalk/ropewalk/odata/sqlgen"},
	{"encode", "github.com/ropewalk/ropewalk/odata/payload"},
	{"database", "github.com/jackc/pgx"},
	{"database", "modernc.org/"},
	{"database", "database/sql"},
	{"database", "github.com/ropewalk/ropewalk/entities/store"},
	{"rights", "github.com/ropewalk/ropewalk/entities/access"},
	{"OData", "github.com/ropewalk/ropewalk/odata"},
	{"log and front", "github.com/ropewalk/ropewalk/cmd/ropewalk"},
	{"log and front", "log/slog"},
	{"HTTP", "net/http"},
	{"HTTP", "github.com/gorilla/mux"},
	{"HTTP", "github.com/klauspost/compress"},
	{"collect garbage", "runtime.gcBgMarkWorker"},
	{"collect garbage", "runtime.bgsweep"},
}

// columns of what is printed, in their order; what is in none of them is the runtime's.
var columns = []string{"client", "parse", "bind", "write SQL", "database", "rights", "encode", "OData", "HTTP", "log and front", "collect garbage", "rest"}

// where profiles the service alone, one question after the other, and splits a request's time into
// the processor time of its parts and the time in which none of them worked: that of the database
// server and of the way there.
func (s *sides) where(t *testing.T, questions []question) *table {
	out := newTable(append([]string{"question", "a request", "waiting"}, columns...)...)
	defer s.ours.hangUp()
	for _, q := range questions {
		requests := s.ours.requests(q)
		path := filepath.Join(t.TempDir(), "profile")
		f, err := os.Create(path)
		require.NoError(t, err)
		require.NoError(t, pprof.StartCPUProfile(f))
		r := s.ours.turn(requests, 1, time.Second)
		pprof.StopCPUProfile()
		require.NoError(t, f.Close())
		out.line(split(q.name, r, samples(t, path))...)
	}
	return out
}

// split gives the parts of one request in microseconds.
func split(name string, r round, of map[string]time.Duration) []string {
	requests := time.Duration(len(r.times))
	whole := time.Duration(float64(time.Second) / r.rate)
	busy := time.Duration(0)
	for _, d := range of {
		busy += d / requests
	}
	cells := []string{name, micros(whole), micros(max(0, whole-busy))}
	for _, c := range columns {
		cells = append(cells, micros(of[c]/requests))
	}
	return cells
}

func micros(d time.Duration) string { return fmt.Sprintf("%d µs", d.Microseconds()) }

var sample = regexp.MustCompile(`^\s+([0-9.]+(?:ns|us|ms|s))\s+(\S.*)$`)

// samples sums up the processor time of each part.
func samples(t *testing.T, path string) map[string]time.Duration {
	of := map[string]time.Duration{}
	eachSample(t, path, func(weight time.Duration, stack []string) { of[partOf(stack)] += weight })
	return of
}

// eachSample tells of the stacks in a profile, from the innermost call outwards, and the processor
// time that was spent there.
func eachSample(t *testing.T, path string, tell func(weight time.Duration, stack []string)) {
	text, err := exec.Command("go", "tool", "pprof", "-traces", path).Output()
	require.NoError(t, err)
	var weight time.Duration
	var stack []string
	flush := func() {
		if len(stack) > 0 {
			tell(weight, stack)
		}
		weight, stack = 0, nil
	}
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		line := lines.Text()
		if strings.HasPrefix(line, "-----") {
			flush()
			continue
		}
		if found := sample.FindStringSubmatch(line); found != nil {
			weight, err = time.ParseDuration(found[1])
			require.NoError(t, err)
			stack = []string{found[2]}
		} else if len(stack) > 0 {
			stack = append(stack, strings.TrimSpace(line))
		}
	}
	flush()
}

// client is on the stack of what the asking side does.
const client = "github.com/ropewalk/ropewalk/cmd/ropewalk.(*line)"

func partOf(stack []string) string {
	if slices.ContainsFunc(stack, func(call string) bool { return strings.HasPrefix(call, client) }) {
		return "client"
	}
	for _, call := range stack {
		for _, p := range layers {
			if strings.HasPrefix(call, p.prefix) {
				return p.name
			}
		}
	}
	return "rest"
}
