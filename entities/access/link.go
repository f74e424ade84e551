package access

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// checkLink sees to it that the references are there and that the filter can be bound.
func (r *Rights) checkLink(l Link) error {
	t := r.model.Type(r.model.Namespace + "." + l.Type)
	if t == nil {
		return fmt.Errorf("there is no type %q", l.Type)
	}
	r.name(l.Groups)
	for _, name := range l.Navs {
		nav := t.Navigation(name)
		if nav == nil {
			return fmt.Errorf("there is no reference %q", name)
		}
		if err := r.check(nav.Target, l.Target); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// Linked is the condition that an object must meet for the caller to add it to a reference of a
// type or to take it away: nil is any object, not allowed means none. A reference without a right
// of its own can be changed by whoever may write the property.
func (r *Rights) Linked(t *edm.EntityType, nav string, p Principal) (condition query.Expr, allowed bool, err error) {
	own := false
	var filters []string
	for _, l := range r.links {
		if l.Type != t.Name || !slices.Contains(l.Navs, nav) {
			continue
		}
		if p.In(l.Groups...) {
			return nil, true, nil
		}
		own = true
		if l.Target != "" {
			filters = append(filters, "("+l.Target+")")
		}
	}
	switch {
	case p.System || !own:
		return nil, true, nil
	case len(filters) == 0:
		return nil, false, nil
	}
	condition, err = r.bind(t.Navigation(nav).Target, strings.Join(filters, " or "))
	return condition, err == nil, err
}
