package edm

import (
	"slices"
	"strings"
)

// Set finds an entity set by its exact name; nil if there is none.
func (m *Model) Set(name string) *EntitySet {
	if m.sets != nil {
		return m.sets[name]
	}
	for _, s := range m.Sets {
		if s.Name == name {
			return s
		}
	}
	return nil
}

// Type finds an entity type by its qualified name; nil if there is none.
func (m *Model) Type(qualified string) *EntityType {
	if m.types != nil {
		return m.types[qualified]
	}
	for _, t := range m.Types {
		if t.TypeName() == qualified {
			return t
		}
	}
	return nil
}

// Complex finds a complex type by its qualified name; nil if there is none.
func (m *Model) Complex(qualified string) *ComplexType {
	for _, t := range m.Complexes {
		if t.TypeName() == qualified {
			return t
		}
	}
	return nil
}

// Enum finds an enumeration by its qualified name; nil if there is none.
func (m *Model) Enum(qualified string) *EnumType {
	for _, t := range m.Enums {
		if t.TypeName() == qualified {
			return t
		}
	}
	return nil
}

// SetOf finds the first set whose rows are of exactly this type; nil if there is none.
func (m *Model) SetOf(t *EntityType) *EntitySet {
	for _, s := range m.Sets {
		if s.Type == t && !s.Singleton {
			return s
		}
	}
	return nil
}

// Is tells whether t is base or derived from it.
func (t *EntityType) Is(base *EntityType) bool {
	for ; t != nil; t = t.Base {
		if t == base {
			return true
		}
	}
	return false
}

// Property finds a structural property by its exact name, inherited ones too.
func (t *EntityType) Property(name string) *Property {
	for ; t != nil; t = t.Base {
		if p := findProperty(t.Properties, name); p != nil {
			return p
		}
	}
	return nil
}

// Navigation finds a navigation property by its exact name, inherited ones too.
func (t *EntityType) Navigation(name string) *Navigation {
	for ; t != nil; t = t.Base {
		for _, n := range t.Navigations {
			if n.Name == name {
				return n
			}
		}
	}
	return nil
}

// Back is the navigation property by which the targets of n point back, if that can be written: then
// the collection is written by writing what is in it. It is nil if there is none.
func (n *Navigation) Back() *Navigation {
	if n.Partner == "" {
		return nil
	}
	back := n.Target.Navigation(n.Partner)
	if back == nil || back.ReadOnly {
		return nil
	}
	return back
}

// AllProperties lists the structural properties, the base's first.
func (t *EntityType) AllProperties() []*Property {
	if t.Base == nil {
		return t.Properties
	}
	return append(slices.Clone(t.Base.AllProperties()), t.Properties...)
}

// AllNavigations lists the navigation properties, the base's first.
func (t *EntityType) AllNavigations() []*Navigation {
	if t.Base == nil {
		return t.Navigations
	}
	return append(slices.Clone(t.Base.AllNavigations()), t.Navigations...)
}

// KeyNames lists the names of the key properties, inherited ones too.
func (t *EntityType) KeyNames() []string {
	for ; t != nil; t = t.Base {
		if len(t.Key) > 0 {
			return t.Key
		}
	}
	return nil
}

// KeyProperties lists the key properties; a key that was cut away is left out.
func (t *EntityType) KeyProperties() []*Property {
	var props []*Property
	for _, name := range t.KeyNames() {
		if p := t.Property(name); p != nil {
			props = append(props, p)
		}
	}
	return props
}

// Alternates lists the alternate keys, inherited ones too.
func (t *EntityType) Alternates() [][]string {
	var all [][]string
	for ; t != nil; t = t.Base {
		all = append(all, t.Alternate...)
	}
	return all
}

// SoftDeleteProperty is the name of the property that marks deleted rows, inherited or own; "" if none.
func (t *EntityType) SoftDeleteProperty() string {
	for ; t != nil; t = t.Base {
		if t.SoftDelete != "" {
			return t.SoftDelete
		}
	}
	return ""
}

// ETagProperty is the property whose value is the ETag, inherited or own; nil if there is none.
func (t *EntityType) ETagProperty() *Property {
	for own := t; t != nil; t = t.Base {
		if t.ETag != "" {
			return own.Property(t.ETag)
		}
	}
	return nil
}

// Property finds a property of a complex type by its exact name, inherited ones too.
func (t *ComplexType) Property(name string) *Property {
	for ; t != nil; t = t.Base {
		if p := findProperty(t.Properties, name); p != nil {
			return p
		}
	}
	return nil
}

// AllProperties lists the properties of a complex type, the base's first.
func (t *ComplexType) AllProperties() []*Property {
	if t.Base == nil {
		return t.Properties
	}
	return append(slices.Clone(t.Base.AllProperties()), t.Properties...)
}

// Member finds a member by its exact name.
func (t *EnumType) Member(name string) (Member, bool) {
	for _, m := range t.Members {
		if m.Name == name {
			return m, true
		}
	}
	return Member{}, false
}

// Format writes a value of the enumeration: a member's name, several of a flags type
// joined by commas, or the number of a value that has no name.
func (t *EnumType) Format(value int64) (string, bool) {
	for _, m := range t.Members {
		if m.Value == value {
			return m.Name, true
		}
	}
	if !t.Flags {
		return "", false
	}
	var names []string
	rest := value
	for _, m := range t.Members {
		if m.Value != 0 && rest&m.Value == m.Value {
			names = append(names, m.Name)
			rest &^= m.Value
		}
	}
	return strings.Join(names, ","), rest == 0 && len(names) > 0
}

// Values lists the values that Format can write: those of the members, and of a flags type all that
// members can be put together to. Beyond twelve flags it is the members alone.
func (t *EnumType) Values() []int64 {
	var all []int64
	add := func(v int64) {
		if !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	for _, m := range t.Members {
		if t.Flags && len(t.Members) <= 12 {
			for _, v := range slices.Clone(all) {
				add(v | m.Value)
			}
		}
		add(m.Value)
	}
	return all
}

func findProperty(props []*Property, name string) *Property {
	for _, p := range props {
		if p.Name == name {
			return p
		}
	}
	return nil
}
