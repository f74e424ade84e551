//go:build bench

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store"
)

// meter tells what a stretch of work took: time, processor time here and in PostgreSQL, the most
// memory that was resident, and where the processor time of the service went.
type meter struct {
	start       time.Time
	here, there time.Duration
	profile     *os.File
}

// reading is what a meter shows at the end.
type reading struct {
	took, here, there time.Duration
	resident          int // MiB
	phases            map[string]time.Duration
}

func begin(t *testing.T, s *store.Store, name string) *meter {
	path := filepath.Join(t.TempDir(), "profile")
	if keep := os.Getenv("ROPEWALK_BENCH_PROFILE"); keep != "" {
		require.NoError(t, os.MkdirAll(keep, 0o755))
		path = filepath.Join(keep, strings.ReplaceAll(name, " ", "-"))
	}
	f, err := os.Create(path)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)) // the peak begins here
	require.NoError(t, pprof.StartCPUProfile(f))
	return &meter{time.Now(), processor(t), served(t, s), f}
}

func (m *meter) end(t *testing.T, s *store.Store) reading {
	r := reading{took: time.Since(m.start), here: processor(t) - m.here, there: served(t, s) - m.there, resident: peakOf(os.Getpid()) >> 10}
	pprof.StopCPUProfile()
	require.NoError(t, m.profile.Close())
	r.phases = phasesOf(t, m.profile.Name())
	return r
}

// processor is the processor time of this process.
func processor(t *testing.T) time.Duration {
	var u syscall.Rusage
	require.NoError(t, syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// served is the processor time of the processes of PostgreSQL that work for this database, as Linux
// counts it in ticks of 10 ms.
func served(t *testing.T, s *store.Store) (all time.Duration) {
	var name string
	require.NoError(t, s.DB().QueryRow(context.Background(), "SELECT current_database()").Scan(&name))
	files, err := filepath.Glob("/proc/[0-9]*/stat")
	require.NoError(t, err)
	for _, file := range files {
		title, _ := os.ReadFile(strings.TrimSuffix(file, "stat") + "cmdline")
		text, err := os.ReadFile(file)
		if err != nil || !strings.Contains(string(title), " "+name+" ") {
			continue
		}
		fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')'):]))
		for _, ticks := range fields[12:14] {
			n, _ := strconv.ParseInt(ticks, 10, 64)
			all += time.Duration(n) * 10 * time.Millisecond
		}
	}
	return all
}

// phases are the parts of a batch, by the function that does each.
var phases = []struct{ name, call string }{
	{"claim", "entities/store/calc.Take"},
	{"load", "engine/rope.(*Engine).read"},
	{"compare", "engine/rope.(*Engine).judge"},
	{"calculate", "engine/rope.(*Engine).conclude"},
	{"save", "engine/rope.(*Engine).save"},
	{"collect garbage", "runtime.gcBgMarkWorker"},
}

func phasesOf(t *testing.T, path string) map[string]time.Duration {
	of := map[string]time.Duration{}
	eachSample(t, path, func(weight time.Duration, stack []string) {
		for _, p := range phases {
			for _, call := range stack {
				if strings.Contains(call, p.call) {
					of[p.name] += weight
					return
				}
			}
		}
		of["rest"] += weight
	})
	return of
}

// cells shows a reading for so many identities: the rate, the processor time of one here and in the
// database, what two processors could do at that price, the shares of the phases, and memory.
func (r reading) cells(identities int) []string {
	one := func(d time.Duration) string { return (d / time.Duration(identities)).Round(time.Microsecond).String() }
	busy := r.here + r.there
	var shares []string
	for _, p := range append(phases, struct{ name, call string }{name: "rest"}) {
		shares = append(shares, fmt.Sprintf("%s %d %%", p.name, 100*r.phases[p.name]/max(r.here, 1)))
	}
	return []string{
		fmt.Sprintf("%.0f/s", r.rate(identities)), one(r.here), one(r.there),
		fmt.Sprintf("%.0f/s", 2*float64(identities)/busy.Seconds()), strings.Join(shares, ", "), fmt.Sprintf("%d MiB", r.resident),
	}
}

func (r reading) rate(identities int) float64 { return float64(identities) / r.took.Seconds() }
