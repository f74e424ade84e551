package pgtest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"sort"
	"strconv"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

// role is what tests connect as: no superuser, so that the guards hold for them as well.
const role = "ropewalk"

// shared is the throwaway cluster of this machine and user.
type shared struct {
	bin, dir   string
	credential *syscall.Credential
}

// startShared joins the cluster that other test binaries use, or starts it.
func startShared(ctx context.Context) (*Cluster, error) {
	bin, err := findBinaries()
	if err != nil {
		return nil, err
	}
	credential, err := unprivileged()
	if err != nil {
		return nil, err
	}
	s := shared{bin: bin, dir: baseDir(), credential: credential}
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		return nil, err
	}
	// The start lock serialises starting and stopping; the users' lock is held by every binary
	// while it lives, so that the watchdog knows when the last one has gone.
	start, err := s.lock("start.lock", syscall.LOCK_EX)
	if err != nil {
		return nil, err
	}
	defer start.Close()
	if using, err = s.lock("users.lock", syscall.LOCK_SH); err != nil {
		return nil, err
	}
	c := &Cluster{base: s.url(role), admin: s.url("postgres")}
	if s.runs(ctx) {
		return c, s.await(ctx)
	}
	return c, s.start(ctx)
}

// using is the lock that tells the watchdog that the server is in use. It stands here so that
// nothing closes it before the process ends.
var using *os.File

// findBinaries gives the folder of the newest installed server.
func findBinaries() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	sort.Slice(found, func(i, j int) bool { return major(found[i]) < major(found[j]) })
	if len(found) > 0 {
		return filepath.Dir(found[len(found)-1]), nil
	}
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	return "", errors.New("no initdb in /usr/lib/postgresql or PATH: install the package postgresql, or set ROPEWALK_TEST_POSTGRES to the DSN of a server")
}

func major(path string) int {
	n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(path))))
	return n
}

// unprivileged gives the user that the server runs as when we are root, who may not run it.
func unprivileged() (*syscall.Credential, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err1 := strconv.ParseUint(u.Uid, 10, 32)
		gid, err2 := strconv.ParseUint(u.Gid, 10, 32)
		return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, errors.Join(err1, err2)
	}
	return nil, errors.New("root may not run PostgreSQL and there is no user postgres or nobody to run it as")
}

// baseDir prefers memory: the server then keeps fsync on, as the service demands, at no cost.
// ROPEWALK_TEST_DIR names another place, such as a disk for benchmarks.
func baseDir() string {
	base := os.TempDir()
	if given := os.Getenv("ROPEWALK_TEST_DIR"); given != "" {
		base = given
	} else if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
		base = "/dev/shm"
	}
	return filepath.Join(base, "ropewalk-pg-"+strconv.Itoa(os.Geteuid()))
}

// lock takes a lock that goes with the process, or with Close.
func (s shared) lock(name string, how int) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(s.dir, name), os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), how); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

func (s shared) data() string { return filepath.Join(s.dir, "data") }

func (s shared) url(name string) *url.URL {
	return &url.URL{
		Scheme: "postgres", User: url.User(name), Path: "/postgres",
		RawQuery: url.Values{"host": {s.data()}}.Encode(),
	}
}

// runs says whether there is a server. A busy one may refuse connections for a while: that is no
// reason to start another in its place, under the feet of those who use it.
func (s shared) runs(ctx context.Context) bool {
	return s.command(ctx, "pg_ctl", "status", "-D", s.data()).Run() == nil
}

// await waits until a busy server lets one in.
func (s shared) await(ctx context.Context) error {
	for {
		c, err := pgx.Connect(ctx, s.url(role).String())
		if err == nil {
			return c.Close(ctx)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the server in %s runs but does not answer: %w", s.data(), err)
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// settings keep what the service insists on, such as fsync, and spare what a throwaway server does
// not need: standbys, whole pages against torn ones, and workers that hurry through databases
// which are gone a moment later.
const settings = "-c listen_addresses='' -c max_connections=500 -c checkpoint_timeout=30min " + memory +
	" -c wal_level=minimal -c max_wal_senders=0 -c full_page_writes=off -c autovacuum_naptime=5min -c autovacuum_max_workers=1"

func (s shared) start(ctx context.Context) error {
	// What a killed watchdog left behind is of no use to anybody.
	_ = s.command(ctx, "pg_ctl", "stop", "-D", s.data(), "-m", "immediate").Run()
	if err := os.RemoveAll(s.data()); err != nil {
		return err
	}
	if err := os.Mkdir(s.data(), 0o700); err != nil {
		return err
	}
	if s.credential != nil {
		if err := os.Chown(s.data(), int(s.credential.Uid), int(s.credential.Gid)); err != nil {
			return err
		}
	}
	if err := s.run(ctx, "initdb", "-D", s.data(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"); err != nil {
		return err
	}
	options := settings + " -c unix_socket_directories='" + s.data() + "'"
	if err := s.run(ctx, "pg_ctl", "start", "-w", "-t", "110", "-D", s.data(), "-l", filepath.Join(s.data(), "server.log"), "-o", options); err != nil {
		return err
	}
	if err := s.createRole(ctx); err != nil {
		return err
	}
	return s.watch()
}

func (s shared) createRole(ctx context.Context) error {
	c, err := pgx.Connect(ctx, s.url("postgres").String())
	if err != nil {
		return err
	}
	defer c.Close(ctx)
	_, err = c.Exec(ctx, "CREATE ROLE "+role+" LOGIN CREATEDB")
	return err
}

// watch leaves a process behind that stops the cluster once nobody uses it any more.
func (s shared) watch() error {
	script := `cd "$1" || exit 1
while ! flock start.lock sh -c 'flock -n users.lock true && "$1/pg_ctl" stop -D data -m immediate && rm -rf data' watch "$2"; do
	[ -d data ] || exit 0
	sleep 20
done`
	cmd := exec.Command("sh", "-c", script, "watch", s.dir, s.bin)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Credential: s.credential}
	if s.credential != nil {
		for _, name := range []string{".", "start.lock", "users.lock"} {
			if err := os.Chown(filepath.Join(s.dir, name), int(s.credential.Uid), int(s.credential.Gid)); err != nil {
				return err
			}
		}
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	return cmd.Process.Release()
}

func (s shared) command(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, filepath.Join(s.bin, name), args...)
	cmd.Dir = s.dir
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: s.credential}
	return cmd
}

func (s shared) run(ctx context.Context, name string, args ...string) error {
	cmd := s.command(ctx, name, args...)
	// pg_ctl leaves the server behind, which would hold a pipe open: its words go to a file.
	words, err := os.CreateTemp("", "ropewalk-pg")
	if err != nil {
		return err
	}
	defer os.Remove(words.Name())
	defer words.Close()
	cmd.Stdout, cmd.Stderr = words, words
	if err := cmd.Run(); err != nil {
		text, _ := os.ReadFile(words.Name())
		return fmt.Errorf("%s: %w\n%s", name, err, text)
	}
	return nil
}
