package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// binary builds bin/ropewalk once per test run and gives its path.
var binary = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "ropewalk-bin")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "ropewalk")
	build := exec.Command("go", "build", "-o", path, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	out, err := build.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

// child is the service as a process of its own, which a test may kill.
type child struct {
	t    testing.TB
	bin  string
	args []string
	url  string
	cmd  *exec.Cmd
	done chan struct{} // closed when the process has ended
	log  *os.File
	http *http.Client
}

// newChild prepares a service on a free port over the database; start runs it.
func newChild(t testing.TB, dsn string, args ...string) *child {
	t.Helper()
	bin, err := binary()
	require.NoError(t, err)
	port := freePort(t)
	logFile, err := os.Create(filepath.Join(t.TempDir(), "service.log"))
	require.NoError(t, err)
	c := &child{
		t: t, bin: bin, url: fmt.Sprintf("http://127.0.0.1:%d", port), log: logFile,
		http: &http.Client{Timeout: 30 * time.Second},
	}
	c.args = append([]string{"serve", "--demo", "--db", dsn, "--listen", fmt.Sprintf("127.0.0.1:%d", port)}, args...)
	t.Cleanup(c.kill)
	return c
}

func freePort(t testing.TB) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// start runs the service and returns when it is ready.
func (c *child) start() {
	c.t.Helper()
	c.cmd = exec.Command(c.bin, c.args...)
	c.cmd.Stdout, c.cmd.Stderr = c.log, c.log
	require.NoError(c.t, c.cmd.Start())
	c.done = make(chan struct{})
	go func(cmd *exec.Cmd, done chan struct{}) {
		_ = cmd.Wait()
		close(done)
	}(c.cmd, c.done)
	ctx, stop := context.WithTimeout(context.Background(), 60*time.Second)
	defer stop()
	for tick := time.NewTicker(5 * time.Millisecond); ; {
		select {
		case <-c.done:
			c.t.Fatalf("the service ended before it was ready: %v\n%s", c.cmd.ProcessState, c.logged())
		case <-ctx.Done():
			c.t.Fatalf("the service did not become ready\n%s", c.logged())
		case <-tick.C:
			if resp, err := c.http.Get(c.url + "/readyz"); err == nil {
				resp.Body.Close()
				if resp.StatusCode == http.StatusOK {
					tick.Stop()
					return
				}
			}
		}
	}
}

// kill ends the service as a power cut would: kill -9.
func (c *child) kill() {
	if c.cmd == nil {
		return
	}
	_ = c.cmd.Process.Kill()
	<-c.done
	c.http.CloseIdleConnections()
	c.cmd = nil
}

// logged gives the last of what the service wrote.
func (c *child) logged() string {
	data, _ := os.ReadFile(c.log.Name())
	if len(data) > 4000 {
		data = data[len(data)-4000:]
	}
	return string(data)
}

// answer is one HTTP answer, read whole.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// json decodes the body into a map.
func (a answer) json(t testing.TB) map[string]any {
	t.Helper()
	var m map[string]any
	dec := json.NewDecoder(bytes.NewReader(a.body))
	dec.UseNumber()
	require.NoError(t, dec.Decode(&m), "%s", a.body)
	return m
}

// do sends one request with the key of a demo user; an error means that no answer came.
func (c *child) do(method, path, user, body string) (answer, error) {
	req, err := http.NewRequest(method, c.url+path, bytes.NewReader([]byte(body)))
	if err != nil {
		return answer{}, err
	}
	req.Header.Set("Authorization", "Bearer demo-"+user)
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return answer{}, err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	return answer{resp.StatusCode, resp.Header, data}, err
}

// must is do for a service that has to answer, with the status expected.
func (c *child) must(status int, method, path, user, body string) answer {
	c.t.Helper()
	a, err := c.do(method, path, user, body)
	require.NoError(c.t, err)
	require.Equal(c.t, status, a.status, "%s %s: %s", method, path, a.body)
	return a
}
