package payload

import (
	"io"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Value is a value, or a collection of values, that is an answer by itself and no part of a row.
type Value struct {
	// Context is the context URL.
	Context string
	// Property says what the value is, and Part what of it is shown; nil is all of it.
	Property *edm.Property
	Part     *query.Part
	// Value is of the Go type that package edm lists, or a query.Counted.
	Value any
}

// WriteValue writes a whole answer of one value.
func WriteValue(out io.Writer, f Format, v Value) error {
	w := &Writer{out: out, format: f, pooled: buffers.Get().(*[]byte)}
	w.buf = w.head(append((*w.pooled)[:0], '{'), v.Context)
	c := newColumn(v.Property, &f, v.Part)
	if name := typeNote(v.Property); f.Metadata == Full && name != "" {
		owner := ""
		if c.form != complexForm {
			owner = "value"
		}
		w.buf = appendString(append(appendString(comma(w.buf), owner+"@odata.type"), ':'), name)
	}
	if counted, ok := v.Value.(query.Counted); ok {
		w.buf = appendNumber(append(comma(w.buf), `"@odata.count":`...), counted.Count, f.IEEE754)
	}
	return w.alone(&c, v.Value)
}

// alone ends an answer of one value: a structured one stands in the place of the object itself.
func (w *Writer) alone(c *column, value any) error {
	if c.form == complexForm || c.form == codeForm {
		w.buf = append(joined(w.buf, c.boxed(nil, value)), '\n')
		return w.end()
	}
	w.buf = append(c.boxed(append(comma(w.buf), `"value":`...), value), "}\n"...)
	return w.end()
}

// joined appends the members of an object to those of one that has begun.
func joined(b, object []byte) []byte {
	if len(object) > len("{}") {
		b = comma(b)
	}
	return append(b, object[1:]...)
}
