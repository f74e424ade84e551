package payload

import (
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// ReadParameters reads the body of an action: one JSON object with a member for each parameter. No body
// at all is as good as an empty object.
func (r *Reader) ReadParameters(o *edm.Operation, body []byte) (map[string]any, error) {
	root := node{kind: objectNode}
	if len(body) > 0 {
		var err error
		if root, err = parse(body); err != nil {
			return nil, err
		}
	}
	if root.kind != objectNode {
		return nil, fault("InvalidBody", "", "the body is no JSON object; send {…} with the parameters of %s", o.Name)
	}
	if err := unique(root.members, ""); err != nil {
		return nil, err
	}
	s, values := r.scope(), map[string]any{}
	for _, m := range root.members {
		if err := s.collect(s.parameter(values, o, m)); err != nil {
			return nil, s.verdict(err)
		}
	}
	for _, name := range o.Required() {
		if find(root.members, name) == nil {
			if err := s.collect(fault("MissingParameter", name, "%s wants the parameter %s; send it in the body", o.Name, name)); err != nil {
				return nil, s.verdict(err)
			}
		}
	}
	return values, s.verdict(nil)
}

// parameter reads a member of the body of an action. Annotations are ignored.
func (s *scope) parameter(values map[string]any, o *edm.Operation, m member) error {
	if strings.Contains(m.name, "@") {
		return nil
	}
	p := o.Parameter(m.name)
	if p == nil {
		return fault("UnknownParameter", m.name, "%s has no parameter %q; $metadata lists its parameters, whose letter case counts", o.Name, m.name)
	}
	v, err := s.property(valueOf(p), p.Name, m.value)
	if err == nil {
		values[p.Name] = v
	}
	return err
}

// ReadParameter reads one parameter from its JSON text.
func (r *Reader) ReadParameter(p *edm.Parameter, text string) (any, error) {
	n, err := parse([]byte(text))
	if err != nil {
		return nil, err
	}
	s := r.scope()
	v, err := s.property(valueOf(p), p.Name, n)
	return v, s.verdict(s.collect(err))
}

// valueOf is a parameter as the property of a body.
func valueOf(p *edm.Parameter) *edm.Property {
	return &edm.Property{Name: p.Name, Type: p.Type, Collection: p.Collection, Nullable: p.Nullable}
}
