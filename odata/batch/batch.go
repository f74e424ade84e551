// Package batch reads and writes the two forms of a batch, multipart/mixed and JSON: bytes of a
// body become requests, answers become bytes. It must never know what a request means, who may
// make it, or a model; it opens no connection, and nothing in a URL leads it anywhere.
//
// A body is read whole and parsed before anything of it is done, so that a batch that cannot be
// read leaves no trace. Requests point into the body and copy little of it. Answers are written as
// they come: one that is small is gathered for its length, and what is more goes straight through.
package batch

import (
	"fmt"
	"mime"
	"net/http"
	"strings"
	"unicode/utf8"
)

// Request is one request of a batch.
type Request struct {
	// ID names the request; it may be empty in the multipart form.
	ID string
	// Group is the change set, or atomicity group, of the request; nil for none. The requests of
	// a group stand together and share it.
	Group *Group
	// After holds the ids of earlier requests, and names of earlier groups, that must have succeeded.
	After []string
	// If, when not nil, decides in place of After whether the request is made.
	If          *Condition
	Method, URL string
	Header      http.Header
	Body        []byte
	// Err is what is wrong with this request alone. It is answered with that when its turn comes.
	Err error
}

// Group is a change set, or an atomicity group: all of its requests are done, or none.
type Group struct {
	// Name is that of an atomicity group; change sets have none.
	Name string
}

// Form is how a batch is written.
type Form int

// The forms.
const (
	JSON Form = iota + 1
	Multipart
)

// FormOf tells the form of a body from the Content-Type, 0 if it is none of a batch.
func FormOf(contentType string) (form Form, boundary string) {
	name, params, err := mime.ParseMediaType(contentType)
	charset := strings.ToLower(params["charset"])
	switch {
	case err != nil || charset != "" && charset != "utf-8":
		return 0, ""
	case name == "application/json":
		return JSON, ""
	case name == "multipart/mixed":
		return Multipart, params["boundary"]
	}
	return 0, ""
}

// Limits bound a batch.
type Limits struct {
	// Requests is how many there may be.
	Requests int
}

// Read reads a batch whose Content-Type is that of the form. An error refuses all of it.
func Read(form Form, boundary string, body []byte, l Limits) ([]Request, error) {
	var (
		requests []Request
		err      error
	)
	if form == JSON {
		requests, err = readJSON(body, l)
	} else {
		requests, err = readMultipart(boundary, body, l)
	}
	if err != nil {
		return nil, err
	}
	return requests, checkNames(requests)
}

// checkNames refuses names that repeat, and dependencies on what does not come before.
func checkNames(requests []Request) error {
	known := map[string]bool{}
	var open *Group
	for i := range requests {
		r := &requests[i]
		if g := r.Group; g != open {
			if open != nil && open.Name != "" {
				known[open.Name] = true
			}
			if g != nil && known[g.Name] {
				return fault("InvalidBatch", g.Name, "the name of the atomicity group is taken, or its requests do not stand together; give it a name of its own and put its requests one after another")
			}
			open = g
		}
		for _, name := range r.dependencies() {
			if !known[name] {
				return fault("InvalidDependency", name, "request %q depends on %q, which is no request or group before it; depend on earlier ones only", r.ID, name)
			}
		}
		if r.ID == "" {
			continue
		}
		if known[r.ID] || r.Group != nil && r.Group.Name == r.ID {
			return fault("InvalidBatch", r.ID, "the id of a request or group is given twice; ids differ from each other and from the names of groups")
		}
		known[r.ID] = true
	}
	return nil
}

// dependencies are all names that the request says it depends on.
func (r *Request) dependencies() []string {
	if r.If == nil {
		return r.After
	}
	return append(r.After[:len(r.After):len(r.After)], r.If.ids()...)
}

// maxName is how long the id of a request may be.
const maxName = 128

// checkName refuses ids that could not stand in a URL or a header.
func checkName(name string) error {
	if name == "" || len(name) > maxName {
		return fault("InvalidBatch", "id", "an id has 1 to %d characters; shorten it", maxName)
	}
	for _, c := range []byte(name) {
		if !isName(c) {
			return fault("InvalidBatch", "id", "the id %q holds a character that ids do not have; use letters, digits and -._~", name)
		}
	}
	return nil
}

func isName(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~@:+=<>", c) >= 0
}

// tooMany refuses a batch with more requests than there may be.
func tooMany(l Limits) error {
	return &Error{
		Code: "LimitExceeded", Target: "requests", TooLarge: true,
		Message: fmt.Sprintf("the batch holds more than %d requests; split it", l.Requests),
	}
}

// Error is a fault in a batch, or in one of its requests.
type Error struct {
	// Code is a stable PascalCase word.
	Code string
	// Target is the header, the member or the id at fault; empty for the whole.
	Target string
	// Message says what is wrong and how to mend it.
	Message string
	// NotImplemented marks what is valid but not offered, TooLarge an exceeded limit.
	NotImplemented, TooLarge bool
}

// Error implements error.
func (e *Error) Error() string { return e.Message }

func fault(code, target, format string, args ...any) *Error {
	return &Error{Code: code, Target: target, Message: fmt.Sprintf(format, args...)}
}

// text tells whether a text from outside can be shown in an answer: valid UTF-8 without control characters.
func text(s string) bool {
	return utf8.ValidString(s) && strings.IndexFunc(s, func(c rune) bool { return c < ' ' || c == 0x7f }) < 0
}
