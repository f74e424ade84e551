//go:build bench

package store_test

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// benchRows is how many identities the bench writes; ROPEWALK_BENCH_ROWS asks for another number.
func benchRows(t *testing.T) int {
	n, err := strconv.Atoi(os.Getenv("ROPEWALK_BENCH_ROWS"))
	if err != nil {
		return 1_000_000
	}
	t.Logf("%d rows", n)
	return n
}

// TestBenchBulk prints how fast identities are created and then changed, with history, digests and
// managers, and how much memory that takes.
func TestBenchBulk(t *testing.T) {
	n := benchRows(t)
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := access.With(context.Background(), access.System("bench"))
		require.NoError(t, s.WriteBuiltIns(ctx))
		require.NoError(t, s.Tx(ctx, func(tx *store.Tx) error {
			for unit := range 50 {
				if err := tx.Create(&entities.Orgunit{OrgUnitID: fmt.Sprint("OU", unit), Name: fmt.Sprint("Unit ", unit)}); err != nil {
					return err
				}
			}
			return nil
		}))
		for _, pass := range []string{"create", "update", "unchanged"} {
			last, peak := "Doe", uint64(0)
			if pass != "create" {
				last = "Roe"
			}
			here, there := used(t, s), served(t, s)
			start := time.Now()
			report, err := s.Bulk(ctx, store.Bulk{
				Set: "Identity", Mode: store.BulkUpsert, Key: "IDENTITYID", Atomic: true,
				Fault: func(f store.BulkFault) { t.Error(f) }, Progress: func(int64) { peak = max(peak, heap()) },
			}, generated(t, ctx, s, n, last))
			require.NoError(t, err)
			require.True(t, report.Committed)
			took := time.Since(start)
			here, there = used(t, s)-here, served(t, s)-there
			t.Logf("%-9s %8.0f rows/s  %v  heap at most %d MiB  processor per row: %v here, %v in the database", pass,
				float64(n)/took.Seconds(), took.Round(time.Millisecond), peak>>20, here/time.Duration(n), there/time.Duration(n))
		}
	})
}

// used is the processor time of this process.
func used(t *testing.T, _ *store.Store) time.Duration {
	var u syscall.Rusage
	require.NoError(t, syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// served is the processor time of PostgreSQL for this database, as Linux counts it in ticks of 10 ms.
func served(t *testing.T, s *store.Store) (all time.Duration) {
	if s.DB().Pool == nil {
		return 0
	}
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

func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse
}

// generated makes identities as a personnel system would send them.
func generated(t *testing.T, ctx context.Context, s *store.Store, n int, last string) iter.Seq2[store.BulkRow, error] {
	var columns []*store.BulkColumn
	for _, name := range []string{"IDENTITYID", "FIRSTNAME", "LASTNAME", "EMAIL", "JOBTITLE", "EMPLOYEEID", "VALIDFROM", "OUREF/OUID"} {
		column, err := s.BulkColumn(ctx, "Identity", name)
		require.NoError(t, err)
		columns = append(columns, column)
	}
	from := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	return func(yield func(store.BulkRow, error) bool) {
		for i := range n {
			values := []any{
				fmt.Sprintf("E%07d", i), "Jo" + fmt.Sprint(i%900), last + fmt.Sprint(i%7000), fmt.Sprintf("jo.%d@hawser.example", i*7919%n),
				"Engineer", fmt.Sprint(100000 + i), from, fmt.Sprint("OU", i%50),
			}
			row := store.BulkRow{Number: int64(i + 1), Cells: make([]store.BulkCell, len(values))}
			for k, v := range values {
				row.Cells[k] = store.BulkCell{Column: columns[k], Value: v}
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}
