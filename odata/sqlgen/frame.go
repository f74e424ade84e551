package sqlgen

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// writer writes one statement.
type writer struct {
	Options
	// literals are the values of the slots in the run that the statement is written for.
	literals []any
	aliases  int
}

func (w *writer) alias() string {
	w.aliases++
	return "t" + strconv.Itoa(w.aliases-1)
}

// frame is one FROM clause: a table, and the joins that expressions over its rows have asked for.
type frame struct {
	root  string
	kind  *edm.EntityType
	joins []fragment
	known map[string]string
	// shown are the conditions that a row, or a joined target that is there, may be seen.
	shown []fragment
}

func (w *writer) frame(t *edm.EntityType) *frame {
	return &frame{root: w.alias(), kind: t, known: map[string]string{}}
}

// scope is what an expression sees: the frames of its variables, and whether row rules
// apply at its navigation steps. In the text of a rule they do not.
type scope struct {
	w    *writer
	it   *frame
	vars map[*query.Var]*frame
	// items are the variables that stand for items of collections of values.
	items map[*query.Var]fragment
	rules bool
}

func (w *writer) scope(it *frame, rules bool) *scope {
	return &scope{w: w, it: it, vars: map[*query.Var]*frame{}, rules: rules && w.Rule != nil}
}

// with is the scope of a lambda's body.
func (s *scope) with(v *query.Var, f *frame) *scope {
	inner := &scope{w: s.w, it: s.it, vars: map[*query.Var]*frame{v: f}, items: s.items, rules: s.rules}
	for other, frame := range s.vars {
		inner.vars[other] = frame
	}
	return inner
}

func (s *scope) frameOf(v *query.Var) *frame {
	if f := s.vars[v]; f != nil {
		return f
	}
	return s.it
}

// rule is the row rule of a type, nil if none applies here.
func (s *scope) rule(t *edm.EntityType) query.Expr {
	if !s.rules {
		return nil
	}
	return s.w.Rule(t)
}

func (w *writer) table(t *edm.EntityType) (*Table, error) {
	table := w.Schema.Tables[t.Origin()]
	if table == nil {
		return nil, fmt.Errorf("type %s has no table", t.Name)
	}
	return table, nil
}

func (w *writer) column(alias string, t *edm.EntityType, property string) (fragment, error) {
	table, err := w.table(t)
	if err != nil {
		return fragment{}, err
	}
	column, ok := table.Columns[property]
	if !ok {
		return fragment{}, fmt.Errorf("property %s of type %s has no column", property, t.Name)
	}
	return atom(alias + "." + quote(column)), nil
}

// join finds the way of a navigation property and the table it leads to.
func (w *writer) join(t *edm.EntityType, nav *edm.Navigation) (Join, *Table, error) {
	table, err := w.table(t)
	if err != nil {
		return Join{}, nil, err
	}
	way, ok := table.Joins[nav.Name]
	if !ok {
		return Join{}, nil, fmt.Errorf("navigation %s of type %s has no join", nav.Name, t.Name)
	}
	target, err := w.table(nav.Target)
	return way, target, err
}

// way is the join of one step of a path. A derived type has a table of its own, whose rows have the
// key of the row they are; a step with both a navigation and a cast goes there at once.
func (w *writer) way(t *edm.EntityType, step query.Step) (Join, *Table, error) {
	if step.Cast == nil {
		return w.join(t, step.Nav)
	}
	table, err := w.table(t)
	if err != nil {
		return Join{}, nil, err
	}
	target, err := w.table(step.Cast)
	if err != nil {
		return Join{}, nil, err
	}
	keys := t.KeyNames()
	if step.Nav != nil {
		way, _, err := w.join(t, step.Nav)
		return Join{Local: way.Local, Foreign: target.Columns[step.Cast.KeyNames()[0]]}, target, err
	}
	if len(keys) != 1 {
		return Join{}, nil, fmt.Errorf("cast to %s: a key of one property is needed", step.Cast.Name)
	}
	return Join{Local: table.Columns[keys[0]], Foreign: target.Columns[keys[0]]}, target, nil
}

// place gives the alias of the row that a place is, joining what leads there.
func (s *scope) place(p query.Place) (string, error) {
	f := s.frameOf(p.Var)
	alias, at := f.root, p.Var.Type
	if p.Var.Root != nil {
		root, err := s.root(p.Var)
		if err != nil {
			return "", err
		}
		alias = root
	}
	for i, step := range p.Steps {
		if i+1 < len(p.Steps) && s.direct(at, step, p.Steps[i+1]) {
			continue
		}
		if i > 0 && step.Cast != nil && s.direct(at, p.Steps[i-1], step) {
			step.Nav = p.Steps[i-1].Nav
		}
		next, err := s.step(f, alias, at, step)
		if err != nil {
			return "", err
		}
		alias, at = next, step.Target()
	}
	return alias, nil
}

// direct tells whether a navigation and the cast behind it can be one join: a row that refers to
// another by its key refers to the row of the derived type by the same key. If a rule may hide
// the row in between, it has to be looked at.
func (s *scope) direct(t *edm.EntityType, step, next query.Step) bool {
	if step.Nav == nil || next.Cast == nil || s.rule(step.Nav.Target) != nil {
		return false
	}
	way, target, err := s.w.join(t, step.Nav)
	keys := step.Nav.Target.KeyNames()
	return err == nil && way.Link == "" && len(keys) == 1 && way.Foreign == target.Columns[keys[0]]
}

// step joins the target of a single-valued navigation property, or the row of a derived type. A
// target that the row rule hides is as if it were not there.
func (s *scope) step(f *frame, from string, t *edm.EntityType, step query.Step) (string, error) {
	name := fmt.Sprintf("%s/%s/%t", from, step.Name(), s.rules)
	if step.Nav != nil && step.Cast != nil {
		name = step.Nav.Name + "/" + name
	}
	if alias := f.known[name]; alias != "" {
		return alias, nil
	}
	way, target, err := s.w.way(t, step)
	if err != nil {
		return "", err
	}
	alias := s.w.alias()
	left := from + "." + quote(way.Local)
	if way.Link != "" {
		link := s.w.alias()
		f.joins = append(f.joins, plain(" LEFT JOIN "+quote(way.Link)+" "+link+" ON "+link+"."+quote(way.LinkOwner)+" = "+left))
		left = link + "." + quote(way.LinkTarget)
	}
	on := plain(alias + "." + quote(way.Foreign) + " = " + left)
	f.known[name] = alias
	return alias, s.attach(f, step.Target(), target, alias, quote(way.Foreign), on)
}

// attach joins the row of a table for which a condition holds, if the caller may see it. The
// column is not null in any row.
func (s *scope) attach(f *frame, t *edm.EntityType, table *Table, alias, column string, on fragment) error {
	rule, err := s.guard(t, alias)
	if err != nil {
		return err
	}
	if rule.text != "" {
		on = cat(on, " AND ", rule.closed())
		f.shown = append(f.shown, cat(alias+"."+column+" IS NULL OR ", rule.closed()))
	}
	f.joins = append(f.joins, cat(" LEFT JOIN "+quote(table.Name)+" "+alias+" ON ", on))
	return nil
}

// guard is the row rule of a type as a condition on one alias, fit for an ON clause.
func (s *scope) guard(t *edm.EntityType, alias string) (fragment, error) {
	rule := s.rule(t)
	if rule == nil {
		return fragment{}, nil
	}
	f := &frame{root: alias, kind: t, known: map[string]string{}}
	condition, err := s.w.scope(f, false).truth(rule)
	if err != nil || len(f.joins) == 0 {
		return condition, err
	}
	one := s.w.alias()
	exists := cat("EXISTS (SELECT 1 FROM (SELECT 1 AS one) "+one, list(f.joins, ""), " WHERE ", condition, ")")
	exists.atom = true
	return exists, nil
}

// visible is the condition that all rows which the scope can reach so far may be seen by the
// caller; empty where no rule applies.
func (s *scope) visible() (fragment, error) {
	if !s.rules {
		return fragment{}, nil
	}
	frames := []*frame{s.it}
	for _, f := range s.vars {
		frames = append(frames, f)
	}
	slices.SortFunc(frames, func(a, b *frame) int { return strings.Compare(a.root, b.root) })
	var conditions []fragment
	for _, f := range frames {
		rule, err := s.guard(f.kind, f.root)
		if err != nil {
			return fragment{}, err
		}
		if rule.text != "" {
			conditions = append(conditions, rule)
		}
		conditions = append(conditions, f.shown...)
	}
	if len(conditions) == 0 {
		return fragment{}, nil
	}
	return chain(conditions, "AND"), nil
}

// targets opens the frame of a collection: the rows that a navigation property leads to
// from an alias, as FROM text to which the frame's joins still come, and conditions.
func (s *scope) targets(from string, t *edm.EntityType, nav *edm.Navigation) (*frame, fragment, []fragment, error) {
	way, target, err := s.w.join(t, nav)
	if err != nil {
		return nil, fragment{}, nil, err
	}
	f := s.w.frame(nav.Target)
	source := quote(target.Name) + " " + f.root
	match := f.root + "." + quote(way.Foreign)
	if way.Link != "" {
		link := s.w.alias()
		source = quote(way.Link) + " " + link + " JOIN " + source + " ON " + match + " = " + link + "." + quote(way.LinkTarget)
		match = link + "." + quote(way.LinkOwner)
	}
	conditions := []fragment{plain(match + " = " + from + "." + quote(way.Local))}
	rule, err := s.hiding(f)
	return f, plain(source), append(conditions, rule...), err
}

// hiding is the row rule on the rows of a frame, as a condition if there is one.
func (s *scope) hiding(f *frame) ([]fragment, error) {
	rule := s.rule(f.kind)
	if rule == nil {
		return nil, nil
	}
	condition, err := s.w.scope(f, false).truth(rule)
	return []fragment{condition}, err
}
