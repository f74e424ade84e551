package judges_test

import (
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/eval"
	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
)

// memory is a world whose rows remember what they are related to, since finding it again takes
// more time than everything else.
type memory struct {
	w     *evaltest.World
	known map[eval.Object]*remembered
}

type remembered struct {
	eval.Object
	m       *memory
	related map[string][]eval.Object
}

func remember(w *evaltest.World) *memory { return &memory{w: w, known: map[eval.Object]*remembered{}} }

// Objects implements eval.Source.
func (m *memory) Objects(set *edm.EntitySet) []eval.Object { return m.all(m.w.Objects(set)) }

func (m *memory) all(objects []eval.Object) []eval.Object {
	found := make([]eval.Object, len(objects))
	for i, o := range objects {
		if m.known[o] == nil {
			m.known[o] = &remembered{Object: o, m: m, related: map[string][]eval.Object{}}
		}
		found[i] = m.known[o]
	}
	return found
}

// Related implements eval.Object.
func (r *remembered) Related(name string) []eval.Object {
	found, ok := r.related[name]
	if !ok {
		found = r.m.all(r.Object.Related(name))
		r.related[name] = found
	}
	return found
}

// Type implements eval.Typed.
func (r *remembered) Type() *edm.EntityType { return r.Object.(eval.Typed).Type() }

// valuesOf gives the values that the rows of a type hold in a property.
func valuesOf(w *evaltest.World) func(*edm.EntityType, *edm.Property) []any {
	return func(t *edm.EntityType, p *edm.Property) []any {
		var found []any
		for _, row := range w.Of(t) {
			if v := row.Values[p.Name]; v != nil {
				found = append(found, v)
			}
		}
		return found
	}
}
