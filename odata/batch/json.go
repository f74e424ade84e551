package batch

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"
)

// readJSON reads a body of type application/json: {"requests":[…]}.
func readJSON(body []byte, l Limits) ([]Request, error) {
	if !utf8.Valid(body) {
		return nil, fault("InvalidJson", "", "the body is not valid UTF-8; send JSON encoded as UTF-8")
	}
	s, err := newScanner(body)
	if err != nil {
		return nil, err
	}
	r := jsonReader{scanner: s, limits: l}
	var requests []Request
	seen := false
	err = r.object("", func(name string) error {
		switch {
		case strings.Contains(name, "@"):
			r.value()
			return nil
		case name != "requests":
			return fault("InvalidBatch", name, `the batch has a member that is not known; send {"requests":[…]}`)
		}
		seen = true
		var err error
		requests, err = r.list()
		return err
	})
	if err == nil && !seen {
		err = fault("InvalidBatch", "requests", `the batch has no requests; send {"requests":[…]}`)
	}
	return requests, err
}

type jsonReader struct {
	*scanner
	limits Limits
	// group is that of the request read last.
	group *Group
}

// object reads an object; member is called with each name, which may stand once in any letter case.
func (r *jsonReader) object(target string, member func(name string) error) error {
	if !r.open('{') {
		return malformed(target)
	}
	var seen []string
	for r.more() {
		name, _ := r.string()
		r.more() // the colon
		if slices.ContainsFunc(seen, func(other string) bool { return strings.EqualFold(name, other) }) {
			return fault("InvalidBatch", name, "the member is given twice; send it once")
		}
		if len(seen) == maxHeaders {
			return &Error{Code: "LimitExceeded", Target: target, Message: "an object of the batch has more than 100 members; send fewer"}
		}
		seen = append(seen, name)
		if err := member(name); err != nil {
			return err
		}
	}
	return nil
}

func malformed(target string) error {
	return fault("InvalidBatch", target, `the batch is not made as it should be; send {"requests":[{"id":…,"method":…,"url":…}]}`)
}

func (r *jsonReader) list() ([]Request, error) {
	if !r.open('[') {
		return nil, malformed("requests")
	}
	var requests []Request
	for r.more() {
		if len(requests) == r.limits.Requests {
			return nil, tooMany(r.limits)
		}
		q, err := r.request()
		if err != nil {
			return nil, err
		}
		requests = append(requests, q)
	}
	return requests, nil
}

// request reads one object of the list.
func (r *jsonReader) request() (Request, error) {
	q := Request{Header: http.Header{}}
	var group string
	var body []byte
	err := r.object("requests", func(name string) error {
		switch name {
		case "id":
			return r.name(name, &q.ID)
		case "atomicityGroup":
			return r.name(name, &group)
		case "method":
			return r.text(name, &q.Method)
		case "url":
			return r.text(name, &q.URL)
		case "headers":
			return r.headers(&q)
		case "dependsOn":
			return r.dependsOn(&q)
		case "if":
			return r.condition(&q)
		case "body":
			body = r.value()
			return nil
		}
		if strings.Contains(name, "@") {
			r.value()
			return nil
		}
		return fault("InvalidBatch", name, "a request has a member that is not known; it has id, method, url, headers, body, atomicityGroup, dependsOn and if")
	})
	if err != nil {
		return q, err
	}
	for _, must := range [][2]string{{"id", q.ID}, {"method", q.Method}, {"url", q.URL}} {
		if must[1] == "" {
			return q, fault("InvalidBatch", must[0], "a request lacks %s; each has id, method and url", must[0])
		}
	}
	q.Method = strings.ToUpper(q.Method)
	q.Group = r.join(group)
	if q.Err == nil {
		q.Body, q.Err = q.unpack(body)
	}
	return q, nil
}

// join gives the group of a request: that of the one before, if it has the same name.
func (r *jsonReader) join(name string) *Group {
	switch {
	case name == "":
		r.group = nil
	case r.group == nil || r.group.Name != name:
		r.group = &Group{Name: name}
	}
	return r.group
}

// text reads a string that is one line of text.
func (r *jsonReader) text(name string, to *string) error {
	s, ok := r.string()
	if !ok || !text(s) {
		return fault("InvalidBatch", name, "the value is no string of one line; send one")
	}
	*to = s
	return nil
}

func (r *jsonReader) name(name string, to *string) error {
	if err := r.text(name, to); err != nil {
		return err
	}
	return checkName(*to)
}

func (r *jsonReader) headers(q *Request) error {
	return r.object("headers", func(name string) error {
		value, ok := r.string()
		if !ok {
			return fault("InvalidBatch", "headers", "the values of headers are strings; send them so")
		}
		if err := addHeader(q.Header, name, value); err != nil && q.Err == nil {
			q.Err = err
		}
		return nil
	})
}

func (r *jsonReader) dependsOn(q *Request) error {
	if !r.open('[') {
		return malformed("dependsOn")
	}
	for r.more() {
		var name string
		if err := r.name("dependsOn", &name); err != nil {
			return err
		}
		q.After = append(q.After, name)
	}
	return nil
}

func (r *jsonReader) condition(q *Request) error {
	var text string
	if err := r.text("if", &text); err != nil {
		return err
	}
	c, err := parseCondition(text)
	if err != nil && q.Err == nil {
		q.Err = err
	}
	q.If = c
	return nil
}

// unpack reads the body by its Content-Type: JSON is a value as it stands, a text is a string, and
// anything else a string in base64url.
func (r *Request) unpack(body []byte) ([]byte, error) {
	if body == nil {
		return nil, nil
	}
	sent := r.Header.Get("Content-Type")
	if sent == "" {
		r.Header.Set("Content-Type", "application/json")
		return body, nil
	}
	kind := kindOf(sent)
	if kind == jsonBody {
		return body, nil
	}
	var s string
	if err := json.Unmarshal(body, &s); err != nil {
		return nil, fault("InvalidBody", "body", "a body of type %q is a string; send one", sent)
	}
	if kind == textBody {
		return []byte(s), nil
	}
	bytes, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(s, "="))
	if err != nil {
		return nil, fault("InvalidBody", "body", "a body of type %q is a string in base64url; send it so", sent)
	}
	return bytes, nil
}

// bodyKind is how a body stands in a JSON batch.
type bodyKind int

const (
	jsonBody bodyKind = iota
	textBody
	binaryBody
)

func kindOf(contentType string) bodyKind {
	name, _ := mediaType(contentType)
	switch {
	case name == "application/json" || strings.HasSuffix(name, "+json"):
		return jsonBody
	case strings.HasPrefix(name, "text/"):
		return textBody
	}
	return binaryBody
}
