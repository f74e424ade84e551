package main

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestAtomicCrash is the short form of the crash within.
func TestAtomicCrash(t *testing.T) {
	eachWorld(t, func(t *testing.T, dsn string) { crashWithin(t, dsn, 3, 60, 1) })
}

// crashWithin kills the service while a request of many operations is under way, again and again.
// Afterwards all of its rows are there or none, all of them if it was acknowledged, and what fires
// is what is there. The seed replays it.
func crashWithin(t *testing.T, dsn string, kills, n int, seed uint64) {
	t.Logf("seed %d: %d kills within requests of %d operations", seed, kills, n)
	random := rand.New(rand.NewPCG(seed, 2))
	c := newChild(t, dsn, "--job-lease", "1s", "--job-heartbeat", "200ms")
	c.start()
	whole, none := 0, 0
	for run := range kills {
		answered := c.killWithin(run, n, time.Duration(random.IntN(60))*time.Millisecond)
		c.start()
		switch there := c.rowsOfRun(run); {
		case there == fmt.Sprint(n):
			whole++
		case answered:
			t.Fatalf("run %d was acknowledged, but %s of %d rows are there", run, there, n)
		case there == "0":
			none++
		default:
			t.Fatalf("run %d left %s of %d rows", run, there, n)
		}
	}
	t.Logf("%d were done, %d were not", whole, none)
	c.drain()
	atoms := "/$count?$filter=SOURCESYSTEM%20eq%20'ATOM'"
	require.Equal(t, c.counted("Incidenttrigger"+atoms), c.counted("Process"+atoms), "each trigger that is there has fired, and none else")
	c.kill()
	(&storm{child: c, t: t}).verify(dsn)
}

// killWithin asks for n operations and kills the service after a while; it tells whether they were
// acknowledged.
func (c *child) killWithin(run, n int, after time.Duration) bool {
	c.t.Helper()
	ops := make([]operation, n)
	for i := range ops {
		ops[i].name = fmt.Sprintf("A%04d-%04d", run, i+1)
	}
	request := []struct{ user, method, path, body string }{
		{"opadmin", http.MethodPost, "$batch", batched("g", texts(ops, operation.incident)...)},
		{"dataadmin", http.MethodPost, "Orgunit", fmt.Sprintf(`{"OUID":"U%d","NAME":"Atoms","Members":[%s]}`, run, strings.Join(texts(ops, operation.identity), ","))},
		{"dataadmin", http.MethodPatch, "Identity", delta(ops)},
	}[run%3]
	told := make(chan bool)
	go func() {
		a, err := c.do(request.method, "/odata/"+request.path, request.user, request.body)
		status, _ := verdict(a)
		told <- err == nil && status < 300
	}()
	<-time.After(after)
	c.kill()
	return <-told
}

// rowsOfRun counts the rows that a run made.
func (c *child) rowsOfRun(run int) string {
	c.t.Helper()
	set, key := "Identity", "IDENTITYID"
	if run%3 == 0 {
		set, key = "Incidenttrigger", "INCIDENTID"
	}
	return c.counted(fmt.Sprintf("%s/$count?$filter=startswith(%s,'A%04d-')", set, key, run))
}

func (c *child) counted(path string) string {
	c.t.Helper()
	return string(c.must(http.StatusOK, http.MethodGet, "/odata/"+path, "auditor", "").body)
}
