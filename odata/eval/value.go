package eval

import (
	"fmt"
	"maps"
	"slices"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
	"github.com/ropewalk/ropewalk/odata/query"
)

// world is what does not change while one query or condition is evaluated.
type world struct {
	// src holds the rows that $root leads to; nil if there are none to look at.
	src      Source
	params   map[string]any
	literals []any
	rule     func(*edm.EntityType) query.Expr
}

// view is what an expression sees: the current object, the variables around, and whether
// row rules hide objects from it.
type view struct {
	it    Object
	vars  map[*query.Var]Object
	items map[*query.Var]any
	rules bool
}

func (v view) with(name *query.Var, o Object) view {
	inner := maps.Clone(v.vars)
	if inner == nil {
		inner = map[*query.Var]Object{}
	}
	inner[name] = o
	return view{it: v.it, vars: inner, items: v.items, rules: v.rules}
}

// withItem is the view of a lambda's body over a collection of values.
func (v view) withItem(name *query.Var, item any) view {
	inner := maps.Clone(v.items)
	if inner == nil {
		inner = map[*query.Var]any{}
	}
	inner[name] = item
	return view{it: v.it, vars: v.vars, items: inner, rules: v.rules}
}

func (v view) object(name *query.Var) Object {
	if o, ok := v.vars[name]; ok {
		return o
	}
	return v.it
}

func (w *world) value(e query.Expr, v view) (any, error) {
	switch n := e.(type) {
	case *query.Const:
		return w.constant(n)
	case *query.Param:
		return w.param(n)
	case *query.Prop:
		return w.property(n, v)
	case *query.Coded:
		id, err := w.property(n.Prop, v)
		if number, ok := id.(int64); ok {
			return query.CodePart(n.Prop.Last().Codes, n.Part, number), err
		}
		return nil, err
	case *query.Call:
		return w.call(n, v)
	case *query.Count:
		return w.count(n, v)
	case *query.Item:
		return v.items[n.Var], nil
	case *query.Case:
		return w.cases(n, v)
	}
	return w.condition(e, v)
}

// cases gives the value of the first branch whose condition is true; others are not looked at.
func (w *world) cases(n *query.Case, v view) (any, error) {
	for _, branch := range n.When {
		holds, err := w.value(branch.If, v)
		if err != nil {
			return nil, err
		}
		if holds == true {
			return w.value(branch.Then, v)
		}
	}
	return nil, nil
}

// constant gives the literal of this run to a constant in a slot.
func (w *world) constant(n *query.Const) (any, error) {
	if n.Slot == 0 {
		return n.Value, nil
	}
	if n.Slot > len(w.literals) {
		return nil, fmt.Errorf("literal %d of %d is asked for", n.Slot, len(w.literals))
	}
	return w.literals[n.Slot-1], nil
}

func (w *world) param(p *query.Param) (any, error) {
	v, ok := w.params[p.Name]
	if !ok {
		return nil, fmt.Errorf("parameter @%s has no value", p.Name)
	}
	return query.ParamValue(v), nil
}

func (w *world) call(n *query.Call, v view) (any, error) {
	args := make([]any, len(n.Args))
	for i, a := range n.Args {
		arg, err := w.value(a, v)
		if err != nil {
			return nil, err
		}
		args[i] = arg
	}
	return n.Func.Apply(args)
}

func (w *world) property(p *query.Prop, v view) (any, error) {
	name := p.Property.Name
	keys := p.Place.Type().KeyNames()
	if nav := w.plainRef(p.Place, v); nav != nil && len(keys) == 1 && keys[0] == name {
		return w.reference(p.Place, nav, v)
	}
	o, err := w.place(p.Place, v)
	if err != nil {
		return nil, err
	}
	return whole(p.Last(), member(p, o)), nil
}

// member follows the path of a property from an object, which may be none.
func member(p *query.Prop, o Object) any {
	if o == nil {
		return nil
	}
	value := o.Value(p.Property.Name)
	for _, sub := range p.Sub {
		members, ok := value.(map[string]any)
		if !ok {
			return nil
		}
		value = members[sub.Name]
	}
	return value
}

// whole: a collection is never null, and is empty where there is none; a complex value without any
// member is null.
func whole(p *edm.Property, value any) any {
	if p.Collection && value == nil {
		return []any{}
	}
	members, ok := value.(map[string]any)
	if !ok {
		return value
	}
	for _, member := range members {
		if whole(&edm.Property{}, member) != nil {
			return value
		}
	}
	return nil
}

// plainRef is the last navigation of a place if the object before it knows the target's key
// by itself, and no row rule may hide the target.
func (w *world) plainRef(p query.Place, v view) *edm.Navigation {
	if len(p.Steps) == 0 {
		return nil
	}
	nav := p.Steps[len(p.Steps)-1].Nav
	if nav == nil || nav.Ref == "" || w.ruleOf(nav.Target, v) != nil {
		return nil
	}
	return nav
}

// reference reads the key of a navigation's target where the object before it holds it.
func (w *world) reference(p query.Place, nav *edm.Navigation, v view) (any, error) {
	before, _ := p.Before()
	o, err := w.place(before, v)
	if err != nil || o == nil {
		return nil, err
	}
	return o.Value(nav.Ref), nil
}

// place is the object at a place; nil if there is none.
func (w *world) place(p query.Place, v view) (Object, error) {
	o, err := w.start(p.Var, v)
	for _, step := range p.Steps {
		if o == nil || err != nil {
			return nil, err
		}
		if step.Cast != nil {
			o, err = w.cast(o, step.Cast, v)
			continue
		}
		var targets []Object
		if targets, err = w.related(o, step.Nav, v); len(targets) == 0 {
			return nil, err
		}
		o = targets[0]
	}
	return o, err
}

// start is the object that a variable stands for.
func (w *world) start(name *query.Var, v view) (Object, error) {
	if name.Root == nil {
		return v.object(name), nil
	}
	found, err := w.all(name.Root.Set, name.Root.Key, v)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return found[0], nil
}

// all gives the rows of a set with a key, if one is given, that are neither deleted nor hidden.
func (w *world) all(set *edm.EntitySet, key []query.KeyValue, v view) ([]Object, error) {
	if w.src == nil {
		return nil, fmt.Errorf("$root/%s: there are no other rows to look at", set.Name)
	}
	deleted := set.Type.SoftDeleteProperty()
	found := slices.DeleteFunc(slices.Clone(w.src.Objects(set)), func(o Object) bool {
		return !hasKey(o, key) || deleted != "" && o.Value(deleted) == true
	})
	return w.visible(found, set.Type, v)
}

// cast is the object itself if it is of a type or of one derived from it, and not hidden as such.
func (w *world) cast(o Object, to *edm.EntityType, v view) (Object, error) {
	if typed, ok := o.(Typed); !ok || !typed.Type().Origin().Is(to.Origin()) {
		return nil, nil
	}
	shown, err := w.visible([]Object{o}, to, v)
	if err != nil || len(shown) == 0 {
		return nil, err
	}
	return o, nil
}

func (w *world) targets(p query.Place, nav *edm.Navigation, v view) ([]Object, error) {
	o, err := w.place(p, v)
	if err != nil || o == nil {
		return nil, err
	}
	return w.related(o, nav, v)
}

// ruleOf is the row rule of a type, nil if none applies in this view.
func (w *world) ruleOf(t *edm.EntityType, v view) query.Expr {
	if w.rule == nil || !v.rules {
		return nil
	}
	return w.rule(t)
}

// related gives those targets of a navigation property that the row rules do not hide.
func (w *world) related(o Object, nav *edm.Navigation, v view) ([]Object, error) {
	return w.visible(o.Related(nav.Name), nav.Target, v)
}

func (w *world) visible(objects []Object, t *edm.EntityType, v view) ([]Object, error) {
	rule := w.ruleOf(t, v)
	if rule == nil {
		return objects, nil
	}
	return w.keep(objects, rule, func(o Object) view { return view{it: o} })
}

func (w *world) keep(objects []Object, condition query.Expr, see func(Object) view) ([]Object, error) {
	var kept []Object
	for _, o := range objects {
		holds, err := w.value(condition, see(o))
		if err != nil {
			return nil, err
		}
		if holds == true {
			kept = append(kept, o)
		}
	}
	return kept, nil
}

func (w *world) count(n *query.Count, v view) (any, error) {
	inner, err := w.over(source{n.Place, n.Nav, n.Set, n.Values, n.Var}, v)
	if err != nil || n.Filter == nil {
		return int64(len(inner)), err
	}
	holding, err := w.holding(n.Filter, inner)
	return int64(holding), err
}

// source is what a lambda or a count goes over.
type source struct {
	place  query.Place
	nav    *edm.Navigation
	set    *edm.EntitySet
	values query.Expr
	name   *query.Var
}

// over gives a view for each target, row or item of a source.
func (w *world) over(s source, v view) ([]view, error) {
	var inner []view
	if s.values != nil {
		x, err := w.value(s.values, v)
		items, _ := x.([]any)
		for _, item := range items {
			inner = append(inner, v.withItem(s.name, item))
		}
		return inner, err
	}
	rows := func() ([]Object, error) { return w.targets(s.place, s.nav, v) }
	if s.set != nil {
		rows = func() ([]Object, error) { return w.all(s.set, nil, v) }
	}
	objects, err := rows()
	for _, o := range objects {
		inner = append(inner, v.with(s.name, o))
	}
	return inner, err
}

// holding counts the views in which a condition is true.
func (w *world) holding(condition query.Expr, inner []view) (int, error) {
	n := 0
	for _, view := range inner {
		holds, err := w.value(condition, view)
		if err != nil {
			return 0, err
		}
		if holds == true {
			n++
		}
	}
	return n, nil
}

// listed gives the values on the right side of an in.
func (w *world) listed(n *query.In) ([]any, error) {
	var values []any
	if n.Param == nil {
		for _, c := range n.Items {
			v, err := w.constant(c)
			if err != nil {
				return nil, err
			}
			values = append(values, v)
		}
		return values, nil
	}
	values, ok := query.ParamList(w.params[n.Param.Name])
	if !ok {
		return nil, fmt.Errorf("parameter @%s is no list", n.Param.Name)
	}
	return values, nil
}

func equal(a, b any) bool {
	if a == nil || b == nil {
		return a == b
	}
	return funcs.Compare(a, b) == 0
}
