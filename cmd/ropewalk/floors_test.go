package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "github.com/ropewalk/ropewalk/"

// floors lists the top folders from the ground up. A package may import its own floor and
// those below it, never one above.
var floors = []string{"migrations", "grammar", "odata", "entities", "engine", "triggers", "cmd"}

// outsiders names the packages that only some floors may know: the prefix of an import path,
// and the prefixes of the packages that may import it.
var outsiders = []struct {
	path string
	may  []string
	why  string
}{
	{"github.com/antlr4-go/", []string{"grammar"}, "only grammar knows ANTLR"},
	{module + "grammar/internal/gen", []string{"grammar"}, "generated code stays behind grammar"},
	{"gorm.io/", []string{"entities/store"}, "only entities/store holds gorm"},
	{"github.com/jackc/pgx", []string{"entities/store"}, "only entities/store holds a database handle"},
	{"database/sql", []string{"entities/store", "migrations"}, "only entities/store holds a database handle"},
	{"modernc.org/sqlite", []string{"entities/store"}, "only entities/store holds a database handle"},
	{"github.com/gorilla/mux", []string{"odata", "cmd"}, "HTTP servers live in odata and cmd"},
	{"github.com/alecthomas/kong", []string{"cmd"}, "the command line is cmd's"},
}

// never lists further walls inside a floor: who must not know what.
var never = []struct{ from, path, why string }{
	{"grammar", "net/http", "grammar knows no HTTP"},
	{"odata/edm", "net/http", "the model knows no HTTP"},
	{"odata/query", "net/http", "binding knows no HTTP"},
	{"odata/sqlgen", "net/http", "SQL generation knows no HTTP"},
	{"odata/eval", module + "odata/sqlgen", "the reference evaluator is independent of the SQL generator"},
	{"odata/sqlgen", module + "odata/eval", "the reference evaluator is independent of the SQL generator"},
	{"odata/payload", "net/http", "payloads know no HTTP"},
	{"odata/batch", module + "odata/edm", "the forms of a batch know no model"},
	{"engine/rope", module + "engine/provision", "engine parts meet in rows and jobs"},
	{"engine/rope", module + "engine/process", "engine parts meet in rows and jobs"},
	{"engine/provision", module + "engine/rope", "engine parts meet in rows and jobs"},
	{"engine/provision", module + "engine/process", "engine parts meet in rows and jobs"},
	{"engine/process", module + "engine/rope", "engine parts meet in rows and jobs"},
	{"engine/process", module + "engine/provision", "engine parts meet in rows and jobs"},
	{"engine/exchange", module + "engine/rope", "engine parts meet in rows and jobs"},
	{"engine/exchange", module + "engine/provision", "engine parts meet in rows and jobs"},
	{"engine/job", module + "engine/process", "jobs do not know what they do"},
}

type listed struct {
	ImportPath                         string
	Imports, TestImports, XTestImports []string
}

// TestFloors holds the floor plan: imports go down, and each outside library stays where it
// belongs, in tests as well. Only the walls inside a floor are open to tests, which bring
// both sides together.
func TestFloors(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module)
		for _, imported := range slices.Concat(p.Imports, p.TestImports, p.XTestImports) {
			checkFloor(t, name, imported)
			checkOutsider(t, name, imported)
		}
		for _, imported := range p.Imports {
			checkNever(t, name, imported)
		}
	}
}

func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,TestImports,XTestImports", module+"...").Output()
	require.NoError(t, err)
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		all = append(all, p)
	}
	require.Greater(t, len(all), 15, "go list must find the packages")
	return all
}

func floorOf(name string) int {
	top, _, _ := strings.Cut(name, "/")
	for i, f := range floors {
		if f == top {
			return i
		}
	}
	return -1
}

func checkFloor(t *testing.T, name, imported string) {
	t.Helper()
	if !strings.HasPrefix(imported, module) {
		return
	}
	other := strings.TrimPrefix(imported, module)
	require.GreaterOrEqual(t, floorOf(name), 0, "%s stands outside the floor plan", name)
	if floorOf(other) > floorOf(name) {
		t.Errorf("%s must not import %s: imports go down the floors", name, other)
	}
}

func checkOutsider(t *testing.T, name, imported string) {
	t.Helper()
	for _, o := range outsiders {
		if strings.HasPrefix(imported, o.path) && !under(name, o.may) {
			t.Errorf("%s must not import %s: %s", name, imported, o.why)
		}
	}
}

func checkNever(t *testing.T, name, imported string) {
	t.Helper()
	for _, n := range never {
		if name == n.from && imported == n.path {
			t.Errorf("%s must not import %s: %s", name, imported, n.why)
		}
	}
}

func under(name string, folders []string) bool {
	for _, f := range folders {
		if name == f || strings.HasPrefix(name, f+"/") {
			return true
		}
	}
	return false
}
