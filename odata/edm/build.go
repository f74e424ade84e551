package edm

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Build indexes and validates a model; only then it may be used. Sets without bindings get
// the obvious ones: a navigation leads to the one set of its target type. No set may have a
// reserved name, in any letter case.
func (m *Model) Build(reserved ...string) error {
	m.index()
	m.bind()
	return m.Validate(reserved...)
}

func (m *Model) index() {
	m.sets = make(map[string]*EntitySet, len(m.Sets))
	for _, s := range m.Sets {
		m.sets[s.Name] = s
	}
	m.types = make(map[string]*EntityType, len(m.Types))
	for _, t := range m.Types {
		m.types[t.TypeName()] = t
	}
}

func (m *Model) bind() {
	byType := map[*EntityType][]*EntitySet{}
	for _, s := range m.Sets {
		if !s.Singleton {
			byType[s.Type] = append(byType[s.Type], s)
		}
	}
	for _, s := range m.Sets {
		if s.Bindings == nil {
			s.Bindings = map[string]*EntitySet{}
		}
		if s.Type == nil {
			continue
		}
		for _, n := range s.Type.AllNavigations() {
			if targets := byType[n.Target]; s.Bindings[n.Name] == nil && len(targets) == 1 {
				s.Bindings[n.Name] = targets[0]
			}
		}
	}
}

// Validate reports everything that would make the model ambiguous or its $metadata invalid.
func (m *Model) Validate(reserved ...string) error {
	var faults []error
	report := func(format string, args ...any) { faults = append(faults, fmt.Errorf(format, args...)) }
	if !identifier(m.Namespace) {
		report("model: %q is no namespace", m.Namespace)
	}
	m.validateNames(report)
	for _, t := range m.Types {
		m.validateType(t, report)
	}
	for _, s := range m.Sets {
		m.validateSet(s, report)
		if slices.ContainsFunc(reserved, func(name string) bool { return strings.EqualFold(name, s.Name) }) {
			report("set %s: the name is reserved", s.Name)
		}
	}
	m.validateOperations(report)
	return errors.Join(faults...)
}

type reporter func(format string, args ...any)

// validateNames refuses names that differ only by letter case: a client could not tell them apart.
func (m *Model) validateNames(report reporter) {
	seen := map[string]string{}
	check := func(kind, name string) {
		if !identifier(name) {
			report("%s %q: not an identifier", kind, name)
		}
		fold := kind + " " + strings.ToLower(name)
		if other, dup := seen[fold]; dup {
			report("%s %q: the same name as %q but for letter case", kind, name, other)
		}
		seen[fold] = name
	}
	for _, t := range m.Types {
		check("type", t.Name)
	}
	for _, t := range m.Complexes {
		check("type", t.Name)
	}
	for _, t := range m.Enums {
		check("type", t.Name)
	}
	for _, s := range m.Sets {
		check("set", s.Name)
	}
}

func (m *Model) validateType(t *EntityType, report reporter) {
	if cyclic(t) {
		report("type %s: derives from itself", t.Name)
		return
	}
	if t.Base != nil && m.Type(t.Base.TypeName()) != t.Base {
		report("type %s: base %s is not in the model", t.Name, t.Base.Name)
	}
	seen := map[string]bool{strings.ToLower(t.Name): true}
	once := func(name string) {
		if fold := strings.ToLower(name); seen[fold] || !identifier(name) {
			report("%s.%s: no identifier, or declared twice (letter case does not count), or named as its type", t.Name, name)
		} else {
			seen[fold] = true
		}
	}
	for _, p := range t.AllProperties() {
		once(p.Name)
		if p.Type == nil {
			report("%s.%s: has no type", t.Name, p.Name)
		}
	}
	for _, n := range t.AllNavigations() {
		once(n.Name)
		m.validateNavigation(t, n, report)
	}
	validateKeys(t, report)
}

func validateKeys(t *EntityType, report reporter) {
	if len(t.KeyNames()) == 0 && !t.Abstract {
		report("type %s: has no key", t.Name)
	}
	for _, key := range append([][]string{t.KeyNames()}, t.Alternates()...) {
		for _, name := range key {
			if p := t.Property(name); p == nil || p.Collection {
				report("type %s: key property %q is not declared or a collection", t.Name, name)
			}
		}
	}
	for _, name := range t.KeyNames() {
		if p := t.Property(name); p != nil && p.Nullable {
			report("%s.%s: a key property is not nullable", t.Name, name)
		}
	}
	for _, name := range []string{t.SoftDeleteProperty(), t.ETag} {
		if name != "" && t.Property(name) == nil {
			report("type %s: %q marks deletion or version but is not declared", t.Name, name)
		}
	}
}

func (m *Model) validateNavigation(t *EntityType, n *Navigation, report reporter) {
	if n.Target == nil || m.Type(n.Target.TypeName()) != n.Target {
		report("%s.%s: its target is not in the model", t.Name, n.Name)
		return
	}
	if n.Ref != "" && (n.Collection || t.Property(n.Ref) == nil) {
		report("%s.%s: %q is not a property that could hold its key", t.Name, n.Name, n.Ref)
	}
	if n.Partner != "" && n.Target.Navigation(n.Partner) == nil {
		report("%s.%s: partner %s.%s is not declared", t.Name, n.Name, n.Target.Name, n.Partner)
	}
}

func (m *Model) validateSet(s *EntitySet, report reporter) {
	if s.Type == nil || m.Type(s.Type.TypeName()) != s.Type {
		report("set %s: its type is not in the model", s.Name)
		return
	}
	for name, target := range s.Bindings {
		n := s.Type.Navigation(name)
		if n == nil || target == nil || m.Set(target.Name) != target || !target.Type.Is(n.Target) && !n.Target.Is(target.Type) {
			report("set %s: the binding of %q does not fit", s.Name, name)
		}
	}
}

func cyclic(t *EntityType) bool {
	seen := map[*EntityType]bool{}
	for ; t != nil; t = t.Base {
		if seen[t] {
			return true
		}
		seen[t] = true
	}
	return false
}

func identifier(name string) bool {
	if name == "" || len(name) > 128 {
		return false
	}
	for i, r := range name {
		letter := r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 127
		if !letter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return true
}
