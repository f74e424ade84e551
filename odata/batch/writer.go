package batch

import (
	"crypto/rand"
	"fmt"
	"io"
)

// Writer writes the answers of a batch, one after the other, in one of its forms. Its first error
// stays: all that follows it is nothing, and End tells it.
type Writer struct {
	out  io.Writer
	form Form
	// boundary is that of the batch, inner that of the change set that is being written.
	boundary, inner string
	answers         int
	err             error
	// buf gathers the answer that is being written.
	buf []byte
}

// NewWriter makes a writer of a form.
func NewWriter(out io.Writer, form Form) *Writer {
	return &Writer{out: out, form: form, boundary: "batch_" + rand.Text()}
}

// Form is the form of what is written.
func (w *Writer) Form() Form { return w.form }

// ContentType is the type of what is written.
func (w *Writer) ContentType() string {
	if w.form == JSON {
		return "application/json"
	}
	return "multipart/mixed; boundary=" + w.boundary
}

func (w *Writer) write(text string) { w.bytes([]byte(text)) }

func (w *Writer) bytes(b []byte) {
	if w.err == nil && len(b) > 0 {
		_, w.err = w.out.Write(b)
	}
}

// Begin opens the batch.
func (w *Writer) Begin() {
	if w.form == JSON {
		w.write(`{"responses":[`)
	}
}

// BeginGroup opens the answer of a change set whose requests were all done.
func (w *Writer) BeginGroup() {
	if w.form == JSON {
		return
	}
	w.inner = "changeset_" + rand.Text()
	w.write("--" + w.boundary + "\r\nContent-Type: multipart/mixed; boundary=" + w.inner + "\r\n\r\n")
}

// EndGroup closes it.
func (w *Writer) EndGroup() {
	if w.form == JSON {
		return
	}
	w.write("--" + w.inner + "--\r\n\r\n")
	w.inner = ""
}

// End closes the batch.
func (w *Writer) End() error {
	if w.form == JSON {
		w.write("]}\n")
	} else {
		w.write("--" + w.boundary + "--\r\n")
	}
	return w.err
}

// separate writes what stands before an answer.
func (w *Writer) separate() {
	w.answers++
	switch {
	case w.form == JSON && w.answers > 1:
		w.write(",\n")
	case w.form == JSON:
	case w.inner != "":
		w.write("--" + w.inner + "\r\n")
	default:
		w.write("--" + w.boundary + "\r\n")
	}
}

// appendQuoted appends a text as JSON.
func appendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	for _, c := range []byte(s) {
		b = appendEscaped(b, c)
	}
	return append(b, '"')
}

// appendEscaped appends a byte of a text as it stands in a JSON string. Of UTF-8 none needs an escape
// but those of ASCII.
func appendEscaped(b []byte, c byte) []byte {
	switch {
	case c == '"' || c == '\\':
		return append(b, '\\', c)
	case c < ' ':
		return fmt.Appendf(b, `\u%04x`, c)
	}
	return append(b, c)
}
