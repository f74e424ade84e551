package payload

import (
	"encoding/base64"
	"math"
	"strconv"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// form is how the cells of a column are written.
type form byte

const (
	noForm form = iota
	boolForm
	numberForm
	wideForm // a number as a string
	floatForm
	digitsForm
	wideDigitsForm
	textForm
	guidForm
	binaryForm
	instantForm
	dayForm
	clockForm
	spanForm
	codeForm
	enumForm
	complexForm
	listForm
)

// column writes one property. All that does not depend on the value is decided when it is made.
type column struct {
	at   int
	name string
	// prefix is ,"Name": and null what stands for the whole member when the value is null; empty
	// if the member is left out.
	prefix, null string
	form         form
	// within, less one, is the place of the column that must be true for the member to be there; 0 if
	// it always is.
	within int
	// onlyTrue leaves the member out unless it is true.
	onlyTrue bool
	of       edm.Primitive
	enum     *edm.EnumType
	codes    *codes
	// parts are the members of a complex value, item is a member of a collection.
	parts []column
	item  *column
	// wide writes a count as a string.
	wide bool
}

var forms = map[edm.Primitive]form{
	edm.Boolean: boolForm, edm.Byte: numberForm, edm.SByte: numberForm, edm.Int16: numberForm, edm.Int32: numberForm,
	edm.Int64: numberForm, edm.Single: floatForm, edm.Double: floatForm, edm.Decimal: digitsForm, edm.String: textForm,
	edm.Guid: guidForm, edm.Binary: binaryForm, edm.DateTimeOffset: instantForm, edm.Date: dayForm,
	edm.TimeOfDay: clockForm, edm.Duration: spanForm,
}

// newColumn makes the writer of a property, of which part is shown; nil is all of it.
func newColumn(p *edm.Property, f *Format, part *query.Part) column {
	c := column{name: p.Name, wide: f.IEEE754, prefix: "," + string(appendString(nil, p.Name)) + ":"}
	if !p.Collection {
		c.single(p, f, part)
	} else {
		c.form, c.item = listForm, &column{}
		c.item.single(p, f, part)
	}
	c.null = c.prefix + "null"
	if p.Collection {
		c.null = c.prefix + "[]"
	}
	return c
}

func (c *column) single(p *edm.Property, f *Format, part *query.Part) {
	if p.Codes != nil {
		c.form, c.codes = codeForm, newCodes(p.Codes, f.IEEE754, part)
		return
	}
	switch t := p.Type.(type) {
	case edm.Primitive:
		c.form, c.of = forms[t], t
		if f.IEEE754 && t == edm.Int64 {
			c.form = wideForm
		}
		if f.IEEE754 && t == edm.Decimal {
			c.form = wideDigitsForm
		}
	case *edm.EnumType:
		c.form, c.enum = enumForm, t
	case *edm.ComplexType:
		c.form = complexForm
		for _, m := range members(t, part) {
			c.parts = append(c.parts, newColumn(m.Property, f, m.Part))
		}
	}
}

// members are those of a complex value that are shown.
func members(t *edm.ComplexType, part *query.Part) (list []query.Member) {
	if part != nil && part.Members != nil {
		return part.Members
	}
	for _, p := range t.AllProperties() {
		list = append(list, query.Member{Property: p})
	}
	return list
}

// member appends the name and the value, or nothing if it is left out.
func (c *column) member(b []byte, cell *query.Cell) []byte {
	if !cell.Some {
		if c.null == "" {
			return b
		}
		return appendMember(b, c.null)
	}
	if c.onlyTrue && cell.N == 0 {
		return b
	}
	if c.form == listForm {
		b = c.count(b, cell)
	}
	return c.value(appendMember(b, c.prefix), cell)
}

// count appends the number of items of a collection, if that was asked for.
func (c *column) count(b []byte, cell *query.Cell) []byte {
	counted, ok := cell.V.(query.Counted)
	if !ok {
		return b
	}
	b = append(appendMember(b, `,"`+c.name), `@odata.count":`...)
	return appendNumber(b, counted.Count, c.wide)
}

// appendMember appends the beginning of a member, without its comma if it is the first one.
func appendMember(b []byte, text string) []byte {
	if b[len(b)-1] == '{' {
		text = text[1:]
	}
	return append(b, text...)
}

// value appends a value that is not null.
func (c *column) value(b []byte, cell *query.Cell) []byte {
	switch c.form {
	case textForm:
		return appendText(b, cell.B)
	case numberForm:
		return strconv.AppendInt(b, cell.N, 10)
	case codeForm:
		return c.codes.append(b, cell.N)
	case boolForm:
		return strconv.AppendBool(b, cell.N != 0)
	case instantForm:
		return append(appendInstant(append(b, '"'), cell.N), '"')
	case guidForm:
		return append(appendGUID(append(b, '"'), cell.B), '"')
	case digitsForm:
		return append(b, cell.B...)
	case floatForm:
		v := math.Float64frombits(uint64(cell.N))
		if finite(v) {
			return appendFloat(b, c.of, v)
		}
		return append(appendFloat(append(b, '"'), c.of, v), '"')
	case complexForm, listForm:
		return c.structured(b, cell.V)
	case enumForm:
		return appendEnum(b, c.enum, cell.N)
	case noForm:
		return append(b, "null"...)
	}
	return append(c.quoted(append(b, '"'), cell), '"')
}

// quoted appends what stands in a string and needs no escaping.
func (c *column) quoted(b []byte, cell *query.Cell) []byte {
	switch c.form {
	case wideForm:
		return strconv.AppendInt(b, cell.N, 10)
	case wideDigitsForm:
		return append(b, cell.B...)
	case binaryForm:
		return base64.URLEncoding.AppendEncode(b, cell.B)
	case dayForm:
		return appendDay(b, cell.N)
	case clockForm:
		return appendClock(b, cell.N)
	}
	return appendSpan(b, cell.N)
}

// structured appends a collection, or a complex value by its declared properties; what is missing
// is null.
func (c *column) structured(b []byte, v any) []byte {
	switch v := v.(type) {
	case query.Counted:
		return c.structured(b, v.Values)
	case []any:
		b = append(b, '[')
		for i, item := range v {
			if i > 0 {
				b = append(b, ',')
			}
			b = c.item.boxed(b, item)
		}
		return append(b, ']')
	case map[string]any:
		b = append(b, '{')
		for i := range c.parts {
			part := query.CellOf(v[c.parts[i].name])
			b = c.parts[i].member(b, &part)
		}
		return append(b, '}')
	}
	return append(b, "null"...)
}

// boxed appends a value of one of the Go types that package edm lists.
func (c *column) boxed(b []byte, v any) []byte {
	cell := query.CellOf(v)
	if cell.Some {
		return c.value(b, &cell)
	}
	if c.form == listForm {
		return append(b, "[]"...)
	}
	return append(b, "null"...)
}

func appendEnum(b []byte, t *edm.EnumType, n int64) []byte {
	name, ok := t.Format(n)
	if !ok {
		name = strconv.FormatInt(n, 10)
	}
	return appendString(b, name)
}
