package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
)

// hostileRow is a request that must not be done: what is answered, who asks, what, and in which form.
type hostileRow struct {
	name, want, user, request, body string
	headers                         []string
}

const (
	parts     = "Content-Type: multipart/mixed;boundary=b"
	person    = `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe"}`
	makeOne   = "POST Identity " + person
	partHead  = "--b\r\nContent-Type: application/http\r\n"
	wholePart = partHead + "\r\nPOST Identity HTTP/1.1\r\nContent-Type: application/json\r\n\r\n" + person + "\r\n"
)

// hostileBatches attack the batch, in parts and in JSON.
var hostileBatches = []hostileRow{
	{"a batch in a batch", "400 NestedBatch", "dataadmin", "POST $batch", batched("", `POST $batch {"requests":[]}`), nil},
	{"a batch in a change set", "404 UnknownSet", "dataadmin", "POST $batch", batched("g", makeOne, `POST $batch {"requests":[]}`), nil},
	{"a batch in a batch of parts", "400 NestedBatch", "dataadmin", "POST $batch", mixed("", `POST $batch {"requests":[]}`), []string{parts}},
	{"no boundary", "400 InvalidBatch", "dataadmin", "POST $batch", wholePart + "--b--\r\n", []string{"Content-Type: multipart/mixed"}},
	{"another boundary", "400 InvalidBatch", "dataadmin", "POST $batch", wholePart + "--b--\r\n", []string{"Content-Type: multipart/mixed;boundary=c"}},
	{"a boundary of 80 characters", "400 InvalidBatch", "dataadmin", "POST $batch", wholePart, []string{"Content-Type: multipart/mixed;boundary=" + strings.Repeat("b", 80)}},
	{"a boundary that is none", "400 InvalidBatch", "dataadmin", "POST $batch", wholePart, []string{`Content-Type: multipart/mixed;boundary="b<>"`}},
	{"two boundaries", "415 UnsupportedMediaType", "dataadmin", "POST $batch", wholePart, []string{"Content-Type: multipart/mixed;boundary=b;boundary=c"}},
	{"no end", "400 InvalidBatch", "dataadmin", "POST $batch", wholePart, []string{parts}},
	{"an end in the middle of a part", "400 InvalidBatch", "dataadmin", "POST $batch", partHead + "\r\nPOST Ident", []string{parts}},
	{"nothing", "400 InvalidBatch", "dataadmin", "POST $batch", "\r\n", []string{parts}},
	{"a part of another type", "400 InvalidBatch", "dataadmin", "POST $batch", "--b\r\nContent-Type: text/html\r\n\r\n<p>\r\n--b--\r\n", []string{parts}},
	{"a part without a type", "400 InvalidBatch", "dataadmin", "POST $batch", "--b\r\n\r\nPOST Identity HTTP/1.1\r\n\r\n\r\n--b--\r\n", []string{parts}},
	{"a part in base64", "400 InvalidBatch", "dataadmin", "POST $batch", partHead + "Content-Transfer-Encoding: base64\r\n\r\nUE9TVA==\r\n--b--\r\n", []string{parts}},
	{"a line folded", "400 InvalidHeader", "dataadmin", "POST $batch", partHead + "\r\nPOST Identity HTTP/1.1\r\nContent-Type: application/json\r\n folded: yes\r\n\r\n" + person + "\r\n--b--\r\n", []string{parts}},
	{"a header without a name", "400 InvalidHeader", "dataadmin", "POST $batch", partHead + "\r\nPOST Identity HTTP/1.1\r\n: x\r\n\r\n" + person + "\r\n--b--\r\n", []string{parts}},
	{"a header without a colon", "400 InvalidHeader", "dataadmin", "POST $batch", partHead + "\r\nPOST Identity HTTP/1.1\r\nContent-Type\r\n\r\n" + person + "\r\n--b--\r\n", []string{parts}},
	{"a return within a header", "400 InvalidHeader", "dataadmin", "POST $batch", partHead + "\r\nPOST Identity HTTP/1.1\r\nContent-Type: application/json\rX: y\r\n\r\n" + person + "\r\n--b--\r\n", []string{parts}},
	{"a NUL within a header", "400 InvalidHeader", "dataadmin", "POST $batch", partHead + "\r\nPOST Identity HTTP/1.1\r\nContent-Type: application/json\x00\r\n\r\n" + person + "\r\n--b--\r\n", []string{parts}},
	{"a line of a request that is none", "400 InvalidRequest", "dataadmin", "POST $batch", partHead + "\r\nPOST\r\n\r\n" + person + "\r\n--b--\r\n", []string{parts}},
	{"a return in the line of a request", "400 InvalidRequest", "dataadmin", "POST $batch", partHead + "\r\nPOST Identity\rX HTTP/1.1\r\n\r\n" + person + "\r\n--b--\r\n", []string{parts}},
	{"a method that none has", "400 InvalidMethod", "dataadmin", "POST $batch", mixed("", "TRACE Identity "+person), []string{parts}},
	{"a connection through the service", "400 InvalidMethod", "dataadmin", "POST $batch", mixed("", "CONNECT example.com:443 "+person), []string{parts}},
	{"a length that is too long", "400 InvalidHeader", "dataadmin", "POST $batch", strings.Replace(mixed("", makeOne), "Content-Length: ", "Content-Length: 9", 1), []string{parts}},
	{"a length below nothing", "400 InvalidHeader", "dataadmin", "POST $batch", strings.Replace(mixed("", makeOne), "Content-Length: ", "Content-Length: -", 1), []string{parts}},
	{"a chunked part", "400 ForbiddenHeader", "dataadmin", "POST $batch", strings.Replace(mixed("", makeOne), "Content-Length: ", "Transfer-Encoding: chunked\r\nX: ", 1), []string{parts}},
	{"a change set in a change set", "400 InvalidBatch", "dataadmin", "POST $batch", strings.Replace(mixed("c", makeOne), "Content-Type: application/http", "Content-Type: multipart/mixed;boundary=d", 1), []string{parts}},
	{"a change set without a boundary", "400 InvalidBatch", "dataadmin", "POST $batch", strings.Replace(mixed("c", makeOne), ";boundary=c", "", 1), []string{parts}},
	{"a read in a change set", "400 InvalidChangeSet", "dataadmin", "POST $batch", mixed("c", makeOne, "GET Identity"), []string{parts}},
	{"a change set with one id twice", "400 InvalidBatch", "dataadmin", "POST $batch", strings.ReplaceAll(mixed("c", makeOne, "PATCH Identity(<p>) {}"), "Content-ID: 2", "Content-ID: 1"), []string{parts}},
	{"1,001 parts", "413 LimitExceeded", "dataadmin", "POST $batch", strings.Repeat(partHead+"\r\nGET Identity HTTP/1.1\r\n\r\n\r\n", 1001) + "--b--\r\n", []string{parts}},
	{"a million parts", "413 LimitExceeded", "dataadmin", "POST $batch", strings.Repeat("--b\r\n\r\n\r\n", 1_000_000) + "--b--\r\n", []string{parts}},
	{"600,000 parts of nothing", "400 InvalidHeader", "dataadmin", "POST $batch", strings.Repeat("--b\r\n\r\n", 600_000) + "--b--\r\n", []string{parts}},
	{"1,001 requests", "413 LimitExceeded", "dataadmin", "POST $batch", `{"requests":[` + strings.Repeat(`{"id":"1","method":"GET","url":"Identity"},`, 1000) + `{"id":"2","method":"GET","url":"Identity"}]}`, nil},
	{"two of one id", "400 InvalidBatch", "dataadmin", "POST $batch", strings.Replace(batched("", makeOne, "GET Identity"), `"id":"2"`, `"id":"1"`, 1), nil},
	{"an id of 10,000 characters", "400 InvalidBatch", "dataadmin", "POST $batch", strings.Replace(batched("", makeOne), `"id":"1"`, `"id":"`+strings.Repeat("1", 10_000)+`"`, 1), nil},
	{"no id", "400 InvalidBatch", "dataadmin", "POST $batch", strings.Replace(batched("", makeOne), `"id":"1",`, ``, 1), nil},
	{"no method", "400 InvalidBatch", "dataadmin", "POST $batch", strings.Replace(batched("", makeOne), `"method":"POST",`, ``, 1), nil},
	{"no requests", "400 InvalidBatch", "dataadmin", "POST $batch", `{}`, nil},
	{"requests that are none", "400 InvalidBatch", "dataadmin", "POST $batch", `{"requests":{"id":"1"}}`, nil},
	{"a reference to oneself", "400 InvalidReference", "dataadmin", "POST $batch", batched("", `PATCH $1 {"LASTNAME":"Doe"}`), nil},
	{"a reference ahead", "400 InvalidReference", "dataadmin", "POST $batch", batched("", `PATCH $2 {"LASTNAME":"Doe"}`, makeOne), nil},
	{"references in a ring", "400 InvalidReference", "dataadmin", "POST $batch", batched("g", `PATCH $2 {"LASTNAME":"Doe"}`, `PATCH $1 {"LASTNAME":"Doe"}`), nil},
	{"a reference to nothing", "400 InvalidReference", "dataadmin", "POST $batch", batched("", `PATCH $99999999999999999999 {"LASTNAME":"Doe"}`), nil},
	{"dependence in a ring", "400 InvalidDependency", "dataadmin", "POST $batch", `{"requests":[{"id":"1","dependsOn":["2"],"method":"GET","url":"Identity"},{"id":"2","dependsOn":["1"],"method":"GET","url":"Identity"}]}`, nil},
	{"dependence on nothing", "400 InvalidDependency", "dataadmin", "POST $batch", `{"requests":[{"id":"1","dependsOn":["7"],"method":"POST","url":"Identity","headers":{"content-type":"application/json"},"body":` + person + `}]}`, nil},
	{"a group in two places", "400 InvalidBatch", "dataadmin", "POST $batch", `{"requests":[{"id":"1","atomicityGroup":"g","method":"DELETE","url":"Identity(1)"},{"id":"2","method":"GET","url":"Identity"},{"id":"3","atomicityGroup":"g","method":"DELETE","url":"Identity(1)"}]}`, nil},
	{"a group named like a request", "400 InvalidBatch", "dataadmin", "POST $batch", `{"requests":[{"id":"1","method":"GET","url":"Identity"},{"id":"2","atomicityGroup":"1","method":"DELETE","url":"Identity(1)"}]}`, nil},
	{"a condition that is none", "501 NotImplemented", "dataadmin", "POST $batch", `{"requests":[{"id":"1","method":"GET","url":"Identity"},{"id":"2","if":"((((","method":"POST","url":"Identity","headers":{"content-type":"application/json"},"body":` + person + `}]}`, nil},
	{"a condition of 10,000 words", "400 LimitExceeded", "dataadmin", "POST $batch", `{"requests":[{"id":"1","if":"` + strings.Repeat("not ", 10_000) + `$1/$succeeded","method":"DELETE","url":"Identity(1)"}]}`, nil},
	{"behind the batch", "400 InvalidJson", "dataadmin", "POST $batch", batched("", makeOne) + `{}`, nil},
	{"requests twice", "400 InvalidBatch", "dataadmin", "POST $batch", `{"requests":[],"requests":[{"id":"1","method":"DELETE","url":"Identity(<p>)"}]}`, nil},
	{"a batch by GET", "405 MethodNotAllowed", "dataadmin", "GET $batch", "", nil},
	{"a batch of text", "415 UnsupportedMediaType", "dataadmin", "POST $batch", batched("", makeOne), []string{"Content-Type: text/plain"}},
	{"somewhere else", "400 ForeignURL", "dataadmin", "POST $batch", batched("", "POST http://example.com/odata/Identity "+person), nil},
	{"somewhere else, without a scheme", "400 ForeignURL", "dataadmin", "POST $batch", batched("", "POST //example.com/odata/Identity "+person), nil},
	{"another scheme", "400 ForeignURL", "dataadmin", "POST $batch", batched("", "POST file:///odata/Identity "+person), nil},
	{"a user in the URL", "400 ForeignURL", "dataadmin", "POST $batch", batched("", "POST http://demo-sysadmin@127.0.0.1/odata/Identity "+person), nil},
	{"out of the root", "404 UnknownSet", "dataadmin", "POST $batch", batched("", "POST ../admin/testclock {}"), nil},
	{"beside the root", "400 ForeignURL", "dataadmin", "POST $batch", batched("", "POST /admin/testclock {}"), nil},
	{"the metrics", "400 ForeignURL", "dataadmin", "POST $batch", batched("", "GET /metrics"), nil},
	{"another key inside", "400 ForbiddenHeader", "auditor", "POST $batch", strings.Replace(batched("", makeOne), `"headers":{`, `"headers":{"Authorization":"Bearer demo-sysadmin",`, 1), nil},
	{"another key in the URL inside", "403 Forbidden", "auditor", "POST $batch", batched("", "POST Identity?api_key=demo-sysadmin "+person), nil},
	{"another host inside", "400 ForbiddenHeader", "auditor", "POST $batch", strings.Replace(batched("", makeOne), `"headers":{`, `"headers":{"Host":"example.com",`, 1), nil},
	{"another method inside", "400 ForbiddenHeader", "auditor", "POST $batch", strings.Replace(batched("", `POST Identity(<p>) {"LASTNAME":"Doe"}`), `"headers":{`, `"headers":{"X-HTTP-Method-Override":"PATCH",`, 1), nil},
	{"a line break in a header inside", "400 InvalidHeader", "dataadmin", "POST $batch", strings.Replace(batched("", makeOne), `"headers":{`, `"headers":{"If-Match":"x\r\nX-Evil: y",`, 1), nil},
	{"a line break in the URL inside", "400 InvalidBatch", "dataadmin", "POST $batch", batched("", "POST Identity\\r\\nX "+person), nil},
	{"a body of text for JSON", "400 InvalidBody", "dataadmin", "POST $batch", batched("", `POST Identity "eyJ9"`), nil},
}

// hostileBodies attack what is read from bodies.
var hostileBodies = []hostileRow{
	{"100,000 brackets", "400 LimitExceeded", "dataadmin", "POST Identity", strings.Repeat("[", 100_000), nil},
	{"100,000 objects", "400 LimitExceeded", "dataadmin", "POST Identity", strings.Repeat(`{"OUREF":`, 100_000), nil},
	{"33 levels", "400 LimitExceeded", "dataadmin", "POST Identity", `{"OUREF":` + strings.Repeat(`{"PARENTOU":`, 33) + "null" + strings.Repeat("}", 34), nil},
	{"levels in an unknown annotation", "400 LimitExceeded", "dataadmin", "POST Identity", `{"IDENTITYID":"H","LASTNAME":"D","@x.y":` + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + "}", nil},
	{"twice", "400 DuplicateProperty", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","LASTNAME":"Roe"}`, nil},
	{"twice, once with an escape", "400 DuplicateProperty", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","LASTNAM\u0045":"Roe"}`, nil},
	{"a reference in two ways", "400 DuplicateProperty", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","OUREFId":<unit_YARD>,"OUREF":{"Id":<unit_QUALITY>}}`, nil},
	{"small letters", "400 UnknownProperty", "dataadmin", "POST Identity", `{"identityid":"HOSTILE","LASTNAME":"Doe"}`, nil},
	{"unknown", "400 UnknownProperty", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","ISADMIN":true}`, nil},
	{"behind the object", "400 InvalidJson", "dataadmin", "POST Identity", person + " x", nil},
	{"two objects", "400 InvalidJson", "dataadmin", "POST Identity", person + person, nil},
	{"a comment", "400 InvalidJson", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE"/**/,"LASTNAME":"Doe"}`, nil},
	{"a comma too many", "400 InvalidJson", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe",}`, nil},
	{"bytes that are no text", "400 InvalidJson", "dataadmin", "POST Identity", "{\"IDENTITYID\":\"HOSTILE\",\"LASTNAME\":\"\xff\xfe\"}", nil},
	{"an overlong slash", "400 InvalidJson", "dataadmin", "POST Identity", "{\"IDENTITYID\":\"HOSTILE\",\"LASTNAME\":\"\xc0\xaf\"}", nil},
	{"a NUL", "400 InvalidValue", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"D\u0000e"}`, nil},
	{"a raw NUL", "400 InvalidJson", "dataadmin", "POST Identity", "{\"IDENTITYID\":\"HOSTILE\",\"LASTNAME\":\"D\x00e\"}", nil},
	{"a raw line break in a text", "400 InvalidJson", "dataadmin", "POST Identity", "{\"IDENTITYID\":\"HOSTILE\",\"LASTNAME\":\"D\ne\"}", nil},
	{"half of a character", "400 InvalidJson", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"\ud800"}`, nil},
	{"a number beyond all", "400 InvalidValue", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","OUREFId":1e999}`, nil},
	{"a number beyond 64 bits", "400 InvalidValue", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","OUREFId":9223372036854775808}`, nil},
	{"a number of 100,000 digits", "400 InvalidValue", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","OUREFId":` + strings.Repeat("9", 100_000) + `}`, nil},
	{"an exponent of 100,000 digits", "400 InvalidValue", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","OUREFId":1e` + strings.Repeat("9", 100_000) + `}`, nil},
	{"a fraction for a whole number", "400 InvalidValue", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","OUREFId":1.5}`, nil},
	{"a zero in front", "400 InvalidJson", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","OUREFId":007}`, nil},
	{"a code that none has", "400 InvalidValue", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","IDENTITYSTATUS":{"Id":99}}`, nil},
	{"a code in two ways", "400 InvalidValue", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","IDENTITYSTATUS":{"Id":1,"Value":"Disabled"}}`, nil},
	{"a year beyond all", "400 InvalidValue", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","VALIDTO":"99999-01-01T00:00:00Z"}`, nil},
	{"a day that is none", "400 InvalidValue", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","VALIDTO":"2026-02-30T00:00:00Z"}`, nil},
	{"another type", "400 ForeignType", "dataadmin", "POST Identity", `{"@odata.type":"#Ropewalk.User","IDENTITYID":"HOSTILE","LASTNAME":"Doe"}`, nil},
	{"the type above", "400 ForeignType", "dataadmin", "POST Identity", `{"@odata.type":"#Ropewalk.DataObject","IDENTITYID":"HOSTILE","LASTNAME":"Doe"}`, nil},
	{"a type from somewhere else", "400 ForeignType", "dataadmin", "POST Identity", `{"@odata.type":"http://example.com/$metadata#Evil.Type","IDENTITYID":"HOSTILE","LASTNAME":"Doe"}`, nil},
	{"bound to somewhere else", "400 InvalidReference", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","OUREF@odata.bind":"http://example.com/odata/Orgunit(<unit_YARD>)"}`, nil},
	{"bound to the metadata service of a cloud", "400 InvalidReference", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","OUREF@odata.bind":"http://169.254.169.254/latest/meta-data"}`, nil},
	{"bound to another set", "400 InvalidReference", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","OUREF@odata.bind":"Identity(<p>)"}`, nil},
	{"bound to a query", "400 InvalidReference", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","OUREF@odata.bind":"Orgunit?$filter=true"}`, nil},
	{"bound to nothing", "400 UnknownReference", "dataadmin", "POST Identity", `{"IDENTITYID":"HOSTILE","LASTNAME":"Doe","OUREF@odata.bind":"Orgunit(1)"}`, nil},
	{"a list for an object", "400 InvalidBody", "dataadmin", "POST Identity", `[` + person + `]`, nil},
	{"null", "400 InvalidBody", "dataadmin", "POST Identity", `null`, nil},
	{"spaces", "400 InvalidJson", "dataadmin", "POST Identity", `   `, nil},
	{"a text too long", "400 InvalidValue", "dataadmin", "POST Identity", `{"IDENTITYID":"` + strings.Repeat("H", 101) + `","LASTNAME":"Doe"}`, nil},
	{"a body too long", "413 LimitExceeded", "dataadmin", "POST Identity", `{"IDENTITYID":"` + strings.Repeat("H", 1<<20) + `","LASTNAME":"Doe"}`, nil},
	{"a delta of 100,000 items", "413 LimitExceeded", "dataadmin", "PATCH Identity", `{"@context":"#$delta","value":[` + strings.Repeat(`{},`, 100_000) + `{}]}`, nil},
	{"a delta of what is not there", "400 InvalidReference", "dataadmin", "PATCH Identity", `{"@context":"#$delta","value":[` + person + `,{"@removed":{"reason":"deleted"},"@id":"Identity(1)"}]}`, nil},
	{"a delta that is none", "400 InvalidBody", "dataadmin", "PATCH Identity", `{"@context":"#$delta","value":{}}`, nil},
	{"a link to somewhere else", "400 InvalidReference", "dataadmin", "POST Identity(<p>)/MANAGER/$ref", `{"@odata.id":"http://example.com/odata/Identity(<p>)"}`, nil},
	{"a link to another set", "400 InvalidReference", "dataadmin", "POST Identity(<p>)/MANAGER/$ref", `{"@odata.id":"Orgunit(<unit_YARD>)"}`, nil},
	{"a bomb of gzip", "413 LimitExceeded", "dataadmin", "POST Identity", squeezed(`{"IDENTITYID":"` + strings.Repeat("H", 64<<20)), []string{"Content-Encoding: gzip"}},
	{"a bomb of gzip for a batch", "413 LimitExceeded", "dataadmin", "POST $batch", squeezed(strings.Repeat(" ", 64<<20)), []string{"Content-Encoding: gzip"}},
	{"a bomb in a bomb", "415 UnsupportedMediaType", "dataadmin", "POST Identity", squeezed(squeezed(strings.Repeat(" ", 1<<20))), []string{"Content-Encoding: gzip, gzip"}},
	{"gzip that is none", "400 InvalidBody", "dataadmin", "POST Identity", person, []string{"Content-Encoding: gzip"}},
	{"gzip that ends early", "400 InvalidBody", "dataadmin", "POST Identity", squeezed(person)[:20], []string{"Content-Encoding: gzip"}},
	{"an encoding that none knows", "415 UnsupportedMediaType", "dataadmin", "POST Identity", person, []string{"Content-Encoding: br"}},
	{"XML", "415 UnsupportedMediaType", "dataadmin", "POST Identity", `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>`, []string{"Content-Type: application/atom+xml"}},
	{"a form", "415 UnsupportedMediaType", "dataadmin", "POST Identity", `IDENTITYID=HOSTILE&LASTNAME=Doe`, []string{"Content-Type: application/x-www-form-urlencoded"}},
	{"two bytes a character", "415 UnsupportedMediaType", "dataadmin", "POST Identity", "\xff\xfe{\x00}\x00", []string{"Content-Type: application/json;charset=utf-16"}},
}

// hostileURLs attack URLs and headers.
var hostileURLs = []hostileRow{
	{"a NUL in a key", "400 SyntaxError", "dataadmin", "PATCH Identity(UId=%00)", `{"LASTNAME":"Doe"}`, nil},
	{"a key beyond 64 bits", "400 InvalidQuery", "dataadmin", "PATCH Identity(99999999999999999999)", `{"LASTNAME":"Doe"}`, nil},
	{"a key with a slash", "400 SyntaxError", "dataadmin", "PATCH Identity(1%2F2)", `{"LASTNAME":"Doe"}`, nil},
	{"a key encoded twice", "404 UnknownSet", "dataadmin", "PATCH Identity%2528<p>%2529", `{"LASTNAME":"Doe"}`, nil},
	{"a key that is SQL", "400 SyntaxError", "dataadmin", "DELETE Identity(1);DROP TABLE identities", ``, nil},
	{"a filter that is SQL", "400 SyntaxError", "dataadmin", "DELETE Identity/$filter(IDENTITYID eq '' or 1=1--')/$each", ``, nil},
	{"a filter of 1,000 levels", "400 LimitExceeded", "dataadmin", "DELETE Identity/$filter(" + strings.Repeat("(", 1000) + "true" + strings.Repeat(")", 1000) + ")/$each", ``, nil},
	{"no filter", "403 Forbidden", "auditor", "DELETE Identity/$each", ``, nil},
	{"a part of all", "400 InvalidQuery", "dataadmin", "DELETE Identity/$filter(LASTNAME ne '')/$each?$top=1", ``, nil},
	{"a deletion of a set", "405 MethodNotAllowed", "dataadmin", "DELETE Identity", ``, nil},
	{"an option that none knows", "400 UnknownOption", "dataadmin", "PATCH Identity(<p>)?$evil=1", `{"LASTNAME":"Doe"}`, nil},
	{"a URL too long", "414 LimitExceeded", "dataadmin", "PATCH Identity(<p>)?x=" + strings.Repeat("x", 20_000), `{"LASTNAME":"Doe"}`, nil},
	{"headers too long", "431 LimitExceeded", "dataadmin", "PATCH Identity(<p>)", `{"LASTNAME":"Doe"}`, []string{"X-Long: " + strings.Repeat("x", 70_000)}},
	{"a set that is computed", "405 MethodNotAllowed", "dataadmin", "POST AuditLog", `{}`, nil},
	{"a set that is not there", "404 UnknownSet", "dataadmin", "POST Evil", `{}`, nil},
	{"a version of the past", "412 PreconditionFailed", "dataadmin", "PATCH Identity(<p>)", `{"LASTNAME":"Doe"}`, []string{`If-Match: "1"`}},
	{"an ETag that is none", "412 PreconditionFailed", "dataadmin", "PATCH Identity(<p>)", `{"LASTNAME":"Doe"}`, []string{"If-Match: evil"}},
	{"a protocol of the future", "400 UnsupportedVersion", "dataadmin", "PATCH Identity(<p>)", `{"LASTNAME":"Doe"}`, []string{"OData-Version: 9.9"}},
	{"a reason that is no text", "400 InvalidHeader", "opadmin", "PATCH Identity(<p>)", `{"IDENTITYSTATUS":"Active"}`, []string{"Ropewalk-Override-Reason: \xff"}},
	{"a bare value of another type", "415 UnsupportedMediaType", "dataadmin", "PUT Identity(<p>)/LASTNAME/$value", `<p>`, []string{"Content-Type: text/html"}},
	{"a property that is none", "404 ResourceNotFound", "dataadmin", "PUT Identity(<p>)/EVIL", `{"value":1}`, nil},
	{"a property that the service sets", "405 MethodNotAllowed", "dataadmin", "PUT Identity(<p>)/CreateTime", `{"value":"2020-01-01T00:00:00Z"}`, nil},
	{"a repeat that is none", "400 InvalidHeader", "dataadmin", "POST Identity", person, []string{"Repeatability-Request-ID: " + strings.Repeat("x", 5000), "Repeatability-First-Sent: yesterday"}},
}

// squeezed is a text in gzip.
func squeezed(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := fmt.Fprint(w, text); err != nil {
		panic(err)
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.String()
}
