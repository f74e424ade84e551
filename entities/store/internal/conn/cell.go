package conn

import (
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/jackc/pgx/v5/pgconn"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Cells reads rows as cells. How a column is read is decided once, so that a value costs neither
// an allocation nor a look at its type.
type Cells struct {
	rows   Rows
	layout *Layout
	raw    rawRows
	codes  []code
	scans  []cellScan
	dst    []any
	arena  arena
}

// Layout is the types of the columns of a statement. What is found out about reading them is
// kept in it for all who run the statement.
type Layout struct {
	types []edm.Primitive
	known atomic.Pointer[fitting]
}

// NewLayout makes a layout.
func NewLayout(types ...edm.Primitive) *Layout { return &Layout{types: types} }

// Columns is the number of columns.
func (l *Layout) Columns() int { return len(l.types) }

// fitting is how columns are read that come in certain forms.
type fitting struct {
	forms []form
	codes []code
}

// form is how a column comes: its type and format.
type form struct {
	oid    uint32
	format int16
}

// rawRows are rows of PostgreSQL as they came over the wire.
type rawRows interface {
	RawValues() [][]byte
	FieldDescriptions() []pgconn.FieldDescription
}

// NewCells reads rows whose columns are laid out like this. What the cells refer to is good until
// the next row is read; lasting cells are good for ever.
func NewCells(rows Rows, layout *Layout, lasting bool) *Cells {
	c := &Cells{rows: rows, layout: layout, arena: arena{lasting: lasting}}
	if raw, ok := rows.(rawRows); ok {
		c.raw = raw
		return c
	}
	c.scans, c.dst = make([]cellScan, layout.Columns()), make([]any, layout.Columns())
	for i, t := range layout.types {
		c.scans[i] = cellScan{kind: t, arena: &c.arena}
		c.dst[i] = &c.scans[i]
	}
	return c
}

// Next goes to the next row.
func (c *Cells) Next() bool { return c.rows.Next() }

// Err tells why there was no next row.
func (c *Cells) Err() error { return c.rows.Err() }

// Close lets go of the rows.
func (c *Cells) Close() { c.rows.Close() }

// Read fills cells, one for each column, from the row.
func (c *Cells) Read(cells []query.Cell) error {
	c.arena.reset()
	if c.raw != nil {
		return c.readRaw(cells)
	}
	for i := range c.scans {
		c.scans[i].to = &cells[i]
	}
	return c.rows.Scan(c.dst...)
}

func (c *Cells) readRaw(cells []query.Cell) error {
	if c.codes == nil {
		codes, err := c.layout.fit(c.raw.FieldDescriptions())
		if err != nil {
			return err
		}
		c.codes = codes
	}
	values := c.raw.RawValues()
	if len(values) != len(cells) || len(values) != len(c.codes) {
		return fmt.Errorf("read a row: %d columns came, %d are wanted", len(values), len(cells))
	}
	for i, raw := range values {
		if raw == nil {
			cells[i] = query.Cell{}
			continue
		}
		if err := c.codes[i].decode(raw, &cells[i], &c.arena); err != nil {
			return c.explain(i, err)
		}
	}
	return nil
}

func (c *Cells) explain(i int, err error) error {
	f := c.raw.FieldDescriptions()[i]
	if err == errForm {
		return fmt.Errorf("column %q: cannot read type %d of PostgreSQL in format %d as %s", f.Name, f.DataTypeOID, f.Format, c.layout.types[i].TypeName())
	}
	return fmt.Errorf("column %q: %w", f.Name, err)
}

// fit finds out how to read what comes. Nearly always that is what came before.
func (l *Layout) fit(fields []pgconn.FieldDescription) ([]code, error) {
	if known := l.known.Load(); known != nil && known.fits(fields) {
		return known.codes, nil
	}
	if len(fields) != len(l.types) {
		return nil, fmt.Errorf("read a row: %d columns came, %d are wanted", len(fields), len(l.types))
	}
	fresh := &fitting{forms: make([]form, len(fields)), codes: make([]code, len(fields))}
	for i, f := range fields {
		fresh.forms[i] = form{f.DataTypeOID, f.Format}
		fresh.codes[i] = codeFor(l.types[i], f.DataTypeOID, f.Format)
	}
	l.known.Store(fresh)
	return fresh.codes, nil
}

func (k *fitting) fits(fields []pgconn.FieldDescription) bool {
	return slices.EqualFunc(k.forms, fields, func(k form, f pgconn.FieldDescription) bool {
		return k.oid == f.DataTypeOID && k.format == f.Format
	})
}

// arena is where the bytes of cells are kept that cannot stay where the driver has them.
type arena struct {
	lasting bool
	free    []byte
}

// An arena takes little at first, since most answers are one row, and then ever more: in the end
// enough for some hundred texts at once.
const (
	firstChunk = 512
	chunk      = 8 << 10
)

// reset gives the memory of the row before to the next one.
func (a *arena) reset() {
	if !a.lasting {
		a.free = a.free[:0]
	}
}

// room makes sure that n bytes can be appended to free without moving what stands there.
func (a *arena) room(n int) {
	if cap(a.free)-len(a.free) < n {
		a.free = make([]byte, 0, max(n, firstChunk, min(2*cap(a.free), chunk)))
	}
}

// keep gives bytes of the driver as long a life as the cells have.
func (a *arena) keep(raw []byte) []byte {
	if !a.lasting {
		return raw
	}
	a.room(len(raw))
	return a.copied(append(a.free, raw...))
}

// copied takes what was appended to free out of it.
func (a *arena) copied(grown []byte) []byte {
	start := len(a.free)
	a.free = grown
	return grown[start:len(grown):len(grown)]
}
