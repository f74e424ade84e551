package query

import (
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// request binds the path, then the options.
func (b *binder) request(url *grammar.URL) (*Request, error) {
	b.option = "path"
	if len(url.Path) == 0 {
		return nil, b.fail(0, "", "the path names no entity set")
	}
	r, err := b.root(url.Path[0])
	if err != nil {
		return nil, err
	}
	for i, seg := range url.Path[1:] {
		if r.Kind == KindOperation {
			e := b.later(seg.At, "a path behind an operation")
			e.Target = seg.Name
			return nil, e
		}
		if r.closed() {
			return nil, b.notFound(seg, "nothing can follow %s", url.Path[i].Name)
		}
		if err := b.segment(r, seg); err != nil {
			return nil, err
		}
	}
	if r.Kind == KindOperation {
		return r, b.called(r, &url.Options)
	}
	r.SkipToken = url.Options.SkipToken
	if err := b.options(r, &url.Options); err != nil {
		return nil, err
	}
	b.slots(r)
	return r, nil
}

func (b *binder) notFound(seg grammar.Segment, format string, args ...any) *Error {
	e := b.fail(seg.At, seg.Name, format, args...)
	e.NotFound = true
	return e
}

func (b *binder) root(seg grammar.Segment) (*Request, error) {
	set := b.model.Set(seg.Name)
	if set == nil {
		if r := b.imported(seg); r != nil {
			return r, nil
		}
		err := b.unknown(seg.At, "the service", "entity set", seg.Name, b.model.SetNames())
		err.NotFound = true
		return nil, err
	}
	r := &Request{Kind: KindEntities, Query: b.newQuery(set, set.Type)}
	if !set.Singleton {
		return r, b.pick(r, seg)
	}
	r.Kind = KindEntity
	if len(seg.Keys) > 0 {
		return nil, b.notFound(seg, "%s is one entity and has no key", seg.Name)
	}
	return r, nil
}

func (b *binder) newQuery(set *edm.EntitySet, t *edm.EntityType) *Query {
	return &Query{Model: b.model, Set: set, Type: t, IncludeDeleted: b.env.IncludeDeleted}
}

// pick binds the key predicate of a segment, if there is one.
func (b *binder) pick(r *Request, seg grammar.Segment) error {
	if len(seg.Keys) == 0 {
		return nil
	}
	key, err := b.key(r.Query.Type, seg.Keys, seg.At)
	if err != nil {
		return err
	}
	r.Query.Key = key
	r.Kind = KindEntity
	return nil
}

// closed tells whether the path has come to something that nothing can follow.
func (r *Request) closed() bool {
	switch r.Kind {
	case KindValue, KindCount, KindRef, KindRefs, KindEach:
		return true
	}
	return false
}

// takesKey tells whether a key can pick one of the entities that the next segment leads to.
func (r *Request) takesKey(name string) bool {
	if r.Kind == KindEntities {
		return strings.Contains(name, ".")
	}
	nav := r.Query.Type.Navigation(name)
	return nav != nil && nav.Collection
}

func (b *binder) segment(r *Request, seg grammar.Segment) error {
	switch {
	case seg.Name == "":
		return b.fail(seg.At, "", "a second key stands behind the first; write one key, its parts separated by commas")
	case b.operation(r, seg):
		return nil
	case len(seg.Keys) > 0 && !r.takesKey(seg.Name):
		return b.notFound(seg, "%s takes nothing in parentheses", seg.Name)
	case seg.Name == "$filter" && r.Kind == KindEntities:
		return b.filterSegment(r, seg)
	case strings.HasPrefix(seg.Name, "$"):
		return b.system(r, seg)
	case r.Kind == KindProperty:
		return b.subProperty(r, seg)
	case strings.Contains(seg.Name, "."):
		return b.castSegment(r, seg)
	case r.Kind == KindEntities:
		return b.notFound(seg, "%s cannot follow a collection: pick one entity by key first", seg.Name)
	}
	if nav := r.Query.Type.Navigation(seg.Name); nav != nil {
		return b.follow(r, nav, seg)
	}
	p := r.Query.Type.Property(seg.Name)
	if p == nil {
		err := b.unknown(seg.At, r.Query.Type.Name, "property", seg.Name, r.Query.Type.MemberNames())
		err.NotFound = true
		return err
	}
	r.Kind, r.Property = KindProperty, p
	return nil
}

// castSegment goes on with those entities only that are of a type.
func (b *binder) castSegment(r *Request, seg grammar.Segment) error {
	if b.model.Type(seg.Name) == nil {
		return b.notFound(seg, "there is no type %s", seg.Name)
	}
	to, err := b.narrow(seg.At, r.Query.Type, seg.Name)
	if err != nil {
		return err
	}
	r.Query.castTo(to)
	if r.Query.Set == nil {
		r.Query.Set = b.model.SetOf(to)
	}
	if r.Kind != KindEntities {
		return nil
	}
	return b.pick(r, seg)
}

// follow goes on to the targets of a navigation property.
func (b *binder) follow(r *Request, nav *edm.Navigation, seg grammar.Segment) error {
	next := b.newQuery(b.bound(r.Query.Set, nav), nav.Target)
	next.From = &From{Parent: r.Query, Nav: nav}
	r.Query, r.Nav, r.Kind = next, nav, KindEntity
	if nav.Collection {
		r.Kind = KindEntities
		return b.pick(r, seg)
	}
	return nil
}

// bound finds the set that holds the targets of a navigation property.
func (b *binder) bound(set *edm.EntitySet, nav *edm.Navigation) *edm.EntitySet {
	if set != nil && set.Bindings[nav.Name] != nil {
		return set.Bindings[nav.Name]
	}
	return b.model.SetOf(nav.Target)
}

func (b *binder) filterSegment(r *Request, seg grammar.Segment) error {
	filter, err := b.filter(r.Query, seg.Filter)
	if err != nil {
		return err
	}
	r.Query.Filter, r.Filtered = both(r.Query.Filter, filter), true
	return nil
}

func both(a, b Expr) Expr {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	return &Logic{Args: []Expr{a, b}}
}

func (b *binder) system(r *Request, seg grammar.Segment) error {
	switch {
	case seg.Name == "$count" && r.Kind == KindEntities:
		r.Kind, r.Query.CountOnly = KindCount, true
	case seg.Name == "$count" && r.Kind == KindProperty && r.collection():
		r.Kind = KindCount
	case seg.Name == "$ref" && r.Kind == KindEntities:
		r.Kind = KindRefs
	case seg.Name == "$ref" && r.Kind == KindEntity:
		r.Kind = KindRef
	case seg.Name == "$each" && r.Kind == KindEntities:
		r.Kind = KindEach
	case seg.Name == "$value" && r.Kind == KindProperty:
		return b.rawValue(r, seg)
	case seg.Name == "$each" || seg.Name == "$count" || seg.Name == "$value" || seg.Name == "$ref":
		return b.notFound(seg, "%s cannot stand here", seg.Name)
	default:
		return b.later(seg.At, "/"+seg.Name)
	}
	return nil
}

// collection tells whether the property that a path leads to is a collection.
func (r *Request) collection() bool {
	p := &Prop{Property: r.Property, Sub: r.Sub}
	return r.Part == "" && p.Last().Collection
}

func (b *binder) rawValue(r *Request, seg grammar.Segment) error {
	t := target{place: Place{Var: &Var{Type: r.Query.Type}}, prop: &Prop{Property: r.Property, Sub: r.Sub}, part: r.Part}
	if !t.simple() {
		return b.notFound(seg, "only a primitive value has a $value")
	}
	r.Kind = KindValue
	return nil
}

func (b *binder) subProperty(r *Request, seg grammar.Segment) error {
	t := target{prop: &Prop{Property: r.Property, Sub: r.Sub}, part: r.Part}
	t, err := b.into(t, grammar.Step{At: seg.At, Name: seg.Name})
	if err != nil {
		return b.notFound(seg, "%s has no property %q", r.Property.Name, seg.Name)
	}
	r.Sub, r.Part = t.prop.Sub, t.part
	return nil
}

// key binds a key predicate: (5), (Id=5) or an alternate key such as (UId=…).
func (b *binder) key(t *edm.EntityType, keys []grammar.KeyValue, at int) ([]KeyValue, error) {
	names := t.KeyNames()
	if len(keys) == 1 && keys[0].Name == "" {
		if len(names) != 1 {
			return nil, b.fail(at, t.Name, "the key of %s has several parts: name each one", t.Name)
		}
		v, err := b.keyValue(t, names[0], keys[0])
		return []KeyValue{v}, err
	}
	for _, candidate := range append([][]string{names}, t.Alternates()...) {
		if namesKey(candidate, keys) {
			return b.namedKey(t, candidate, keys)
		}
	}
	return nil, b.fail(at, t.Name, "that is no key of %s; its key is %s", t.Name, strings.Join(names, ","))
}

func namesKey(names []string, keys []grammar.KeyValue) bool {
	if len(names) != len(keys) {
		return false
	}
	for _, name := range names {
		if keyNamed(keys, name) == nil {
			return false
		}
	}
	return true
}

func keyNamed(keys []grammar.KeyValue, name string) *grammar.KeyValue {
	for i := range keys {
		if keys[i].Name == name {
			return &keys[i]
		}
	}
	return nil
}

func (b *binder) namedKey(t *edm.EntityType, names []string, keys []grammar.KeyValue) ([]KeyValue, error) {
	var bound []KeyValue
	for _, name := range names {
		v, err := b.keyValue(t, name, *keyNamed(keys, name))
		if err != nil {
			return nil, err
		}
		bound = append(bound, v)
	}
	return bound, nil
}

func (b *binder) keyValue(t *edm.EntityType, name string, k grammar.KeyValue) (KeyValue, error) {
	p := t.Property(name)
	if p == nil {
		return KeyValue{}, b.fail(k.At, name, "%s has no property %q", t.Name, name)
	}
	it, this := b.it, b.this // a key stands by itself, also where it is part of an expression
	b.it, b.this = nil, nil
	x, err := b.expr(k.Value)
	b.it, b.this = it, this
	if err != nil {
		return KeyValue{}, err
	}
	x, ok := convert(x, p.Type)
	c, isConst := x.(*Const)
	if !ok || !isConst || c.Value == nil {
		return KeyValue{}, b.fail(k.At, name, "the key %s wants %s", name, p.Type.TypeName())
	}
	return KeyValue{Property: p, Value: c.Value, from: c.from}, nil
}
