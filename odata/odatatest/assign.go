package odatatest

import (
	"maps"
	"net/http"
	"slices"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// assign puts what a change says into a row.
func (w *transaction) assign(o *object, c odata.Change) error {
	for name, v := range c.Values {
		o.values[name] = next(o.typ.Property(name), o.values[name], v)
	}
	for name, refs := range c.Refs {
		targets, err := w.targets(o, name, refs)
		if err != nil {
			return err
		}
		o.refer(name, targets)
	}
	for name, links := range c.Links {
		if err := w.relink(o, name, links); err != nil {
			return err
		}
	}
	return nil
}

// next is the value of a property after v was written over the value before.
func next(p *edm.Property, before, v any) any {
	switch v := v.(type) {
	case odata.Coded:
		return codeID(p.Codes, v)
	case odata.Append:
		list, _ := before.([]any)
		return append(slices.Clone(list), v...)
	case odata.Patch:
		return patched(p.Type.(*edm.ComplexType), before, v)
	}
	return v
}

// patched is a complex value of which some parts were written anew.
func patched(t *edm.ComplexType, before any, patch odata.Patch) map[string]any {
	value, _ := before.(map[string]any)
	after := maps.Clone(value)
	if after == nil {
		after = map[string]any{}
	}
	for name, v := range patch {
		after[name] = next(t.Property(name), after[name], v)
	}
	return after
}

// targets finds the rows that references lead to.
func (w *transaction) targets(o *object, name string, refs []odata.Ref) ([]*object, error) {
	nav := o.typ.Navigation(name)
	var targets []*object
	for _, ref := range refs {
		var target *object
		if ref.Set != nil {
			target = w.row(ref.Set.Name, ref.Key, ref.Of)
		}
		if target == nil {
			return nil, refuse(http.StatusBadRequest, "InvalidReference", name, "there is no such "+nav.Target.Name+"; refer to one that is there")
		}
		targets = append(targets, target)
	}
	return targets, nil
}

// refer lets a navigation property lead to these rows and no others.
func (o *object) refer(name string, targets []*object) {
	nav := o.typ.Navigation(name)
	o.refs[name] = targets
	if nav.Ref == "" {
		return
	}
	o.values[nav.Ref] = nil
	if len(targets) == 1 {
		o.values[nav.Ref] = targets[0].values["Id"]
	}
}

// relink adds to the targets of a collection, and takes from them.
func (w *transaction) relink(o *object, name string, links odata.Links) error {
	add, err := w.targets(o, name, links.Add)
	if err != nil {
		return err
	}
	remove, err := w.targets(o, name, links.Remove)
	if err != nil {
		return err
	}
	now := slices.DeleteFunc(slices.Clone(o.refs[name]), func(t *object) bool { return slices.Contains(remove, t) })
	for _, target := range add {
		if !slices.Contains(now, target) {
			now = append(now, target)
		}
	}
	o.refer(name, now)
	return nil
}

func codeID(set *edm.CodeSet, c odata.Coded) any {
	for _, code := range set.Codes {
		if c.Value != nil && *c.Value == code.Value || c.ID != nil && *c.ID == code.ID || c.UID != nil && *c.UID == code.UID {
			return code.ID
		}
	}
	return nil
}
