package main

import (
	"net/http"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestStop: a service that is told to end does so within ten seconds, with exit code 0, and what
// it had acknowledged goes on at the next start.
func TestStop(t *testing.T) {
	eachWorld(t, func(t *testing.T, dsn string) {
		c := newChild(t, dsn)
		c.start()
		s := &storm{child: c, t: t}
		s.insist("INC-STOP", "E000051")
		require.NoError(t, c.cmd.Process.Signal(syscall.SIGTERM))
		select {
		case <-c.done:
		case <-time.After(10 * time.Second):
			t.Fatalf("the service still runs\n%s", c.logged())
		}
		require.Equal(t, exitOK, c.cmd.ProcessState.ExitCode(), c.logged())
		c.start()
		c.drain()
		a := c.must(http.StatusOK, http.MethodGet, "/odata/Process/$count?$filter=INCIDENTID%20eq%20'INC-STOP'%20and%20OUTCOME%20eq%20'Locked'", "auditor", "")
		require.Equal(t, "1", string(a.body), "%v\n%s", c.rows("Process", "$filter=INCIDENTID%20eq%20'INC-STOP'&$expand=Steps,Trigger"), c.logged())
	})
}

// TestOneProcessPerFile: a second service refuses to start on the same SQLite file.
func TestOneProcessPerFile(t *testing.T) {
	dsn := "sqlite:" + t.TempDir() + "/ropewalk.db"
	first := newChild(t, dsn)
	first.start()
	code, _, errs := command("serve", "--demo", "--db", dsn, "--listen", "127.0.0.1:0")
	require.Equal(t, exitFailed, code)
	require.Contains(t, errs, "another process")
}
