package query

import (
	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// computed is a property that $compute defines: its name stands for its expression in all
// options of the same collection, and in the items of $compute that follow.
type computed struct {
	property *edm.Property
	value    Expr
	// size is the number of nodes that stand for the name wherever it is used.
	size int
}

// Limits of $compute: the items of one, and the nodes that names stand for, of one name and of all
// uses of names in a request. Without them twenty items that each use the one before twice would
// make a million of one.
const (
	maxComputed     = 20
	maxComputedSize = 500
	maxInlined      = 5000
)

// compute binds $compute over the rows of q.
func (b *binder) compute(q *Query, items []grammar.ComputeItem) error {
	b.enter("$compute")
	b.computed = nil
	if len(items) > maxComputed {
		return b.limit(items[maxComputed].At, "$compute items", maxComputed)
	}
	it := &Var{Name: It, Type: q.Type}
	b.it, b.this = it, it
	for _, item := range items {
		if err := b.computeItem(q, item); err != nil {
			return err
		}
	}
	return nil
}

func (b *binder) computeItem(q *Query, item grammar.ComputeItem) error {
	if q.Type.Property(item.Name) != nil || q.Type.Navigation(item.Name) != nil {
		return b.fail(item.At, item.Name, "%s has a property %s already; choose another name", q.Type.Name, item.Name)
	}
	if b.computedNamed(item.Name) != nil {
		return b.fail(item.At, item.Name, "%s is computed twice; choose another name", item.Name)
	}
	x, err := b.expr(item.Expr)
	if err != nil {
		return err
	}
	if x.Type() == edm.Untyped {
		return b.fail(item.At, item.Name, "null has no type; write cast(null,Edm.String) or leave %s out", item.Name)
	}
	n := b.size(x)
	if n > maxComputedSize {
		return b.limit(item.At, "nodes of a computed property", maxComputedSize)
	}
	b.computed = append(b.computed, computed{&edm.Property{Name: item.Name, Type: x.Type(), Nullable: true}, x, n})
	return nil
}

// size counts the nodes of an expression, those behind computed names again at each use.
func (b *binder) size(e Expr) int {
	for _, c := range b.computed {
		if c.value == e {
			return c.size
		}
	}
	n := 1
	for _, below := range operands(e) {
		n += b.size(below)
	}
	return n
}

// computedNamed finds a computed property of the collection that is being bound; nil if there is none.
func (b *binder) computedNamed(name string) *computed {
	for i := range b.computed {
		if b.computed[i].property.Name == name {
			return &b.computed[i]
		}
	}
	return nil
}

// computedAt finds the computed property that a name means behind a target: they belong to the
// rows of the collection itself.
func (b *binder) computedAt(t target, name string) *computed {
	if t.place.Var != b.it || len(t.place.Steps) > 0 {
		return nil
	}
	return b.computedNamed(name)
}

// inline uses a computed property.
func (b *binder) inline(at int, c *computed) (target, error) {
	if b.inlined += c.size; b.inlined > maxInlined {
		return target{}, b.limit(at, "nodes behind computed properties", maxInlined)
	}
	return target{value: c.value}, nil
}

// showComputed adds the computed properties to the columns, all or those that $select names.
func (b *binder) showComputed(q *Query, shown map[*edm.Property]bool) {
	for _, c := range b.computed {
		if shown != nil && !shown[c.property] {
			continue
		}
		if q.Computed == nil {
			q.Computed = map[*edm.Property]Expr{}
		}
		q.Computed[c.property] = c.value
		q.Columns, q.Shown = append(q.Columns, c.property), append(q.Shown, true)
	}
}
