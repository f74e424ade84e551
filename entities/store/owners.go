package store

import (
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// keys are the values by which rows are found that belong to others. Nearly all are ids, which
// are kept as they are.
type keys struct {
	ids    []int64
	others []any
}

func (k keys) none() bool { return len(k.ids) == 0 && len(k.others) == 0 }

// argument is what a statement takes for them.
func (k keys) argument() any {
	if k.others != nil {
		return k.others
	}
	return k.ids
}

func (k keys) boxed() []any {
	all := k.others
	for _, id := range k.ids {
		all = append(all, id)
	}
	return all
}

// owners finds the parents that have a key: several share one if it is a reference.
type owners struct {
	keyType edm.Primitive
	// byID and byOther give the first parent with a key, next the one that follows it; -1 is none.
	byID    map[int64]int32
	byOther map[any]int32
	next    []int32
}

// newOwners looks at the key column of parents and gives the keys too, each once.
func newOwners(parents []query.Row, column int, t edm.Primitive) (*owners, keys) {
	o := &owners{keyType: t, next: make([]int32, len(parents))}
	var k keys
	if t.Integer() {
		o.byID, k.ids = make(map[int64]int32, len(parents)), make([]int64, 0, len(parents))
	} else {
		o.byOther, k.others = map[any]int32{}, []any{}
	}
	for i := range parents {
		cell := parents[i].Cells[column]
		if !cell.Some {
			continue
		}
		before, known := o.first(cell)
		if o.next[i] = before; !known {
			o.next[i] = -1
			k.add(cell, t)
		}
		o.set(cell, int32(i))
	}
	return o, k
}

func (k *keys) add(cell query.Cell, t edm.Primitive) {
	if t.Integer() {
		k.ids = append(k.ids, cell.N)
	} else {
		k.others = append(k.others, cell.Value(t))
	}
}

func (o *owners) first(key query.Cell) (parent int32, known bool) {
	if o.byID != nil {
		parent, known = o.byID[key.N]
	} else {
		parent, known = o.byOther[key.Value(o.keyType)]
	}
	return parent, known
}

func (o *owners) set(key query.Cell, parent int32) {
	if o.byID != nil {
		o.byID[key.N] = parent
	} else {
		o.byOther[key.Value(o.keyType)] = parent
	}
}

// each calls f for all parents with a key.
func (o *owners) each(key query.Cell, f func(parent int32)) {
	parent, known := o.first(key)
	for known && parent >= 0 {
		f(parent)
		parent = o.next[parent]
	}
}
