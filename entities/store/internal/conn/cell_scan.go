package conn

import (
	"math"
	"unsafe"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// cellScan reads one column by database/sql, which has boxed the values already: they are taken
// out of their boxes and not put into others.
type cellScan struct {
	kind  edm.Primitive
	to    *query.Cell
	arena *arena
}

// Scan implements sql.Scanner.
func (s *cellScan) Scan(src any) error {
	switch x := src.(type) {
	case nil:
		*s.to = query.Cell{}
		return nil
	case int64:
		return s.number(x)
	case string:
		if s.kind == edm.String {
			*s.to = query.Cell{Some: true, B: unsafe.Slice(unsafe.StringData(x), len(x))} // nobody writes into a cell
			return nil
		}
	case []byte:
		if s.kind == edm.String || s.kind == edm.Binary || s.kind == edm.Guid && len(x) == 16 {
			*s.to = query.Cell{Some: true, B: s.arena.keep(x)}
			return nil
		}
	case float64:
		if class(s.kind) == edm.Double {
			*s.to = query.Cell{Some: true, N: int64(math.Float64bits(x))}
			return nil
		}
	}
	return s.other(src)
}

// number reads the integers by which SQLite keeps most types.
func (s *cellScan) number(n int64) error {
	*s.to = query.Cell{Some: true, N: n}
	switch class(s.kind) {
	case edm.Byte:
	case edm.Boolean:
		if n != 0 {
			s.to.N = 1
		}
	case edm.Double:
		s.to.N = int64(math.Float64bits(float64(n)))
	case edm.Decimal:
		s.arena.room(24)
		s.to.B, s.to.N = s.arena.copied(appendScaled(s.arena.free, n)), 0
	case edm.DateTimeOffset:
		if !yearFits(n) {
			return errCalendar
		}
	case edm.Date:
		if !dayFits(n) {
			return errCalendar
		}
	default:
		return s.other(n)
	}
	return nil
}

// other reads what seldom comes.
func (s *cellScan) other(src any) error {
	v, err := Decode(s.kind, src)
	if err != nil {
		return err
	}
	*s.to = query.CellOf(v)
	if t := class(s.kind); t == edm.DateTimeOffset && !yearFits(s.to.N) || t == edm.Date && !dayFits(s.to.N) {
		return errCalendar
	}
	return nil
}
