package query

import (
	"math"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Cell is one value of a row without a box: boxing each value cost more than writing it as JSON.
// The type of the column says which field holds the value:
//
//	N  Boolean (0 or 1), the integers, codes and enumerations; DateTimeOffset, TimeOfDay and
//	   Duration in microseconds (the first since 1970); Date in days since 1970; Single and
//	   Double as math.Float64bits
//	B  String, Binary, Guid (16 bytes), Decimal as its digits
//	V  structured values and collections, in the Go types that package edm lists
type Cell struct {
	// Some is false for null.
	Some bool
	N    int64
	// B is valid until the next row is asked for, unless the source of the rows says otherwise.
	B []byte
	V any
}

// CellOf makes a cell of a value of one of the Go types that package edm lists; nil is null.
func CellOf(v any) Cell {
	switch x := v.(type) {
	case nil:
		return Cell{}
	case bool:
		if x {
			return Cell{Some: true, N: 1}
		}
		return Cell{Some: true}
	case int64:
		return Cell{Some: true, N: x}
	case float64:
		return Cell{Some: true, N: int64(math.Float64bits(x))}
	case string:
		return Cell{Some: true, B: []byte(x)}
	case []byte:
		return Cell{Some: true, B: x}
	case decimal.Decimal:
		return Cell{Some: true, B: []byte(x.String())}
	case uuid.UUID:
		return Cell{Some: true, B: x[:]}
	case time.Time:
		return Cell{Some: true, N: x.UnixMicro()}
	case edm.Days:
		return Cell{Some: true, N: int64(x)}
	case edm.Clock:
		return Cell{Some: true, N: int64(x)}
	case time.Duration:
		return Cell{Some: true, N: x.Microseconds()}
	}
	return Cell{Some: true, V: v}
}

// Value boxes a cell of a column of type t: the Go type that package edm lists for it, nil for null.
func (c Cell) Value(t edm.Type) any {
	if !c.Some || c.V != nil {
		return c.V
	}
	p, ok := t.(edm.Primitive)
	if !ok {
		return c.N // an enumeration
	}
	switch p {
	case edm.Boolean:
		return c.N != 0
	case edm.String:
		return string(c.B)
	case edm.Binary:
		return append([]byte{}, c.B...)
	case edm.Guid:
		return uuid.UUID(c.B)
	case edm.Decimal:
		return decimal.RequireFromString(string(c.B))
	case edm.Single, edm.Double:
		return math.Float64frombits(uint64(c.N))
	case edm.DateTimeOffset:
		return time.UnixMicro(c.N).UTC()
	case edm.Date:
		return edm.Days(c.N)
	case edm.TimeOfDay:
		return edm.Clock(c.N)
	case edm.Duration:
		return time.Duration(c.N) * time.Microsecond
	}
	return c.N
}

// CellsOf makes cells of values.
func CellsOf(values ...any) []Cell {
	cells := make([]Cell, len(values))
	for i, v := range values {
		cells[i] = CellOf(v)
	}
	return cells
}

// Clone copies the cells with all that they refer to, and the expanded rows.
func (r Row) Clone() Row {
	all, size := slices.Concat(r.Cells, r.Extra), 0
	for _, c := range all {
		size += len(c.B)
	}
	memory := make([]byte, 0, size)
	for i, c := range all {
		memory = append(memory, c.B...)
		all[i].B = memory[len(memory)-len(c.B) : len(memory) : len(memory)]
	}
	r.Cells, r.Extra = all[:len(r.Cells):len(r.Cells)], all[len(r.Cells):]
	r.Expanded = slices.Clone(r.Expanded)
	for i := range r.Expanded {
		rows := slices.Clone(r.Expanded[i].Rows)
		for j := range rows {
			rows[j] = rows[j].Clone()
		}
		r.Expanded[i].Rows = rows
	}
	return r
}
