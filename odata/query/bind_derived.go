package query

import (
	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// Derived says that a column is a property of a type derived from that of the rows: rows of other
// types do not have it, not even as null.
type Derived struct {
	Type *edm.EntityType
	// Is is the column that tells whether a row is of Type.
	Is *edm.Property
}

// selectDerived selects a property that only a derived type has.
func (b *binder) selectDerived(q *Query, of *edm.EntityType, steps []grammar.Step, item grammar.SelectItem) error {
	p := of.Property(steps[0].Name)
	switch {
	case p == nil && of.Navigation(steps[0].Name) != nil:
		return b.later(steps[0].At, "selecting a navigation property that only a derived type has")
	case p == nil:
		return b.unknown(steps[0].At, of.Name, "property", steps[0].Name, of.MemberNames())
	case len(steps) > 1 || item.Options != nil || p.Collection || !(target{prop: &Prop{Property: p}}).plainValue():
		return b.later(item.At, "selecting a part or a structured value that only a derived type has")
	}
	if q.Computed[p] != nil {
		return nil
	}
	place := Place{Var: &Var{Name: It, Type: q.Type}}.then(Step{Cast: of})
	if err := b.reach(item.At, place); err != nil {
		return err
	}
	if q.Computed == nil {
		q.Computed = map[*edm.Property]Expr{}
	}
	if q.Derived == nil {
		q.Derived = map[*edm.Property]Derived{}
	}
	is := q.isColumn(of, place)
	q.Computed[p], q.Derived[p] = &Prop{Place: place, Property: p}, Derived{of, is}
	q.Columns, q.Shown = append(q.Columns, p), append(q.Shown, true)
	return nil
}

// isColumn is the column that tells whether a row is of a derived type.
func (q *Query) isColumn(of *edm.EntityType, place Place) *edm.Property {
	for _, d := range q.Derived {
		if d.Type == of {
			return d.Is
		}
	}
	is := &edm.Property{Name: of.TypeName(), Type: edm.Boolean}
	q.Computed[is] = &Present{Place: place}
	q.Columns, q.Shown = append(q.Columns, is), append(q.Shown, false)
	return is
}

// plainValue tells whether a property is shown as one value: primitive, enumerated or coded.
func (t target) plainValue() bool {
	_, primitive := primitive(t.prop.Type())
	return primitive
}
