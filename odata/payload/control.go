package payload

import (
	"strconv"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// control appends the control information of one entity.
func (s *shape) control(b []byte, row query.Row) []byte {
	if s.format.Metadata == None {
		return b
	}
	if s.format.Metadata == Full {
		b = appendString(append(comma(b), `"@odata.type":`...), "#"+s.typ.TypeName())
		if id := s.id(row); id != "" {
			b = appendString(append(comma(b), `"@odata.id":`...), s.format.Root+id)
			b = appendString(append(comma(b), `"@odata.editLink":`...), id)
		}
	}
	if s.etag >= 0 && row.Values[s.etag] != nil {
		b = append(comma(b), `"@odata.etag":"W/\"`...)
		b = append(AppendText(b, edm.Int64, row.Values[s.etag]), `\""`...)
	}
	if s.format.Metadata == Full {
		b = s.links(b, row)
	}
	return b
}

// links appends a navigation link for each navigation property that is not expanded.
func (s *shape) links(b []byte, row query.Row) []byte {
	id := s.id(row)
	if id == "" {
		return b
	}
	for _, n := range s.typ.AllNavigations() {
		b = appendString(append(comma(b), `"`+n.Name+`@odata.navigationLink":`...), id+"/"+n.Name)
	}
	return b
}

// id is the entity's path below the root; empty if it is in no set.
func (s *shape) id(row query.Row) string {
	if s.set == "" || len(s.key) == 0 {
		return ""
	}
	values := make([]any, len(s.key))
	for i, at := range s.key {
		values[i] = row.Values[at]
	}
	return string(appendID(nil, s.set, s.props, values))
}

func (e *expansion) append(b []byte, x query.Expanded, parent *shape, row query.Row) []byte {
	name := `"` + e.name
	if x.Count != nil {
		b = appendValue(append(comma(b), name+`@odata.count":`...), edm.Int64, *x.Count, parent.format.IEEE754)
	}
	if e.count {
		return b
	}
	b = append(append(comma(b), name...), `":`...)
	if !e.many {
		if len(x.Rows) == 0 {
			return append(b, "null"...)
		}
		return e.one(b, x.Rows[0])
	}
	b = append(b, '[')
	for _, r := range x.Rows {
		b = e.one(comma(b), r)
	}
	b = append(b, ']')
	if id := parent.id(row); x.More && id != "" && parent.format.Next != nil {
		next := parent.format.Next(id, e.shape.path)
		b = appendString(append(comma(b), name+`@odata.nextLink":`...), next)
	}
	return b
}

// one appends an expanded entity, or only its id.
func (e *expansion) one(b []byte, row query.Row) []byte {
	if !e.ref {
		return e.shape.row(b, row, "")
	}
	b = appendString(append(b, `{"@odata.id":`...), e.shape.format.Root+e.shape.id(row))
	return append(b, '}')
}

// ETag writes a version as a weak entity tag.
func ETag(version any) string {
	return `W/"` + string(AppendText(nil, edm.Int64, version)) + `"`
}

// appendCount appends the total of a collection.
func appendCount(b []byte, count *int64, wide bool) []byte {
	if count == nil {
		return b
	}
	b = append(comma(b), `"@odata.count":`...)
	if wide {
		return strconv.AppendQuote(b, strconv.FormatInt(*count, 10))
	}
	return strconv.AppendInt(b, *count, 10)
}
