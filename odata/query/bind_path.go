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
	// set is given for $root/Set, all rows of a set.
	set *edm.EntitySet
	// value is the expression behind a computed property, or an item of a collection of values.
	value Expr
}

// simple tells whether the target is a single primitive value.
func (t target) simple() bool {
	if t.value != nil {
		return true
	}
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
	return t.nav != nil || t.set != nil || (t.prop != nil && t.prop.Last().Collection)
}

// pathValue binds a path that must have a primitive value.
func (b *binder) pathValue(p *grammar.Path) (Expr, error) {
	t, err := b.resolve(p)
	if err != nil {
		return nil, err
	}
	return b.valueOf(p, t)
}

// valueOf is the primitive value of a target.
func (b *binder) valueOf(p *grammar.Path, t target) (Expr, error) {
	if !t.simple() {
		return nil, b.notAValue(p, t)
	}
	if t.value != nil {
		return t.value, nil
	}
	if t.part != "" {
		return &Coded{Prop: t.prop, Part: t.part}, nil
	}
	return t.prop, nil
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
		return p.Steps[n-1].Target()
	}
	return p.Var.Type
}

// then is the place one step further.
func (p Place) then(step Step) Place {
	steps := make([]Step, len(p.Steps), len(p.Steps)+1)
	copy(steps, p.Steps)
	return Place{Var: p.Var, Steps: append(steps, step)}
}

// Before is the place one step back, and the step from there. There must be one.
func (p Place) Before() (Place, Step) {
	last := len(p.Steps) - 1
	return Place{Var: p.Var, Steps: p.Steps[:last]}, p.Steps[last]
}

func (b *binder) resolve(p *grammar.Path) (target, error) {
	if p.From != nil {
		return b.behindCall(p)
	}
	fromRoot := len(p.Steps) > 0 && p.Steps[0].Name == "$root"
	if !fromRoot {
		if err := b.plain(p.Steps); err != nil {
			return target{}, err
		}
	}
	t, steps, err := b.start(p)
	if err != nil {
		return t, err
	}
	return b.walk(t, steps)
}

func (b *binder) walk(t target, steps []grammar.Step) (target, error) {
	for _, step := range steps {
		var err error
		if t, err = b.step(t, step); err != nil {
			return t, err
		}
	}
	return t, nil
}

// behindCall resolves a path behind a function, which can only be a cast to an entity type.
func (b *binder) behindCall(p *grammar.Path) (target, error) {
	if strings.ToLower(p.From.Name) != "cast" {
		return target{}, b.later(p.At, "a path behind "+p.From.Name+"(…)")
	}
	if err := b.plain(p.Steps); err != nil {
		return target{}, err
	}
	t, err := b.castRow(p.From)
	if err != nil {
		return t, err
	}
	return b.walk(t, p.Steps)
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
			return atVar(v), p.Steps[1:], nil
		}
	}
	if b.this == nil {
		return target{}, nil, b.fail(first.At, first.Name, "a constant is wanted here, not the name %q", first.Name)
	}
	switch first.Name {
	case It:
		t, err := b.outermost(first.At)
		return t, p.Steps[1:], err
	case "$this":
		return atVar(b.this), p.Steps[1:], nil
	case "$root":
		return b.rooted(p)
	}
	if b.this.Type == nil {
		return target{}, nil, b.fail(first.At, first.Name, "there is no property %q here: $this is the value itself, $it the entity", first.Name)
	}
	return atVar(b.this), p.Steps, nil
}

// atVar is where a variable leads by itself.
func atVar(v *Var) target {
	if v.Type == nil {
		return target{value: &Item{Var: v}}
	}
	if v.as != nil {
		return target{place: Place{Var: v, Steps: []Step{{Cast: v.as}}}}
	}
	return target{place: Place{Var: v}}
}

func (b *binder) step(t target, step grammar.Step) (target, error) {
	switch {
	case t.many():
		return t, b.fail(step.At, step.Name, "/%s cannot follow a collection: use any, all or $count", step.Name)
	case t.prop != nil:
		return b.into(t, step)
	case t.value != nil:
		return t, b.fail(step.At, step.Name, "/%s cannot follow a value, which has no properties", step.Name)
	case strings.Contains(step.Name, "."):
		return b.castStep(t, step)
	}
	owner := t.place.Type()
	if p := owner.Property(step.Name); p != nil {
		b.noticeDeleted(t.place, p)
		return target{place: t.place, prop: &Prop{Place: t.place, Property: p}}, nil
	}
	if c := b.computedAt(t, step.Name); c != nil {
		return b.inline(step.At, c)
	}
	nav := owner.Navigation(step.Name)
	if nav == nil {
		return t, b.unknown(step.At, owner.Name, "property", step.Name, owner.MemberNames())
	}
	if nav.Collection {
		return target{place: t.place, nav: nav}, nil
	}
	next := t.place.then(Step{Nav: nav})
	return target{place: next}, b.reach(step.At, next)
}

// castStep binds a type cast: the row itself if its type is that one or derived from it, else the
// row as one of the derived type, which is no row if it is of another.
func (b *binder) castStep(t target, step grammar.Step) (target, error) {
	to, err := b.narrow(step.At, t.place.Type(), step.Name)
	if err != nil || to == t.place.Type() {
		return t, err
	}
	next := t.place.then(Step{Cast: to})
	return target{place: next}, b.reach(step.At, next)
}

// maxPlaces bounds the rows of other entities that one request looks at beside each of its
// own: each is a join, and SQLite takes 64 in a statement.
const maxPlaces = 30

// reach notes a row that an expression looks at; the same path is the same row.
func (b *binder) reach(at int, p Place) error {
	var names []string
	for _, step := range p.Steps {
		names = append(names, step.Name())
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
