package conn

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// copyBuffer is about how much of a COPY is encoded before it is sent.
const copyBuffer = 64 << 10

// copyHead and copyTail frame the binary form of COPY.
var (
	copyHead = append([]byte("PGCOPY\n\xff\r\n\x00"), make([]byte, 8)...)
	copyTail = []byte{0xff, 0xff}
)

// copyBinary sends rows by COPY. The types of the columns are asked for once per connection.
func (tx *Tx) copyBinary(ctx context.Context, table string, columns []string, rows int, next func(n int) []any) error {
	list := strings.Join(columns, ", ")
	return tx.raw(ctx, func(c *pgx.Conn) error {
		text := "SELECT " + list + " FROM " + table
		probe, err := c.Prepare(ctx, text, text)
		if err != nil {
			return err
		}
		types := make([]uint32, len(probe.Fields))
		for i, f := range probe.Fields {
			types[i] = f.DataTypeOID
		}
		from := &copyReader{types: types, rows: rows, next: next, buf: append(make([]byte, 0, 2*copyBuffer), copyHead...), c: c}
		_, err = c.PgConn().CopyFrom(ctx, from, "COPY "+table+" ("+list+") FROM STDIN BINARY")
		return err
	})
}

// copyReader encodes rows as they are read.
type copyReader struct {
	c     *pgx.Conn
	types []uint32
	rows  int
	next  func(n int) []any
	done  int
	buf   []byte
	at    int
	ended bool
}

// Read implements io.Reader.
func (r *copyReader) Read(p []byte) (int, error) {
	if r.at == len(r.buf) {
		if err := r.fill(); err != nil {
			return 0, err
		}
	}
	n := copy(p, r.buf[r.at:])
	r.at += n
	return n, nil
}

func (r *copyReader) fill() (err error) {
	if r.ended {
		return io.EOF
	}
	r.buf, r.at = r.buf[:0], 0
	for ; r.done < r.rows && len(r.buf) < copyBuffer; r.done++ {
		values := r.next(r.done)
		r.buf = binary.BigEndian.AppendUint16(r.buf, uint16(len(values)))
		for i, v := range values {
			if r.buf, err = r.field(r.buf, r.types[i], v); err != nil {
				return err
			}
		}
	}
	if r.done == r.rows {
		r.ended = true
		r.buf = append(r.buf, copyTail...)
	}
	return nil
}

// field appends the length of a value and the value.
func (r *copyReader) field(b []byte, oid uint32, v any) ([]byte, error) {
	if v == nil {
		return append(b, 0xff, 0xff, 0xff, 0xff), nil
	}
	at := len(b)
	b, err := r.value(append(b, 0, 0, 0, 0), oid, v)
	if err != nil {
		return b, err
	}
	binary.BigEndian.PutUint32(b[at:], uint32(len(b)-at-4))
	return b, nil
}

// epoch is the zero of PostgreSQL's instants, in microseconds since 1970, and epochDay that of its days.
const (
	epochDay = 10957
	epoch    = epochDay * 86_400_000_000
)

func (r *copyReader) value(b []byte, oid uint32, v any) ([]byte, error) {
	switch x := v.(type) {
	case string:
		return append(b, x...), nil
	case []byte:
		return append(b, x...), nil
	case bool:
		return append(b, boolByte[x]), nil
	case uuid.UUID:
		return append(b, x[:]...), nil
	case int64:
		return appendInt(b, oid, x)
	case time.Time:
		return binary.BigEndian.AppendUint64(b, uint64(x.UnixMicro()-epoch)), nil
	case Lexemes:
		return x.append(b), nil
	case time.Duration:
		return appendInt(b, oid, x.Microseconds())
	case edm.Clock:
		return appendInt(b, oid, int64(x))
	case edm.Days:
		return binary.BigEndian.AppendUint32(b, uint32(int64(x)-epochDay)), nil
	case float64:
		return binary.BigEndian.AppendUint64(b, math.Float64bits(x)), nil
	case decimal.Decimal:
		number := pgtype.Numeric{Int: x.Coefficient(), Exp: x.Exponent(), Valid: true}
		return r.c.TypeMap().Encode(oid, pgtype.BinaryFormatCode, number, b)
	}
	return b, fmt.Errorf("cannot copy %T", v)
}

// Lexemes are the words of a tsvector: ascending, each once, and without places.
type Lexemes []string

func (l Lexemes) append(b []byte) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(len(l)))
	for _, word := range l {
		b = append(append(b, word...), 0, 0, 0)
	}
	return b
}

var boolByte = map[bool]byte{true: 1}

func appendInt(b []byte, oid uint32, n int64) ([]byte, error) {
	switch oid {
	case pgtype.Int8OID:
		return binary.BigEndian.AppendUint64(b, uint64(n)), nil
	case pgtype.Int4OID:
		if n != int64(int32(n)) {
			return b, fmt.Errorf("%d is out of range", n)
		}
		return binary.BigEndian.AppendUint32(b, uint32(n)), nil
	case pgtype.Int2OID:
		if n != int64(int16(n)) {
			return b, fmt.Errorf("%d is out of range", n)
		}
		return binary.BigEndian.AppendUint16(b, uint16(n)), nil
	}
	return b, fmt.Errorf("cannot copy a whole number to type %d", oid)
}
