package main

import (
	"net/http"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/cmd/ropewalk/demo"
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

// TestOneProcessPerFile: a second service refuses to start on the same SQLite file, also by a link to it.
func TestOneProcessPerFile(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "ropewalk.db"), filepath.Join(dir, "link.db")
	newChild(t, "sqlite:"+file).start()
	require.NoError(t, os.Symlink(file, link))
	for _, path := range []string{file, link} {
		code, _, errs := command("serve", "--demo", "--db", "sqlite:"+path, "--listen", "127.0.0.1:0")
		require.Equal(t, exitFailed, code, path)
		require.Contains(t, errs, "another process", path)
	}
}

// TestCheckpoints: what the service signed on its way out proves the database later, and shows
// that an older copy was put back.
func TestCheckpoints(t *testing.T) {
	dir := t.TempDir()
	file, key, marks := filepath.Join(dir, "ropewalk.db"), filepath.Join(dir, "audit.pem"), filepath.Join(dir, "checkpoints")
	require.NoError(t, makeWorld(t.Context(), "sqlite:"+file))
	older := copyFile(t, file)
	c := newChild(t, "sqlite:"+file, "--signing-key", key, "--checkpoints", marks)
	c.start()
	(&storm{child: c, t: t}).insist("INC-SIGNED", demo.IdentityID(firstVictim))
	c.drain()
	require.NoError(t, c.cmd.Process.Signal(syscall.SIGTERM))
	<-c.done
	code, out, errs := command("verify", "--db", "sqlite:"+file, "--checkpoints", marks, "--public-key", key+".pub")
	require.Equal(t, exitOK, code, "%s%s", out, errs)
	require.Contains(t, out, "0 behind the checkpoint")

	code, out, _ = command("verify", "--db", "sqlite:"+older, "--checkpoints", marks, "--public-key", key+".pub")
	require.Equal(t, exitFailed, code, out)
	require.Contains(t, out, "FOUND")
	code, out, errs = command("verify", "--db", "sqlite:"+older)
	require.Equal(t, exitOK, code, "without a checkpoint an older copy looks sound: %s%s", out, errs)
}
