package eval

import (
	"fmt"
	"maps"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/funcs"
	"github.com/ropewalk/ropewalk/odata/query"
)

// world is what does not change while one query or condition is evaluated.
type world struct {
	params map[string]any
	rule   func(*edm.EntityType) query.Expr
}

// view is what an expression sees: the current object, the variables around, and whether
// row rules hide objects from it.
type view struct {
	it    Object
	vars  map[*query.Var]Object
	rules bool
}

func (v view) with(name *query.Var, o Object) view {
	inner := maps.Clone(v.vars)
	if inner == nil {
		inner = map[*query.Var]Object{}
	}
	inner[name] = o
	return view{it: v.it, vars: inner, rules: v.rules}
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
		return n.Value, nil
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
		targets, err := w.targets(n.Place, n.Nav, v)
		if err != nil {
			return nil, err
		}
		return w.count(targets, n, v)
	}
	return w.condition(e, v)
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
	if err != nil || o == nil {
		return nil, err
	}
	value := o.Value(name)
	for _, sub := range p.Sub {
		members, ok := value.(map[string]any)
		if !ok {
			return nil, nil
		}
		value = members[sub.Name]
	}
	return value, nil
}

// plainRef is the last navigation of a place if the object before it knows the target's key
// by itself, and no row rule may hide the target.
func (w *world) plainRef(p query.Place, v view) *edm.Navigation {
	if len(p.Steps) == 0 {
		return nil
	}
	nav := p.Steps[len(p.Steps)-1]
	if nav.Ref == "" || w.ruleOf(nav.Target, v) != nil {
		return nil
	}
	return nav
}

// reference reads the key of a navigation's target where the object before it holds it.
func (w *world) reference(p query.Place, nav *edm.Navigation, v view) (any, error) {
	o, err := w.place(query.Place{Var: p.Var, Steps: p.Steps[:len(p.Steps)-1]}, v)
	if err != nil || o == nil {
		return nil, err
	}
	return o.Value(nav.Ref), nil
}

// place is the object at a place; nil if there is none.
func (w *world) place(p query.Place, v view) (Object, error) {
	o := v.object(p.Var)
	for _, nav := range p.Steps {
		if o == nil {
			return nil, nil
		}
		targets, err := w.related(o, nav, v)
		if err != nil || len(targets) == 0 {
			return nil, err
		}
		o = targets[0]
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

func (w *world) count(targets []Object, n *query.Count, v view) (any, error) {
	if n.Filter == nil {
		return int64(len(targets)), nil
	}
	kept, err := w.keep(targets, n.Filter, func(o Object) view { return v.with(n.Var, o) })
	return int64(len(kept)), err
}

// listed gives the values on the right side of an in.
func (w *world) listed(n *query.In) ([]any, error) {
	var values []any
	if n.Param == nil {
		for _, c := range n.Items {
			values = append(values, c.Value)
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
