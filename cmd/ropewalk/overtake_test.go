package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/triggers"
)

// count asks how many rows of a set a filter finds.
func (h *house) count(set, filter string) int {
	h.Helper()
	n, err := strconv.Atoi(h.read(set + "/$count?$filter=" + url.QueryEscape(filter)))
	require.NoError(h, err)
	return n
}

// first is the first row of an answer with several.
func (h *house) first(path string) map[string]any {
	h.Helper()
	var found struct{ Value []map[string]any }
	require.NoError(h, json.Unmarshal([]byte(h.read(path)), &found))
	require.NotEmpty(h, found.Value, path)
	return found.Value[0]
}

// hear does all that waits but to calculate: what happened is read, and those it concerns are queued.
func (h *house) hear() {
	h.Helper()
	require.NoError(h, h.engine.pool.Drain(context.Background()))
}

// crowd makes some people who are calculated all together when there is time.
func (h *house) crowd(n int) {
	h.Helper()
	file := strings.Builder{}
	file.WriteString("IDENTITYID,LASTNAME\n")
	for i := range n {
		fmt.Fprintf(&file, "CROWD-%05d,Crowd\n", i)
	}
	h.post("/import/Identity?key=IDENTITYID", "text/csv", file.String())
	h.must(http.StatusCreated, "opadmin", http.MethodPost, "Calculationrequest", `{"FILTER":"startswith(IDENTITYID,'CROWD-')"}`)
}

// victim is the last of the crowd.
func (h *house) victim(n int) string {
	h.Helper()
	return fmt.Sprint(h.first(fmt.Sprintf("Identity?$filter=IDENTITYID eq 'CROWD-%05d'&$select=Id", n-1))["Id"])
}

// overtook expects that of the crowd almost nobody was begun between a moment and the run of the victim.
func (h *house) overtook(victim, since string) {
	h.Helper()
	began := h.first("CalculationRuns?$filter=Priority eq 3 and IdentityId eq " + victim + "&$orderby=Id&$top=1&$select=StartTime")["StartTime"].(string)
	between := h.count("CalculationRuns", "Priority eq 0 and StartTime gt "+since+" and StartTime lt "+began)
	h.Logf("%d of the crowd began before the victim", between)
	require.Less(h, between, 100)
	require.Positive(h, h.count("CalculationQueue", "Priority eq 0"), "the crowd still waits")
}

// committed is when the event was recorded that gave an identity its status.
func (h *house) committed(victim string) string {
	h.Helper()
	event := h.first("ObjectChanges?$filter=Property eq 'IDENTITYSTATUS' and New eq 'Locked' and ObjectId eq " + victim + "&$select=EventId")["EventId"]
	return h.first(fmt.Sprint("AuditLog?$select=RecordedTime&$filter=Id eq ", event))["RecordedTime"].(string)
}

// TestEmergencyOvertakesTheCrowd: who is locked while a crowd waits is calculated next. Not even a worker that takes a
// batch between the commit of the lock and its fan-out holds that up.
func TestEmergencyOvertakesTheCrowd(t *testing.T) {
	const crowd, batch = 1000, 300
	eachHouse(t, func(t *testing.T, h *house) {
		h.crowd(crowd)
		h.hear()
		require.Equal(t, crowd, h.count("CalculationQueue", "Priority eq 0"))
		work := func() int { return h.engine.rope.Work(context.Background(), batch, rope.Bulk) }
		require.Equal(t, batch, work(), "the crowd is under way")
		victim := h.victim(crowd)
		h.must(http.StatusNoContent, "siem", http.MethodPatch, "Identity("+victim+")", `{"IDENTITYSTATUS":"Locked"}`)
		require.Equal(t, 1, work(), "an emergency is on its way: nobody takes a batch")
		h.hear()
		require.Equal(t, 1, work())
		require.Equal(t, 0, h.count("CalculatedAssignments", "Status and IdentityId eq "+victim))
		h.overtook(victim, h.committed(victim))
		require.Equal(t, batch, work(), "the crowd goes on")
	})
}

// What the queue of identities knows by name is what announces emergencies.
func TestHeralds(t *testing.T) {
	require.Equal(t, []string{triggers.DispatchKind, process.StepKind, rope.FanOutKind}, calc.Heralds)
}
