package entities

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Reading is how a definition looks at the involved objects of one source.
type Reading struct {
	Source AttributeSource
	// Rule is the expression that gives the value; nil for the property that bears the attribute's name.
	Rule query.Expr
	// Properties are those that are read: structural ones, and for an attribute taken from a
	// reference the navigation property.
	Properties []string
}

// hidden lists properties that only some may see, and which an attribute would show to others.
var hidden = []string{"BREAKGLASS"}

// restless lists properties that change without anybody being calculated for it.
var restless = []string{"ChangeTime", "CurrentVersionId", "LastLogon", "LastPasswordChange", "SeenTime"}

// Readings lists the sources that a definition asks, in their order; the error is an *odata.Error.
func (d *Attributedefinition) Readings() ([]Reading, error) {
	if rule := strings.TrimSpace(d.Rule); rule != "" {
		r, err := d.ruled(rule)
		return []Reading{r}, err
	}
	var out []Reading
	for _, s := range AttributeSources {
		if d.Source != 0 && d.Source != s {
			continue
		}
		t := s.Type().Edm
		if t.Property(d.Property) != nil || t.Navigation(d.Property) != nil && s.Type().holds(d.Property) {
			if err := readable("PROPERTY", d.Property); err != nil {
				return nil, err
			}
			out = append(out, Reading{Source: s, Properties: []string{d.Property}})
		}
	}
	return out, nil
}

// holds tells whether a navigation property is a reference of the type's own, with one target or many.
func (t *Type) holds(nav string) bool {
	_, single := t.Reference(nav)
	_, many := t.Link(nav)
	return single || many
}

// ruled binds the rule. It is evaluated in memory over one object, at whatever time, so it may look
// at nothing else: neither at other objects nor at the clock.
func (d *Attributedefinition) ruled(rule string) (Reading, error) {
	r := Reading{Source: d.Source}
	if r.Source == 0 {
		r.Source = FromIdentity
	}
	t := r.Source.Type()
	e, err := query.ParseValue(Model(), t.Edm, rule, nil)
	if err != nil {
		return r, refuse(http.StatusBadRequest, "InvalidRule", "RULE", fmt.Sprintf("RULE is no expression over %s: %s", t.Name, err))
	}
	query.Reads(e, func(read query.Read) {
		switch {
		case err != nil:
		case read.Far || t.Edm.Navigation(read.Property) != nil:
			err = refuse(http.StatusBadRequest, "InvalidRule", "RULE",
				fmt.Sprintf("RULE may only read properties of the %s itself; leave the path by way of %s out", t.Name, read.Property))
		case readable("RULE", read.Property) != nil:
			err = readable("RULE", read.Property)
		case !slices.Contains(r.Properties, read.Property):
			r.Properties = append(r.Properties, read.Property)
		}
	})
	r.Rule = e
	return r, err
}

// readable refuses a property that no attribute can be taken from.
func readable(target, property string) error {
	switch {
	case slices.Contains(hidden, property):
		return refuse(http.StatusBadRequest, "HiddenProperty", target, property+" is not for everybody who sees access, so no attribute can show it; take another property")
	case slices.Contains(restless, property):
		return refuse(http.StatusBadRequest, "UnsupportedProperty", target, "a change of "+property+" has nobody calculated, so no attribute can follow it; take another property")
	}
	return nil
}

// types lists what the values that are read may become; none if no attribute can have them.
func (r Reading) types() []AttributeType {
	if r.Rule != nil {
		p, _ := r.Rule.Type().(edm.Primitive)
		if p == edm.Untyped {
			return []AttributeType{AttributeString}
		}
		return attributeTypes[p]
	}
	t := r.Source.Type().Edm
	if p := t.Property(r.Properties[0]); p != nil {
		primitive, _ := p.Type.(edm.Primitive)
		if p.Codes != nil || p.Collection {
			return nil
		}
		return attributeTypes[primitive]
	}
	return []AttributeType{AttributeReference, AttributeString}
}
