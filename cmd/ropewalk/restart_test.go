package main

import (
	"context"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// dates that passed while no service ran are caught up with at the next start, within one cycle:
// statuses follow, and so does access.
func TestRestartCatchesUp(t *testing.T) {
	eachWorld(t, func(t *testing.T, dsn string) {
		c := newChild(t, dsn, "--test-clock")
		c.start()
		c.must(http.StatusOK, http.MethodPost, "/admin/testclock", "sysadmin", `{"now":"2027-01-01T12:00:00Z"}`)
		made := c.must(http.StatusCreated, http.MethodPost, "/odata/Identity", "dataadmin",
			`{"IDENTITYID":"GOES","LASTNAME":"Goes","VALIDTO":"2027-01-02T12:00:00Z","OUREF":{"Id":`+c.number("Orgunit", "OUID%20eq%20'YARD'")+`}}`)
		identity := "/odata/Identity(" + made.json(t)["Id"].(interface{ String() string }).String() + ")"
		c.drain()
		require.Equal(t, "Active", c.text(identity+"/IDENTITYSTATUS/Value/$value"))
		require.Equal(t, "0", c.text(identity+"/CalculatedAssignments/$count?$filter=Status%20eq%20false"))

		require.NoError(t, c.cmd.Process.Signal(syscall.SIGTERM))
		<-c.done
		moveWorld(t, dsn, time.Date(2027, time.January, 3, 12, 0, 0, 0, time.UTC))
		c.start()
		c.until(identity+"/IDENTITYSTATUS/Value/$value", "Terminated")
		c.drain()
		require.Equal(t, "0", c.text(identity+"/CalculatedAssignments/$count?$filter=Status%20eq%20true%20and%20Resource/ROLECATEGORY/Value%20eq%20'Account'"))
		changes := c.text("/odata/ObjectChanges?$filter=Property%20eq%20'IDENTITYSTATUS'%20and%20New%20eq%20'Terminated'%20and%20Channel%20eq%20'event'&$select=Old")
		require.Contains(t, changes, `"Old":"Active"`)
	})
}

// moveWorld moves the clock of a world while no service runs on it.
func moveWorld(t *testing.T, dsn string, to time.Time) {
	t.Helper()
	e, err := newEngine(context.Background(), database{DB: dsn, demo: true}, settings{}, true, newLog(streams{Err: t.Output()}))
	require.NoError(t, err)
	require.NoError(t, e.store.SetClock(context.Background(), to))
	require.NoError(t, e.store.Close())
}

// text is what an auditor gets.
func (c *child) text(path string) string {
	c.t.Helper()
	return string(c.must(http.StatusOK, http.MethodGet, path, "auditor", "").body)
}

// number is the id of the one row of a set for which a filter holds.
func (c *child) number(set, filter string) string {
	c.t.Helper()
	text := c.text("/odata/" + set + "?$select=Id&$filter=" + filter)
	_, text, _ = strings.Cut(text, `"Id":`)
	return strings.TrimRight(text, "}]\n")
}

// until waits, at most for one cycle of the timed events, for an answer.
func (c *child) until(path, want string) {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for tick := time.NewTicker(20 * time.Millisecond); c.text(path) != want; {
		select {
		case <-tick.C:
		case <-ctx.Done():
			c.t.Fatalf("%s is not %s after a minute\n%s", path, want, c.logged())
		}
	}
}
