package query

import (
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// selected lists the structural and computed properties that $select names, and notes in q the
// parts and links that it names; nil means all of them.
func (b *binder) selected(q *Query, items []grammar.SelectItem) (map[*edm.Property]bool, error) {
	if items == nil {
		return nil, nil
	}
	b.enter("$select")
	if len(items) > maxSelectItems {
		return nil, b.limit(items[maxSelectItems].At, "$select items", maxSelectItems)
	}
	shown := map[*edm.Property]bool{}
	star := false
	for _, item := range items {
		star = star || item.Star
		if item.Star {
			continue
		}
		if err := b.selectItem(q, item, shown); err != nil {
			return nil, err
		}
	}
	if star {
		q.Parts = nil
		return nil, nil
	}
	return shown, nil
}

func (b *binder) selectItem(q *Query, item grammar.SelectItem, shown map[*edm.Property]bool) error {
	if item.Params != nil {
		return b.later(item.At, "selecting the function "+text(item.Path))
	}
	if len(item.Path) == 1 && strings.Contains(item.Path[0].Name, ".") && b.model.Type(item.Path[0].Name) == nil {
		return nil // an operation, or all of a schema: the service advertises none
	}
	of, steps, err := b.selectOwner(q, item)
	if err != nil {
		return err
	}
	if of != q.Type && q.Type.Property(steps[0].Name) == nil && q.Type.Navigation(steps[0].Name) == nil {
		return b.selectDerived(q, of, steps, item)
	}
	name := steps[0].Name
	if nav := q.Type.Navigation(name); nav != nil {
		return b.selectLink(q, nav, item, len(steps))
	}
	p := q.Type.Property(name)
	if c := b.computedNamed(name); p == nil && c != nil {
		p = c.property
	}
	if p == nil {
		return b.unknown(steps[0].At, q.Type.Name, "property", name, q.Type.MemberNames())
	}
	part, err := b.part(p, q.Parts[p], !shown[p], steps[1:], item)
	if err != nil {
		return err
	}
	shown[p] = true
	delete(q.Parts, p)
	if part != nil {
		if q.Parts == nil {
			q.Parts = map[*edm.Property]*Part{}
		}
		q.Parts[p] = part
	}
	return nil
}

// selectOwner is the type that the path of an item speaks of, and the path behind its casts.
func (b *binder) selectOwner(q *Query, item grammar.SelectItem) (of *edm.EntityType, steps []grammar.Step, err error) {
	if err := b.plain(item.Path); err != nil {
		return nil, nil, err
	}
	of, steps = q.Type, item.Path
	for len(steps) > 0 && strings.Contains(steps[0].Name, ".") {
		if of, err = b.narrow(steps[0].At, of, steps[0].Name); err != nil {
			return nil, nil, err
		}
		steps = steps[1:]
	}
	if len(steps) == 0 {
		return nil, nil, b.fail(item.At, "", "$select wants a property")
	}
	return of, steps, nil
}

// selectLink selects a navigation property: its link is shown, not where it leads.
func (b *binder) selectLink(q *Query, nav *edm.Navigation, item grammar.SelectItem, steps int) error {
	if steps > 1 || item.Options != nil {
		return b.fail(item.At, nav.Name, "write $expand=%s($select=…) to select from a navigation property", nav.Name)
	}
	if !slices.Contains(q.Links, nav) {
		q.Links = append(q.Links, nav)
	}
	return nil
}

// part adds what an item selects of a property to the part that items before it selected, which
// is all of it if they named it already without a part; nil is all of it.
func (b *binder) part(p *edm.Property, before *Part, first bool, steps []grammar.Step, item grammar.SelectItem) (*Part, error) {
	if len(steps) == 0 && item.Options == nil {
		return nil, nil
	}
	result := &Part{}
	if before != nil {
		*result = *before
	}
	var err error
	if len(steps) > 0 {
		err = b.partOfMember(p, result, steps, item)
	} else {
		err = b.partByOptions(p, result, item)
	}
	if err != nil || !first && before == nil {
		return nil, err
	}
	return result, nil
}

// partOfMember selects a member of a complex or coded value, or what follows behind it.
func (b *binder) partOfMember(p *edm.Property, to *Part, steps []grammar.Step, item grammar.SelectItem) error {
	m, err := b.member(p, steps[0])
	if err != nil {
		return err
	}
	at := slices.IndexFunc(to.Members, func(other Member) bool { return other.Property.Name == m.Name })
	known := Member{Property: m}
	if at >= 0 {
		known = to.Members[at]
	}
	inner, err := b.part(m, known.Part, at < 0, steps[1:], item)
	if err != nil {
		return err
	}
	to.Members = slices.Clone(to.Members)
	if at < 0 {
		to.Members = append(to.Members, Member{m, inner})
	} else {
		to.Members[at].Part = inner
	}
	return nil
}

// codeParts are the members of a coded value.
var codeParts = []*edm.Property{{Name: "Id", Type: edm.Int64}, {Name: "UId", Type: edm.Guid}, {Name: "Value", Type: edm.String}}

func (b *binder) member(p *edm.Property, step grammar.Step) (*edm.Property, error) {
	members := codeParts
	if p.Codes == nil {
		t, ok := p.Type.(*edm.ComplexType)
		if !ok {
			return nil, b.fail(step.At, step.Name, "%s has no properties", p.Name)
		}
		members = t.AllProperties()
	}
	var names []string
	for _, m := range members {
		if m.Name == step.Name {
			return m, nil
		}
		names = append(names, m.Name)
	}
	return nil, b.unknown(step.At, p.Name, "property", step.Name, names)
}

// partByOptions selects by the options in parentheses: Contact($select=City) is Contact/City.
func (b *binder) partByOptions(p *edm.Property, to *Part, item grammar.SelectItem) error {
	o := item.Options
	if err := b.partOptions(p, o, item.At); err != nil {
		return err
	}
	if p.Collection {
		items, err := b.items(p, o)
		if err != nil {
			return err
		}
		to.Items = items
	}
	for _, inner := range o.Select {
		if inner.Star {
			to.Members = nil
			return nil
		}
		if len(inner.Path) == 0 {
			return b.fail(inner.At, p.Name, "$select wants a property")
		}
		if err := b.partOfMember(p, to, inner.Path, inner); err != nil {
			return err
		}
	}
	return nil
}

// partOptions refuses the options that mean nothing for a property.
func (b *binder) partOptions(p *edm.Property, o *grammar.Options, at int) error {
	option, found := first([]used{
		{"$expand", o.Expand != nil},
		{"$search", o.Search != nil},
		{"$compute", o.Compute != nil},
		{"$levels", o.Levels != nil},
		{"an alias", len(o.Aliases) > 0},
	})
	if found {
		return b.later(at, option+" inside $select")
	}
	if p.Collection {
		return nil
	}
	if o.Select == nil {
		return b.fail(at, p.Name, "%s is no collection: only $select can stand in its parentheses", p.Name)
	}
	return b.oneOnly(o, at)
}
