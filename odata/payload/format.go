package payload

import (
	"net/url"
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/odata/edm"
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
	// Root is the absolute URL of the service root, with a slash at its end.
	Root string
	// Nulls maps names of DateTimeOffset properties to the value shown in place of null.
	Nulls map[string]time.Time
	// StubMarks are the Boolean properties that a reference stub shows only when they are true.
	StubMarks []string
	// Next makes the link to the rest of a collection that was expanded too wide for one
	// answer: path names the navigation properties, parent is the id of the entity they hang on.
	Next func(parent string, path []string) string
}

// EntityID is the path of an entity below the service root: Set(key).
func EntityID(set *edm.EntitySet, key []*edm.Property, values []any) string {
	return string(appendID(nil, set.Name, key, values))
}

func appendID(b []byte, set string, key []*edm.Property, values []any) []byte {
	b = append(append(b, set...), '(')
	for i, p := range key {
		if i > 0 {
			b = append(b, ',')
		}
		if len(key) > 1 {
			b = append(append(b, p.Name...), '=')
		}
		b = appendKeyValue(b, p, values[i])
	}
	return append(b, ')')
}

func appendKeyValue(b []byte, p *edm.Property, v any) []byte {
	switch t := p.Type.(type) {
	case edm.Primitive:
		if s, ok := v.(string); ok {
			return append(append(append(b, '\''), url.PathEscape(strings.ReplaceAll(s, "'", "''"))...), '\'')
		}
		text := string(AppendText(nil, t, v))
		if t == edm.Duration || t == edm.Binary {
			text = strings.ToLower(strings.TrimPrefix(t.TypeName(), "Edm.")) + "'" + text + "'"
		}
		return append(b, strings.ReplaceAll(url.PathEscape(text), "%27", "'")...)
	case *edm.EnumType:
		n, _ := v.(int64)
		name, _ := t.Format(n)
		return append(append(append(b, t.TypeName()+"'"...), name...), '\'')
	}
	return b
}
