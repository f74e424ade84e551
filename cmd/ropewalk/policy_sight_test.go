package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// TestImportedPolicies: a file brings no filter in that speaks of what its carrier may not read, and does
// not change whom one is asked about that stands; all else of such a policy is his.
func TestImportedPolicies(t *testing.T) {
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		code, _, errs := command("key", "add", "keeper", "--group", "DataAdministrators", "--db", dsn)
		require.Equal(t, exitOK, code, errs)
		file := filepath.Join(t.TempDir(), "policies.csv")
		load := func(text string, args ...string) (int, string, string) {
			require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
			return command(append([]string{"import", "--db", dsn, "--set", "Assignmentpolicy", "--key", "NAME", "--file", file}, args...)...)
		}
		const both = "NAME,IDENTITYFILTER\nPlain,LASTNAME eq 'x'\nOracle,BREAKGLASS eq true\n"
		code, out, errs := load(both, "--as", "keeper", "--mode", "continue")
		require.Equal(t, exitFailed, code)
		require.Contains(t, out, "2 rows: 1 created, 0 changed, 0 deleted, 0 unchanged, 1 at fault")
		require.Contains(t, errs, "line 3: Forbidden: IDENTITYFILTER speaks of what you may not read of every Identity")
		code, out, errs = load(both, "--reason", "the operator may")
		require.Equal(t, exitOK, code, errs)
		require.Contains(t, out, "1 created, 0 changed, 0 deleted, 1 unchanged")

		code, out, errs = load("NAME,IDENTITYFILTER,DESCRIPTION\nOracle,BREAKGLASS eq true,kept\n", "--as", "keeper")
		require.Equal(t, exitOK, code, errs)
		require.Contains(t, out, "0 created, 1 changed")
		code, _, errs = load("NAME,DIRECTMEMBERSONLY\nOracle,true\n", "--as", "keeper")
		require.Equal(t, exitFailed, code)
		require.Contains(t, errs, "line 2: Forbidden: IDENTITYFILTER speaks of what you may not read of every Identity")
	})
}
