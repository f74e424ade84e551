package query

import "github.com/ropewalk/ropewalk/odata/edm"

// All reads whole rows of a type, in the order of their keys, deleted ones left out.
func All(model *edm.Model, t *edm.EntityType) *Query {
	q := &Query{Model: model, Set: model.SetOf(t), Type: t, OrderBy: keyOrder(t)}
	for _, p := range t.AllProperties() {
		q.Columns, q.Shown = append(q.Columns, p), append(q.Shown, true)
	}
	return q
}

// ByKey reads one whole row of a set.
func ByKey(model *edm.Model, set *edm.EntitySet, key []KeyValue) *Query {
	q := All(model, set.Type)
	q.Set, q.Key = set, key
	return q
}

func keyOrder(t *edm.EntityType) []Order {
	it := &Var{Name: It, Type: t}
	var order []Order
	for _, p := range t.KeyProperties() {
		order = append(order, Order{Expr: &Prop{Place: Place{Var: it}, Property: p}})
	}
	return order
}
