package payload

import (
	"net/url"
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Level is the amount of control information in an answer.
type Level int

// The levels of odata.metadata.
const (
	Minimal Level = iota
	None
	Full
)

// Format is how an answer is written.
type Format struct {
	Metadata Level
	// IEEE754 writes Int64 and Decimal as strings.
	IEEE754 bool
	// OmitNulls leaves out properties that are null.
	OmitNulls bool
	// Style is nil for plain OData.
	Style *Style
	// Root is the absolute URL of the service root, with a slash at its end.
	Root string
	// Actions lists the actions of entities of a type, which full metadata tells of; nil for none.
	Actions func(*query.Query) []*edm.Operation
	// Next makes the link to the rest of a collection that was expanded too wide for one
	// answer: path names the navigation properties, parent is the id of the entity they hang on.
	Next func(parent string, path []string) string
}

// Style is how all answers under a service root differ from plain OData. One Style serves all of
// them, since what was made for one is used for all that have the same.
type Style struct {
	// Nulls maps names of DateTimeOffset properties to the value shown in place of null.
	Nulls map[string]time.Time
	// StubMarks are the Boolean properties that a reference stub shows only when they are true.
	StubMarks []string
}

// plainStyle changes nothing.
var plainStyle = &Style{}

// EntityID is the path of an entity below the service root: Set(key), with names if the key is an
// alternate one, or the name of a singleton.
func EntityID(set *edm.EntitySet, key []*edm.Property, values []any) string {
	if set.Singleton {
		return set.Name
	}
	b := append([]byte(set.Name), '(')
	n := len(key)
	if n == 1 && isKey(set.Type, key[0].Name) && !primaryKey(set.Type, key[0]) {
		n = 2
	}
	for i, p := range key {
		b = appendKey(b, p, query.CellOf(values[i]), i, n)
	}
	return string(append(b, ')'))
}

// appendKey appends one of n parts of a key; several parts have names.
func appendKey(b []byte, p *edm.Property, value query.Cell, i, n int) []byte {
	if i > 0 {
		b = append(b, ',')
	}
	if n > 1 {
		b = append(append(b, p.Name...), '=')
	}
	return appendKeyValue(b, p, value)
}

func appendKeyValue(b []byte, p *edm.Property, value query.Cell) []byte {
	switch t := p.Type.(type) {
	case edm.Primitive:
		if t == edm.String {
			return append(append(append(b, '\''), url.PathEscape(strings.ReplaceAll(string(value.B), "'", "''"))...), '\'')
		}
		if t.Integer() || t == edm.Guid {
			return AppendText(b, t, value.Value(t))
		}
		text := string(AppendText(nil, t, value.Value(t)))
		if t == edm.Duration || t == edm.Binary {
			text = strings.ToLower(strings.TrimPrefix(t.TypeName(), "Edm.")) + "'" + text + "'"
		}
		return append(b, strings.ReplaceAll(url.PathEscape(text), "%27", "'")...)
	case *edm.EnumType:
		name, _ := t.Format(value.N)
		return append(append(append(b, t.TypeName()+"'"...), name...), '\'')
	}
	return b
}

// ETag writes a version as a weak entity tag.
func ETag(version any) string {
	return `W/"` + string(AppendText(nil, edm.Int64, version)) + `"`
}
