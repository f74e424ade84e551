package main

import (
	"fmt"
	"strings"
)

var lockedMatrix = []lockedRow{
	{"PATCH", "L F L L F F", "PATCH Identity(<p>)", `{"IDENTITYSTATUS":{"Value":"Active"}}`, nil},
	{"PATCH, bare text", "L F L L F F", "PATCH Identity(<p>)", `{"IDENTITYSTATUS":"Active"}`, nil},
	{"PATCH, Id of the status", "L F L L F F", "PATCH Identity(<p>)", `{"IDENTITYSTATUS":{"Id":1}}`, nil},
	{"PATCH to Disabled", "L F L L F F", "PATCH Identity(<p>)", `{"IDENTITYSTATUS":"Disabled"}`, nil},
	{"PATCH to Terminated", "L F L L F F", "PATCH Identity(<p>)", `{"IDENTITYSTATUS":"Terminated"}`, nil},
	{"PATCH to Pending", "L F L L F F", "PATCH Identity(<p>)", `{"IDENTITYSTATUS":"Pending"}`, nil},
	{"PATCH to null", "N F N N F F", "PATCH Identity(<p>)", `{"IDENTITYSTATUS":null}`, nil},
	{"PATCH, any version", "L F L L F F", "PATCH Identity(<p>)", `{"IDENTITYSTATUS":"Active"}`, []string{"If-Match: *"}},
	{"PATCH of no version", "L F L L F F", "PATCH Identity(<p>)", `{"IDENTITYSTATUS":"Active"}`, []string{`If-None-Match: "1"`}},
	{"PATCH by UId", "L F L L F F", "PATCH Identity(UId=<u>)", `{"IDENTITYSTATUS":"Active"}`, nil},
	{"PATCH by business key", "Q Q Q Q Q Q", "PATCH Identity(IDENTITYID='E000051')", `{"IDENTITYSTATUS":"Active"}`, nil},
	{"PATCH at another root", "L F L L F F", "PATCH DataObjects/Identity(<p>)", `{"IDENTITYSTATUS":"Active"}`, nil},
	{"PATCH through a navigation", "H F L L F F", "PATCH Resourceassignment(<r>)/IDENTITYREF", `{"IDENTITYSTATUS":"Active"}`, nil},
	{"PATCH with a name", "L F L F F F", "PATCH Identity(<p>)", `{"LASTNAME":"Baker","IDENTITYSTATUS":"Active"}`, nil},
	{"PATCH with another key", "F F L F F F", "PATCH Identity(<p>)", `{"IDENTITYID":"E000051-old","IDENTITYSTATUS":"Active"}`, nil},
	{"PATCH, twice in one body", "D F D D F F", "PATCH Identity(<p>)", `{"IDENTITYSTATUS":"Locked","IDENTITYSTATUS":"Active"}`, nil},
	{"PATCH, twice with an escape", "D F D D F F", "PATCH Identity(<p>)", `{"IDENTITYSTATUS":"Locked","\u0049DENTITYSTATUS":"Active"}`, nil},
	{"PATCH, small letters", "U F U U F F", "PATCH Identity(<p>)", `{"identitystatus":"Active"}`, nil},
	{"PATCH, an escape", "L F L L F F", "PATCH Identity(<p>)", `{"\u0049DENTITYSTATUS":"Active"}`, nil},
	{"PATCH, the override of another", "L F L -- F F", "PATCH Identity(<p>)", `{"IDENTITYSTATUS":"Active"}`, []string{"Ropewalk-Override-Reason: because"}},
	{"PATCH, an empty override", "L F L L F F", "PATCH Identity(<p>)", `{"IDENTITYSTATUS":"Active"}`, []string{"Ropewalk-Override-Reason:  "}},
	{"method override of POST", "V V V V V V", "POST Identity(<p>)", `{"IDENTITYSTATUS":"Active"}`, []string{"X-HTTP-Method-Override: PATCH"}},
	{"method override of GET", "V V V V V V", "GET Identity(<p>)", ``, []string{"X-HTTP-Method: DELETE"}},
	{"deletion", "F F L F F F", "DELETE Identity(<p>)", ``, nil},
	{"deletion by PATCH", "F F L F F F", "PATCH Identity(<p>)", `{"Deleted":true}`, nil},
	{"deletion and restoration by PATCH", "F F L F F F", "PATCH Identity(<p>)", `{"Deleted":false,"IDENTITYSTATUS":"Active"}`, nil},
	{"insert with the key", "F F C F F F", "POST Identity", `{"IDENTITYID":"E000051","LASTNAME":"Baker"}`, nil},
	{"insert with the UId", "F F C F F F", "POST Identity", `{"IDENTITYID":"E000051","UId":"<u>","LASTNAME":"Baker"}`, nil},
	{"PUT of the whole", "F F L X F F", "PUT Identity(<p>)", `{"IDENTITYID":"E000051","LASTNAME":"Baker","Deleted":false,"IDENTITYCATEGORY":"Employee","IDENT_RELAUNCHSOD":false,"IDENTITYSTATUS":"Active"}`, nil},
	{"PUT without the status", "X F X X F F", "PUT Identity(<p>)", `{"IDENTITYID":"E000051","LASTNAME":"Baker"}`, nil},
	{"PUT by UId", "F F L X F F", "PUT Identity(UId=<u>)", `{"IDENTITYID":"E000051","LASTNAME":"Baker","Deleted":false,"IDENTITYCATEGORY":"Employee","IDENT_RELAUNCHSOD":false,"IDENTITYSTATUS":"Active"}`, nil},
	{"PUT of the property", "L F L L F F", "PUT Identity(<p>)/IDENTITYSTATUS", `{"Value":"Active"}`, nil},
	{"PATCH of the property", "L F L L F F", "PATCH Identity(<p>)/IDENTITYSTATUS", `{"Value":"Active"}`, nil},
	{"PUT of a part of it", "L F L L F F", "PUT Identity(<p>)/IDENTITYSTATUS/Value", `{"value":"Active"}`, nil},
	{"PUT of its Id", "L F L L F F", "PUT Identity(<p>)/IDENTITYSTATUS/Id", `{"value":1}`, nil},
	{"PUT of its bare value", "L F L L F F", "PUT Identity(<p>)/IDENTITYSTATUS/Value/$value", `Active`, []string{"Content-Type: text/plain"}},
	{"PUT of its bare Id", "L F L L F F", "PUT Identity(<p>)/IDENTITYSTATUS/Id/$value", `1`, []string{"Content-Type: text/plain"}},
	{"DELETE of the property", "N F N N F F", "DELETE Identity(<p>)/IDENTITYSTATUS", ``, nil},
	{"DELETE of its value", "N F N N F F", "DELETE Identity(<p>)/IDENTITYSTATUS/Value/$value", ``, nil},
	{"PUT of Deleted", "F F L F F F", "PUT Identity(<p>)/Deleted", `{"value":true}`, nil},
	{"all that a filter finds", "L F L L F F", "PATCH Identity/$filter(IDENTITYID eq 'E000051')/$each", `{"IDENTITYSTATUS":"Active"}`, nil},
	{"all, with others among them", "L F L L F F", "PATCH Identity/$filter(IDENTITYID in ('E000051','E000052'))/$each", `{"IDENTITYSTATUS":"Active"}`, nil},
	{"deletion of all", "F F L F F F", "DELETE Identity/$filter(IDENTITYID eq 'E000051')/$each", ``, nil},
	{"all of a unit", "L F L L F F", "PATCH Orgunit(<unit_YARD>)/Members/$filter(IDENTITYID eq 'E000051')/$each", `{"IDENTITYSTATUS":"Active"}`, nil},
	{"delta payload", "L F L L F F", "PATCH Identity", `{"@context":"#$delta","value":[{"@id":"Identity(<p>)","IDENTITYSTATUS":"Active"}]}`, nil},
	{"delta payload, whatever happens", "L F L L F F", "PATCH Identity", `{"@context":"#$delta","value":[{"@id":"Identity(<p>)","IDENTITYSTATUS":"Active"}]}`, []string{"Prefer: continue-on-error"}},
	{"delta payload that removes", "F F L F F F", "PATCH Identity", `{"@context":"#$delta","value":[{"@removed":{"reason":"deleted"},"@id":"Identity(<p>)"}]}`, nil},
	{"delta payload of a unit", "F F L F F F", "PATCH Orgunit(<unit_YARD>)/Members", `{"@context":"#$delta","value":[{"@id":"Identity(<p>)","IDENTITYSTATUS":"Active"}]}`, nil},
	{"deep update through the unit", "F F L F F F", "PATCH Orgunit(<unit_YARD>)", `{"Members@delta":[{"@id":"Identity(<p>)","IDENTITYSTATUS":"Active"}]}`, nil},
	{"deep update of all of the unit", "F F L F F F", "PATCH Orgunit(<unit_QUALITY>)", `{"Members":[{"@id":"Identity(<p>)","IDENTITYSTATUS":"Active"}]}`, nil},
	{"deep update through one managed", "L F L L F F", "PATCH Identity(<E000052>)", `{"MANAGER@delta":[{"@id":"Identity(<p>)","IDENTITYSTATUS":"Active"}]}`, nil},
	{"deep update through the owner", "L F L L F F", "PATCH Identity(<E000052>)", `{"IDENTITYOWNER":{"@id":"Identity(<p>)","IDENTITYSTATUS":"Active"}}`, nil},
	{"deep insert with the key", "F F C F F F", "POST Orgunit", `{"OUID":"NEW","NAME":"New","Members":[{"IDENTITYID":"E000051","LASTNAME":"Baker","IDENTITYSTATUS":"Active"}]}`, nil},
	{"deep insert around the person", "F F L F F F", "POST Orgunit", `{"OUID":"NEW","NAME":"New","Members":[{"@id":"Identity(<p>)","IDENTITYSTATUS":"Active"}]}`, nil},
	{"POST to the unit's members", "F F C F F F", "POST Orgunit(<unit_YARD>)/Members", `{"IDENTITYID":"E000051","LASTNAME":"Baker","IDENTITYSTATUS":"Active"}`, nil},
	{"status by bind", "U F U U F F", "PATCH Identity(<p>)", `{"IDENTITYSTATUS@odata.bind":"IdentityStatus(1)"}`, nil},
	{"status by $ref", "Z Z Z Z Z Z", "PUT Identity(<p>)/IDENTITYSTATUS/$ref", `{"@id":"IdentityStatus(1)"}`, nil},
	{"another type", "T F T T F F", "PATCH Identity(<p>)", `{"@type":"#Ropewalk.Orgunit","IDENTITYSTATUS":"Active"}`, nil},
	{"batch", "L F L L F F", "POST $batch", batched("", active), nil},
	{"batch, part of a change set", "L F L L F F", "POST $batch", batched("g", harmless, active), nil},
	{"batch, deleted and made anew", "F F L F F F", "POST $batch", batched("g", "DELETE Identity(<p>)", `POST Identity {"IDENTITYID":"E000051","UId":"<u>","LASTNAME":"Baker"}`), nil},
	{"batch, deleted and restored", "F F L F F F", "POST $batch", batched("g", "DELETE Identity(<p>)", `PATCH Identity(<p>) {"Deleted":false}`), nil},
	{"batch, by reference", "L F L L F H", "POST $batch", batched("", "GET Identity(<p>)?$select=UId", `PATCH $1 {"IDENTITYSTATUS":"Active"}`), nil},
	{"batch in parts", "L F L L F F", "POST $batch", mixed("", active), []string{"Content-Type: multipart/mixed;boundary=b"}},
	{"batch in parts, a change set", "L F L L F F", "POST $batch", mixed("c", harmless, active), []string{"Content-Type: multipart/mixed;boundary=b"}},
	{"batch under the override of another", "L F L -- F F", "POST $batch", batched("", active), []string{"Ropewalk-Override-Reason: because"}},
	{"batch, the override inside", "L F L -- F F", "POST $batch", overriding(batched("", active)), nil},
	{"end of the hold", "M M M M M M", "PATCH LockHolds(<h>)", `{"ClosedTime":"2026-01-01T00:00:00Z"}`, nil},
	{"another hold", "M M M M M M", "POST LockHolds", `{"IdentityId":<p>,"ClosedTime":"2026-01-01T00:00:00Z"}`, nil},
	{"removal of the hold", "M M M M M M", "DELETE LockHolds(<h>)", ``, nil},
	{"write to what was calculated", "M M M M M M", "PATCH CalculatedAssignments(<a>)", `{"Status":true}`, nil},
	{"account switched on", "M M M M M M", "PATCH ActualAccounts(1)", `{"Enabled":true}`, nil},
	{"a change of managers", "F F ok F F F", "PATCH Identity(<p>)", `{"MANAGER":[{"Id":<E000052>}]}`, nil},
	{"an assignment of access", "F F ok F F F", "POST Resourceassignment", `{"IDENTITYREFId":<p>,"ROLEREFId":<CRM_ACCOUNT>}`, nil},
	{"a change of what decides", "F F ok F F F", "PATCH Identity(<p>)", `{"IDENTITYCATEGORY":"Technical","OUREF":{"Id":<unit_QUALITY>}}`, nil},
	{"constraints calculated again", "F F ok ok F F", "PATCH Identity(<p>)", `{"IDENT_RELAUNCHSOD":true}`, nil},
	{"an assignment switched on", "F F ok F F F", "PATCH Resourceassignment(<r>)", `{"ROLEASSNSTATUS":"Active"}`, nil},
	{"a way to access for all of the unit", "F F ok F F F", "POST Contextassignment", `{"CA_IDENTITYId":<p>,"CA_CONTEXTId":<unit_QUALITY>}`, nil},
	{"validity to come", "F F ok F F F", "PATCH Identity(<p>)", `{"VALIDFROM":"2030-01-01T00:00:00Z"}`, nil},
	{"validity gone", "F F ok F F F", "PATCH Identity(<p>)", `{"VALIDFROM":null,"VALIDTO":"2026-01-01T00:00:00Z"}`, nil},
	{"a revocation by others", "F -- F -- F F", "POST Revocationrequest", `{"IDENTITYREFId":<p>,"REASON":"over"}`, nil},
	{"a revocation by an incident", "ok F F -- F F", "POST Incidenttrigger", `{"INCIDENTID":"INC-9","SOURCESYSTEM":"SIEM","ACTION":"Revoke","SEVERITY":"Low","IDENTITYID":"E000051"}`, nil},
}

const (
	active   = `PATCH Identity(<p>) {"IDENTITYSTATUS":"Active"}`
	harmless = `PATCH Identity(<E000052>) {"IDENTITYSTATUS":"Active"}`
)

// batched puts requests, "METHOD URL BODY" each, into a JSON batch, in one group if it has a name.
func batched(group string, requests ...string) string {
	var items []string
	for i, request := range requests {
		method, rest, _ := strings.Cut(request, " ")
		url, body, _ := strings.Cut(rest, " ")
		item := fmt.Sprintf(`{"id":"%d","method":"%s","url":"%s","headers":{"content-type":"application/json"}`, i+1, method, url)
		if group != "" {
			item += `,"atomicityGroup":"` + group + `"`
		}
		if body != "" {
			item += `,"body":` + body
		}
		items = append(items, item+"}")
	}
	return `{"requests":[` + strings.Join(items, ",") + `]}`
}

// overriding gives the first request of a JSON batch the header of an override.
func overriding(batch string) string {
	return strings.Replace(batch, `"headers":{`, `"headers":{"Ropewalk-Override-Reason":"false alarm",`, 1)
}

// mixed puts them into a multipart batch with the boundary b, in one change set if that has a boundary.
func mixed(set string, requests ...string) string {
	boundary, text := "b", ""
	if set != "" {
		boundary, text = set, "--b\r\nContent-Type: multipart/mixed;boundary="+set+"\r\n\r\n"
	}
	for i, request := range requests {
		method, rest, _ := strings.Cut(request, " ")
		url, body, _ := strings.Cut(rest, " ")
		text += fmt.Sprintf("--%s\r\nContent-Type: application/http\r\nContent-ID: %d\r\n\r\n%s %s HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s\r\n",
			boundary, i+1, method, url, len(body), body)
	}
	if set != "" {
		text += "--" + set + "--\r\n"
	}
	return text + "--b--\r\n"
}
