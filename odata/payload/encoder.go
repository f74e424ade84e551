package payload

import (
	"slices"
	"strconv"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// encoder writes one kind of row. It is compiled once for a shape of query and a form of answer,
// so that a row costs appends only, and never changes: any number of answers may use it at once.
type encoder struct {
	level Level
	wide  bool
	// links are the navigation properties whose links are shown.
	links []*edm.Navigation
	set   string
	alone bool   // set is a singleton
	kind  string // "@odata.type":"#…" of full metadata
	// actions are those that full metadata tells of, with their qualified names.
	actions [][2]string
	columns []column
	expands []expansion
	// key are the positions of the key in a row, etag that of the version; -1 if it is not there.
	key   []int
	props []*edm.Property
	etag  int
	// version is the type of the ETag's column.
	version edm.Type
	// path names the navigation properties from the root of the answer.
	path []string
}

// form of an answer, as far as an encoder depends on it.
type encoderKey struct {
	level           Level
	wide, omitNulls bool
	style           *Style
}

// encoderOf finds the encoder of a query and a format, or makes it.
func encoderOf(q *query.Query, f *Format) *encoder {
	key := encoderKey{f.Metadata, f.IEEE754, f.OmitNulls, f.Style}
	if found, ok := q.Shape.Get(key); ok {
		return found.(*encoder)
	}
	plain := *f
	if plain.Style == nil {
		plain.Style = plainStyle
	}
	e := compile(q, &plain, nil, false)
	q.Shape.Keep(key, e)
	return e
}

func compile(q *query.Query, f *Format, path []string, stub bool) *encoder {
	e := &encoder{level: f.Metadata, wide: f.IEEE754, links: linked(q), etag: -1, path: path}
	if f.Metadata == Full {
		e.links = q.Type.AllNavigations()
		e.actions = actionsOf(q, f)
	}
	e.kind = `,"@odata.type":` + string(appendString(nil, "#"+q.Type.TypeName()))
	if q.Set != nil {
		e.set, e.alone = q.Set.Name, q.Set.Singleton
	}
	for _, k := range q.Type.KeyProperties() {
		if at := slices.Index(q.Columns, k); at >= 0 {
			e.key, e.props = append(e.key, at), append(e.props, k)
		}
	}
	if version := q.Type.ETagProperty(); version != nil {
		e.etag, e.version = slices.Index(q.Columns, version), version.Type
	}
	for i, p := range q.Columns {
		mark := stub && slices.Contains(f.Style.StubMarks, p.Name)
		if q.Shown[i] || mark {
			e.columns = append(e.columns, rowColumn(q, i, f, mark))
		}
	}
	for _, x := range q.Expand {
		e.expands = append(e.expands, newExpansion(x, f, path))
	}
	return e
}

// linked are the navigation properties that $select named and that are not expanded.
func linked(q *query.Query) []*edm.Navigation {
	return slices.DeleteFunc(slices.Clone(q.Links), func(n *edm.Navigation) bool {
		return slices.ContainsFunc(q.Expand, func(e *query.Expand) bool { return e.Nav == n })
	})
}

// rowColumn makes the writer of a column of rows.
func rowColumn(q *query.Query, at int, f *Format, mark bool) column {
	p := q.Columns[at]
	c := newColumn(p, f, q.Parts[p])
	c.at, c.onlyTrue = at, mark
	if d, ok := q.Derived[p]; ok {
		c.within = slices.Index(q.Columns, d.Is) + 1
	}
	if name := typeShown(q, p, f.Metadata); name != "" {
		note := "," + string(appendString(nil, p.Name+"@odata.type")) + ":" + string(appendString(nil, name))
		c.prefix, c.null = note+c.prefix, note+c.null
	}
	stand, stands := f.Style.Nulls[p.Name]
	switch {
	case stands && p.Type == edm.DateTimeOffset && !p.Collection:
		c.null = c.prefix + `"` + string(appendInstant(nil, stand.UnixMicro())) + `"`
	case mark || f.OmitNulls && !p.Collection:
		c.null = ""
	}
	return c
}

// declared tells whether the model declares a property, of the rows' type or of a derived one.
func declared(q *query.Query, p *edm.Property) bool {
	_, derived := q.Derived[p]
	return derived || q.Type.Property(p.Name) == p
}

// typeShown is the type that is written beside a value, since JSON does not show it: with full
// metadata always, with minimal metadata for what the model does not declare; else empty.
func typeShown(q *query.Query, p *edm.Property, level Level) string {
	if level == None || level == Minimal && declared(q, p) || p.Codes != nil {
		return ""
	}
	return typeNote(p)
}

// typeNote is the type of a value as it stands beside it; empty for those that JSON shows.
func typeNote(p *edm.Property) string {
	t, primitive := p.Type.(edm.Primitive)
	if primitive && !p.Collection && (t == edm.String || t == edm.Boolean || t == edm.Double || t == edm.Untyped) {
		return ""
	}
	name := p.Type.TypeName()
	if primitive {
		name = name[len("Edm."):]
	}
	if p.Collection {
		name = "Collection(" + name + ")"
	}
	return "#" + name
}

// row appends one entity. With a context it is the only one of the answer.
func (e *encoder) row(b []byte, f *Format, row *query.Row, context string) []byte {
	b = append(b, '{')
	if context != "" {
		b = appendString(append(b, `"@odata.context":`...), context)
	}
	if e.level != None {
		b = e.control(b, f, row)
	}
	for i := range e.columns {
		if c := &e.columns[i]; c.within == 0 || row.Cells[c.within-1].N != 0 {
			b = c.member(b, &row.Cells[c.at])
		}
	}
	for i := range e.expands {
		if i < len(row.Expanded) {
			b = e.expands[i].append(b, f, &row.Expanded[i], e, row)
		}
	}
	return append(b, '}')
}

// control appends the control information of one entity.
func (e *encoder) control(b []byte, f *Format, row *query.Row) []byte {
	id := ""
	if e.level == Full || len(e.links) > 0 {
		id = e.id(row)
	}
	if e.level == Full {
		b = appendMember(b, e.kind)
		if id != "" {
			b = appendString(append(comma(b), `"@odata.id":`...), f.Root+id)
			b = appendString(append(comma(b), `"@odata.editLink":`...), id)
		}
	}
	if e.etag >= 0 && row.Cells[e.etag].Some {
		b = append(comma(b), `"@odata.etag":"W/\"`...)
		b = append(e.appendVersion(b, row), `\""`...)
	}
	if id == "" {
		return b
	}
	for _, n := range e.links {
		b = appendString(append(comma(b), `"`+n.Name+`@odata.navigationLink":`...), id+"/"+n.Name)
	}
	for _, a := range e.actions {
		b = appendString(append(comma(b), `"#`+a[1]+`":{"title":"`+a[0]+`","target":`...), f.Root+id+"/"+a[1])
		b = append(b, '}')
	}
	return b
}

// actionsOf are the names of the actions of an entity, plain and qualified.
func actionsOf(q *query.Query, f *Format) (names [][2]string) {
	if f.Actions == nil {
		return nil
	}
	for _, o := range f.Actions(q) {
		names = append(names, [2]string{o.Name, q.Model.Namespace + "." + o.Name})
	}
	return names
}

// appendVersion appends what the ETag says.
func (e *encoder) appendVersion(b []byte, row *query.Row) []byte {
	cell := row.Cells[e.etag]
	t, _ := e.version.(edm.Primitive)
	if t.Integer() {
		return strconv.AppendInt(b, cell.N, 10)
	}
	return AppendText(b, t, cell.Value(e.version))
}

// id is the entity's path below the root; empty if it is in no set.
func (e *encoder) id(row *query.Row) string {
	if e.alone {
		return e.set
	}
	if e.set == "" || len(e.key) == 0 {
		return ""
	}
	b := append([]byte(e.set), '(')
	for i, at := range e.key {
		b = appendKey(b, e.props[i], row.Cells[at], i, len(e.key))
	}
	return string(append(b, ')'))
}

func comma(b []byte) []byte {
	if b[len(b)-1] == '{' || b[len(b)-1] == '[' {
		return b
	}
	return append(b, ',')
}
