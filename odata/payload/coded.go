package payload

import (
	"strconv"
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// coded reads {"Value":…}, {"Id":…}, {"UId":…} or the bare value as a string, and makes sure
// that there is such a code and that all parts agree on it.
func coded(set *edm.CodeSet, path string, n node) (any, error) {
	c := Coded{}
	switch n.kind {
	case stringNode:
		c.Value = &n.text
	case objectNode:
		if err := codedParts(&c, path, n.members); err != nil {
			return nil, err
		}
	default:
		return nil, fault("InvalidValue", path, `expected an object such as {"Value":%s}`, strconv.Quote(set.Values()[0]))
	}
	if c == (Coded{}) {
		return nil, fault("InvalidValue", path, "name the value by Value, Id or UId; legal values are %s", legal(set))
	}
	for _, code := range set.Codes {
		code, _ = set.ByID(code.ID)
		if c.means(code) {
			return c, nil
		}
	}
	return nil, fault("InvalidValue", path, "there is no such value; legal values are %s", legal(set))
}

func codedParts(c *Coded, path string, members []member) error {
	if err := unique(members, path+"/"); err != nil {
		return err
	}
	for _, m := range members {
		text := m.value.text
		switch {
		case strings.Contains(m.name, "@"):
		case m.value.kind == nullNode && (m.name == "Id" || m.name == "UId" || m.name == "Value"):
		case m.name == "Id":
			v, err := primitive(edm.Int64, m.value)
			if err != nil {
				return fault("InvalidValue", path+"/Id", "%s", err)
			}
			id := v.(int64)
			c.ID = &id
		case m.name == "UId" && m.value.kind == stringNode:
			if _, err := edm.Parse(edm.Guid, text); err != nil {
				return fault("InvalidValue", path+"/UId", "expected a GUID")
			}
			c.UID = &text
		case m.name == "Value" && m.value.kind == stringNode:
			c.Value = &text
		case m.name == "UId" || m.name == "Value":
			return fault("InvalidValue", path+"/"+m.name, "expected a JSON string")
		default:
			return unknown(edm.SetValueName, path+"/"+m.name, m.name, []string{"Id", "UId", "Value"})
		}
	}
	return nil
}

// means tells whether every part that was sent belongs to the code.
func (c Coded) means(code edm.Code) bool {
	return (c.ID == nil || *c.ID == code.ID) &&
		(c.UID == nil || strings.EqualFold(*c.UID, code.UID)) &&
		(c.Value == nil || *c.Value == code.Value)
}

func legal(set *edm.CodeSet) string {
	return strings.Join(set.Values(), ", ")
}

// enum reads the name of a member, several joined by commas for a flags type.
func enum(t *edm.EnumType, path string, n node) (any, error) {
	var value int64
	names := strings.Split(n.text, ",")
	if n.kind != stringNode || len(names) > 1 && !t.Flags {
		return nil, fault("InvalidValue", path, "expected the name of a member of %s as a string", t.TypeName())
	}
	for _, name := range names {
		m, ok := t.Member(strings.TrimSpace(name))
		if !ok {
			return nil, fault("InvalidValue", path, "%s has no member %q; it has %s", t.TypeName(), name, memberNames(t))
		}
		value |= m.Value
	}
	return value, nil
}

func memberNames(t *edm.EnumType) string {
	var all []string
	for _, m := range t.Members {
		all = append(all, m.Name)
	}
	return strings.Join(all, ", ")
}
