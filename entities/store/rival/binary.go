//go:build bench

package rival

import (
	"encoding/binary"
	"strconv"
)

// since2000 is what PostgreSQL counts instants from, in microseconds since 1970.
const since2000 = 946_684_800_000_000

// appendBinary writes the inside of an object from a row in the binary form of PostgreSQL.
func (t *table) appendBinary(b []byte, raw [][]byte) []byte {
	b = append(b, `"@odata.etag":"W/\"`...)
	b = strconv.AppendInt(b, int64(binary.BigEndian.Uint64(raw[t.version])), 10)
	b = append(b, `\""`...)
	for i := range t.columns {
		c := &t.columns[i]
		b = append(b, c.head...)
		if raw[i] == nil {
			b = append(b, "null"...)
			continue
		}
		b = c.appendBinary(b, raw[i])
	}
	return b
}

// appendReference writes an object, or null if there is none.
func (t *table) appendReference(b []byte, raw [][]byte) []byte {
	if raw[0] == nil {
		return append(b, "null"...)
	}
	return append(t.appendBinary(append(b, '{'), raw), '}')
}

func (c *column) appendBinary(b, raw []byte) []byte {
	switch c.kind {
	case integer:
		return strconv.AppendInt(b, int64(binary.BigEndian.Uint64(raw)), 10)
	case text:
		return appendText(b, raw)
	case guid:
		return appendGuid(b, raw)
	case stamp:
		return appendStamp(b, int64(binary.BigEndian.Uint64(raw))+since2000)
	case truth:
		return strconv.AppendBool(b, raw[0] != 0)
	case number:
		return appendMillionths(b, millionths(raw))
	}
	return append(b, c.codes[binary.BigEndian.Uint16(raw)]...)
}
