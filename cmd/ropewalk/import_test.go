package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// TestImportExport walks through a file that has a slip in it: told, left out, mended, exported,
// imported again, tried without a trace; and everything is as the audit says.
func TestImportExport(t *testing.T) {
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		dir := t.TempDir()
		file, faults := filepath.Join(dir, "people.csv"), filepath.Join(dir, "faults.jsonl")
		write := func(text string) { require.NoError(t, os.WriteFile(file, []byte(text), 0o600)) }
		load := func(args ...string) (int, string, string) {
			return command(append([]string{"import", "--db", dsn, "--set", "Identity", "--key", "IDENTITYID", "--file", file}, args...)...)
		}
		write("IDENTITYID,LASTNAME,VALIDTO\nA,Doe,\nB,Roe,tomorrow\nC,Poe,\n")
		code, out, errs := load("--reason", "first load", "--report", faults)
		require.Equal(t, exitFailed, code)
		require.Contains(t, out, "nothing was written")
		require.Contains(t, errs, "line 3: InvalidValue: VALIDTO: expected")
		require.Contains(t, errs, "1 of 3 rows are at fault, so none was written; mend them, or leave them out with --mode continue")
		report, err := os.ReadFile(faults)
		require.NoError(t, err)
		require.Contains(t, string(report), `"line":3`)

		code, out, _ = load("--reason", "first load", "--mode", "continue")
		require.Equal(t, exitFailed, code)
		require.Contains(t, out, "3 rows: 2 created, 0 changed, 0 deleted, 0 unchanged, 1 at fault")
		write("IDENTITYID,LASTNAME,VALIDTO\nA,Doe,\nB,Roe,2030-01-01T00:00:00Z\nC,Coe,\n")
		code, out, errs = load("--reason", "mended", "--dry-run")
		require.Equal(t, exitOK, code, errs)
		require.Contains(t, out, "1 created, 1 changed, 0 deleted, 1 unchanged")
		require.Contains(t, out, "nothing was kept: this was a dry run")
		code, out, errs = load("--reason", "mended")
		require.Equal(t, exitOK, code, errs)
		require.Contains(t, out, "1 created, 1 changed, 0 deleted, 1 unchanged")

		query := "Identity?$select=IDENTITYID,LASTNAME,VALIDTO&$orderby=IDENTITYID&$filter=IDENTITYCATEGORY/Value eq 'Employee'"
		code, out, errs = command("export", "--db", dsn, "--format", "csv", query)
		require.Equal(t, exitOK, code, errs)
		require.Equal(t, "IDENTITYID,LASTNAME,VALIDTO\nA,Doe,\nB,Roe,2030-01-01T00:00:00Z\nC,Coe,\n", out)
		write(out)
		_, out, _ = load("--reason", "again")
		require.Contains(t, out, "0 created, 0 changed, 0 deleted, 3 unchanged")
		_, out, _ = command("export", "--db", dsn, "--format", "csv", "AuditLog?$filter=Type eq 'Identity' and Reason eq 'mended'&$select=Operation,Channel,Count,Actor&$orderby=Id")
		require.Equal(t, "Actor,Channel,Operation,Count\noperator,import,Create,1\noperator,import,Update,1\n", out)
		_, out, _ = command("export", "--db", dsn, "--format", "csv", "ImportRuns?$select=Mode,State,RowCount,Created,Changed,Failed,Reason&$orderby=Id")
		require.Equal(t, "Mode,State,RowCount,Created,Changed,Failed,Reason\nAtomic,Refused,3,2,0,1,first load\nContinue,Partly,3,2,0,1,first load\n"+
			"Atomic,DryRun,3,1,1,0,mended\nAtomic,Written,3,1,1,0,mended\nAtomic,Written,3,0,0,0,again\n", out)
		code, out, _ = command("verify", "--db", dsn)
		require.Equal(t, exitOK, code, out)
	})
}

// TestImportAs: an import for a user has his rights and no more.
func TestImportAs(t *testing.T) {
	dsn := storetest.SQLite(t)
	for user, group := range map[string]string{"keeper": "DataAdministrators", "looker": "Auditors"} {
		code, _, errs := command("key", "add", user, "--group", group, "--db", dsn)
		require.Equal(t, exitOK, code, errs)
	}
	file := filepath.Join(t.TempDir(), "people.jsonl")
	require.NoError(t, os.WriteFile(file, []byte(`{"IDENTITYID":"A","LASTNAME":"Doe"}`), 0o600))
	load := func(user string) (int, string, string) {
		return command("import", "--db", dsn, "--set", "Identity", "--file", file, "--as", user)
	}
	code, _, errs := load("looker")
	require.Equal(t, exitFailed, code)
	require.Contains(t, errs, "line 1: Forbidden: you may not create this Identity")
	code, _, errs = load("stranger")
	require.Equal(t, exitFailed, code)
	require.Contains(t, errs, `there is no user "stranger"; give --as the USERNAME of one`)
	code, _, errs = load("Keeper")
	require.Equal(t, exitOK, code, errs)
	code, out, errs := command("export", "--db", dsn, "--as", "looker", "--format", "jsonl", "Identity?$select=IDENTITYID&$filter=LASTNAME eq 'Doe'")
	require.Equal(t, exitOK, code, errs)
	require.Equal(t, "{\"IDENTITYID\":\"A\"}\n", out)
}

// TestImportWrongUse: what an import or export lacks is told with the remedy, before anything is opened.
func TestImportWrongUse(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		code int
		says string
	}{
		{"no set", []string{"import", "--file", "x.csv"}, exitWrongUse, "--set"},
		{"no format", []string{"import", "--set", "Identity", "--reason", "x"}, exitWrongUse, "give --format csv or --format jsonl"},
		{"no reason", []string{"import", "--set", "Identity", "--file", "x.csv"}, exitWrongUse, "give --reason, or --as USERNAME"},
		{"no key", []string{"import", "--set", "Identity", "--file", "x.csv", "--existing", "--reason", "x"}, exitWrongUse, "give --key PROPERTY"},
		{"separator", []string{"import", "--set", "Identity", "--file", "x.csv", "--separator", "::", "--reason", "x"}, exitWrongUse, "one character"},
		{"no file", []string{"import", "--set", "Identity", "--file", "nowhere.csv", "--reason", "x"}, exitFailed, "give --file the name of a file that is there"},
		{"export without format", []string{"export", "Identity"}, exitWrongUse, "give --format csv or --format jsonl"},
		{"export without query", []string{"export", "--format", "csv"}, exitWrongUse, "<query>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, _, errs := command(c.args...)
			require.Equal(t, c.code, code, errs)
			require.Contains(t, errs, c.says)
		})
	}
}
