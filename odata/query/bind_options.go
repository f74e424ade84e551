package query

import (
	"slices"
	"strings"

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
	if err := b.unoffered(o); err != nil {
		return err
	}
	switch r.Kind {
	case KindCount:
		return b.rows(r.Query, o, true)
	case KindEntities, KindRefs:
		if err := b.rows(r.Query, o, false); err != nil {
			return err
		}
	default:
		if err := b.oneOnly(o); err != nil {
			return err
		}
	}
	if r.Kind != KindEntities && r.Kind != KindEntity {
		if err := b.shapeless(o); err != nil {
			return err
		}
	}
	switch r.Kind {
	case KindProperty, KindValue:
		r.Query.Columns, r.Query.Shown = []*edm.Property{r.Property}, []bool{true}
		r.Query.need(b.identity(r.Query.Type)...)
		return nil
	case KindRef, KindRefs:
		r.Query.need(r.Query.Type.KeyProperties()...)
		r.Query.needOrder()
		return nil
	}
	return b.shape(r.Query, o, 1)
}

// used is a query option and whether the request has it.
type used struct {
	option string
	given  bool
}

// unoffered refuses options that are valid but not offered: one that is left unheeded would
// give another answer than the one asked for.
func (b *binder) unoffered(o *grammar.Options) error {
	for _, u := range []used{
		{"$search", o.Search != nil},
		{"$compute", len(o.Compute) > 0},
		{"$apply", o.Apply != nil},
		{"$index", o.Index != nil},
		{"$id", o.ID != nil},
		{"$deltatoken", o.DeltaToken != nil},
		{"$at", o.PointInTime != nil},
		{"$from", o.From != nil},
		{"$to", o.To != nil},
	} {
		if u.given {
			b.option = u.option
			return b.later(0, u.option)
		}
	}
	if o.SchemaVersion != nil && *o.SchemaVersion != "*" {
		b.option = "$schemaversion"
		return b.fail(0, b.option, "the model has no versions; leave $schemaversion out")
	}
	return nil
}

// shapeless refuses options that shape entities where the answer has none.
func (b *binder) shapeless(o *grammar.Options) error {
	for _, u := range []used{{"$select", o.Select != nil}, {"$expand", o.Expand != nil}} {
		if u.given {
			b.option = u.option
			return b.fail(0, u.option, "%s can only be used where entities are shown", u.option)
		}
	}
	return nil
}

// oneOnly refuses options that need a collection.
func (b *binder) oneOnly(o *grammar.Options) error {
	for _, u := range []used{
		{"$filter", o.Filter != nil},
		{"$orderby", o.OrderBy != nil},
		{"$top", o.Top != nil},
		{"$skip", o.Skip != nil},
		{"$count", o.Count != nil},
		{"$skiptoken", o.SkipToken != nil},
	} {
		if u.given {
			b.option = u.option
			return b.fail(0, u.option, "%s can only be used on a collection", u.option)
		}
	}
	return nil
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
	if countOnly {
		return nil
	}
	q.Top, q.Skip = o.Top, o.Skip
	q.Count = o.Count != nil && *o.Count
	return b.orderBy(q, o.OrderBy)
}

func (b *binder) filter(q *Query, e grammar.Expr) (Expr, error) {
	option := b.option
	b.option, b.mentionsDeleted = "$filter", false
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
	b.option = "$orderby"
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

// selected lists the structural properties that $select names; nil means all of them.
func (b *binder) selected(q *Query, items []grammar.SelectItem) (map[*edm.Property]bool, error) {
	if items == nil {
		return nil, nil
	}
	b.option = "$select"
	if len(items) > maxSelectItems {
		return nil, b.limit(items[maxSelectItems].At, "$select items", maxSelectItems)
	}
	shown := map[*edm.Property]bool{}
	star := false
	for _, item := range items {
		if item.Star {
			star = true
			continue
		}
		if err := b.selectItem(q, item, shown); err != nil {
			return nil, err
		}
	}
	if star {
		return nil, nil
	}
	return shown, nil
}

func (b *binder) selectItem(q *Query, item grammar.SelectItem, shown map[*edm.Property]bool) error {
	switch {
	case item.Options != nil:
		return b.later(item.At, "options inside $select")
	case item.Params != nil:
		return b.later(item.At, "selecting the function "+text(item.Path))
	}
	if err := b.plain(item.Path); err != nil {
		return err
	}
	steps := item.Path
	for len(steps) > 0 && strings.Contains(steps[0].Name, ".") {
		if len(steps) == 1 && b.model.Type(steps[0].Name) == nil {
			return nil // an operation, or all of a schema: the service advertises none
		}
		if err := b.cast(steps[0].At, q.Type, steps[0].Name); err != nil {
			return err
		}
		steps = steps[1:]
	}
	if len(steps) == 0 {
		return b.fail(item.At, "", "$select wants a property")
	}
	if q.Type.Navigation(steps[0].Name) != nil {
		if len(steps) > 1 {
			return b.fail(item.At, steps[0].Name, "write $expand=%s($select=…) to select from a navigation property", steps[0].Name)
		}
		return nil
	}
	p := q.Type.Property(steps[0].Name)
	if p == nil {
		return b.unknown(steps[0].At, q.Type.Name, "property", steps[0].Name, q.Type.MemberNames())
	}
	return b.selectPart(q, p, steps, shown)
}

// selectPart notes a selected property, or the part of it that the path names.
func (b *binder) selectPart(q *Query, p *edm.Property, steps []grammar.Step, shown map[*edm.Property]bool) error {
	whole := shown[p] && len(q.Parts[p]) == 0
	shown[p] = true
	if len(steps) == 1 {
		delete(q.Parts, p)
		return nil
	}
	if len(steps) > 2 {
		return b.later(steps[2].At, "selecting from deeper levels")
	}
	if _, err := b.into(target{prop: &Prop{Property: p}}, steps[1]); err != nil {
		return err
	}
	if whole {
		return nil
	}
	if q.Parts == nil {
		q.Parts = map[*edm.Property][]string{}
	}
	if !slices.Contains(q.Parts[p], steps[1].Name) {
		q.Parts[p] = append(q.Parts[p], steps[1].Name)
	}
	return nil
}
