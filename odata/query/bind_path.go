package query

import (
	"fmt"
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// target is where a path leads: to a row (prop and nav nil), to a collection of rows (nav),
// or to a property of the row, perhaps to a part of a coded one.
type target struct {
	place Place
	nav   *edm.Navigation
	prop  *Prop
	part  string
}

// simple tells whether the target is a single primitive value.
func (t target) simple() bool {
	if t.prop == nil || t.prop.Last().Collection {
		return false
	}
	if t.part != "" {
		return true
	}
	_, primitive := primitive(t.prop.Type())
	return primitive && t.prop.Last().Codes == nil
}

func (t target) many() bool {
	return t.nav != nil || (t.prop != nil && t.prop.Last().Collection)
}

// pathValue binds a path that must have a primitive value.
func (b *binder) pathValue(p *grammar.Path) (Expr, error) {
	t, err := b.resolve(p)
	if err != nil {
		return nil, err
	}
	if !t.simple() {
		return nil, b.notAValue(p, t)
	}
	if t.part != "" {
		return &Coded{Prop: t.prop, Part: t.part}, nil
	}
	return t.prop, nil
}

// collection resolves a path that must end at a collection of entities.
func (b *binder) collection(p *grammar.Path, what string) (Place, *edm.Navigation, error) {
	if p == nil {
		return Place{}, nil, b.fail(0, "", "%s wants a collection of entities", what)
	}
	t, err := b.resolve(p)
	if err != nil {
		return Place{}, nil, err
	}
	if t.nav != nil {
		return t.place, t.nav, nil
	}
	if t.many() {
		return Place{}, nil, b.later(p.At, what+" over a collection of values")
	}
	return Place{}, nil, b.fail(p.At, text(p.Steps), "%s wants a collection of entities, %s is none", what, text(p.Steps))
}

// notAValue explains why a path has no value to compare, and what to write instead.
func (b *binder) notAValue(p *grammar.Path, t target) error {
	name := text(p.Steps)
	switch {
	case t.many():
		return b.fail(p.At, name, "%s is a collection: write %s/any(x:…) or %s/$count", name, name, name)
	case t.prop == nil:
		return b.fail(p.At, name, "%s is an entity: name a property of it, such as %s/%s, or compare it with null", name, name, keyHint(t.place))
	case t.prop.Last().Codes != nil && b.option == "$orderby":
		return b.fail(p.At, name, "%s is a coded value: write %s/Value", name, name)
	case t.prop.Last().Codes != nil:
		return b.fail(p.At, name, "%s is a coded value: write %s/Value eq %s", name, name, codeHint(t.prop.Last().Codes))
	}
	return b.fail(p.At, name, "%s is a structured value: name a property of it, or compare it with null", name)
}

func keyHint(p Place) string {
	if keys := p.Type().KeyNames(); len(keys) > 0 {
		return keys[0]
	}
	return "…"
}

func codeHint(set *edm.CodeSet) string {
	if len(set.Codes) == 0 {
		return "'…'"
	}
	return "'" + strings.ReplaceAll(set.Codes[0].Value, "'", "''") + "'"
}

func text(steps []grammar.Step) string {
	names := make([]string, len(steps))
	for i, s := range steps {
		names[i] = s.Name
	}
	return strings.Join(names, "/")
}

// Type is the type of the row at the place.
func (p Place) Type() *edm.EntityType {
	if n := len(p.Steps); n > 0 {
		return p.Steps[n-1].Target
	}
	return p.Var.Type
}

// then is the place one navigation further.
func (p Place) then(nav *edm.Navigation) Place {
	steps := make([]*edm.Navigation, len(p.Steps), len(p.Steps)+1)
	copy(steps, p.Steps)
	return Place{Var: p.Var, Steps: append(steps, nav)}
}

func (b *binder) resolve(p *grammar.Path) (target, error) {
	if p.From != nil {
		return target{}, b.later(p.At, "a path behind "+p.From.Name+"(…)")
	}
	if err := b.plain(p.Steps); err != nil {
		return target{}, err
	}
	t, steps, err := b.start(p)
	for _, step := range steps {
		if err != nil {
			return t, err
		}
		t, err = b.step(t, step)
	}
	return t, err
}

// plain refuses steps that are valid but mean more than a name.
func (b *binder) plain(steps []grammar.Step) error {
	for _, step := range steps {
		switch {
		case step.Filter != nil:
			return b.later(step.At, "/$filter(…) inside a path")
		case len(step.Keys) > 0:
			return b.later(step.At, "a key inside a path")
		case strings.HasPrefix(step.Name, "@"):
			return b.later(step.At, "the annotation "+step.Name)
		}
	}
	return nil
}

// start finds the variable that the first step names; bare names belong to the current row.
func (b *binder) start(p *grammar.Path) (target, []grammar.Step, error) {
	if len(p.Steps) == 0 {
		return target{}, nil, b.fail(p.At, "", "an empty path")
	}
	first := p.Steps[0]
	for _, v := range b.vars {
		if v.Name == first.Name {
			return target{place: Place{Var: v}}, p.Steps[1:], nil
		}
	}
	switch first.Name {
	case It:
		return target{place: Place{Var: b.it}}, p.Steps[1:], nil
	case "$this":
		return target{place: Place{Var: b.this}}, p.Steps[1:], nil
	case "$root":
		return target{}, nil, b.later(first.At, "$root")
	}
	if b.this == nil {
		return target{}, nil, b.fail(first.At, first.Name, "a constant is wanted here, not the name %q", first.Name)
	}
	return target{place: Place{Var: b.this}}, p.Steps, nil
}

func (b *binder) step(t target, step grammar.Step) (target, error) {
	switch {
	case t.many():
		return t, b.fail(step.At, step.Name, "/%s cannot follow a collection: use any, all or $count", step.Name)
	case t.prop != nil:
		return b.into(t, step)
	case strings.Contains(step.Name, "."):
		return t, b.cast(step.At, t.place.Type(), step.Name)
	}
	owner := t.place.Type()
	if p := owner.Property(step.Name); p != nil {
		b.noticeDeleted(t.place, p)
		return target{place: t.place, prop: &Prop{Place: t.place, Property: p}}, nil
	}
	nav := owner.Navigation(step.Name)
	if nav == nil {
		return t, b.unknown(step.At, owner.Name, "property", step.Name, owner.MemberNames())
	}
	if nav.Collection {
		return target{place: t.place, nav: nav}, nil
	}
	next := t.place.then(nav)
	return target{place: next}, b.reach(step.At, next)
}

// maxPlaces bounds the rows of other entities that one request looks at beside each of its
// own: each is a join, and SQLite takes 64 in a statement.
const maxPlaces = 30

// reach notes a row that an expression looks at; the same path is the same row.
func (b *binder) reach(at int, p Place) error {
	var names []string
	for _, nav := range p.Steps {
		names = append(names, nav.Name)
	}
	if b.places == nil {
		b.places = map[placeKey]bool{}
	}
	b.places[placeKey{p.Var, strings.Join(names, "/")}] = true
	if len(b.places) > maxPlaces {
		return b.limit(at, "different paths over navigation properties", maxPlaces)
	}
	return nil
}

type placeKey struct {
	from *Var
	path string
}

// into binds a step into a property: a part of a coded one, a property of a complex one.
func (b *binder) into(t target, step grammar.Step) (target, error) {
	last := t.prop.Last()
	if last.Codes != nil && t.part == "" {
		switch step.Name {
		case "Id", "UId", "Value":
			t.part = step.Name
			return t, nil
		}
		return t, b.unknown(step.At, last.Name, "property", step.Name, []string{"Id", "UId", "Value"})
	}
	complexType, ok := last.Type.(*edm.ComplexType)
	if !ok || t.part != "" {
		return t, b.fail(step.At, step.Name, "%s has no properties", last.Name)
	}
	sub := complexType.Property(step.Name)
	if sub == nil {
		return t, b.unknown(step.At, complexType.Name, "property", step.Name, complexType.PropertyNames())
	}
	t.prop = &Prop{Place: t.prop.Place, Property: t.prop.Property, Sub: append(append([]*edm.Property{}, t.prop.Sub...), sub)}
	return t, nil
}

// cast accepts a type cast that changes nothing; others are not offered.
func (b *binder) cast(at int, from *edm.EntityType, name string) error {
	to := b.model.Type(name)
	switch {
	case to == nil:
		return b.fail(at, name, "there is no type %s", name)
	case from.Is(to):
		return nil
	case to.Is(from):
		return b.later(at, "a cast to a derived type")
	}
	return b.fail(at, name, "%s is never a %s", from.Name, name)
}

// noticeDeleted notes that a filter speaks of deleted rows itself.
func (b *binder) noticeDeleted(place Place, p *edm.Property) {
	if place.Var == b.it && len(place.Steps) == 0 && p.Name == place.Type().SoftDeleteProperty() {
		b.mentionsDeleted = true
	}
}

func describe(e Expr) string {
	if c, ok := e.(*Const); ok && c.Value != nil {
		return fmt.Sprintf("%v", c.Value)
	}
	return e.Type().TypeName()
}
