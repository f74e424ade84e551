package payload

import (
	"github.com/ropewalk/ropewalk/odata/edm"
)

// RawText is a value as …/$value gives it: the bare text of a primitive, JSON of all others.
func RawText(p *edm.Property, value any) []byte {
	if t, ok := p.Type.(edm.Primitive); ok && p.Codes == nil && !p.Collection {
		return AppendText(nil, t, value)
	}
	if t, ok := p.Type.(*edm.EnumType); ok && !p.Collection {
		n, _ := value.(int64)
		name, _ := t.Format(n)
		return []byte(name)
	}
	c := newColumn(p, &Format{}, nil)
	return c.boxed(nil, value)
}
