package query

import (
	"reflect"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// rooted binds $root/Set(key): one row of a set, whatever row the expression speaks about. It is no
// row at all if there is none with that key, if it is deleted or if the caller may not see it.
// $root/Set is all rows of the set that are not deleted and that the caller may see.
func (b *binder) rooted(p *grammar.Path) (target, []grammar.Step, error) {
	if b.rootless {
		return target{}, nil, b.later(p.At, "$root in what an operation gives back")
	}
	if len(p.Steps) < 2 {
		return target{}, nil, b.fail(p.At, "$root", "$root wants an entity set and a key: write $root/Set(1)/Property")
	}
	step := p.Steps[1]
	set := b.model.Set(step.Name)
	if set == nil {
		return target{}, nil, b.unknown(step.At, "the service", "entity set", step.Name, b.model.SetNames())
	}
	if len(step.Keys) == 0 && !set.Singleton {
		return target{set: set}, p.Steps[2:], b.plain(p.Steps[2:])
	}
	if err := b.plain(p.Steps[2:]); err != nil {
		return target{}, nil, err
	}
	key, err := b.rootKey(set, step)
	if err != nil {
		return target{}, nil, err
	}
	place := Place{Var: b.rootVar(&Root{Set: set, Key: key})}
	return target{place: place}, p.Steps[2:], b.reach(step.At, place)
}

// rootKey binds the key: it is constant, so that names in it mean nothing. A singleton has none.
func (b *binder) rootKey(set *edm.EntitySet, step grammar.Step) ([]KeyValue, error) {
	if set.Singleton && len(step.Keys) == 0 {
		return nil, nil
	}
	vars := b.vars
	b.vars = nil
	defer func() { b.vars = vars }()
	return b.key(set.Type, step.Keys, step.At)
}

// rootVar gives the same variable for the same row.
func (b *binder) rootVar(r *Root) *Var {
	for _, v := range b.roots {
		if v.Root.Set == r.Set && reflect.DeepEqual(v.Root.Key, r.Key) {
			return v
		}
	}
	v := &Var{Name: "$root/" + r.Set.Name, Type: r.Set.Type, Root: r}
	b.roots = append(b.roots, v)
	return v
}

// outermost is the row that $it means. In the options of $expand that would be the row of the
// request, which the statement for the expanded rows does not have.
func (b *binder) outermost(at int) (target, error) {
	if b.nested {
		return target{}, b.later(at, "$it inside $expand")
	}
	return atVar(b.it), nil
}
