package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/cmd/ropewalk/demo"
)

// firstVictim is the first person whom no user of the demo world stands behind; victims is how
// many there are from there on that nobody needs.
const (
	firstVictim = 45
	victims     = 150
)

// storm is one run of the crash programme: triggers are posted while the service is killed
// and started again, and afterwards every acknowledged trigger must have led to exactly one
// process that came to its end (no lost trigger, no doubled effect).
type storm struct {
	*child
	t        *testing.T
	triggers int
	kills    int
	random   *rand.Rand
	// up is held for writing while the service is down.
	up sync.RWMutex
}

// crashStorm runs the programme on one database. The seed in its name replays it.
func crashStorm(t *testing.T, dsn string, triggers, kills int, seed uint64) {
	t.Logf("seed %d: %d triggers, %d kills", seed, triggers, kills)
	s := &storm{
		child: newChild(t, dsn, "--job-lease", "1s", "--job-heartbeat", "200ms", "--mass-lock", "100000"),
		t:     t, triggers: triggers, kills: kills, random: rand.New(rand.NewPCG(seed, 1)),
	}
	s.start()
	begun := time.Now()
	ids := s.postUnderKills()
	s.drain()
	t.Logf("posted, killed and drained in %v", time.Since(begun).Round(time.Millisecond))
	s.check(ids)
	s.kill()
	s.verify(dsn)
}

// postUnderKills posts every trigger until it is acknowledged, and gives their ids. The kills are
// spread over the triggers; each comes at a random moment while posting goes on.
func (s *storm) postUnderKills() map[string]string {
	ids := map[string]string{}
	var killer sync.WaitGroup
	for n := range s.triggers {
		if n%(s.triggers/s.kills) == 0 {
			killer.Wait()
			wait := time.Duration(s.random.IntN(60)) * time.Millisecond
			killer.Go(func() { s.killAfter(wait) })
		}
		incident := fmt.Sprintf("INC-%d", n)
		ids[incident] = s.insist(incident, demo.IdentityID(firstVictim+n%victims))
	}
	killer.Wait()
	return ids
}

// killAfter kills the service at some moment and starts it again.
func (s *storm) killAfter(wait time.Duration) {
	<-time.After(wait)
	s.child.kill()
	s.up.Lock()
	defer s.up.Unlock()
	s.start()
}

// insist repeats a trigger until an answer comes; that is safe since the same incident is
// answered with the first object.
func (s *storm) insist(incident, identity string) string {
	body := fmt.Sprintf(`{"INCIDENTID":%q,"SOURCESYSTEM":"STORM","ACTION":"Lockout","SEVERITY":"High","IDENTITYID":%q}`, incident, identity)
	for attempt := 0; attempt < 1000; attempt++ {
		s.up.RLock()
		a, err := s.do(http.MethodPost, "/odata/Incidenttrigger", "siem", body)
		s.up.RUnlock()
		if err != nil || a.status == http.StatusServiceUnavailable {
			continue
		}
		require.Contains(s.t, []int{http.StatusCreated, http.StatusOK}, a.status, "%s", a.body)
		return fmt.Sprint(a.json(s.t)["UId"])
	}
	s.t.Fatalf("no answer to %s\n%s", incident, s.logged())
	return ""
}

// drain waits until nothing is left to do.
func (c *child) drain() {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	defer cancel()
	for tick := time.NewTicker(20 * time.Millisecond); ; {
		open := c.count("OpenJobs") + c.count("CalculationQueue")
		if open == "00" {
			tick.Stop()
			return
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			c.t.Fatalf("work is left after a minute: %s\n%s", open, c.logged())
		}
	}
}

func (c *child) count(set string) string {
	return string(c.must(http.StatusOK, http.MethodGet, "/odata/"+set+"/$count", "sysadmin", "").body)
}

// rows reads all rows of a set.
func (c *child) rows(set, options string) []map[string]any {
	c.t.Helper()
	var page struct {
		Value []map[string]any `json:"value"`
		Next  string           `json:"@odata.nextLink"`
	}
	a := c.must(http.StatusOK, http.MethodGet, "/odata/"+set+"?"+options, "auditor", "")
	dec := json.NewDecoder(bytes.NewReader(a.body))
	dec.UseNumber()
	require.NoError(c.t, dec.Decode(&page))
	all := page.Value
	if page.Next != "" {
		next, err := url.Parse(page.Next)
		require.NoError(c.t, err)
		all = append(all, c.rows(set, next.RawQuery)...)
	}
	return all
}

// check reads everything back: one final process for each trigger, one hold and one disable
// task for each enabled account of each identity, and nothing enabled.
func (s *storm) check(ids map[string]string) {
	finals := map[string]int{}
	for _, p := range s.rows("Process", "$select=TRIGGERUID,PROCESSSTATUS,OUTCOME,SOURCESYSTEM&$filter=SOURCESYSTEM%20eq%20'STORM'") {
		status := p["PROCESSSTATUS"].(map[string]any)["Value"]
		require.Equal(s.t, "Completed", status, "%v", p)
		require.Contains(s.t, []any{"Locked", "AlreadyLocked"}, p["OUTCOME"])
		finals[fmt.Sprint(p["TRIGGERUID"])]++
	}
	for incident, uid := range ids {
		require.Equal(s.t, 1, finals[uid], "processes of %s", incident)
	}
	require.Len(s.t, finals, len(ids), "no process without an acknowledged trigger")
	s.checkIdentities(min(s.triggers, victims))
}

func (s *storm) checkIdentities(locked int) {
	rows := s.rows("Identity", "$select=IDENTITYID&$filter=IDENTITYSTATUS/Value%20eq%20'Locked'"+
		"&$expand=CalculatedAssignments($select=Status),LockHolds($select=ClosedTime),ActualAccounts($select=Enabled)")
	require.Len(s.t, rows, locked)
	tasks := s.disableTasks()
	for _, i := range rows {
		for _, cra := range i["CalculatedAssignments"].([]any) {
			require.Equal(s.t, false, cra.(map[string]any)["Status"], "%v", i["IDENTITYID"])
		}
		require.NotEmpty(s.t, i["LockHolds"], "%v", i["IDENTITYID"])
		require.Equal(s.t, len(i["ActualAccounts"].([]any)), tasks[fmt.Sprint(i["IDENTITYID"])], "disable tasks of %v", i["IDENTITYID"])
	}
}

// disableTasks counts the disable tasks of each identity.
func (s *storm) disableTasks() map[string]int {
	tasks := map[string]int{}
	for _, task := range s.rows("ProvisioningTasks", "$select=Priority&$expand=Identity($select=IDENTITYID)&$filter=Operation%20eq%20'Disable'%20and%20Account/Id%20ne%20null") {
		require.Equal(s.t, "3", fmt.Sprint(task["Priority"]))
		tasks[fmt.Sprint(task["Identity"].(map[string]any)["IDENTITYID"])]++
	}
	return tasks
}

// verify runs the proof that operators have.
func (s *storm) verify(dsn string) {
	var out, errs strings.Builder
	code := run(context.Background(), []string{"verify", "--demo", "--db", dsn}, streams{&out, &errs})
	require.Equal(s.t, exitOK, code, "%s%s", out.String(), errs.String())
}
