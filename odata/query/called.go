package query

import (
	"slices"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// Called is the operation that a path ends with. Which of several overloads it is, its parameters tell.
type Called struct {
	// Overloads is one action, or functions that differ in their parameters.
	Overloads []*edm.Operation

	segment grammar.Segment
	options *grammar.Options
	binder  *binder
}

// Action tells whether the operation is an action.
func (c *Called) Action() bool { return c.Overloads[0].Action }

// OfMany tells whether the operation is bound to a collection.
func (c *Called) OfMany() bool { return c.Overloads[0].BoundCollection }

// imported begins a path with an operation; nil if there is none of that name.
func (b *binder) imported(seg grammar.Segment) *Request {
	found := b.model.Imports(seg.Name)
	if len(found) == 0 {
		return nil
	}
	return &Request{Kind: KindOperation, Called: &Called{Overloads: found, segment: seg, binder: b}}
}

// operation goes on to an operation that is bound to what the path has led to; false if there is none
// of that name. A property of that name goes before.
func (b *binder) operation(r *Request, seg grammar.Segment) bool {
	if r.Kind != KindEntities && r.Kind != KindEntity || slices.Contains(r.Query.Type.MemberNames(), seg.Name) {
		return false
	}
	found := b.model.BoundTo(r.Query.Type, r.Kind == KindEntities, seg.Name)
	if len(found) == 0 {
		return false
	}
	r.Kind, r.Called = KindOperation, &Called{Overloads: found, segment: seg, binder: b}
	return true
}

// called binds the rest of a URL whose path ends in an operation. What that is bound to is read without
// options: those of the URL are about the result.
func (b *binder) called(r *Request, o *grammar.Options) error {
	r.Called.options = o
	if err := b.unoffered(r.Kind, o); err != nil || r.Query == nil {
		return err
	}
	if r.Called.OfMany() {
		return b.options(&Request{Kind: KindEntities, Query: r.Query}, &grammar.Options{})
	}
	r.Query.need(b.identity(r.Query.Type)...)
	return nil
}

// Arguments picks the overload that takes the parameters of the URL, and binds these. Those of an action
// stand in the body.
func (c *Called) Arguments() (*edm.Operation, []Argument, error) {
	c.binder.option = "path"
	if !c.Action() {
		return c.function()
	}
	if len(c.segment.Keys) > 0 {
		k := c.segment.Keys[0]
		return nil, nil, c.fault("InvalidParameter", k.At, k.Name, "%s is an action; send its parameters in the body, as one JSON object", c.segment.Name)
	}
	return c.Overloads[0], nil, nil
}

func (c *Called) function() (*edm.Operation, []Argument, error) {
	given, err := c.given()
	if err != nil {
		return nil, nil, err
	}
	o, err := c.overload(given)
	if err != nil {
		return nil, nil, err
	}
	var args []Argument
	for _, g := range given {
		a, err := c.argument(o.Parameter(g.name), g)
		if err != nil {
			return nil, nil, err
		}
		args = append(args, a)
	}
	return o, args, nil
}

// overload is the function that takes the given parameters and needs no others; of several, the one
// that has the fewest beside them.
func (c *Called) overload(all []given) (*edm.Operation, error) {
	var best *edm.Operation
	var lacks []string
	for _, o := range c.Overloads {
		if slices.ContainsFunc(all, func(g given) bool { return o.Parameter(g.name) == nil }) {
			continue
		}
		missing := slices.DeleteFunc(o.Required(), func(name string) bool {
			return slices.ContainsFunc(all, func(g given) bool { return g.name == name })
		})
		switch {
		case len(missing) > 0:
			lacks = missing
		case best == nil || len(o.Params) < len(best.Params):
			best = o
		}
	}
	switch {
	case best != nil:
		return best, nil
	case lacks != nil:
		return nil, c.fault("MissingParameter", c.segment.At, lacks[0], "%s wants the parameter %s; write %s(%s=…)", c.segment.Name, lacks[0], c.segment.Name, lacks[0])
	}
	return nil, c.fault("InvalidParameter", c.segment.At, all[0].name, "%s has no overload that takes all these parameters together; $metadata lists them", c.segment.Name)
}

// fault is an error about a parameter, or about how an operation is asked for.
func (c *Called) fault(code string, at int, target, format string, args ...any) *Error {
	e := c.binder.fail(at, target, format, args...)
	e.Code = code
	return e
}
