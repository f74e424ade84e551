package query

import (
	"slices"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// Limits of one request, beside those that the grammar keeps.
const (
	maxOrderItems  = 5
	maxSelectItems = 200
	maxExpandItems = 15
	maxExpandDepth = 3
)

// options binds the query options of the request to what its path leads to.
func (b *binder) options(r *Request, o *grammar.Options) error {
	if err := b.unoffered(r.Kind, o); err != nil {
		return err
	}
	if err := b.compute(r.Query, o.Compute); err != nil {
		return err
	}
	switch r.Kind {
	case KindCount:
		if r.Property != nil {
			return b.countValues(r, o)
		}
		return b.rows(r.Query, o, true)
	case KindEntities:
		if err := b.rows(r.Query, o, false); err != nil {
			return err
		}
		return b.shape(r.Query, o, 1)
	case KindEntity:
		if err := b.oneOnly(o, 0); err != nil {
			return err
		}
		return b.shape(r.Query, o, 1)
	case KindRefs, KindEach:
		if err := b.rows(r.Query, o, false); err != nil {
			return err
		}
	default:
		if err := b.oneOnly(o, 0); err != nil {
			return err
		}
	}
	return b.bare(r, o)
}

// bare binds what shows no entities: references, and one property of an entity.
func (b *binder) bare(r *Request, o *grammar.Options) error {
	if err := b.shapeless(o, 0); err != nil {
		return err
	}
	if o.Compute != nil && r.Kind != KindRefs {
		b.enter("$compute")
		return b.fail(0, "$compute", "$compute can only be used where entities are shown")
	}
	if r.Kind == KindProperty || r.Kind == KindValue {
		r.Query.Columns, r.Query.Shown = []*edm.Property{r.Property}, []bool{true}
		r.Query.need(b.identity(r.Query.Type)...)
		return nil
	}
	r.Query.need(r.Query.Type.KeyProperties()...)
	r.Query.needOrder()
	return nil
}

// countValues counts the values of a collection property, those that meet $filter: the number is
// the first column.
func (b *binder) countValues(r *Request, o *grammar.Options) error {
	if err := b.countable(o, 0); err != nil {
		return err
	}
	if o.Search != nil {
		b.enter("$search")
		return b.fail(0, "$search", "$search looks into entities; use $filter for values")
	}
	q := r.Query
	prop := &Prop{Place: Place{Var: &Var{Name: It, Type: q.Type}}, Property: r.Property, Sub: r.Sub}
	b.enter("$filter")
	items, err := b.items(prop.Last(), o)
	if err != nil {
		return err
	}
	count := &Count{Values: prop, Var: &Var{Name: "$this", Item: prop.Last().Type}}
	if items != nil {
		count.Var, count.Filter = items.Var, items.Filter
	}
	number := &edm.Property{Name: "$count", Type: edm.Int64}
	q.Columns, q.Shown, q.Computed = []*edm.Property{number}, []bool{true}, map[*edm.Property]Expr{number: count}
	q.need(b.identity(q.Type)...)
	return nil
}

// enter says which option is bound from now on, for errors. The options of an item of $expand
// have their positions in the text of $expand.
func (b *binder) enter(option string) {
	if b.option = option; b.nested {
		b.option = "$expand"
	}
}

// used is a query option and whether the request has it.
type used struct {
	option string
	given  bool
}

// first finds the first option of a list that was given.
func first(list []used) (option string, found bool) {
	for _, u := range list {
		if u.given {
			return u.option, true
		}
	}
	return "", false
}

// unoffered refuses options that are valid but not offered: one that is left unheeded would
// give another answer than the one asked for.
func (b *binder) unoffered(kind Kind, o *grammar.Options) error {
	if option, found := first([]used{
		{"$apply", o.Apply != nil},
		{"$index", o.Index != nil},
		{"$id", o.ID != nil && kind != KindRefs},
		{"$deltatoken", o.DeltaToken != nil},
		{"$at", o.PointInTime != nil},
		{"$from", o.From != nil},
		{"$to", o.To != nil},
	}); found {
		b.enter(option)
		return b.later(0, option)
	}
	if o.SchemaVersion != nil && *o.SchemaVersion != "*" {
		b.enter("$schemaversion")
		return b.fail(0, b.option, "the model has no versions; leave $schemaversion out")
	}
	return nil
}

// shapeless refuses options that shape entities where the answer has none.
func (b *binder) shapeless(o *grammar.Options, at int) error {
	option, found := first([]used{{"$select", o.Select != nil}, {"$expand", o.Expand != nil}})
	if !found {
		return nil
	}
	b.enter(option)
	return b.fail(at, option, "%s can only be used where entities are shown", option)
}

// oneOnly refuses options that need a collection.
func (b *binder) oneOnly(o *grammar.Options, at int) error {
	option, found := first([]used{
		{"$filter", o.Filter != nil},
		{"$search", o.Search != nil},
		{"$orderby", o.OrderBy != nil},
		{"$top", o.Top != nil},
		{"$skip", o.Skip != nil},
		{"$count", o.Count != nil},
		{"$skiptoken", o.SkipToken != nil},
	})
	if !found {
		return nil
	}
	b.enter(option)
	return b.fail(at, option, "%s can only be used on a collection", option)
}

// rows binds what picks, orders and pages the rows of a collection.
func (b *binder) rows(q *Query, o *grammar.Options, countOnly bool) error {
	if o.Filter != nil {
		filter, err := b.filter(q, o.Filter)
		if err != nil {
			return err
		}
		q.Filter = both(q.Filter, filter)
	}
	if o.Search != nil {
		b.enter("$search")
		found, err := b.search(&Var{Name: It, Type: q.Type}, o.Search)
		if err != nil {
			return err
		}
		q.Filter = both(q.Filter, found)
	}
	if countOnly {
		return nil
	}
	q.Top, q.Skip = o.Top, o.Skip
	q.Count = o.Count != nil && *o.Count
	return b.orderBy(q, o.OrderBy)
}

func (b *binder) filter(q *Query, e grammar.Expr) (Expr, error) {
	option := b.option
	b.enter("$filter")
	b.mentionsDeleted = false
	filter, err := b.condition(&Var{Name: It, Type: q.Type}, e)
	if err != nil {
		return nil, err
	}
	q.IncludeDeleted = q.IncludeDeleted || b.mentionsDeleted
	b.option = option
	return filter, nil
}

// orderBy binds $orderby and makes the order total.
func (b *binder) orderBy(q *Query, items []grammar.OrderItem) error {
	b.enter("$orderby")
	if len(items) > maxOrderItems {
		return b.limit(items[maxOrderItems].At, "$orderby items", maxOrderItems)
	}
	it := &Var{Name: It, Type: q.Type}
	b.it, b.this = it, it
	for _, item := range items {
		x, err := b.expr(item.Expr)
		if err != nil {
			return err
		}
		if _, ok := x.(*Const); !ok {
			q.OrderBy = append(q.OrderBy, Order{Expr: x, Desc: item.Desc})
		}
	}
	for _, p := range q.Type.KeyProperties() {
		key := &Prop{Place: Place{Var: it}, Property: p}
		if !slices.ContainsFunc(q.OrderBy, func(o Order) bool { return own(o.Expr) == p }) {
			q.OrderBy = append(q.OrderBy, Order{Expr: key})
		}
	}
	return nil
}

// own is the property of the row itself that an expression is, or nil.
func own(e Expr) *edm.Property {
	p, ok := e.(*Prop)
	if !ok || len(p.Place.Steps) > 0 || len(p.Sub) > 0 || p.Place.Var.Name != It {
		return nil
	}
	return p.Property
}

// shape binds $select and $expand.
func (b *binder) shape(q *Query, o *grammar.Options, depth int) error {
	shown, err := b.selected(q, o.Select)
	if err != nil {
		return err
	}
	for _, p := range q.Type.AllProperties() {
		if shown == nil || shown[p] {
			q.Columns, q.Shown = append(q.Columns, p), append(q.Shown, true)
		}
	}
	b.showComputed(q, shown)
	q.need(b.identity(q.Type)...)
	q.needOrder()
	return b.expand(q, o.Expand, depth)
}

// identity lists what every row must have: its key and its ETag.
func (b *binder) identity(t *edm.EntityType) []*edm.Property {
	props := slices.Clone(t.KeyProperties())
	if p := t.ETagProperty(); p != nil {
		props = append(props, p)
	}
	return props
}

// need adds columns for the service's own use.
func (q *Query) need(props ...*edm.Property) {
	for _, p := range props {
		if !slices.Contains(q.Columns, p) {
			q.Columns, q.Shown = append(q.Columns, p), append(q.Shown, false)
		}
	}
}

// needOrder adds the columns that a page's last row must tell for the next one.
func (q *Query) needOrder() {
	for _, o := range q.OrderBy {
		if p := own(o.Expr); p != nil {
			q.need(p)
		}
	}
}
