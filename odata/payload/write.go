package payload

import (
	"io"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// flushSize is about how much is gathered before it is sent.
const flushSize = 32 << 10

// Writer streams an answer. Until Started nothing has been sent, and the answer may still
// become another one.
type Writer struct {
	out     io.Writer
	format  Format
	shape   *shape
	buf     []byte
	sent    int
	rows    int
	started bool
	err     error
}

// NewWriter makes a writer for the rows of q.
func NewWriter(out io.Writer, q *query.Query, f Format) *Writer {
	w := &Writer{out: out, format: f, buf: make([]byte, 0, 4<<10)}
	w.shape = compile(q, &w.format, nil, false)
	return w
}

// Started tells whether bytes have been sent.
func (w *Writer) Started() bool { return w.started }

// Size is the number of bytes written so far.
func (w *Writer) Size() int { return w.sent + len(w.buf) }

// BeginSet opens a collection.
func (w *Writer) BeginSet(context string, count *int64) {
	w.buf = w.head(append(w.buf, '{'), context)
	w.buf = appendCount(w.buf, count, w.format.IEEE754)
	w.buf = append(comma(w.buf), `"value":[`...)
}

func (w *Writer) head(b []byte, context string) []byte {
	if w.format.Metadata == None {
		return b
	}
	return appendString(append(b, `"@odata.context":`...), context)
}

// Row writes one entity of a collection.
func (w *Writer) Row(row query.Row) error {
	if w.rows++; w.rows > 1 {
		w.buf = append(w.buf, ",\n"...)
	}
	w.buf = w.shape.row(w.buf, row, "")
	return w.flush(flushSize)
}

// Ref writes one entity of a collection as a reference.
func (w *Writer) Ref(row query.Row) error {
	if w.rows++; w.rows > 1 {
		w.buf = append(w.buf, ',')
	}
	w.buf = append(appendString(append(w.buf, `{"@odata.id":`...), w.format.Root+w.shape.id(row)), '}')
	return w.flush(flushSize)
}

// EndSet closes a collection and sends the rest.
func (w *Writer) EndSet(nextLink string) error {
	w.buf = append(w.buf, ']')
	if nextLink != "" {
		w.buf = appendString(append(w.buf, `,"@odata.nextLink":`...), nextLink)
	}
	w.buf = append(w.buf, "}\n"...)
	return w.flush(0)
}

// Entity writes a whole answer of one entity.
func (w *Writer) Entity(context string, row query.Row) error {
	if w.format.Metadata == None {
		context = ""
	}
	w.buf = append(w.shape.row(w.buf, row, context), '\n')
	return w.flush(0)
}

// EntityRef writes a whole answer of one reference.
func (w *Writer) EntityRef(context string, row query.Row) error {
	w.buf = w.head(append(w.buf, '{'), context)
	w.buf = appendString(append(comma(w.buf), `"@odata.id":`...), w.format.Root+w.shape.id(row))
	w.buf = append(w.buf, "}\n"...)
	return w.flush(0)
}

// Property writes a whole answer of one structural property.
func (w *Writer) Property(context string, p *edm.Property, value any) error {
	w.buf = w.head(append(w.buf, '{'), context)
	value_ := valueWriter(p, &w.format)
	if _, isMap := value.(map[string]any); (isMap || p.Codes != nil) && !p.Collection {
		inner := value_(nil, value)
		w.buf = append(append(comma(w.buf), inner[1:]...), '\n')
		return w.flush(0)
	}
	w.buf = append(value_(append(comma(w.buf), `"value":`...), value), "}\n"...)
	return w.flush(0)
}

// ID is the path of a row below the service root.
func (w *Writer) ID(row query.Row) string { return w.shape.id(row) }

// RowETag is the row's entity tag; empty if it has none.
func (w *Writer) RowETag(row query.Row) string {
	if w.shape.etag < 0 || row.Values[w.shape.etag] == nil {
		return ""
	}
	return ETag(row.Values[w.shape.etag])
}

func (w *Writer) flush(above int) error {
	if w.err != nil || len(w.buf) <= above {
		return w.err
	}
	w.started = true
	w.sent += len(w.buf)
	_, w.err = w.out.Write(w.buf)
	w.buf = w.buf[:0]
	return w.err
}
