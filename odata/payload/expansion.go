package payload

import (
	"slices"
	"strconv"

	"github.com/ropewalk/ropewalk/odata/query"
)

// expansion writes one expanded navigation property.
type expansion struct {
	// name is "Name and what follows it is put behind: ": or @odata….
	name    string
	many    bool
	ref     bool
	count   bool
	encoder *encoder
}

func newExpansion(x *query.Expand, f *Format, path []string) expansion {
	below := append(slices.Clone(path), x.Nav.Name)
	return expansion{
		name: `,"` + x.Nav.Name, many: x.Nav.Collection, ref: x.Ref, count: x.CountOnly,
		encoder: compile(x.Query, f, below, x.Stub),
	}
}

func (x *expansion) append(b []byte, f *Format, expanded *query.Expanded, parent *encoder, row *query.Row) []byte {
	if expanded.Count != nil {
		b = appendNumber(append(appendMember(b, x.name), `@odata.count":`...), *expanded.Count, parent.wide)
	}
	if x.count {
		return b
	}
	b = append(appendMember(b, x.name), `":`...)
	if !x.many {
		if len(expanded.Rows) == 0 {
			return append(b, "null"...)
		}
		return x.one(b, f, &expanded.Rows[0])
	}
	b = append(b, '[')
	for i := range expanded.Rows {
		if i > 0 {
			b = append(b, ',')
		}
		b = x.one(b, f, &expanded.Rows[i])
	}
	b = append(b, ']')
	if !expanded.More || f.Next == nil {
		return b
	}
	if id := parent.id(row); id != "" {
		b = appendString(append(appendMember(b, x.name), `@odata.nextLink":`...), f.Next(id, x.encoder.path))
	}
	return b
}

// one appends an expanded entity, or only its id.
func (x *expansion) one(b []byte, f *Format, row *query.Row) []byte {
	if !x.ref {
		return x.encoder.row(b, f, row, "")
	}
	b = appendString(append(b, `{"@odata.id":`...), f.Root+x.encoder.id(row))
	return append(b, '}')
}

// appendNumber appends a count, as a string where numbers of 64 bits are.
func appendNumber(b []byte, n int64, wide bool) []byte {
	if !wide {
		return strconv.AppendInt(b, n, 10)
	}
	return append(strconv.AppendInt(append(b, '"'), n, 10), '"')
}
