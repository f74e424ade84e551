package query

import (
	"github.com/ropewalk/ropewalk/odata/edm"
)

// Returned is how what an operation gives back is shown.
type Returned struct {
	// Entities reads the entity or the entities, once the operation has told their keys; nil for values.
	Entities *Request
	// Property stands for a value or a collection of values, and Part tells what of it is shown; nil is
	// all of it.
	Property *edm.Property
	Part     *Part
}

// Returned binds the query options of the URL to what an overload gives back; nil if that is nothing.
func (c *Called) Returned(o *edm.Operation) (*Returned, error) {
	b, r := c.binder, o.Returns
	b.enter("path")
	if r == nil {
		return nil, c.nothing()
	}
	if t, ok := r.Type.(*edm.EntityType); ok {
		return c.entities(o, t)
	}
	p := &edm.Property{Name: "value", Type: r.Type, Collection: r.Collection, Nullable: r.Nullable}
	part, err := c.part(p)
	return &Returned{Property: p, Part: part}, err
}

// nothing refuses options about a result where there is none.
func (c *Called) nothing() error {
	b, o := c.binder, c.options
	if o.Compute != nil {
		b.enter("$compute")
		return b.fail(0, "$compute", "$compute can only be used where entities are shown")
	}
	if err := b.shapeless(o, 0); err != nil {
		return err
	}
	return b.oneOnly(o, 0)
}

func (c *Called) entities(o *edm.Operation, t *edm.EntityType) (*Returned, error) {
	r := &Request{Kind: KindEntity, Query: c.binder.newQuery(c.binder.model.Set(o.Set), t)}
	if o.Returns.Collection {
		r.Kind = KindEntities
	}
	r.SkipToken = c.options.SkipToken
	return &Returned{Entities: r}, c.binder.options(r, c.options)
}

// part binds the options that shape a value, or pick, order and cut the values of a collection.
func (c *Called) part(p *edm.Property) (*Part, error) {
	b, o := c.binder, c.options
	if option, found := first([]used{
		{"$expand", o.Expand != nil},
		{"$search", o.Search != nil},
		{"$compute", o.Compute != nil},
		{"$skiptoken", o.SkipToken != nil},
	}); found {
		b.enter(option)
		return nil, b.later(0, option+" of what "+c.segment.Name+" gives back")
	}
	if !p.Collection {
		if err := b.oneOnly(o, 0); err != nil {
			return nil, err
		}
	}
	if o.Select == nil && o.Filter == nil && o.OrderBy == nil && o.Top == nil && o.Skip == nil && o.Count == nil {
		return nil, nil
	}
	part := &Part{}
	var err error
	if p.Collection {
		if part.Items, err = c.items(p); err != nil {
			return nil, err
		}
	}
	b.enter("$select")
	for _, item := range o.Select {
		if item.Star {
			part.Members = nil
			break
		}
		if len(item.Path) == 0 {
			return nil, b.fail(item.At, "$select", "$select wants a property")
		}
		if err := b.partOfMember(p, part, item.Path, item); err != nil {
			return nil, err
		}
	}
	return part, nil
}

// items binds the options that pick, order and cut what an operation gives back. Complex values are rows
// there, without key and links: their properties go by their bare names.
func (c *Called) items(p *edm.Property) (*Items, error) {
	b := c.binder
	b.enter("$filter")
	each := &Var{Name: "$this", Item: p.Type}
	if t, structured := p.Type.(*edm.ComplexType); structured {
		each.Type = &edm.EntityType{Namespace: t.Namespace, Name: t.Name, Properties: t.AllProperties()}
	}
	b.it, b.rootless = each, true
	return b.pickedBy(each, c.options)
}
