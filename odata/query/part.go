package query

import (
	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// Part is what $select shows of a coded, complex or collection property.
type Part struct {
	// Members are what is shown of each value, in the order in which they were named; nil is all.
	Members []Member
	// Items picks and orders the values of a collection; nil leaves it as it is.
	Items *Items
}

// Member is a member of a complex or coded value; a nil Part is all of it.
type Member struct {
	Property *edm.Property
	Part     *Part
}

// Items picks, orders and cuts the values of a collection; Var, named $this, stands for each of
// them in Filter and OrderBy. Values that OrderBy does not tell apart stay in their order.
type Items struct {
	Var       *Var
	Filter    Expr
	OrderBy   []Order
	Top, Skip *int64
	// Count asks for the number of values that meet Filter.
	Count bool
}

// items binds the options that pick, order and cut the values of a collection; nil if there are none.
func (b *binder) items(p *edm.Property, o *grammar.Options) (*Items, error) {
	return b.pickedBy(&Var{Name: "$this", Item: p.Type}, o)
}

// pickedBy is items with a variable of the caller.
func (b *binder) pickedBy(each *Var, o *grammar.Options) (*Items, error) {
	if o.Filter == nil && o.OrderBy == nil && o.Top == nil && o.Skip == nil && o.Count == nil {
		return nil, nil
	}
	items := &Items{Top: o.Top, Skip: o.Skip, Count: o.Count != nil && *o.Count, Var: each}
	this := b.this
	b.this = items.Var
	defer func() { b.this = this }()
	var err error
	if o.Filter != nil {
		if items.Filter, err = b.boolean("$filter", o.Filter); err != nil {
			return nil, err
		}
	}
	if len(o.OrderBy) > maxOrderItems {
		return nil, b.limit(o.OrderBy[maxOrderItems].At, "$orderby items", maxOrderItems)
	}
	for _, item := range o.OrderBy {
		x, err := b.expr(item.Expr)
		if err != nil {
			return nil, err
		}
		items.OrderBy = append(items.OrderBy, Order{Expr: x, Desc: item.Desc})
	}
	return items, nil
}

// Counted is a collection of which some values were picked, with the number of those that met the filter.
type Counted struct {
	Values []any
	Count  int64
}
