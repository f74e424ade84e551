package batch

import (
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// gathered is how much of an answer is held back, so that its length can be told.
const gathered = 64 << 10

// Answer is where one request of a batch is answered. It implements http.ResponseWriter. Answers may
// be made early; each is written and ended before the next one.
type Answer struct {
	w       *Writer
	request *Request
	header  http.Header
	status  int
	// open says that its head is out, and more than could be gathered follows.
	open bool
	body io.WriteCloser
}

// Answer begins the answer to a request.
func (w *Writer) Answer(r *Request) *Answer { return &Answer{w: w, request: r, header: http.Header{}} }

// Header implements http.ResponseWriter.
func (a *Answer) Header() http.Header { return a.header }

// Status is the status of the answer; 0 before there is one.
func (a *Answer) Status() int { return a.status }

// WriteHeader implements http.ResponseWriter.
func (a *Answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
}

// Write implements http.ResponseWriter.
func (a *Answer) Write(b []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	if !a.open && len(a.w.buf)+len(b) <= gathered {
		a.w.buf = append(a.w.buf, b...)
		return len(b), a.w.err
	}
	if !a.open {
		a.begin(-1)
	}
	_, err := a.body.Write(b)
	return len(b), err
}

// End ends the answer.
func (a *Answer) End() error {
	a.WriteHeader(http.StatusOK)
	if !a.open {
		a.begin(len(a.w.buf))
	}
	_ = a.body.Close() // an error stays with the writer
	if a.w.form == JSON {
		a.w.write("}")
	} else {
		a.w.write("\r\n")
	}
	return a.w.err
}

// begin writes the head and what was gathered; length is that of the body, -1 if it is not known.
func (a *Answer) begin(length int) {
	a.open = true
	a.w.separate()
	if a.w.form == JSON {
		a.beginJSON(length)
	} else {
		a.beginMessage(length)
	}
	_, _ = a.body.Write(a.w.buf)
	a.w.buf = a.w.buf[:0]
}

// unshown are headers that say nothing within a batch, and the length, which the batch measures itself: an
// answer that was kept brings its own along.
var unshown = []string{"Cache-Control", "Content-Length", "X-Content-Type-Options", "Vary"}

// spelled is a name as the standards write it, for clients that look no further.
func spelled(name string) string {
	switch {
	case name == "Etag":
		return "ETag"
	case name == "Odata-Entityid":
		return "OData-EntityId"
	case strings.HasPrefix(name, "Odata-"):
		return "OData-" + name[len("Odata-"):]
	}
	return name
}

// names are the names of the headers that are shown, in order.
func (a *Answer) names() []string {
	var names []string
	for name := range a.header {
		if !slices.Contains(unshown, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// beginMessage writes a part of type application/http up to its body.
func (a *Answer) beginMessage(length int) {
	var b strings.Builder
	b.WriteString("Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n")
	if id := a.request.ID; id != "" {
		b.WriteString("Content-ID: " + id + "\r\n")
	}
	fmt.Fprintf(&b, "\r\nHTTP/1.1 %d %s\r\n", a.status, http.StatusText(a.status))
	for _, name := range a.names() {
		for _, value := range a.header[name] {
			b.WriteString(spelled(name) + ": " + value + "\r\n")
		}
	}
	if length >= 0 && a.status != http.StatusNoContent && a.status != http.StatusNotModified {
		b.WriteString("Content-Length: " + strconv.Itoa(length) + "\r\n")
	}
	b.WriteString("\r\n")
	a.w.write(b.String())
	a.body = plainBody{a.w}
}

// beginJSON writes an object of the list of responses up to its body.
func (a *Answer) beginJSON(length int) {
	b := appendQuoted(append(make([]byte, 0, 512), `{"id":`...), a.request.ID)
	if g := a.request.Group; g != nil && g.Name != "" {
		b = appendQuoted(append(b, `,"atomicityGroup":`...), g.Name)
	}
	b = fmt.Appendf(b, `,"status":%d,"headers":{`, a.status)
	for i, name := range a.names() {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(appendQuoted(b, strings.ToLower(name)), ':')
		b = appendQuoted(b, strings.Join(a.header[name], ", "))
	}
	b = append(b, '}')
	a.body = plainBody{a.w}
	if length != 0 {
		b = append(b, `,"body":`...)
		switch kindOf(a.header.Get("Content-Type")) {
		case textBody:
			b = append(b, '"')
			a.body = quotedBody{a.w}
		case binaryBody:
			b = append(b, '"')
			a.body = encodedBody{base64.NewEncoder(base64.RawURLEncoding, plainBody{a.w}), a.w}
		}
	}
	a.w.bytes(b)
}

// plainBody writes a body as it is.
type plainBody struct{ w *Writer }

// Write implements io.Writer.
func (p plainBody) Write(b []byte) (int, error) {
	p.w.bytes(b)
	return len(b), p.w.err
}

// Close implements io.Closer.
func (p plainBody) Close() error { return p.w.err }

// quotedBody writes a text within a JSON string.
type quotedBody struct{ w *Writer }

// Write implements io.Writer.
func (q quotedBody) Write(b []byte) (int, error) {
	escaped := make([]byte, 0, len(b)+16)
	for _, c := range b {
		escaped = appendEscaped(escaped, c)
	}
	q.w.bytes(escaped)
	return len(b), q.w.err
}

// Close implements io.Closer.
func (q quotedBody) Close() error {
	q.w.write(`"`)
	return q.w.err
}

// encodedBody writes bytes within a JSON string, in base64url.
type encodedBody struct {
	io.WriteCloser
	w *Writer
}

// Close implements io.Closer.
func (e encodedBody) Close() error {
	if err := e.WriteCloser.Close(); err != nil {
		return err
	}
	e.w.write(`"`)
	return e.w.err
}
