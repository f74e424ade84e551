package main

import (
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// lockedCallers are the columns of the matrix: a system, the manager of the person, who keeps master
// data, an Operation Administrator who gives no reason, who may read everything, and a colleague.
var lockedCallers = []string{"siem", "manager", "dataadmin", "opadmin", "auditor", "employee"}

// lockedWords are what stands in the cells. L and F are refusals of a right or of the guard and have
// to be in the audit. Of the rest nobody could have been let: it is not possible, or not understood.
// "ok" is let pass, but does not end the lock; "--" is not tried.
var lockedWords = map[string]string{
	"L": "409 IdentityLocked", "F": "403 Forbidden", "M": "405 MethodNotAllowed", "H": "404 NotFound", "C": "409 Conflict",
	"D": "400 DuplicateProperty", "U": "400 UnknownProperty", "N": "400 NotNullable", "R": "400 InvalidReference", "Q": "400 InvalidQuery", "T": "400 ForeignType",
	"X": "400 MissingProperty", "Z": "404 ResourceNotFound", "V": "400 InvalidHeader", "I": "501 NotImplemented",
}

// lockedRow is one way to write over the status of a locked person, and what each caller is told.
type lockedRow struct {
	name, cells, request, body string
	headers                    []string
}

// <p> is the locked person, <u> his UId, <h> the hold, <a> one row of his access, <r> his assignment.
const lockedPerson = "E000051"

// TestLockedMatrix: whoever tries to write over Locked in whichever way is refused, which the audit
// tells, and the person is as locked as before.
func TestLockedMatrix(t *testing.T) {
	eachHouse(t, func(t *testing.T, h *house) {
		h.lockPerson()
		for _, row := range lockedMatrix {
			cells := strings.Fields(row.cells)
			require.Len(t, cells, len(lockedCallers), row.name)
			for i, caller := range lockedCallers {
				if cells[i] != "--" {
					t.Run(row.name+" by "+caller, func(t *testing.T) { h.in(t).tryCell(caller, row, cells[i]) })
				}
			}
		}
		h.settle()
		h.stillLocked()
		h.verify()
	})
}

// lockPerson locks the person and names what the rows speak of.
func (h *house) lockPerson() {
	h.Helper()
	h.lock(lockedPerson)
	h.id["p"] = h.id[lockedPerson]
	h.id["u"] = pick(h, `"UId":"([^"]+)"`, h.read("Identity(<p>)?$select=UId"))
	h.id["h"] = pick(h, `"Id":(\d+)`, h.read("LockHolds?$filter=IdentityId eq <p>&$select=Id"))
	h.id["a"] = pick(h, `"AssignmentKey":"([^"]+)"`, h.read("CalculatedAssignments?$filter=IdentityId eq <p>&$select=AssignmentKey&$top=1"))
	h.id["r"] = pick(h, `"Id":(\d+)`, h.read("Resourceassignment?$filter=IDENTITYREFId eq <p>&$select=Id"))
}

// pick gives what the group of a pattern finds.
func pick(t testing.TB, pattern, text string) string {
	t.Helper()
	found := regexp.MustCompile(pattern).FindStringSubmatch(text)
	require.NotNil(t, found, "%s in %s", pattern, text)
	return found[1]
}

// tryCell sends what a row says as a caller and looks at the answer, the row and the audit.
func (h *house) tryCell(caller string, row lockedRow, cell string) {
	h.Helper()
	before, denied := h.lockState(), h.denials()
	method, path, _ := strings.Cut(row.request, " ")
	a := h.send(caller, method, path, row.body, row.headers...)
	status, code := verdict(a)
	if cell == "ok" {
		require.Less(h, status, 300, "%s", a.body)
		h.settle()
		h.stillLocked()
		return
	}
	require.Equal(h, lockedWords[cell], strconv.Itoa(status)+" "+code, "%s", a.body)
	require.Equal(h, before, h.lockState(), "nothing is written")
	if cell == "L" || cell == "F" {
		require.Greater(h, h.denials(), denied, "a refusal stands in the audit")
	}
}

var (
	partStatus = regexp.MustCompile(`"status":(\d{3})|HTTP/1.1 (\d{3})|"responseCode":"?(\d{3})`)
	errorCode  = regexp.MustCompile(`"code":"(\w+)"`)
)

// verdict is the status and code of an answer; of a batch or a delta payload those of the part that
// fared worst, of the parts that failed for want of others (424) aside.
func verdict(a answer) (status int, code string) {
	status = a.status
	for _, part := range partStatus.FindAllStringSubmatch(string(a.body), -1) {
		if n, _ := strconv.Atoi(part[1] + part[2] + part[3]); n != http.StatusFailedDependency {
			status = max(status, n)
		}
	}
	for _, found := range errorCode.FindAllStringSubmatch(string(a.body), -1) {
		if code == "" && found[1] != "FailedDependency" {
			code = found[1]
		}
	}
	return status, code
}

// lockState is what the database holds of the person: status, open holds and version.
func (h *house) lockState() string {
	h.Helper()
	var status, holds, version int64
	require.NoError(h, h.engine.store.DB().QueryRow(h.Context(), `SELECT i.identitystatus, (SELECT count(*) FROM lock_holds l
		WHERE l.identity_id = i.id AND l.closed_at IS NULL), i.version_id FROM identities i WHERE i.identityid = $1 AND NOT i.deleted`, lockedPerson).Scan(&status, &holds, &version))
	return fmt.Sprintf("status %d, %d holds, version %d", status, holds, version)
}

// stillLocked looks at the person in the database: Locked, one hold, and no access that is enabled.
func (h *house) stillLocked() {
	h.Helper()
	require.Regexp(h, "^status 4, 1 holds, ", h.lockState())
	require.Equal(h, "0", h.read("CalculatedAssignments/$count?$filter=IdentityId eq <p> and Status eq true"))
}

// denials counts what the audit knows of refusals.
func (h *house) denials() (n int64) {
	h.Helper()
	require.NoError(h, h.engine.store.DB().QueryRow(h.Context(), "SELECT count(*) FROM audit_events WHERE operation = 'Denied'").Scan(&n))
	return n
}

// TestLockedEnds: two ways lead out of Locked, a revocation and the override of an Operation Administrator.
func TestLockedEnds(t *testing.T) {
	eachHouse(t, func(t *testing.T, h *house) {
		for _, way := range []struct{ name, user, request, body, header string }{
			{"revocation by an Operation Administrator", "opadmin", "POST Revocationrequest", `{"IDENTITYREFId":<p>,"REASON":"false alarm"}`, ""},
			{"revocation by the manager", "manager", "POST Revocationrequest", `{"IDENTITYREFId":<p>,"REASON":"false alarm"}`, ""},
			{"override", "opadmin", "PATCH Identity(<p>)", `{"IDENTITYSTATUS":"Active"}`, "Ropewalk-Override-Reason: false alarm"},
			{"override of a property", "opadmin", "PUT Identity(<p>)/IDENTITYSTATUS", `{"Value":"Active"}`, "Ropewalk-Override-Reason: false alarm"},
			{"override of a batch", "opadmin", "POST $batch", batched("g", harmless, active), "Ropewalk-Override-Reason: false alarm"},
			{"override inside of a batch", "opadmin", "POST $batch", overriding(batched("", active)), ""},
			{"override inside of a change set", "opadmin", "POST $batch", overriding(batched("g", active)), ""},
		} {
			t.Run(way.name, func(t *testing.T) {
				h := h.in(t)
				enabled := "CalculatedAssignments/$count?$filter=IdentityId eq <E000051> and Status eq true"
				before := h.read(enabled)
				require.NotEqual(t, "0", before)
				h.lockPerson()
				method, path, _ := strings.Cut(way.request, " ")
				headers := []string{}
				if way.header != "" {
					headers = append(headers, way.header)
				}
				a := h.send(way.user, method, path, way.body, headers...)
				status, _ := verdict(a)
				require.Less(t, status, 300, "%s", a.body)
				h.settle()
				require.Regexp(t, "^status 1, 0 holds, ", h.lockState())
				require.Equal(t, before, h.read(enabled), "the access of before is back")
			})
		}
		h.verify()
	})
}
