package payload

import (
	"slices"
	"strconv"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// shape is the writer of one kind of row, compiled once per query: what stands in it is
// decided here, so that a row costs appends only.
type shape struct {
	format  *Format
	typ     *edm.EntityType
	set     string
	columns []column
	expands []expansion
	// key are the positions of the key in a row, etag that of the version; -1 if it is not there.
	key   []int
	props []*edm.Property
	etag  int
	path  []string
}

type column struct {
	at     int
	prefix string // "Name":
	value  func(b []byte, v any) []byte
	// onlyTrue leaves the column out unless it is true.
	onlyTrue bool
}

type expansion struct {
	name  string
	many  bool
	ref   bool
	count bool
	shape *shape
}

func compile(q *query.Query, f *Format, path []string, stub bool) *shape {
	s := &shape{format: f, typ: q.Type, etag: -1, path: path}
	if q.Set != nil {
		s.set = q.Set.Name
	}
	for _, k := range q.Type.KeyProperties() {
		if at := slices.Index(q.Columns, k); at >= 0 {
			s.key, s.props = append(s.key, at), append(s.props, k)
		}
	}
	if version := q.Type.ETagProperty(); version != nil {
		s.etag = slices.Index(q.Columns, version)
	}
	for i, p := range q.Columns {
		mark := stub && slices.Contains(f.StubMarks, p.Name)
		if q.Shown[i] || mark {
			s.columns = append(s.columns, column{at: i, prefix: s.prefix(p), value: valueWriter(p, f), onlyTrue: mark})
		}
	}
	for _, e := range q.Expand {
		sub := append(slices.Clone(path), e.Nav.Name)
		s.expands = append(s.expands, expansion{
			name: e.Nav.Name, many: e.Nav.Collection, ref: e.Ref, count: e.CountOnly,
			shape: compile(e.Query, f, sub, e.Stub),
		})
	}
	return s
}

// prefix is the property's name and, with full metadata, its type where JSON does not show it.
func (s *shape) prefix(p *edm.Property) string {
	text := string(appendString(nil, p.Name)) + ":"
	if s.format.Metadata != Full || p.Codes != nil { // codes are complex
		return text
	}
	if !p.Collection && (p.Type == edm.String || p.Type == edm.Boolean || p.Type == edm.Double) {
		return text
	}
	name := "#" + p.Type.TypeName()
	if t, ok := p.Type.(edm.Primitive); ok {
		name = "#" + t.TypeName()[len("Edm."):]
	}
	if p.Collection {
		name = "#Collection(" + name[1:] + ")"
	}
	return string(appendString(nil, p.Name+"@odata.type")) + ":" + string(appendString(nil, name)) + "," + text
}

func valueWriter(p *edm.Property, f *Format) func([]byte, any) []byte {
	single := singleWriter(p, f)
	if !p.Collection {
		return single
	}
	return func(b []byte, v any) []byte {
		list, _ := v.([]any)
		b = append(b, '[')
		for i, item := range list {
			if i > 0 {
				b = append(b, ',')
			}
			b = single(b, item)
		}
		return append(b, ']')
	}
}

func singleWriter(p *edm.Property, f *Format) func([]byte, any) []byte {
	if p.Codes != nil {
		return codeWriter(p.Codes, f)
	}
	switch t := p.Type.(type) {
	case edm.Primitive:
		if null, ok := f.Nulls[p.Name]; ok && t == edm.DateTimeOffset {
			return func(b []byte, v any) []byte {
				if v == nil {
					v = null
				}
				return appendValue(b, t, v, false)
			}
		}
		return func(b []byte, v any) []byte { return appendValue(b, t, v, f.IEEE754) }
	case *edm.EnumType:
		return func(b []byte, v any) []byte { return appendEnum(b, t, v) }
	case *edm.ComplexType:
		return complexWriter(t, f)
	}
	return func(b []byte, _ any) []byte { return append(b, "null"...) }
}

func appendEnum(b []byte, t *edm.EnumType, v any) []byte {
	n, ok := v.(int64)
	if !ok {
		return append(b, "null"...)
	}
	name, ok := t.Format(n)
	if !ok {
		name = strconv.FormatInt(n, 10)
	}
	return appendString(b, name)
}

// complexWriter writes a map by the declared properties; what is missing is null.
func complexWriter(t *edm.ComplexType, f *Format) func([]byte, any) []byte {
	type part struct {
		name, prefix string
		value        func([]byte, any) []byte
	}
	var parts []part
	for _, p := range t.AllProperties() {
		parts = append(parts, part{p.Name, string(appendString(nil, p.Name)) + ":", valueWriter(p, f)})
	}
	return func(b []byte, v any) []byte {
		values, ok := v.(map[string]any)
		if !ok {
			return appendValue(b, edm.Untyped, v, false)
		}
		b = append(b, '{')
		for i, p := range parts {
			if i > 0 {
				b = append(b, ',')
			}
			b = p.value(append(b, p.prefix...), values[p.name])
		}
		return append(b, '}')
	}
}

// codeWriter writes coded values; the text of each is made once.
func codeWriter(set *edm.CodeSet, f *Format) func([]byte, any) []byte {
	texts := map[int64]string{}
	return func(b []byte, v any) []byte {
		id, ok := v.(int64)
		if !ok {
			return append(b, "null"...)
		}
		text, ok := texts[id]
		if !ok {
			text = codeText(set, id, f.IEEE754)
			texts[id] = text
		}
		return append(b, text...)
	}
}

// codeText is a coded value as JSON; a number that the set does not know shows as such.
func codeText(set *edm.CodeSet, id int64, wide bool) string {
	code, known := set.ByID(id)
	b := appendValue([]byte(`{"Id":`), edm.Int64, id, wide)
	if !known {
		return string(append(b, `,"UId":null,"Value":null}`...))
	}
	b = appendString(append(b, `,"UId":`...), code.UID)
	b = appendString(append(b, `,"Value":`...), code.Value)
	return string(append(b, '}'))
}

// row appends one entity. With a context it is the only one of the answer.
func (s *shape) row(b []byte, row query.Row, context string) []byte {
	b = append(b, '{')
	if context != "" {
		b = appendString(append(b, `"@odata.context":`...), context)
	}
	b = s.control(b, row)
	for _, c := range s.columns {
		v := row.Values[c.at]
		if c.onlyTrue && v != true {
			continue
		}
		b = c.value(append(comma(b), c.prefix...), v)
	}
	for i := range s.expands {
		if i < len(row.Expanded) {
			b = s.expands[i].append(b, row.Expanded[i], s, row)
		}
	}
	return append(b, '}')
}

func comma(b []byte) []byte {
	if b[len(b)-1] == '{' || b[len(b)-1] == '[' {
		return b
	}
	return append(b, ',')
}
