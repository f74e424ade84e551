package rope

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/odata/eval"
)

// source is an involved object that may have values.
type source struct {
	kind  entities.AttributeSource
	id    int64
	own   map[string][]string // values that a resource assignment brings along
	facts calc.Facts
}

// sources lists the objects that are involved in access, in the order in which they are asked
// (G-34): resource assignments, policies, the resource, the account, the identity, contexts.
func (c *calculation) sources(h *holding) []source {
	out := append(c.givers(h), source{kind: entities.FromResource, id: h.resource.ID, facts: h.resource.Facts})
	if a := c.known(h.resource.System, h.account); a != nil {
		out = append(out, source{kind: entities.FromAccount, id: a.ID, facts: a.Facts})
	}
	out = append(out, source{kind: entities.FromIdentity, id: c.Subject.ID, facts: c.Subject.Facts})
	for _, id := range c.surroundings(h) {
		out = append(out, source{kind: entities.FromContext, id: id, facts: c.World.Contexts[id].Facts})
	}
	return out
}

// givers lists the resource assignments and policies that give access: those that are not disabled
// before the others, then in order of number.
func (c *calculation) givers(h *holding) []source {
	grounds := slices.Clone(h.grounds)
	off := func(g ground) int {
		if g.Disabled {
			return 1
		}
		return 0
	}
	slices.SortFunc(grounds, func(a, b ground) int { return cmp.Or(off(a)-off(b), cmp.Compare(a.Cause, b.Cause)) })
	var assignments, policies []source
	for _, g := range grounds {
		switch entities.ReasonType(g.Type) {
		case entities.ReasonDirect:
			if i := slices.IndexFunc(c.Subject.Direct, func(d calc.Direct) bool { return d.ID == g.Cause }); i >= 0 {
				d := &c.Subject.Direct[i]
				assignments = append(assignments, source{entities.FromAssignment, d.ID, d.Attributes, d.Facts})
			}
		case entities.ReasonPolicy:
			if i := slices.IndexFunc(c.World.Policies, func(p calc.Policy) bool { return p.ID == g.Cause }); i >= 0 {
				policies = append(policies, source{kind: entities.FromPolicy, id: g.Cause, facts: c.World.Policies[i].Facts})
			}
		}
	}
	return append(assignments, policies...)
}

// surroundings lists the contexts in which access was given, and then those of their primary type
// that the identity is a member of now.
func (c *calculation) surroundings(h *holding) []int64 {
	var given, home []int64
	for _, g := range h.grounds {
		if c.World.Contexts[g.Context] != nil {
			given = append(given, g.Context)
		}
	}
	primary := cmp.Or(c.Subject.PrimaryType, c.World.Settings.PrimaryType)
	for _, m := range c.Subject.Memberships {
		context := c.World.Contexts[m.Context]
		if context != nil && context.Type == primary && holds(m.Valid, c.now) && holds(context.Valid, c.now) && !slices.Contains(given, m.Context) {
			home = append(home, m.Context)
		}
	}
	slices.Sort(given)
	slices.Sort(home)
	return append(slices.Compact(given), slices.Compact(home)...)
}

// values asks the involved objects in their order. The first that has any ends it, unless all are
// to be collected.
func (c *calculation) values(d *defined, sources []source) ([]string, error) {
	var out []string
	for _, s := range sources {
		found, err := d.of(s)
		if err != nil {
			return nil, err
		}
		for _, v := range found {
			if !entities.AttributeType(d.Type).Legal(v) {
				c.warn(fmt.Sprintf("attribute %s is of type %s, so %q from %s %d is left out", d.Name, entities.AttributeType(d.Type), v, s.kind, s.id))
			} else if !slices.Contains(out, v) {
				out = append(out, v)
			}
		}
		if len(out) > 0 && !d.Collect {
			break
		}
	}
	return out, nil
}

// of gives the values that an attribute has from one object: those that it brings along before those
// that are read of it.
func (d *defined) of(s source) ([]string, error) {
	if brought := slices.DeleteFunc(slices.Clone(s.own[d.Name]), func(v string) bool { return v == "" }); len(brought) > 0 {
		return brought, nil
	}
	var out []string
	for _, part := range d.parts {
		for _, r := range part.Readings {
			if r.Source != s.kind || s.facts == nil {
				continue
			}
			v, err := read(part, r, s.facts)
			if err != nil {
				return nil, fmt.Errorf("rule of definition %d failed over %s %d: %w", part.ID, s.kind, s.id, err)
			}
			out = append(out, v...)
		}
		if len(out) > 0 && !d.Collect {
			break
		}
	}
	return out, nil
}

// read looks at one object. A reference as a text is the UId of what it refers to.
func read(a calc.Attribute, r entities.Reading, facts calc.Facts) ([]string, error) {
	if r.Rule != nil {
		v, err := eval.Value(r.Rule, facts, nil)
		return attributeTexts(v), err
	}
	if uid, known := facts[r.Properties[0]+"/UId"]; known && a.Type == int64(entities.AttributeString) {
		return attributeTexts(uid), nil
	}
	return attributeTexts(facts[r.Properties[0]]), nil
}

// attributeTexts writes values as attributes keep them; null and the empty text are none.
func attributeTexts(v any) []string {
	var one string
	switch v := v.(type) {
	case []string:
		return v
	case []int64:
		out := make([]string, len(v))
		for i, n := range v {
			out[i] = strconv.FormatInt(n, 10)
		}
		return out
	case string:
		one = v
	case bool:
		one = strconv.FormatBool(v)
	case int64:
		one = strconv.FormatInt(v, 10)
	case time.Time:
		one = v.UTC().Format(time.RFC3339Nano)
	case uuid.UUID:
		one = v.String()
	case decimal.Decimal:
		one = v.String()
	}
	if strings.TrimSpace(one) == "" {
		return nil
	}
	return []string{one}
}
