package payload

import (
	"io"
	"sync"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// flushSize is about how much is gathered before it is sent: a page of rows, as a rule. What goes out in
// several pieces takes more of the system, and wakes the client for each of them.
const flushSize = 64 << 10

// buffers are used again, since an answer would otherwise spend more time on growing its buffer
// than on writing into it.
var buffers = sync.Pool{New: func() any { b := make([]byte, 0, flushSize+8<<10); return &b }}

// largest is the size up to which a buffer is kept.
const largest = 2 * flushSize

// Sized is a destination that is told the size of an answer which comes in one piece, before it comes.
type Sized interface{ Sized(bytes int) }

// Writer streams an answer. Until Started nothing has been sent, and the answer may still
// become another one.
type Writer struct {
	out     io.Writer
	format  Format
	encoder *encoder
	pooled  *[]byte
	buf     []byte
	sent    int
	rows    int
	started bool
	err     error
}

// NewWriter makes a writer for the rows of q.
func NewWriter(out io.Writer, q *query.Query, f Format) *Writer {
	w := &Writer{out: out, format: f, pooled: buffers.Get().(*[]byte)}
	w.buf, w.encoder = (*w.pooled)[:0], encoderOf(q, &f)
	return w
}

// Started tells whether bytes have been sent.
func (w *Writer) Started() bool { return w.started }

// Size is the number of bytes written so far.
func (w *Writer) Size() int { return w.sent + len(w.buf) }

// BeginSet opens a collection.
func (w *Writer) BeginSet(context string, count *int64) {
	w.buf = w.head(append(w.buf, '{'), context)
	if count != nil {
		w.buf = appendNumber(append(comma(w.buf), `"@odata.count":`...), *count, w.format.IEEE754)
	}
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
	w.buf = w.encoder.row(w.buf, &w.format, &row, "")
	return w.flush(flushSize)
}

// Ref writes one entity of a collection as a reference.
func (w *Writer) Ref(row query.Row) error {
	if w.rows++; w.rows > 1 {
		w.buf = append(w.buf, ',')
	}
	w.buf = append(appendString(append(w.buf, `{"@odata.id":`...), w.format.Root+w.encoder.id(&row)), '}')
	return w.flush(flushSize)
}

// Item writes one item of a collection that is no row: a JSON object.
func (w *Writer) Item(object []byte) error {
	if w.rows++; w.rows > 1 {
		w.buf = append(w.buf, ",\n"...)
	}
	w.buf = append(w.buf, object...)
	return w.flush(flushSize)
}

// EndSet closes a collection and sends the rest.
func (w *Writer) EndSet(nextLink string) error {
	w.buf = append(w.buf, ']')
	if nextLink != "" {
		w.buf = appendString(append(w.buf, `,"@odata.nextLink":`...), nextLink)
	}
	w.buf = append(w.buf, "}\n"...)
	return w.end()
}

// Entity writes a whole answer of one entity.
func (w *Writer) Entity(context string, row query.Row) error {
	if w.format.Metadata == None {
		context = ""
	}
	w.buf = append(w.encoder.row(w.buf, &w.format, &row, context), '\n')
	return w.end()
}

// EntityRef writes a whole answer of one reference.
func (w *Writer) EntityRef(context string, row query.Row) error {
	w.buf = w.head(append(w.buf, '{'), context)
	w.buf = appendString(append(comma(w.buf), `"@odata.id":`...), w.format.Root+w.encoder.id(&row))
	w.buf = append(w.buf, "}\n"...)
	return w.end()
}

// Property writes a whole answer of one structural property.
func (w *Writer) Property(context string, p *edm.Property, value any) error {
	w.buf = w.head(append(w.buf, '{'), context)
	c := newColumn(p, &w.format, nil)
	return w.alone(&c, value)
}

// ID is the path of a row below the service root.
func (w *Writer) ID(row query.Row) string { return w.encoder.id(&row) }

// RowETag is the row's entity tag; empty if it has none.
func (w *Writer) RowETag(row query.Row) string {
	if w.encoder.etag < 0 || !row.Cells[w.encoder.etag].Some {
		return ""
	}
	return `W/"` + string(w.encoder.appendVersion(nil, &row)) + `"`
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

// end sends the rest. Nothing is written behind it, so the buffer is free for other answers.
func (w *Writer) end() error {
	if out, ok := w.out.(Sized); ok && !w.started {
		out.Sized(len(w.buf))
	}
	err := w.flush(0)
	if cap(w.buf) <= largest {
		*w.pooled = w.buf[:0]
		buffers.Put(w.pooled)
	}
	w.buf, w.pooled = nil, nil
	return err
}
