package rope

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// attribute gives access that is ours the attributes that its resource type allows, and
// finds those that its target does not have as it should.
func (c *calculation) attribute(held []*holding, made []calc.Assignment) {
	for i, h := range held {
		if h.resource.Attributes == nil || !made[i].Managed {
			continue
		}
		made[i].Attributes = c.attributes(h)
		c.carrying++
		c.reconcile(h, &made[i])
	}
}

// defined is one attribute of a set: all its definitions of one property together.
type defined struct {
	calc.Attribute
	parts []calc.Attribute
}

// defined merges the definitions of a set that are of the same property, in order of name: the
// first says the type, and each where values come from. The attribute collects, or is mandatory,
// if one of them says so, and is for information only if all do.
func (c *calculation) defined(set *calc.AttributeSet) []defined {
	if known, ok := c.atlas.sets[set]; ok {
		return known
	}
	byName := map[string]*defined{}
	for _, a := range set.Attributes {
		d := byName[a.Name]
		if d == nil {
			byName[a.Name] = &defined{a, []calc.Attribute{a}}
			continue
		}
		d.parts = append(d.parts, a)
		d.Collect, d.Mandatory, d.Information = d.Collect || a.Collect, d.Mandatory || a.Mandatory, d.Information && a.Information
	}
	out := []defined{}
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		out = append(out, *byName[name])
	}
	if c.atlas.sets == nil {
		c.atlas.sets = map[*calc.AttributeSet][]defined{}
	}
	c.atlas.sets[set] = out
	return out
}

// attributes lists the attributes of access in order of name. One that has no value is left out
// unless it had one once: then its emptiness stays. One whose rule fails stays as it stands.
func (c *calculation) attributes(h *holding) []calc.AttributeValue {
	all, sources := c.defined(h.resource.Attributes), c.sources(h)
	var out []calc.AttributeValue
	for _, d := range all {
		if len(d.parts) > 1 {
			c.warn(fmt.Sprintf("attribute set %s defines %s %d times; the definitions are merged", h.resource.Attributes.Name, d.Name, len(d.parts)))
		}
		stands := slices.IndexFunc(c.Subject.Carried[h.key], func(v calc.AttributeValue) bool { return v.Name == d.Name })
		values, err := c.values(&d, sources)
		if err != nil {
			c.fail(&d, err)
			values = nil
			if stands >= 0 {
				values = c.Subject.Carried[h.key][stands].Values
			}
		}
		if len(values) > 0 || stands >= 0 {
			out = append(out, calc.AttributeValue{Name: d.Name, Type: d.Type, Values: append([]string{}, values...), Information: d.Information})
		}
	}
	c.illegal(h, all, sources)
	return out
}

// fail tells of a rule that failed: in a warning, or, if the attribute is mandatory, by failing the
// calculation, so that nothing changes and it is tried again.
func (c *calculation) fail(d *defined, err error) {
	text := fmt.Sprintf("attribute %s: %v", d.Name, err)
	if !d.Mandatory {
		c.warn(text + "; it stays as it stands")
	} else if c.failure == "" || text < c.failure {
		c.failure = text
	}
}

// illegal warns of values that resource assignments bring along for what is no attribute of the set.
func (c *calculation) illegal(h *holding, all []defined, sources []source) {
	for _, s := range sources {
		for name := range s.own {
			if !slices.ContainsFunc(all, func(d defined) bool { return d.Name == name }) {
				c.warn(fmt.Sprintf("resource assignment %d brings a value for %s, which is not in attribute set %s", s.id, name, h.resource.Attributes.Name))
			}
		}
	}
}

// reconcile finds what the target does not have as it should: of access that is still to be made all
// attributes, and if the resource type says so those that the system reports otherwise. What is for
// information only never counts, nor does what the system reports nothing of.
func (c *calculation) reconcile(h *holding, a *calc.Assignment) {
	var reported map[string][]string
	switch entities.ProvisioningStatus(a.Provisioning) {
	case entities.ProvisionPendingProvisioning:
	case entities.ProvisionOK:
		reported = c.reported(h)
		if !a.Enabled || !h.resource.Reconcile || reported == nil {
			return
		}
	default:
		return
	}
	a.Change = lacking(a.Attributes, reported)
	if reported == nil || len(a.Change) == 0 {
		return
	}
	a.Provisioning = int64(entities.ProvisionPendingUpdate)
}

// lacking lists the attributes that differ from what is reported, or all that have values where nothing is reported yet.
func lacking(wanted []calc.AttributeValue, reported map[string][]string) calc.AttributeChanges {
	out := calc.AttributeChanges{}
	for _, v := range wanted {
		is, known := reported[v.Name]
		switch {
		case v.Information:
		case reported == nil && len(v.Values) > 0:
			out[v.Name] = calc.AttributeChange{To: v.Values}
		case known && !slices.Equal(slices.Sorted(slices.Values(is)), slices.Sorted(slices.Values(v.Values))):
			out[v.Name] = calc.AttributeChange{Is: is, To: v.Values}
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// reported joins what the system reports of the attributes of access in one place, nil for nothing.
func (c *calculation) reported(h *holding) map[string][]string {
	var found []calc.Reported
	for _, r := range c.Subject.Reported {
		if (place{r.Resource, r.Account}) == h.place {
			found = append(found, r)
		}
	}
	slices.SortFunc(found, func(a, b calc.Reported) int { return cmp.Compare(fmt.Sprint(a.Attributes), fmt.Sprint(b.Attributes)) })
	var out map[string][]string
	for _, r := range found {
		if out == nil {
			out = map[string][]string{}
		}
		for name, values := range r.Attributes {
			out[name] = slices.DeleteFunc(slices.Clone(values), func(v string) bool { return strings.TrimSpace(v) == "" })
		}
	}
	return out
}
