package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// TestImportCrash kills imports on their way. Of one that writes all rows or none nothing stands, of
// one that goes on chunk by chunk whole chunks do; ImportRuns says which, and the same file again
// writes the rest and nothing twice.
func TestImportCrash(t *testing.T) {
	for _, mode := range []string{"atomic", "continue"} {
		t.Run(mode, func(t *testing.T) {
			storetest.EachDSN(t, func(t *testing.T, dsn string) { importCrash(t, dsn, mode) })
		})
	}
}

// Rows are wide, so that few of them fit into what is read ahead: at most a thousand are on their way
// to the database when the import dies, and so chunks before them stand.
const (
	crashRows  = 2000
	crashAt    = 1650
	crashChunk = 100
)

func importCrash(t *testing.T, dsn, mode string) {
	file := filepath.Join(t.TempDir(), "people.csv")
	text := fileOf(crashRows)
	require.NoError(t, os.WriteFile(file, text, 0o600))
	load := func() string {
		code, out, errs := command("import", "--db", dsn, "--set", "Identity", "--key", "IDENTITYID", "--reason", "again", "--file", file, "--mode", mode, "--chunk", fmt.Sprint(crashChunk))
		require.Equal(t, exitOK, code, errs)
		return out
	}
	killImport(t, dsn, mode, text[:bytes.Index(text, fmt.Appendf(nil, "K%06d", crashAt))])
	out := load()
	var created, changed, deleted, unchanged int
	_, err := fmt.Sscanf(out, fmt.Sprint(crashRows)+" rows: %d created, %d changed, %d deleted, %d unchanged", &created, &changed, &deleted, &unchanged)
	require.NoError(t, err, out)
	require.Equal(t, crashRows, created+unchanged, out)
	require.Zero(t, unchanged%crashChunk, "whole chunks stand")
	require.Equal(t, mode == "continue", unchanged > 0, out)
	require.Contains(t, load(), fmt.Sprintf("0 created, 0 changed, 0 deleted, %d unchanged", crashRows))
	_, runs, _ := command("export", "--db", dsn, "--format", "csv", "ImportRuns?$filter=State ne 'DryRun'&$select=State,RowCount,Created,Unchanged&$orderby=Id")
	require.Equal(t, strings.Join([]string{
		"State,RowCount,Created,Unchanged",
		fmt.Sprintf("Aborted,%d,%d,0", unchanged, unchanged),
		fmt.Sprintf("Written,%d,%d,%d", crashRows, created, unchanged),
		fmt.Sprintf("Written,%d,0,%d", crashRows, crashRows), "",
	}, "\n"), runs)
	code, out, _ := command("verify", "--db", dsn)
	require.Equal(t, exitOK, code, out)
}

// fileOf writes a file of people.
func fileOf(rows int) []byte {
	b := []byte("IDENTITYID,JOBTITLE\n")
	for n := range rows {
		b = fmt.Appendf(b, "K%06d,%s\n", n, strings.Repeat("x", 190))
	}
	return b
}

// killImport starts an import in a process of its own, sends it the beginning of a file, and kills it.
func killImport(t *testing.T, dsn, mode string, text []byte) {
	bin, err := binary()
	require.NoError(t, err)
	c := exec.Command(bin, "import", "--db", dsn, "--set", "Identity", "--key", "IDENTITYID", "--reason", "first", "--format", "csv", "--mode", mode, "--chunk", fmt.Sprint(crashChunk))
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	in, err := c.StdinPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	_, err = io.Copy(in, bytes.NewReader(text))
	require.NoError(t, err, said.String())
	if strings.HasPrefix(dsn, "postgres") {
		beside(t, dsn)
	}
	require.NoError(t, c.Process.Kill())
	require.Error(t, c.Wait())
}

// beside imports while another import lives: that one is not taken for one that broke off.
func beside(t *testing.T, dsn string) {
	file := filepath.Join(t.TempDir(), "folders.csv")
	require.NoError(t, os.WriteFile(file, []byte("NAME\nred\n"), 0o600))
	code, _, errs := command("import", "--db", dsn, "--set", "Resourcefolder", "--reason", "beside", "--file", file, "--dry-run")
	require.Equal(t, exitOK, code, errs)
	_, runs, _ := command("export", "--db", dsn, "--format", "csv", "ImportRuns?$select=State&$orderby=Id")
	require.Equal(t, "State\nRunning\nDryRun\n", runs)
}
