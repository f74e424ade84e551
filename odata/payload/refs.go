package payload

import "github.com/ropewalk/ropewalk/odata/edm"

// ReadRefs reads the body of a write to …/$ref: {"@id":…} or, where many are expected,
// {"value":[{"@id":…}]}.
func (r *Reader) ReadRefs(nav *edm.Navigation, many bool, body []byte) ([]Ref, error) {
	root, err := parse(body)
	if err != nil {
		return nil, err
	}
	items := []node{root}
	if many {
		value := find(root.members, "value")
		if value == nil || value.kind != arrayNode {
			return nil, fault("InvalidBody", nav.Name, `send all references of the collection as {"value":[{"@id":…}]}`)
		}
		items = value.items
	}
	if len(items) > MaxItems {
		return nil, tooMany("value")
	}
	s := r.scope()
	refs := make([]Ref, 0, len(items))
	for _, item := range items {
		ref, err := s.target(nav, item)
		if err != nil {
			return nil, err
		}
		refs = append(refs, ref)
	}
	return refs, nil
}

// target reads one reference by id.
func (s *scope) target(nav *edm.Navigation, n node) (Ref, error) {
	if err := unique(n.members, ""); err != nil {
		return Ref{}, err
	}
	for _, m := range n.members {
		if m.name == "@id" || m.name == "@odata.id" {
			return s.identified(nav, nav.Name, m.value)
		}
	}
	return Ref{}, fault("InvalidReference", nav.Name, `the body names no entity; send {"@odata.id":%q}`, nav.Target.Name+"(5)")
}
