package payload

import "github.com/ropewalk/ropewalk/odata/query"

// Line writes one entity as a line of its own, for files of JSON lines.
func (w *Writer) Line(row query.Row) error {
	w.rows++
	w.buf = append(w.encoder.row(w.buf, &w.format, &row, ""), '\n')
	return w.flush(flushSize)
}

// EndLines sends the rest of the lines.
func (w *Writer) EndLines() error { return w.end() }
