package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store"
)

// carrier is one way to ask for many operations in one request.
type carrier struct {
	name, user string
	// set is where the operations make rows, named by the property key.
	set, key string
	// whole says that all operations are done or none; ordered that none is done behind one that failed.
	whole, ordered bool
	// faults are the ways in which an operation may fail here.
	faults []string
	// send asks for the operations and gives what is told of each.
	send func(h *house, c carrier, ops []operation) []bool
}

var carriers = []carrier{
	{"change set", "opadmin", "Incidenttrigger", "INCIDENTID", true, false, incidentFaults, sendSet},
	{"change set in parts", "opadmin", "Incidenttrigger", "INCIDENTID", true, false, incidentFaults, sendMixed},
	{"batch", "opadmin", "Incidenttrigger", "INCIDENTID", false, true, incidentFaults, sendBatch},
	{"batch, whatever happens", "opadmin", "Incidenttrigger", "INCIDENTID", false, false, incidentFaults, sendBatchOn},
	{"deep insert", "dataadmin", "Identity", "IDENTITYID", true, false, identityFaults, sendDeep},
	{"delta payload", "dataadmin", "Identity", "IDENTITYID", true, false, identityFaults, sendDelta},
	{"delta payload, whatever happens", "dataadmin", "Identity", "IDENTITYID", false, false, identityFaults, sendDeltaOn},
	{"import", "dataadmin", "Identity", "IDENTITYID", true, false, identityFaults, sendImport},
	{"import, whatever happens", "dataadmin", "Identity", "IDENTITYID", false, false, identityFaults, sendImportOn},
}

// operation is one of many: it makes a row of that name, or fails.
type operation struct{ name, fault string }

// An operation fails as it is read, by a right, by the guard, since the row is not there, by a key
// that is taken, or by a reference that leads nowhere.
var (
	incidentFaults = []string{"value", "right", "guard", "missing"}
	identityFaults = []string{"value", "taken", "reference"}
)

// incident is the operation as a request of a batch.
func (o operation) incident() string {
	switch o.fault {
	case "right":
		return "DELETE Identity(<E000052>)"
	case "guard":
		return active
	case "missing":
		return `PATCH Identity(999999999) {"IDENTITYSTATUS":"Disabled"}`
	}
	severity := "Low"
	if o.fault == "value" {
		severity = "Dire"
	}
	return fmt.Sprintf(`POST Incidenttrigger {"INCIDENTID":%q,"SOURCESYSTEM":"ATOM","ACTION":"Lockout","SEVERITY":%q,"IDENTITYID":"NOBODY"}`, o.name, severity)
}

// identity is the operation as an entity.
func (o operation) identity() string {
	switch o.fault {
	case "value":
		return fmt.Sprintf(`{"IDENTITYID":%q,"LASTNAME":"Atom","VALIDTO":"tomorrow"}`, o.name)
	case "taken":
		return `{"IDENTITYID":"E000051","LASTNAME":"Atom"}`
	case "reference":
		return fmt.Sprintf(`{"IDENTITYID":%q,"LASTNAME":"Atom","OUREFId":999999999}`, o.name)
	}
	return fmt.Sprintf(`{"IDENTITYID":%q,"LASTNAME":"Atom"}`, o.name)
}

// line is the operation as a line of CSV.
func (o operation) line() string {
	switch o.fault {
	case "value":
		return o.name + ",Atom,tomorrow,\n"
	case "taken":
		return "E000051,Atom,,\n"
	case "reference":
		return o.name + ",Atom,,999999999\n"
	}
	return o.name + ",Atom,,\n"
}

func texts(ops []operation, text func(operation) string) []string {
	all := make([]string, len(ops))
	for i, o := range ops {
		all[i] = text(o)
	}
	return all
}

// allOf tells the same of all operations.
func allOf(ops []operation, ok bool) []bool {
	told := make([]bool, len(ops))
	for i := range told {
		told[i] = ok
	}
	return told
}

func sendSet(h *house, c carrier, ops []operation) []bool {
	return h.told(ops, h.must(200, c.user, "POST", "$batch", batched("g", texts(ops, operation.incident)...)))
}

func sendMixed(h *house, c carrier, ops []operation) []bool {
	a := h.must(200, c.user, "POST", "$batch", mixed("c", texts(ops, operation.incident)...), "Content-Type: multipart/mixed;boundary=b")
	done := strings.Count(string(a.body), "HTTP/1.1 201")
	if done != len(ops) {
		require.Zero(h, done, "%s", a.body)
		require.Equal(h, 1, strings.Count(string(a.body), "HTTP/1.1 4"), "a change set that fails has one answer: %s", a.body)
	}
	return allOf(ops, done == len(ops))
}

func sendBatch(h *house, c carrier, ops []operation) []bool {
	return h.told(ops, h.must(200, c.user, "POST", "$batch", batched("", texts(ops, operation.incident)...)))
}

func sendBatchOn(h *house, c carrier, ops []operation) []bool {
	return h.told(ops, h.must(200, c.user, "POST", "$batch", batched("", texts(ops, operation.incident)...), "Prefer: continue-on-error"))
}

// told reads from the answer of a JSON batch what became of each request.
func (h *house) told(ops []operation, a answer) []bool {
	h.Helper()
	var parts struct {
		Responses []struct {
			ID     string
			Status int
		}
	}
	require.NoError(h, json.Unmarshal(a.body, &parts))
	told := allOf(ops, false)
	for _, p := range parts.Responses {
		n, err := strconv.Atoi(p.ID)
		require.NoError(h, err)
		told[n-1] = p.Status < 300
	}
	return told
}

func sendDeep(h *house, c carrier, ops []operation) []bool {
	body := fmt.Sprintf(`{"OUID":"U-%s","NAME":"Atoms","Members":[%s]}`, ops[0].name, strings.Join(texts(ops, operation.identity), ","))
	a := h.send(c.user, "POST", "Orgunit", body)
	return allOf(ops, a.status == http.StatusCreated)
}

func delta(ops []operation) string {
	return `{"@context":"#$delta","value":[` + strings.Join(texts(ops, operation.identity), ",") + `]}`
}

func sendDelta(h *house, c carrier, ops []operation) []bool {
	a := h.send(c.user, "PATCH", "Identity", delta(ops))
	return allOf(ops, a.status < 300)
}

func sendDeltaOn(h *house, c carrier, ops []operation) []bool {
	a := h.send(c.user, "PATCH", "Identity", delta(ops), "Prefer: continue-on-error")
	if a.status == http.StatusNoContent {
		return allOf(ops, true)
	}
	require.Equal(h, http.StatusOK, a.status, "%s", a.body)
	var items struct{ Value []map[string]any }
	require.NoError(h, json.Unmarshal(a.body, &items))
	failed := 0
	for _, item := range items.Value {
		if item["@Org.OData.Core.V1.DataModificationException"] != nil || item["@Core.DataModificationException"] != nil {
			failed++
		}
	}
	told := allOf(ops, true)
	for i, o := range ops {
		if o.fault != "" {
			told[i] = false
			failed--
		}
	}
	require.Zero(h, failed, "as many are told to have failed as should: %s", a.body)
	return told
}

func csvOf(ops []operation) string {
	return "IDENTITYID,LASTNAME,VALIDTO,OUREFId\n" + strings.Join(texts(ops, operation.line), "")
}

func sendImport(h *house, _ carrier, ops []operation) []bool {
	told := h.load("dataadmin", "", csvOf(ops))
	return allOf(ops, strings.HasSuffix(told, "<nil>"))
}

func sendImportOn(h *house, _ carrier, ops []operation) []bool {
	told := h.loadMode("continue", "dataadmin", "", csvOf(ops))
	done := allOf(ops, true)
	for i := range ops {
		done[i] = !strings.Contains(told, fmt.Sprintf("line %d: ", i+2))
	}
	return done
}

// TestAtomic is the short form of the programme.
func TestAtomic(t *testing.T) {
	eachHouse(t, func(t *testing.T, h *house) {
		h.atomicity(map[int][]int{1: {0, 1}, 3: {1, 3}, 9: {0, 6}})
	})
}

// atomicity asks for so many operations in each way, of which the one at each position fails; 0 is
// none. What is told is what the database holds, and nothing is left of what was not done.
func (h *house) atomicity(sizes map[int][]int) {
	h.Helper()
	h.lockPerson()
	run := 0
	for _, c := range carriers {
		for n, positions := range sizes {
			for _, bad := range positions {
				run++
				h.atomic(c, run, n, bad)
			}
		}
		h.settle()
		require.Equal(h, h.read("Incidenttrigger/$count?$filter=SOURCESYSTEM eq 'ATOM'"), h.read("Process/$count?$filter=SOURCESYSTEM eq 'ATOM'"),
			"each trigger that is there has fired, and none else")
	}
	h.verify()
}

// atomic sends one request and holds its answer against the database.
func (h *house) atomic(c carrier, run, n, bad int) {
	h.Helper()
	ops := make([]operation, n)
	for i := range ops {
		ops[i].name = fmt.Sprintf("A%04d-%04d", run, i+1)
	}
	what := fmt.Sprintf("%s of %d", c.name, n)
	if bad > 0 {
		ops[bad-1].fault = c.faults[run%len(c.faults)]
		what += fmt.Sprintf(", %s at %d", ops[bad-1].fault, bad)
	}
	before := h.traces()
	told := c.send(h, c, ops)
	require.Equal(h, expected(c, n, bad), told, what)
	after, there := h.traces(), h.rowsOf(c, run)
	for i, o := range ops {
		require.Equal(h, told[i], there[o.name], "%s: %s is told and there", what, o.name)
	}
	if c.whole && bad > 0 {
		require.Equal(h, before, after, "%s: nothing is left", what)
	}
	require.EqualValues(h, len(there), after["created "+c.set]-before["created "+c.set], "%s: the audit knows each row", what)
	if c.set == "Incidenttrigger" {
		require.EqualValues(h, len(there), after["waiting"]-before["waiting"], "%s: the outbox knows each row", what)
	}
}

// expected is what should be told of each operation.
func expected(c carrier, n, bad int) []bool {
	told := make([]bool, n)
	for i := range told {
		switch at := i + 1; {
		case bad == 0:
			told[i] = true
		case c.whole:
		case c.ordered:
			told[i] = at < bad
		default:
			told[i] = at != bad
		}
	}
	return told
}

// rowsOf gives the names of the rows that a run made.
func (h *house) rowsOf(c carrier, run int) map[string]bool {
	h.Helper()
	path := fmt.Sprintf("%s?$select=%s&$filter=startswith(%s,'A%04d-')", c.set, c.key, c.key, run)
	var page struct{ Value []map[string]any }
	require.NoError(h, json.Unmarshal([]byte(h.read(path)), &page))
	names := map[string]bool{}
	for _, row := range page.Value {
		names[fmt.Sprint(row[c.key])] = true
	}
	return names
}

// traces counts what writes leave: rows, versions, what the audit says was made, and what waits.
func (h *house) traces() map[string]int64 {
	h.Helper()
	counts := map[string]int64{}
	for what, text := range map[string]string{
		"identities": "SELECT count(*) FROM identities", "units": "SELECT count(*) FROM orgunits", "incidents": "SELECT count(*) FROM incidenttriggers",
		"versions": "SELECT count(*) FROM identities_history", "latest": "SELECT max(version_id) FROM identities",
		"events":                  "SELECT count(*) FROM audit_events WHERE operation <> 'Denied'",
		"created Identity":        "SELECT coalesce(sum(count), 0) FROM audit_events WHERE operation = 'Create' AND type = 'Identity'",
		"created Incidenttrigger": "SELECT coalesce(sum(count), 0) FROM audit_events WHERE operation = 'Create' AND type = 'Incidenttrigger'",
		"jobs":                    "SELECT count(*) FROM jobs", "queue": "SELECT count(*) FROM calculation_queue",
	} {
		var n int64
		require.NoError(h, h.engine.store.DB().QueryRow(h.Context(), text).Scan(&n), text)
		counts[what] = n
	}
	counts["waiting"] = h.waiting()
	return counts
}

// waiting counts the rows that jobs of the dispatcher speak of.
func (h *house) waiting() (n int64) {
	h.Helper()
	rows, err := h.engine.store.DB().Query(h.Context(), "SELECT payload FROM jobs WHERE kind = 'trigger.dispatch'")
	require.NoError(h, err)
	defer rows.Close()
	for rows.Next() {
		var payload string
		var c store.Change
		require.NoError(h, rows.Scan(&payload))
		require.NoError(h, json.Unmarshal([]byte(payload), &c))
		n += int64(len(c.IDs))
	}
	require.NoError(h, rows.Err())
	return n
}
