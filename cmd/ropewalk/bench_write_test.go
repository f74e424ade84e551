//go:build bench

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store/rival"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// TestBenchWrites puts the same changes to the service and to a handler over the same tables that
// was written for these changes alone, and prints how they compare. Both leave the same behind: row,
// history, audit event with its digest, and a job of the outbox, in one transaction; that the audit
// holds at the end shows it. Nobody works the jobs off meanwhile, so that what is measured is the write.
func TestBenchWrites(t *testing.T) {
	dsn := storetest.Postgres(t)
	w := newWriters(t, dsn)
	table := newTable("change", "callers", "rate", "to by hand", "goal", "p50 p95 ours", "by hand")
	for _, c := range w.changes() {
		for _, callers := range c.callers {
			w.compare(t, table, c, callers)
		}
	}
	t.Logf("%s\n%s", machine(), table)
	t.Logf("where the time of the service goes\n%s", w.where(t))
	w.seal(t)
	code, out, _ := command("verify", "--db", dsn)
	require.Equal(t, exitOK, code, out)
}

// writers are the sides that write, and the people that they write about.
type writers struct {
	ours, hand *side
	people     []int64
	made       int
	engine     *engine
}

// edit is one kind of change. A request is made for the n-th change of all, so that no two are alike.
type edit struct {
	name         string
	goal         float64
	callers      []int
	requests     int
	ours, theirs func(n int) (method, path, kind, body string)
}

func newWriters(t *testing.T, dsn string) *writers {
	key := addKey(t, dsn, "bench", "--group", "DataAdministrators")
	hand, pool, err := rival.Writer(t.Context(), dsn, rival.Options{Key: key, Root: benchRoot + "/odata/"})
	require.NoError(t, err)
	t.Cleanup(pool.Close)
	w := &writers{}
	w.ours = &side{name: "ours", t: t, address: w.serve(t, dsn), key: key}
	w.hand = &side{name: "by hand", t: t, address: listen(t, hand), key: key}
	w.turn(t, w.hand, w.many(crew, personByHand), 1)
	rows, err := pool.Query(t.Context(), "SELECT id FROM identities WHERE identityid LIKE 'P%' ORDER BY id")
	require.NoError(t, err)
	for rows.Next() {
		var id int64
		require.NoError(t, rows.Scan(&id))
		w.people = append(w.people, id)
	}
	require.NoError(t, rows.Err())
	require.Len(t, w.people, crew)
	return w
}

// crew is how many people there are to be changed.
const crew = 2000

// serve serves as the service does, but leaves the jobs where they are and the audit unsealed.
func (w *writers) serve(t *testing.T, dsn string) (address string) {
	log, err := os.Create(filepath.Join(t.TempDir(), "service.log"))
	require.NoError(t, err)
	c := &serveCommand{settings: settings{jobs: jobs{Zone: "UTC"}}, PublicURL: benchRoot}
	c.DB = dsn
	logger := newLog(streams{io.Discard, log})
	w.engine, err = newEngine(context.Background(), c.database, c.settings, false, logger)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, w.engine.store.Close()); require.NoError(t, log.Close()) })
	thrift()
	return listen(t, newFront(c, w.engine, logger).handler())
}

// seal seals all that was written.
func (w *writers) seal(t *testing.T) {
	for {
		n, err := w.engine.store.Seal(t.Context())
		require.NoError(t, err)
		if n == 0 {
			return
		}
	}
}

// changes are those that the goals are about.
func (w *writers) changes() []edit {
	return []edit{
		{name: "POST a row", goal: 0.8, callers: []int{1, 16}, requests: 160, ours: personByOData, theirs: personByHand},
		{name: "PATCH a row", callers: []int{1, 16}, requests: 160, ours: w.patch, theirs: w.titles("/patches", 1)},
		{name: "100 PATCHes in a $batch", goal: 1, callers: []int{1}, requests: 4, ours: w.batch, theirs: w.titles("/patches", 100)},
		{name: "delta of 1,000 rows", callers: []int{1}, requests: 2, ours: w.delta, theirs: w.titles("/set", 1000)},
	}
}

func somebody(n int) string {
	return fmt.Sprintf(`{"IDENTITYID":"P%08d","FIRSTNAME":"Jo%d","LASTNAME":"Doe%d","EMAIL":"jo.%d@hawser.example","JOBTITLE":"Engineer","EMPLOYEEID":"%d"}`,
		n, n%900, n*7919%7000, n, 100000+n)
}

func personByOData(n int) (method, path, kind, body string) {
	return "POST", "/odata/Identity", "application/json", somebody(n)
}

func personByHand(n int) (method, path, kind, body string) {
	return "POST", "/person", "application/json", somebody(n)
}

// some are the people that the n-th change is about.
func (w *writers) some(n, count int) []int64 {
	from := n * count % (len(w.people) - count + 1)
	return w.people[from : from+count]
}

func (w *writers) titles(path string, count int) func(n int) (method, path, kind, body string) {
	return func(n int) (string, string, string, string) {
		var list []string
		for _, id := range w.some(n, count) {
			list = append(list, fmt.Sprintf(`{"Id":%d,"JOBTITLE":"Title %d"}`, id, n))
		}
		return "POST", path, "application/json", "[" + strings.Join(list, ",") + "]"
	}
}

func (w *writers) patch(n int) (method, path, kind, body string) {
	return "PATCH", fmt.Sprintf("/odata/Identity(%d)", w.some(n, 1)[0]), "application/json", fmt.Sprintf(`{"JOBTITLE":"Title %d"}`, n)
}

// batch is one change set.
func (w *writers) batch(n int) (method, path, kind, body string) {
	var list []string
	for i, id := range w.some(n, 100) {
		list = append(list, fmt.Sprintf(`{"id":"%d","atomicityGroup":"g","method":"PATCH","url":"Identity(%d)","headers":{"Content-Type":"application/json"},"body":{"JOBTITLE":"Title %d"}}`, i, id, n))
	}
	return "POST", "/odata/$batch", "application/json", `{"requests":[` + strings.Join(list, ",") + "]}"
}

func (w *writers) delta(n int) (method, path, kind, body string) {
	var list []string
	for _, id := range w.some(n, 1000) {
		list = append(list, fmt.Sprintf(`{"@id":"Identity(%d)","JOBTITLE":"Title %d"}`, id, n))
	}
	return "PATCH", "/odata/Identity", "application/json", `{"@context":"#$delta","value":[` + strings.Join(list, ",") + "]}"
}

// many makes the next requests.
func (w *writers) many(count int, change func(n int) (method, path, kind, body string)) func(*side) [][]byte {
	return func(s *side) [][]byte {
		list := make([][]byte, count)
		for i := range list {
			w.made++
			method, path, kind, body := change(w.made)
			var b bytes.Buffer
			fmt.Fprintf(&b, "%s %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nAccept: application/json\r\nOData-MaxVersion: 4.01\r\nOData-Version: 4.01\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s",
				method, path, s.address, s.key, kind, len(body), body)
			list[i] = b.Bytes()
		}
		return list
	}
}

// turn shares requests out among callers, each of which sends its own one after the other.
func (w *writers) turn(t *testing.T, s *side, make func(*side) [][]byte, callers int) round {
	requests := make(s)
	for len(s.lines) < callers {
		s.lines = append(s.lines, s.dial())
	}
	times, errs := [16][]time.Duration{}, [16]error{}
	var all sync.WaitGroup
	start := time.Now()
	for c := range callers {
		mine := requests[c*len(requests)/callers : (c+1)*len(requests)/callers]
		all.Go(func() { times[c], errs[c] = s.lines[c].each(mine) })
	}
	all.Wait()
	r := round{rate: float64(len(requests)) / time.Since(start).Seconds()}
	for c := range callers {
		require.NoError(t, errs[c], s.name)
		r.times = append(r.times, times[c]...)
	}
	return r
}

func (l *line) each(requests [][]byte) (times []time.Duration, err error) {
	for _, request := range requests {
		start := time.Now()
		if err := l.exchange(request, l.drop); err != nil {
			return nil, err
		}
		times = append(times, time.Since(start))
	}
	return times, nil
}

// writeRounds is how often each side has its turn; the first turn of each is to warm up.
const writeRounds = 9

func (w *writers) compare(t *testing.T, table *table, c edit, callers int) {
	done := map[*side][]round{}
	for n := range writeRounds + 1 {
		for i := range 2 {
			who, change := w.ours, c.ours
			if (n+i)%2 == 1 {
				who, change = w.hand, c.theirs
			}
			r := w.turn(t, who, w.many(c.requests, change), callers)
			if n > 0 {
				done[who] = append(done[who], r)
			}
		}
	}
	w.ours.hangUp()
	w.hand.hangUp()
	to := ratios(done[w.ours], done[w.hand])
	table.line(c.name, fmt.Sprint(callers), rate(done[w.ours]), spread(to), goal(c.goal, to), latency(done[w.ours]), latency(done[w.hand]))
}
