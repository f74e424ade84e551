//go:build bench

package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// TestBenchRope prints how fast the service calculates a population on PostgreSQL: for the first
// time, again when nothing has changed, with 1 % of the people changed, by rules of another edition;
// how fast a policy queues those whom it concerns; and how long a lockout takes meanwhile. The last
// lines compare populations: a rate that falls with their size would be no rate at all.
// ROPEWALK_BENCH_CROWDS asks for other sizes, such as 20000x100,100000x100,1000000x10;
// ROPEWALK_BENCH_PROFILE names a folder that keeps the profiles.
//
// What two processors could do is worked out from the processor time of service and database, which
// bears a noisy neighbour better than the rate does. What it showed, for 100 assignments each: who has
// not changed costs 0.2 ms here, two thirds of it to read some 150 rows, one third to take their
// digest, and 0.4 ms in the database; to conclude 100 assignments takes 0.12 ms. What it led to:
//   - Digests were taken of JSON, what stands was read of everybody, and the account of each reported
//     row was joined to it: twice as much, here and there.
//   - A claim read the whole queue, 1.8 s with a million people in it; by index it takes 14 ms.
//   - A statement asked for resources together with those that contain them: 60 ms for each batch,
//     since no database can tell how far a recursion goes. One after the other they take 5 ms.
//   - PostgreSQL kept plans that it had made while tables were empty, and read whole tables to delete
//     the reasons of one person: a lockout took 2.4 s where it takes 0.4 s now.
//
// Since then the rate of 20,000 is kept by 100,000 (0.98 of it, 0.97 with 1 % changed). What is slow is
// the very first time, half of it spent by the database on the indexes of new rows.
func TestBenchRope(t *testing.T) {
	table := newTable("identities", "pass", "rate", "processor here", "in PostgreSQL", "with 2 processors", "shares of the service", "resident")
	sizes := os.Getenv("ROPEWALK_BENCH_CROWDS")
	if sizes == "" {
		sizes = "4000x100,20000x100"
	}
	var runs []*ropeRun
	for _, size := range strings.Split(sizes, ",") {
		r := &ropeRun{t: t, crowd: &crowd{}, table: table, rates: map[string]float64{}}
		_, err := fmt.Sscanf(size, "%dx%d", &r.crowd.identities, &r.crowd.each)
		require.NoError(t, err)
		r.all()
		runs = append(runs, r)
	}
	t.Logf("%s\n%s\n%s", machine(), table, flatness(runs))
}

// ropeRun is the bench of one population.
type ropeRun struct {
	t      *testing.T
	ctx    context.Context
	crowd  *crowd
	engine *engine
	table  *table
	rates  map[string]float64
}

func (r *ropeRun) all() {
	dsn := storetest.Postgres(r.t)
	r.prepare(dsn)
	defer r.serve(dsn + "&statement_timeout=0")()
	r.passes()
	r.fanOut()
	r.lockouts()
}

// prepare fills the database.
func (r *ropeRun) prepare(dsn string) {
	r.ctx = access.With(context.Background(), access.System("bench"))
	patient, err := store.Open(r.ctx, dsn+"&statement_timeout=0&work_mem=256MB&maintenance_work_mem=512MB", store.Options{})
	require.NoError(r.t, err)
	require.NoError(r.t, patient.WriteBuiltIns(r.ctx))
	start := time.Now()
	r.crowd.store = patient
	r.crowd.world(r.t, r.ctx)
	r.crowd.fill(r.t, r.ctx)
	require.NoError(r.t, patient.Close())
	r.t.Logf("filled in %v", time.Since(start).Round(time.Second))
}

// serve works as the service does; what it gives ends that.
func (r *ropeRun) serve(dsn string) (end func()) {
	log, err := os.Create(r.t.TempDir() + "/service.log")
	require.NoError(r.t, err)
	set := settings{jobs: jobs{Zone: "UTC", Workers: 4, MassLock: 1_000_000, MassLockTime: time.Minute, JobLease: 30 * time.Second, JobHeartbeat: 5 * time.Second}}
	r.engine, err = newEngine(r.ctx, database{DB: dsn}, set, false, newLog(streams{io.Discard, log}))
	require.NoError(r.t, err)
	r.crowd.store = r.engine.store
	thrift()
	require.NoError(r.t, r.engine.start(r.ctx))
	return func() {
		require.NoError(r.t, r.engine.stop())
		require.NoError(r.t, r.engine.store.Close())
		text, err := os.ReadFile(log.Name())
		require.NoError(r.t, err)
		require.Empty(r.t, string(text))
	}
}

// passes calculates everybody, again and again.
func (r *ropeRun) passes() {
	r.pass("first", "")
	require.EqualValues(r.t, r.crowd.identities*r.crowd.each, r.number("SELECT count(*) FROM calculated_assignments"))
	r.pass("unchanged", "")
	r.pass("1 % changed", `UPDATE resourceassignments SET validto = now() + interval '100 days' WHERE id IN (
		SELECT min(id) FROM resourceassignments WHERE identityref_id % 100 = 7 GROUP BY identityref_id)`)
	r.pass("other edition", forget)
}

// forget makes everybody's inputs unknown, as rules of another edition do.
const forget = `UPDATE calculation_state SET input_digest = ''`

func (r *ropeRun) pass(name, change string) {
	if change != "" {
		r.exec(change)
	}
	r.exec("VACUUM ANALYZE calculation_queue")
	m := begin(r.t, r.engine.store, fmt.Sprint(r.crowd.identities, "x", r.crowd.each, " ", name))
	r.queueAll()
	r.drain()
	shown := m.end(r.t, r.engine.store)
	r.rates[name] = shown.rate(r.crowd.identities)
	r.table.line(append([]string{fmt.Sprintf("%d × %d", r.crowd.identities, r.crowd.each), name}, shown.cells(r.crowd.identities)...)...)
}

func (r *ropeRun) queueAll() {
	require.NoError(r.t, r.engine.store.Tx(r.ctx, func(tx *store.Tx) error {
		_, err := rope.QueueWhere(r.ctx, tx, "IDENTITYID ge 'B'", rope.Bulk, "bench")
		return err
	}))
}

func (r *ropeRun) drain() {
	for tick := time.NewTicker(50 * time.Millisecond); ; <-tick.C {
		if r.number("SELECT count(*) FROM (SELECT 1 FROM calculation_queue ORDER BY priority DESC, queued_at, identity_id LIMIT 1) q") == 0 {
			tick.Stop()
			return
		}
	}
}

func (r *ropeRun) exec(text string) {
	_, err := r.engine.store.DB().Exec(r.ctx, text)
	require.NoError(r.t, err, text)
}

func (r *ropeRun) number(text string, args ...any) (n int64) {
	require.NoError(r.t, r.engine.store.DB().QueryRow(r.ctx, text, args...).Scan(&n), text)
	return n
}

// fanOut queues half of the people by one statement, as a change of their policy does. Whatever it
// queued is calculated afterwards.
func (r *ropeRun) fanOut() {
	var took time.Duration
	var n int64
	require.NoError(r.t, r.engine.store.Tx(r.ctx, func(tx *store.Tx) (err error) {
		start := time.Now()
		n, err = calc.Fan(r.ctx, tx, "Assignmentpolicy", []int64{r.crowd.divisions[0].ID}, nil, calc.Entry{Priority: rope.Normal, Source: "bench"})
		took = time.Since(start)
		return err
	}))
	r.t.Logf("a policy queued %d identities in %v", n, took.Round(time.Millisecond))
	r.drain()
}

// flatness is the rates of the larger populations in parts of those of the first one.
func flatness(runs []*ropeRun) *table {
	out := newTable("population", "pass", "rate of "+fmt.Sprint(runs[0].crowd.identities)+" kept")
	for _, r := range runs[1:] {
		for _, pass := range []string{"first", "unchanged", "1 % changed", "other edition"} {
			out.line(fmt.Sprintf("%d × %d", r.crowd.identities, r.crowd.each), pass, fmt.Sprintf("%.2f", r.rates[pass]/runs[0].rates[pass]))
		}
	}
	return out
}
