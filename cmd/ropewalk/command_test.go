package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// command runs one command line and gives its exit code and what it wrote.
func command(args ...string) (code int, out, errs string) {
	var o, e strings.Builder
	code = run(context.Background(), args, streams{&o, &e})
	return code, o.String(), e.String()
}

// TestWrongUse: what was called wrongly ends with 2 and says the remedy; nothing is served.
func TestWrongUse(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		says string
	}{
		{"no command", nil, "expected one of"},
		{"unknown command", []string{"fly"}, "unexpected argument fly"},
		{"unknown flag", []string{"serve", "--wings"}, "unknown flag --wings"},
		{"demo for other machines", []string{"serve", "--demo", "--listen", "0.0.0.0:8080"}, "change --listen"},
		{"demo for other machines, no host", []string{"serve", "--demo", "--listen", ":8080"}, "change --listen"},
		{"test clock for other machines", []string{"serve", "--test-clock", "--listen", "192.0.2.1:8080"}, "change --listen"},
		{"half of TLS", []string{"serve", "--tls-cert", "x.pem"}, "go together"},
		{"checkpoints without key", []string{"verify", "--checkpoints", "x"}, "go together"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, out, errs := command(c.args...)
			require.Equal(t, exitWrongUse, code, errs)
			require.Empty(t, strings.TrimSpace(strings.TrimPrefix(out, usageOf(out))))
			require.Contains(t, errs, c.says)
		})
	}
}

// TestConfiguration: a file sets flags by their names, the environment goes before it, and a slip in
// a name is told.
func TestConfiguration(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ropewalk.json")
	write := func(text string) { require.NoError(t, os.WriteFile(file, []byte(text), 0o600)) }

	write(`{"job-lease": "45s", "workers": 7, "test-clock": true, "listen": "192.0.2.1:80"}`)
	code, _, errs := command("serve", "--config", file)
	require.Equal(t, exitWrongUse, code)
	require.Contains(t, errs, "change --listen 192.0.2.1:80")
	t.Setenv("ROPEWALK_LISTEN", "192.0.2.2:80")
	_, _, errs = command("serve", "--config", file)
	require.Contains(t, errs, "change --listen 192.0.2.2:80")

	write(`{"job_lease": "45s"}`)
	code, _, errs = command("serve", "--config", file)
	require.Equal(t, exitWrongUse, code)
	require.Contains(t, errs, `"job_lease", which is no flag`)
}

// usageOf is the help that kong prints beside an error.
func usageOf(out string) string {
	if strings.HasPrefix(out, "Usage:") {
		return out
	}
	return ""
}

// TestKeys: a key is shown once, listed without its secret, and ends at once when revoked.
func TestKeys(t *testing.T) {
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		code, _, errs := command("key", "add", "Nobody", "--db", dsn)
		require.Equal(t, exitFailed, code)
		require.Contains(t, errs, `there is no user "Nobody"; give --group`)

		code, text, errs := command("key", "add", "Root", "--group", "SystemAdministrators", "--db", dsn)
		require.Equal(t, exitOK, code, errs)
		require.True(t, strings.HasPrefix(text, "rw_"), text)
		prefix := strings.Split(text, "_")[1]

		code, again, errs := command("key", "add", "root", "--db", dsn)
		require.Equal(t, exitOK, code, "the user is found in any letter case: %s", errs)
		require.NotEqual(t, text, again)

		_, list, _ := command("key", "list", "--db", dsn)
		require.Contains(t, list, prefix)
		require.NotContains(t, list, strings.TrimSpace(strings.Split(text, "_")[2]), "the secret is not kept")
		require.Equal(t, 2, strings.Count(list, "false"))

		code, _, errs = command("key", "revoke", prefix, "--db", dsn)
		require.Equal(t, exitOK, code, errs)
		_, list, _ = command("key", "list", "--db", dsn)
		require.Equal(t, 1, strings.Count(list, "true"))
		code, _, errs = command("key", "revoke", prefix, "--db", dsn)
		require.Equal(t, exitFailed, code, "a key ends once")
		require.Contains(t, errs, "not found")
	})
}

// TestMigrate: status shows every step, before and after.
func TestMigrate(t *testing.T) {
	dsn := "sqlite:" + filepath.Join(t.TempDir(), "new", "ropewalk.db")
	code, _, errs := command("migrate", "--db", dsn)
	require.Equal(t, exitOK, code, errs)
	code, list, errs := command("migrate", "status", "--db", dsn)
	require.Equal(t, exitOK, code, errs)
	require.Contains(t, list, "00001_core.sql")
	require.NotContains(t, list, "missing")
}

// TestCheckpointFiles: a signing key is made once and read again; a checkpoint file is believed
// only with the right signature.
func TestCheckpointFiles(t *testing.T) {
	dir := t.TempDir()
	made, err := signingKey(filepath.Join(dir, "key.pem"))
	require.NoError(t, err)
	read, err := signingKey(filepath.Join(dir, "key.pem"))
	require.NoError(t, err)
	require.Equal(t, made, read)
	info, err := os.Stat(filepath.Join(dir, "key.pem"))
	require.NoError(t, err)
	require.EqualValues(t, 0o600, info.Mode().Perm())
	public, err := publicKey(filepath.Join(dir, "key.pem.pub"))
	require.NoError(t, err)
	require.Equal(t, made.Public(), public)

	_, err = publicKey(filepath.Join(dir, "key.pem"))
	require.ErrorContains(t, err, "no Ed25519 key")
	file := filepath.Join(dir, "checkpoints")
	require.NoError(t, os.WriteFile(file, []byte(`{"block":1,"hash":"AA==","key":"x","signature":"AA=="}`+"\n"), 0o600))
	_, err = lastCheckpoint(file, public)
	require.ErrorContains(t, err, "not signed with the given key")
}
