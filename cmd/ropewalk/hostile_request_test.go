package main

import (
	"net/http"
	"testing"
)

// hostileRequests ask for what must not be, or not by them. <gone> and <left> are a unit and a person that
// were deleted, <sold> is a system that was, <done> is a task that nobody waits for, <task> one that waits.
var hostileRequests = []hostileRow{
	{"membership of nobody", "400 RequiredProperty", "dataadmin", "POST Membershiprequest", `{"CONTEXTREFId":<unit_YARD>}`, nil},
	{"membership in nothing", "400 RequiredProperty", "dataadmin", "POST Membershiprequest", `{"IDENTITYREFId":<E000051>}`, nil},
	{"membership in a person", "400 UnknownReference", "dataadmin", "POST Membershiprequest", `{"IDENTITYREFId":<E000051>,"CONTEXTREFId":<E000051>}`, nil},
	{"membership of a unit", "400 UnknownReference", "dataadmin", "POST Membershiprequest", `{"IDENTITYREFId":<unit_YARD>,"CONTEXTREFId":<unit_YARD>}`, nil},
	{"membership in what never was", "400 UnknownReference", "dataadmin", "POST Membershiprequest", `{"IDENTITYREFId":<E000051>,"CONTEXTREFId":999999999}`, nil},
	{"membership in what is gone", "400 UnknownReference", "dataadmin", "POST Membershiprequest", `{"IDENTITYREFId":<E000051>,"CONTEXTREFId":<gone>}`, nil},
	{"membership of who is gone", "400 UnknownReference", "dataadmin", "POST Membershiprequest", `{"IDENTITYREFId":<left>,"CONTEXTREFId":<unit_YARD>}`, nil},
	{"membership of a stranger", "403 Forbidden", "employee", "POST Membershiprequest", `{"IDENTITYREFId":<E000001>,"CONTEXTREFId":<unit_YARD>}`, nil},
	{"membership of a service client", "403 Forbidden", "siem", "POST Membershiprequest", `{"IDENTITYREFId":<E000051>,"CONTEXTREFId":<unit_YARD>}`, nil},
	{"membership of the stand-in", "409 NobodyMeant", "dataadmin", "POST Membershiprequest", `{"IDENTITYREFId":<UNRESOLVED>,"CONTEXTREFId":<unit_YARD>}`, nil},
	{"membership that ends before it begins", "400 ValidityReversed", "dataadmin", "POST Membershiprequest", `{"IDENTITYREFId":<E000051>,"CONTEXTREFId":<unit_YARD>,"VALIDFROM":"2028-01-01T00:00:00Z","VALIDTO":"2027-01-01T00:00:00Z"}`, nil},
	{"membership of long ago", "400 ValidityOver", "dataadmin", "POST Membershiprequest", `{"IDENTITYREFId":<E000051>,"CONTEXTREFId":<unit_YARD>,"VALIDTO":"0001-01-01T00:00:00Z"}`, nil},
	{"membership on no day", "400 InvalidValue", "dataadmin", "POST Membershiprequest", `{"IDENTITYREFId":<E000051>,"CONTEXTREFId":<unit_YARD>,"VALIDTO":"2027-02-30T00:00:00Z"}`, nil},
	{"membership changed afterwards", "405 MethodNotAllowed", "dataadmin", "PATCH Membershiprequest(1)", `{"VALIDTO":null}`, nil},

	{"load of nothing", "400 RequiredProperty", "dataadmin", "POST Initialloadrequest", `{"MODE":"ApproveAll"}`, nil},
	{"load in no way", "400 RequiredProperty", "dataadmin", "POST Initialloadrequest", `{"SYSTEMREFId":<system_ERP>,"DAYS":90}`, nil},
	{"load in an unknown way", "400 InvalidValue", "dataadmin", "POST Initialloadrequest", `{"SYSTEMREFId":<system_ERP>,"MODE":"ApproveNone"}`, nil},
	{"load in small letters", "400 InvalidValue", "dataadmin", "POST Initialloadrequest", `{"SYSTEMREFId":<system_ERP>,"MODE":"approveall"}`, nil},
	{"load by number", "400 InvalidValue", "dataadmin", "POST Initialloadrequest", `{"SYSTEMREFId":<system_ERP>,"MODE":2}`, nil},
	{"load for no days", "400 InvalidDays", "dataadmin", "POST Initialloadrequest", `{"SYSTEMREFId":<system_ERP>,"MODE":"ShortValidity","DAYS":0}`, nil},
	{"load until yesterday", "400 InvalidDays", "dataadmin", "POST Initialloadrequest", `{"SYSTEMREFId":<system_ERP>,"MODE":"ShortValidity","DAYS":-1}`, nil},
	{"load for a billion days", "400 InvalidDays", "dataadmin", "POST Initialloadrequest", `{"SYSTEMREFId":<system_ERP>,"MODE":"ShortValidity","DAYS":1000000000}`, nil},
	{"load for half a day", "400 InvalidValue", "dataadmin", "POST Initialloadrequest", `{"SYSTEMREFId":<system_ERP>,"MODE":"ShortValidity","DAYS":0.5}`, nil},
	{"load without days", "400 DaysRequired", "dataadmin", "POST Initialloadrequest", `{"SYSTEMREFId":<system_ERP>,"MODE":"ShortValidity"}`, nil},
	{"load for ever with days", "400 UnexpectedDays", "dataadmin", "POST Initialloadrequest", `{"SYSTEMREFId":<system_ERP>,"MODE":"ApproveAll","DAYS":90}`, nil},
	{"load of what never was", "400 UnknownReference", "dataadmin", "POST Initialloadrequest", `{"SYSTEMREFId":999999999,"MODE":"ApproveAll"}`, nil},
	{"load of what is gone", "400 UnknownReference", "dataadmin", "POST Initialloadrequest", `{"SYSTEMREFId":<sold>,"MODE":"ApproveAll"}`, nil},
	{"load of a person", "400 UnknownReference", "dataadmin", "POST Initialloadrequest", `{"SYSTEMREFId":<E000051>,"MODE":"ApproveAll"}`, nil},
	{"load by the owner", "403 Forbidden", "sysowner", "POST Initialloadrequest", `{"SYSTEMREFId":<system_ERP>,"MODE":"ApproveAll"}`, nil},
	{"load by a service client", "403 Forbidden", "siem", "POST Initialloadrequest", `{"SYSTEMREFId":<system_ERP>,"MODE":"ApproveAll"}`, nil},

	{"reset of nobody", "400 RequiredProperty", "opadmin", "POST Violationresetrequest", `{"REASON":"why"}`, nil},
	{"reset of what never was", "400 UnknownReference", "opadmin", "POST Violationresetrequest", `{"IDENTITYREFId":999999999}`, nil},
	{"reset of who is gone", "400 UnknownReference", "opadmin", "POST Violationresetrequest", `{"IDENTITYREFId":<left>}`, nil},
	{"reset of the stand-in", "409 NobodyMeant", "opadmin", "POST Violationresetrequest", `{"IDENTITYREFId":<UNRESOLVED>}`, nil},
	{"reset of a unit", "400 UnknownReference", "opadmin", "POST Violationresetrequest", `{"IDENTITYREFId":<unit_YARD>}`, nil},
	{"reset by a manager", "403 Forbidden", "manager", "POST Violationresetrequest", `{"IDENTITYREFId":<E000051>}`, nil},
	{"reset by a service client", "403 Forbidden", "siem", "POST Violationresetrequest", `{"IDENTITYREFId":<E000051>}`, nil},
	{"an evaluation of one's own", "405 MethodNotAllowed", "sysadmin", "POST Evaluation", `{"EXPIRATIONDATE":"2099-01-01T00:00:00Z"}`, nil},
	{"a decision of one's own", "405 MethodNotAllowed", "manager", "POST Constraintdecision", `{"ACTION":"Allow"}`, nil},
	{"a decision taken away", "405 MethodNotAllowed", "sysadmin", "DELETE Resourcedecision(1)", ``, nil},

	{"report on nothing", "400 RequiredProperty", "opadmin", "POST Provisioningtaskrequest", `{"ACTION":"Done"}`, nil},
	{"report of nothing", "400 RequiredProperty", "opadmin", "POST Provisioningtaskrequest", `{"TASKREFId":<task>}`, nil},
	{"report of an unknown kind", "400 InvalidValue", "opadmin", "POST Provisioningtaskrequest", `{"TASKREFId":<task>,"ACTION":"Cancelled"}`, nil},
	{"report on what never was", "403 Forbidden", "opadmin", "POST Provisioningtaskrequest", `{"TASKREFId":999999999,"ACTION":"Done"}`, nil},
	{"report on a task below nothing", "403 Forbidden", "opadmin", "POST Provisioningtaskrequest", `{"TASKREFId":-1,"ACTION":"Done"}`, nil},
	{"report on what is over", "409 TaskState", "opadmin", "POST Provisioningtaskrequest", `{"TASKREFId":<done>,"ACTION":"Failed","REASON":"no"}`, nil},
	{"another try of what waits", "409 TaskState", "opadmin", "POST Provisioningtaskrequest", `{"TASKREFId":<task>,"ACTION":"Retry"}`, nil},
	{"failed without a word", "400 ReasonRequired", "opadmin", "POST Provisioningtaskrequest", `{"TASKREFId":<task>,"ACTION":"Failed","REASON":" "}`, nil},
	{"report by a stranger", "403 Forbidden", "employee", "POST Provisioningtaskrequest", `{"TASKREFId":<task>,"ACTION":"Done"}`, nil},
	{"report by the owner of another system", "403 Forbidden", "sysowner", "POST Provisioningtaskrequest", `{"TASKREFId":<task>,"ACTION":"Done"}`, nil},
	{"a task itself", "405 MethodNotAllowed", "opadmin", "PATCH ProvisioningTasks(<task>)", `{"State":"Done"}`, nil},
}

// TestHostileRequests: a request that cannot be meant, or may not be made, is refused with a word and a
// place, and leaves nothing behind.
func TestHostileRequests(t *testing.T) {
	eachHouse(t, func(t *testing.T, h *house) {
		h.lockPerson()
		h.forsake("gone", "Orgunit", `{"OUID":"GONE","NAME":"Gone"}`)
		h.forsake("sold", "System", `{"SYSTEMID":"SOLD","NAME":"Sold"}`)
		h.forsake("left", "Identity", `{"IDENTITYID":"LEFT","LASTNAME":"Left"}`)
		h.settle()
		h.note("task", "ProvisioningTasks?$select=Id&$top=1&$filter=System/SYSTEMID eq 'AD' and State eq 'Waiting'")
		h.note("done", "ProvisioningTasks?$select=Id&$top=1&$filter=State in ('Done','Cancelled')")
		for _, row := range hostileRequests {
			t.Run(row.name, func(t *testing.T) { h.in(t).withstand(row) })
		}
		h.verify()
	})
}

// forsake makes an object and deletes it.
func (h *house) forsake(name, set, body string) {
	h.Helper()
	h.id[name] = idOf(h, h.must(http.StatusCreated, "dataadmin", http.MethodPost, set, body).body)
	h.must(http.StatusNoContent, "dataadmin", http.MethodDelete, set+"(<"+name+">)", "")
}

// note remembers the id of what a request finds.
func (h *house) note(name, path string) {
	h.Helper()
	h.id[name] = idOf(h, []byte(h.read(path)))
}
