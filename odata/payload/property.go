package payload

import (
	"encoding/base64"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Path leads to a structural property: Sub into a complex value, Part into a coded one.
type Path struct {
	Property *edm.Property
	Sub      []*edm.Property
	Part     string
}

// Leaf is the property that the path ends with.
func (p Path) Leaf() *edm.Property {
	if len(p.Sub) > 0 {
		return p.Sub[len(p.Sub)-1]
	}
	return p.Property
}

// name is the path as errors tell it.
func (p Path) name() string {
	name := p.Property.Name
	for _, sub := range p.Sub {
		name += "/" + sub.Name
	}
	return name
}

// ReadProperty reads a body that holds one property: {"value":…}, or the object itself where the
// value is one.
func (r *Reader) ReadProperty(path Path, body []byte) (*Entity, error) {
	root, err := parse(body)
	if err != nil {
		return nil, err
	}
	n, err := propertyNode(path, root)
	if err != nil {
		return nil, err
	}
	return r.assign(path, n)
}

func propertyNode(path Path, root node) (node, error) {
	if root.kind != objectNode {
		return node{}, fault("InvalidBody", path.name(), `the body is no JSON object; send {"value":…}`)
	}
	if err := unique(root.members, ""); err != nil {
		return node{}, err
	}
	leaf := path.Leaf()
	_, structured := leaf.Type.(*edm.ComplexType)
	object := (structured || leaf.Codes != nil) && path.Part == "" && !leaf.Collection
	if value := find(root.members, "value"); value != nil {
		return *value, nil
	}
	if !object {
		return node{}, fault("InvalidBody", path.name(), `the body does not say the new value; send {"value":…}`)
	}
	return root, nil
}

// ReadNull is the value null of a property, or the empty collection.
func (r *Reader) ReadNull(path Path) (*Entity, error) {
	if path.Leaf().Collection {
		return r.assign(path, node{kind: arrayNode})
	}
	if path.Part != "" {
		return nil, fault("NotNullable", path.name()+"/"+path.Part, "a part of a coded value cannot be null; take the whole value away")
	}
	return r.assign(path, node{})
}

// ReadText reads the bare text of a value, as …/$value takes it.
func (r *Reader) ReadText(path Path, text []byte) (*Entity, error) {
	n := node{kind: stringNode, text: string(text)}
	t, primitive := path.Leaf().Type.(edm.Primitive)
	switch {
	case !primitive || path.Part == "Value" || path.Part == "UId":
	case t == edm.Boolean:
		n.kind = boolNode
	case t == edm.Decimal || t == edm.Double || t == edm.Single || t.Integer():
		n.kind = numberNode
	}
	return r.assign(path, n)
}

// ReadBytes reads the bytes of a binary value.
func (r *Reader) ReadBytes(path Path, bytes []byte) (*Entity, error) {
	return r.assign(path, node{kind: stringNode, text: base64.RawURLEncoding.EncodeToString(bytes)})
}

// ReadAppend reads what is put behind the values of a collection: one value, or a list of them.
func (r *Reader) ReadAppend(path Path, body []byte) (*Entity, error) {
	root, err := parse(body)
	if err != nil {
		return nil, err
	}
	n, err := propertyNode(path, root)
	if err != nil {
		return nil, err
	}
	if n.kind != arrayNode {
		n = node{kind: arrayNode, items: []node{n}}
	}
	s := r.scope()
	list, err := s.property(path.Leaf(), path.name(), n)
	if err := s.verdict(s.collect(err)); err != nil {
		return nil, err
	}
	values, _ := list.([]any)
	s.entity.Values[path.Property.Name] = within(path.Sub, Append(values))
	return s.entity, nil
}

// assign reads the value of a property from its place in a body.
func (r *Reader) assign(path Path, n node) (*Entity, error) {
	s := r.scope()
	if path.Part != "" {
		n = node{kind: objectNode, members: []member{{path.Part, n}}}
	}
	if len(path.Sub) == 0 {
		return s.entity, s.verdict(s.collect(s.member(member{path.Property.Name, n})))
	}
	v, err := s.property(path.Leaf(), path.name(), n)
	s.entity.Values[path.Property.Name] = within(path.Sub, v)
	return s.entity, s.verdict(s.collect(err))
}

// within makes the change of a complex value of the value of a property that lies in it.
func within(sub []*edm.Property, v any) any {
	for i := len(sub) - 1; i >= 0; i-- {
		v = Patch{sub[i].Name: v}
	}
	return v
}
