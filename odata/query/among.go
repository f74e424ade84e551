package query

import (
	"slices"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Targets reads what a navigation property of one entity leads to: whole rows, deleted ones left out.
func Targets(model *edm.Model, parent *Query, nav *edm.Navigation, set *edm.EntitySet) *Query {
	q := All(model, nav.Target)
	q.Set, q.From = set, &From{Parent: parent, Nav: nav}
	q.Living()
	return q
}

// Living makes of q a query for those of its rows that are not deleted: references to deleted rows
// stay visible otherwise.
func (q *Query) Living() {
	if p := q.Type.Property(q.Type.SoftDeleteProperty()); p != nil {
		it := &Prop{Place: Place{Var: &Var{Name: It, Type: q.Type}}, Property: p}
		q.Filter = both(q.Filter, &Not{X: it})
	}
}

// Among makes of q a query for those of its rows that have one of the keys, each a primary or an
// alternate one.
func (q *Query) Among(keys [][]KeyValue) { q.Filter = both(q.Filter, oneOf(q.Type, keys)) }

// Besides makes of q a query for those of its rows that have none of the keys.
func (q *Query) Besides(keys [][]KeyValue) {
	if len(keys) > 0 {
		q.Filter = both(q.Filter, &Not{X: oneOf(q.Type, keys)})
	}
}

// oneOf is the condition that a row has one of the keys: keys of one part are a list of values.
func oneOf(t *edm.EntityType, keys [][]KeyValue) Expr {
	it := &Var{Name: It, Type: t}
	var lists []*In
	var args []Expr
	for _, key := range keys {
		if len(key) > 1 {
			args = append(args, allOf(it, key))
			continue
		}
		at := slices.IndexFunc(lists, func(in *In) bool { return in.X.(*Prop).Property == key[0].Property })
		if at < 0 {
			at = len(lists)
			lists = append(lists, &In{X: &Prop{Place: Place{Var: it}, Property: key[0].Property}})
		}
		lists[at].Items = append(lists[at].Items, &Const{Value: key[0].Value, T: key[0].Property.Type})
	}
	for _, in := range lists {
		args = append(args, in)
	}
	if len(args) == 1 {
		return args[0]
	}
	return &Logic{Or: true, Args: args}
}

func allOf(it *Var, key []KeyValue) Expr {
	var args []Expr
	for _, k := range key {
		is := []Expr{&Prop{Place: Place{Var: it}, Property: k.Property}, &Const{Value: k.Value, T: k.Property.Type}}
		args = append(args, &Call{Func: comparison("eq"), Args: is, T: edm.Boolean})
	}
	return &Logic{Args: args}
}
