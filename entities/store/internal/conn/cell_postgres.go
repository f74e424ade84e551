package conn

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strconv"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// code says how the bytes of one column become cells.
type code struct {
	from source
	to   edm.Primitive
}

// source is the form in which PostgreSQL sends a value.
type source byte

const (
	bytesSource source = iota + 1 // text and bytea: the value itself
	int2Source
	int4Source
	int8Source
	float4Source
	float8Source
	numericSource
	boolSource
	uuidSource
	uuidTextSource
	timeSource
	dateSource
)

// binarySources are the types that come in binary format.
var binarySources = map[uint32]source{
	pgtype.Int2OID: int2Source, pgtype.Int4OID: int4Source, pgtype.Int8OID: int8Source,
	pgtype.Float4OID: float4Source, pgtype.Float8OID: float8Source, pgtype.NumericOID: numericSource,
	pgtype.BoolOID: boolSource, pgtype.UUIDOID: uuidSource, pgtype.ByteaOID: bytesSource, pgtype.DateOID: dateSource,
	pgtype.TimestamptzOID: timeSource, pgtype.TimestampOID: timeSource, pgtype.TimeOID: int8Source,
}

// textTypes look the same in both formats.
var textTypes = map[uint32]bool{
	pgtype.TextOID: true, pgtype.VarcharOID: true, pgtype.BPCharOID: true, pgtype.NameOID: true, pgtype.UnknownOID: true,
}

// readable lists what each type can be read from: an expression may be computed in another type
// than the model says, such as a sum of integers as numeric.
var readable = map[edm.Primitive][]source{
	edm.Boolean:        {boolSource},
	edm.Byte:           {int2Source, int4Source, int8Source, numericSource, float8Source, float4Source},
	edm.Double:         {float8Source, float4Source, int2Source, int4Source, int8Source, numericSource},
	edm.Decimal:        {numericSource, int2Source, int4Source, int8Source, float8Source, float4Source},
	edm.String:         {bytesSource, uuidSource},
	edm.Binary:         {bytesSource},
	edm.Guid:           {uuidSource, uuidTextSource},
	edm.DateTimeOffset: {timeSource},
	edm.Date:           {dateSource, timeSource},
}

// class is the type that stands for all types that are read alike.
func class(t edm.Primitive) edm.Primitive {
	switch t {
	case edm.SByte, edm.Int16, edm.Int32, edm.Int64, edm.TimeOfDay, edm.Duration:
		return edm.Byte
	case edm.Single:
		return edm.Double
	}
	return t
}

// codeFor finds out how a column is read. One that cannot be is no error yet: a null that nobody
// gave a type comes as text, whatever the column is for.
func codeFor(t edm.Primitive, oid uint32, format int16) code {
	c := code{to: class(t)}
	switch {
	case textTypes[oid] && c.to == edm.Guid:
		c.from = uuidTextSource
	case textTypes[oid] && c.to == edm.String:
		c.from = bytesSource
		return c
	case textTypes[oid]:
	case format == pgx.BinaryFormatCode:
		c.from = binarySources[oid]
	case format == pgx.TextFormatCode && (oid == pgtype.JSONOID || oid == pgtype.JSONBOID):
		c.from = bytesSource
	}
	for _, from := range readable[c.to] {
		if from == c.from && (c.to != edm.String || oid != pgtype.ByteaOID) {
			return c
		}
	}
	return code{}
}

// errForm says that a column comes in a form from which its type cannot be read.
var errForm = errors.New("unknown form")

var errWidth = errors.New("a value has another length than its type")

// widths are the lengths of the types that have one.
var widths = [...]int{
	int2Source: 2, int4Source: 4, int8Source: 8, float4Source: 4, float8Source: 8, boolSource: 1, uuidSource: 16,
	timeSource: 8, dateSource: 4,
}

func (c code) decode(raw []byte, cell *query.Cell, a *arena) error {
	if want := widths[c.from]; want != 0 && want != len(raw) {
		return errWidth
	}
	switch c.from {
	case 0:
		return errForm
	case bytesSource:
		*cell = query.Cell{Some: true, B: a.keep(raw)}
		return nil
	case boolSource:
		number(cell, int64(raw[0]))
		return nil
	case int2Source:
		return c.integer(int64(int16(binary.BigEndian.Uint16(raw))), cell, a)
	case int4Source:
		return c.integer(int64(int32(binary.BigEndian.Uint32(raw))), cell, a)
	case int8Source:
		return c.integer(int64(binary.BigEndian.Uint64(raw)), cell, a)
	case float4Source:
		return c.float(float64(math.Float32frombits(binary.BigEndian.Uint32(raw))), 32, cell, a)
	case float8Source:
		return c.float(math.Float64frombits(binary.BigEndian.Uint64(raw)), 64, cell, a)
	case timeSource:
		return c.time(int64(binary.BigEndian.Uint64(raw)), cell)
	case dateSource:
		return c.date(int64(int32(binary.BigEndian.Uint32(raw))), cell)
	}
	return c.wide(raw, cell, a)
}

// wide reads what has more digits than a number.
func (c code) wide(raw []byte, cell *query.Cell, a *arena) error {
	switch c.from {
	case numericSource:
		return c.numeric(raw, cell, a)
	case uuidTextSource:
		id, err := uuid.ParseBytes(raw)
		*cell = query.Cell{Some: true, B: id[:]}
		return err
	}
	if c.to == edm.String {
		id := uuid.UUID(raw)
		*cell = query.Cell{Some: true, B: []byte(id.String())}
		return nil
	}
	*cell = query.Cell{Some: true, B: a.keep(raw)}
	return nil
}

func (c code) integer(n int64, cell *query.Cell, a *arena) error {
	switch c.to {
	case edm.Double:
		n = int64(math.Float64bits(float64(n)))
	case edm.Decimal:
		a.room(20)
		*cell = query.Cell{Some: true, B: a.copied(strconv.AppendInt(a.free, n, 10))}
		return nil
	}
	number(cell, n)
	return nil
}

// number makes a cell a number. The cells of such a column never are anything else, so that the rest of the
// cell, whose pointers cost most to write, need not be written for each row.
func number(cell *query.Cell, n int64) { cell.Some, cell.N = true, n }

func (c code) float(f float64, bits int, cell *query.Cell, a *arena) error {
	switch c.to {
	case edm.Byte:
		if f < math.MinInt64 || f >= math.MaxInt64 || f != f {
			return fmt.Errorf("%v is no integer", f)
		}
		number(cell, int64(f))
		return nil
	case edm.Decimal:
		if math.IsInf(f, 0) || f != f {
			return errFinite
		}
		a.room(400) // the digits of the smallest and the largest number
		*cell = query.Cell{Some: true, B: a.copied(strconv.AppendFloat(a.free, f, 'f', -1, bits))}
		return nil
	}
	number(cell, int64(math.Float64bits(f)))
	return nil
}

// PostgreSQL counts time from 2000-01-01.
const (
	epochDays   = 10957
	epochMicros = epochDays * dayMicros
	dayMicros   = 86400 * 1_000_000
)

// Points in time outside the years 1 to 9999 cannot be said in OData, nor can infinite ones.
var errCalendar = errors.New("a date lies outside the years 1 to 9999")

func (c code) time(micros int64, cell *query.Cell) error {
	if micros > math.MaxInt64-epochMicros {
		return errCalendar
	}
	micros += epochMicros
	if !yearFits(micros) {
		return errCalendar
	}
	if c.to == edm.Date {
		micros = floor(micros, dayMicros)
	}
	number(cell, micros)
	return nil
}

func (c code) date(days int64, cell *query.Cell) error {
	days += epochDays
	if !dayFits(days) {
		return errCalendar
	}
	number(cell, days)
	return nil
}

// The first and the last day of the calendar, counted from 1970-01-01.
const firstDay, lastDay = -719162, 2932896

func dayFits(days int64) bool { return days >= firstDay && days <= lastDay }

func yearFits(micros int64) bool {
	return micros >= firstDay*dayMicros && micros < (lastDay+1)*dayMicros
}

func floor(n, by int64) int64 {
	if n%by < 0 {
		return n/by - 1
	}
	return n / by
}
