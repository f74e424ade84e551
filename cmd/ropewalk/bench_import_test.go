//go:build bench

package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// importGoal is how many identities a second are wanted on PostgreSQL.
const importGoal = 20_000

// TestBenchImport prints how fast a file of a million identities with their units is imported by a
// process of its own, how large that becomes, and how much of the processors it and the database took:
// with two of them, and one connection that writes, that connection has one for itself at best, and the
// other is for all else. ROPEWALK_BENCH_ROWS asks for another number of rows.
//
// Where a row's time goes in PostgreSQL 15, in shares of the processor time of its processes while
// 200,000 rows go into an empty table: nearly a half into the eleven B-trees that each of them stands in;
// more than a third into the index over words, most of it to merge the list of new words into its place,
// which another connection does meanwhile; a tenth into the row itself. What is left is its salt and the
// search for its key. None of this grows with the table, as long as keys are looked up by their index:
// a statement for each chunk that reads all of a table which grows to a million rows costs as much as
// the B-trees together, and PostgreSQL, which cannot know how large it has become since the transaction
// began, chose that for keys twice, and once for managers.
//
// Here a row costs less than half of that, and while one chunk is written the next one is read, looked
// up and built, as far as all its rows are new: the connection that writes need not wait for them.
func TestBenchImport(t *testing.T) {
	rows, err := strconv.Atoi(os.Getenv("ROPEWALK_BENCH_ROWS"))
	if err != nil {
		rows = 1_000_000
	}
	t.Run("postgres", func(t *testing.T) { benchImport(t, storetest.Postgres(t), rows) })
	t.Run("sqlite", func(t *testing.T) { benchImport(t, storetest.SQLite(t), rows/5) })
}

func benchImport(t *testing.T, dsn string, rows int) {
	units, people := filepath.Join(t.TempDir(), "units.csv"), filepath.Join(t.TempDir(), "people.csv")
	require.NoError(t, os.WriteFile(units, unitsFile(), 0o600))
	peopleFile(t, people, rows)
	bin, err := binary()
	require.NoError(t, err)
	load := func(set, file, key string) (took time.Duration, peak int, busy time.Duration) {
		c := exec.Command(bin, "import", "--db", dsn, "--set", set, "--key", key, "--reason", "bench", "--file", file)
		begun := time.Now()
		require.NoError(t, c.Start())
		ended := make(chan error, 1)
		go func() { ended <- c.Wait() }()
		for tick := time.NewTicker(50 * time.Millisecond); ; {
			select {
			case err := <-ended:
				require.NoError(t, err)
				used := c.ProcessState.SysUsage().(*syscall.Rusage)
				return time.Since(begun), peak, time.Duration(used.Utime.Nano() + used.Stime.Nano())
			case <-tick.C:
				peak = max(peak, peakOf(c.Process.Pid))
			}
		}
	}
	load("Orgunit", units, "OUID")
	for _, pass := range []string{"created", "unchanged"} {
		took, peak, busy := load("Identity", people, "IDENTITYID")
		rate := float64(rows) / took.Seconds()
		t.Logf("%s: %d identities %s in %v: %.0f rows/s%s, resident %d MiB at most, processor %v a row here",
			machine(), rows, pass, took.Round(time.Millisecond), rate, missed(dsn, pass, rate), peak>>10, (busy / time.Duration(rows)).Round(100*time.Nanosecond))
	}
}

// peakOf is the most KiB that a process had in memory so far; 0 once it has ended.
func peakOf(process int) (kib int) {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", process))
	_, rest, _ := strings.Cut(string(text), "VmHWM:")
	_, _ = fmt.Sscan(rest, &kib)
	return kib
}

func missed(dsn, pass string, rate float64) string {
	switch {
	case pass != "created" || dsn[:6] == "sqlite":
		return ""
	case rate < importGoal:
		return fmt.Sprintf(" (goal %d missed)", importGoal)
	}
	return fmt.Sprintf(" (goal %d)", importGoal)
}

func unitsFile() []byte {
	b := []byte("OUID,NAME\n")
	for n := range 50 {
		b = fmt.Appendf(b, "OU%d,Unit %d\n", n, n)
	}
	return b
}

// peopleFile writes what a personnel system would send.
func peopleFile(t *testing.T, path string, rows int) {
	f, err := os.Create(path)
	require.NoError(t, err)
	out := bufio.NewWriter(f)
	fmt.Fprintln(out, "IDENTITYID,FIRSTNAME,LASTNAME,EMAIL,JOBTITLE,EMPLOYEEID,VALIDFROM,OUREF/OUID")
	for n := range rows {
		fmt.Fprintf(out, "E%07d,Jo%d,Doe%d,jo.%d@hawser.example,Engineer,%d,2020-01-01T00:00:00Z,OU%d\n",
			n, n%900, n%7000, n*7919%rows, 100_000+n, n%50)
	}
	require.NoError(t, out.Flush())
	require.NoError(t, f.Close())
}
