package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/cmd/ropewalk/demo"
)

// reviewed is access that a system reports, and that nobody asked for.
type reviewed struct {
	*house
	key uuid.UUID
	// template is the survey for managers.
	template string
}

// post sends something that is no OData.
func (h *house) post(path, kind, body string) {
	h.Helper()
	r, err := http.NewRequest(http.MethodPost, h.url+path, strings.NewReader(body))
	require.NoError(h, err)
	r.Header.Set("Authorization", "Bearer "+demo.KeyPrefix+"sysadmin")
	r.Header.Set("Content-Type", kind)
	a := h.exchange(r)
	require.Equal(h, http.StatusOK, a.status, "%s", a.body)
	h.settle()
}

// keep has a review keep the access for some days.
func (r *reviewed) keep(days int) { r.review("Keep", days) }

// review has a survey ask the demo manager about the access, who answers it.
func (r *reviewed) review(action string, days int) {
	r.Helper()
	survey := r.number(r.must(http.StatusCreated, "surveyadmin", http.MethodPost, "Survey", fmt.Sprintf(
		`{"NAME":"Review","TEMPLATEREF":{"Id":%s},"SCOPE":"AssignmentKey eq %s","EXPIRYDAYS":%d}`, r.template, r.key, days)).json(r))
	r.settle()
	set := func(who, what, body string) {
		r.Helper()
		r.must(http.StatusNoContent, who, http.MethodPatch, what, body)
		r.settle()
	}
	set("surveyadmin", "Survey("+survey+")", `{"SURVEYSTATUS":"Draft"}`)
	set("surveyadmin", "Survey("+survey+")", `{"SURVEYSTATUS":"Generated"}`)
	asked := r.must(http.StatusOK, "surveyadmin", http.MethodGet, "Surveyquestion?$filter=SURVEYREFId eq "+survey+"&$select=Id", "").json(r)
	question := "Surveyquestion(" + r.number(asked["value"].([]any)[0].(map[string]any)) + ")"
	set("surveyadmin", question, `{"RESPONDENT":[{"Id":`+r.house.id["E000006"]+`}]}`)
	set("surveyadmin", "Survey("+survey+")", `{"SURVEYSTATUS":"Launched"}`)
	set("manager", question, `{"ACTION":"`+action+`","ACTIONCOMMENT":"needed","QUESTIONSTATUS":"Submitted"}`)
}

func (r *reviewed) number(row map[string]any) string {
	return row["Id"].(interface{ String() string }).String()
}

// first is the id of the first row that a query finds.
func (r *reviewed) first(query string) string {
	r.Helper()
	return r.number(r.must(http.StatusOK, "auditor", http.MethodGet, query, "").json(r)["value"].([]any)[0].(map[string]any))
}

func (r *reviewed) pass(time string) {
	r.Helper()
	r.post("/admin/testclock", "application/json", `{"advance":"`+time+`"}`)
}

// stands is how the access stands, with its reasons; "" if it is gone.
func (r *reviewed) stands() string {
	r.Helper()
	return r.read("CalculatedAssignments?$filter=AssignmentKey eq " + r.key.String() + "&$select=Status,Compliance&$expand=Reasons($select=Type)")
}

// TestVerdicts plays what a review decides: a verdict desires what it keeps until it expires,
// beside other reasons it decides nothing, alone it holds nothing, and it can be ended
// before its time.
func TestVerdicts(t *testing.T) {
	eachHouse(t, func(t *testing.T, h *house) {
		const toxic = "CalculatedAssignments?$filter=Resource/ROLEID eq 'ERP-Approve-1' and Compliance/Value eq 'Not approved'&$select=AssignmentKey,IdentityId,ResourceId"
		row := h.must(http.StatusOK, "auditor", http.MethodGet, toxic, "").json(t)["value"].([]any)[0].(map[string]any)
		r := &reviewed{house: h, key: uuid.MustParse(row["AssignmentKey"].(string))}
		r.template = r.first("Surveytemplate?$filter=NAME eq 'AccessReviewManager'&$select=Id")

		r.keep(30)
		require.Contains(t, r.stands(), `"Value":"Explicitly approved"`)
		require.Contains(t, r.stands(), `"Value":"Review OK"`)
		r.pass("P31D")
		require.Contains(t, r.stands(), `"Value":"Pending deprovisioning"`, "the verdict has expired")
		require.NotContains(t, r.stands(), "Review OK")
		identity, resource := row["IdentityId"].(interface{ String() string }).String(), row["ResourceId"].(interface{ String() string }).String()
		require.Contains(t, r.read("CalculationRuns?$filter=IdentityId eq "+identity+"&$orderby=Id desc&$top=1&$select=Source"), `"Source":"validity"`, "time did that (R-308)")

		r.keep(1)
		given := h.must(http.StatusCreated, "dataadmin", http.MethodPost, "Resourceassignment", `{"IDENTITYREFId":`+identity+`,"ROLEREFId":`+resource+`}`).json(t)
		h.settle()
		require.Contains(t, r.stands(), "Review OK")
		r.pass("P2D")
		require.Contains(t, r.stands(), `"Status":true`, "it is assigned, too")
		require.NotContains(t, r.stands(), "Review OK")

		h.must(http.StatusNoContent, "dataadmin", http.MethodDelete, "Resourceassignment("+given["Id"].(interface{ String() string }).String()+")", "")
		h.settle()
		require.Contains(t, r.stands(), `"Value":"Pending deprovisioning"`)
		r.keep(30)
		require.Contains(t, r.stands(), `"Value":"Explicitly approved"`)
		verdict := h.must(http.StatusOK, "opadmin", http.MethodGet, "Verdicts?$filter=Expiry gt 2026-12-20T00:00:00Z and ExpiredTime eq null&$orderby=Expiry desc&$top=1&$select=VerdictKey", "").json(t)
		key := verdict["value"].([]any)[0].(map[string]any)["VerdictKey"].(string)
		h.must(http.StatusCreated, "opadmin", http.MethodPost, "Verdictexpiryrequest", `{"VERDICTKEY":"`+key+`","REASON":"was a slip"}`)
		h.settle()
		require.Contains(t, r.stands(), `"Value":"Pending deprovisioning"`, "ended before its time")
		require.Contains(t, r.read("Verdicts("+key+")?$select=ExpireReason,ExpiredTime"), `"was a slip"`)
		require.NotContains(t, r.read("Verdicts("+key+")?$select=ExpiredTime"), `"ExpiredTime":null`)
		require.Contains(t, r.read("AuditLog?$filter=Type eq 'Verdictexpiryrequest' and Operation eq 'Create'&$select=User&$expand=User($select=USERNAME)"), `"opadmin"`)

		audit := r.read("AuditLog?$filter=Type eq 'Verdict'&$select=Operation")
		require.Equal(t, 3, strings.Count(audit, `"Operation":"Create"`), "what a review decides is evidence: %s", audit)
		require.Equal(t, 1, strings.Count(audit, `"Operation":"Update"`), "and so is its end: %s", audit)
		h.verify()

		r.endsWhatItKept()

		r.keep(30)
		require.Contains(t, r.stands(), "Review OK")
		h.post("/import/ActualAssignments?full=ERP", "text/csv", "System/SYSTEMID,AccountName,Resource/ROLEID\n")
		require.Contains(t, r.stands(), `"value":[]`, "a verdict is never the only reason")
	})
}

// endsWhatItKept has a later review remove what an earlier one kept; both are evidence.
func (r *reviewed) endsWhatItKept() {
	r.Helper()
	r.keep(30)
	require.Contains(r, r.stands(), "Review OK")
	r.review("Remove", 0)
	require.Contains(r, r.stands(), `"Value":"Pending deprovisioning"`)
	require.Contains(r, r.read("Verdicts?$filter=Decision eq 'Remove'&$select=Comment"), `"needed"`)
	require.Contains(r, r.read("SurveyDecisions/$count"), "5")
	r.verify()
}
