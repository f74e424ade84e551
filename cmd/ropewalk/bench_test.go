//go:build bench

package main

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/cmd/ropewalk/demo"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// benchTriggers is how many incidents are posted, one after the other.
const benchTriggers = 200

// pollEvery is how often the client asks whether the trigger is Completed.
const pollEvery = 5 * time.Millisecond

// TestBenchIncident prints how long it takes from the POST of an incident, by an idle service's
// only client, until the identity is Locked, its calculated access is disabled and its disable
// tasks are written. The end is when a polling client sees the trigger Completed; what that
// promises is then checked. The client asks every few milliseconds, so that the service is idle
// but for the incident; the figure holds up to that much of waiting.
func TestBenchIncident(t *testing.T) {
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		size := fmt.Sprint(firstVictim + benchTriggers + 10)
		require.Equal(t, exitOK, run(t.Context(), []string{"demo", "--db", dsn, "--identities", size}, streams{io.Discard, io.Discard}))
		c := newChild(t, dsn, "--mass-lock", "100000")
		c.start()
		c.drain()
		var posted, done []time.Duration
		for n := range benchTriggers {
			p, d := c.incident(n)
			posted, done = append(posted, p), append(done, d)
		}
		t.Logf("answer 201:         %s", percentiles(posted))
		t.Logf("locked and secured: %s", percentiles(done))
	})
}

// incident posts one incident and waits until the person is locked out.
func (c *child) incident(n int) (posted, done time.Duration) {
	id := demo.IdentityID(firstVictim + n)
	body := fmt.Sprintf(`{"INCIDENTID":"B-%d","SOURCESYSTEM":"BENCH","ACTION":"Lockout","SEVERITY":"High","IDENTITYID":%q}`, n, id)
	secured := "/odata/Identity/$count?$filter=IDENTITYID%20eq%20'" + id + "'%20and%20IDENTITYSTATUS/Value%20eq%20'Locked'" +
		"%20and%20CalculatedAssignments/any()%20and%20CalculatedAssignments/all(a:a/Status%20eq%20false)" +
		"%20and%20ActualAccounts/all(a:a/Tasks/any(t:t/Operation%20eq%20'Disable'%20and%20t/Priority%20eq%203))"
	start := time.Now()
	row := c.must(http.StatusCreated, http.MethodPost, "/odata/Incidenttrigger", "siem", body).json(c.t)
	posted = time.Since(start)
	completed := fmt.Sprintf("/odata/Incidenttrigger/$count?$filter=Id%%20eq%%20%v%%20and%%20TRIGGERSTATUS/Value%%20eq%%20'Completed'", row["Id"])
	for tick := time.NewTicker(pollEvery); ; <-tick.C {
		if string(c.must(http.StatusOK, http.MethodGet, completed, "siem", "").body) == "1" {
			tick.Stop()
			break
		}
		require.Less(c.t, time.Since(start), time.Minute, "incident %d\n%s", n, c.logged())
	}
	done = time.Since(start)
	require.Equal(c.t, "1", string(c.must(http.StatusOK, http.MethodGet, secured, "auditor", "").body), "incident %d is not secured", n)
	return posted, done
}

func percentiles(times []time.Duration) string {
	slices.Sort(times)
	at := func(p int) time.Duration { return times[(len(times)-1)*p/100].Round(100 * time.Microsecond) }
	return fmt.Sprintf("p50 %v  p95 %v  p99 %v  max %v  (n=%d)", at(50), at(95), at(99), at(100), len(times))
}
