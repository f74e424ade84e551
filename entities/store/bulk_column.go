package store

import (
	"context"
	"fmt"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// BulkColumn is what one column of a bulk write means: a property, or the key by which it names
// the target of a reference.
type BulkColumn struct {
	// Name is how the column was asked for: NAME, NAVId or NAV/NAME.
	Name string
	// Property is the property that the values are of: that of a reference is a key of its target.
	Property *edm.Property
	// Many says that a value is a []any of targets.
	Many bool
	// Nullable says that a value may be nil.
	Nullable bool
	// Ignored columns are set by the service; what is given for them does not count.
	Ignored bool

	kind *entities.Type
	// place counts the fields of the type, then its links.
	place int
	// target and by are given for a reference: the type it leads to, and the property that finds it there.
	target *entities.Type
	by     entities.Field
}

// Writes is the property that the column is about, a reference by its navigation property.
func (c *BulkColumn) Writes() string {
	if c.kind == nil {
		return c.Name
	}
	if c.Many {
		return c.kind.Links[c.place-len(c.kind.Fields)].Nav
	}
	if f := c.kind.Fields[c.place]; f.Nav != "" {
		return f.Nav
	}
	return c.kind.Fields[c.place].Property
}

// BulkColumn finds the meaning of the name of a column, as far as the caller may know of it:
// a property, NAVId, or NAV/NAME for a reference by a key of its target.
func (s *Store) BulkColumn(ctx context.Context, set, name string) (*BulkColumn, error) {
	seen, t, err := s.bulkSet(ctx, set)
	if err != nil {
		return nil, err
	}
	nav, by, isRef := strings.Cut(name, "/")
	c := &BulkColumn{Name: name, kind: t}
	if isRef {
		return c, s.refColumn(c, seen, nav, by)
	}
	place, known := at(t, name)
	if !known || seen.Property(t.Fields[place].Property) == nil {
		return nil, unknownColumn(seen, name)
	}
	f := t.Fields[place]
	if f.Nav == name {
		return nil, &odata.Error{
			Status: 400, Code: "UnknownProperty", Target: name,
			Message: fmt.Sprintf("%s is a reference; name the key that it is found by, such as %s/%s", name, name, s.keysOf(f.Target)[0]),
		}
	}
	c.place, c.Property, c.Ignored, c.Nullable = place, f.Edm, f.Edm.Computed, f.Edm.Nullable
	if f.Nav != "" {
		c.target = s.catalog.ByName(f.Target)
		c.by, _ = c.target.Field("Id")
	}
	return c, nil
}

// bulkSet finds the type behind a set that the caller may see.
func (s *Store) bulkSet(ctx context.Context, set string) (seen *edm.EntityType, t *entities.Type, err error) {
	model, err := s.Model(ctx)
	if err != nil {
		return nil, nil, err
	}
	found := model.Set(set)
	if found == nil {
		return nil, nil, &odata.Error{Status: 404, Code: "NotFound", Target: set, Message: "there is no set " + set + near(set, model.SetNames())}
	}
	if t = s.catalog.Of(found.Type); t == nil || t.Computed {
		return nil, nil, &odata.Error{
			Status: 405, Code: "ReadOnlySet", Target: set, Message: set + " is made by the service and cannot be written",
		}
	}
	return found.Type, t, nil
}

func near(name string, candidates []string) string {
	if one := edm.Nearest(name, candidates); one != "" {
		return fmt.Sprintf("; did you mean %s?", one)
	}
	return ""
}

func unknownColumn(t *edm.EntityType, name string) error {
	return &odata.Error{
		Status: 400, Code: "UnknownProperty", Target: name,
		Message: fmt.Sprintf("%s has no property %s%s", t.Name, name, near(name, t.MemberNames())),
	}
}

func (s *Store) refColumn(c *BulkColumn, seen *edm.EntityType, nav, by string) error {
	n := seen.Navigation(nav)
	if n == nil {
		return unknownColumn(seen, nav)
	}
	f, single := c.kind.Reference(nav)
	target := f.Target
	if single {
		c.place, _ = at(c.kind, nav)
	} else if target = c.linkPlace(nav); target == "" {
		return unknownColumn(seen, nav)
	}
	c.Many, c.Ignored, c.target = !single, n.ReadOnly, s.catalog.ByName(target)
	c.Nullable = !single || f.Edm.Nullable
	for _, key := range s.keysOf(target) {
		if key == by && n.Target.Property(by) != nil {
			c.by, _ = c.target.Field(by)
			c.Property = c.by.Edm
			return nil
		}
	}
	return &odata.Error{
		Status: 400, Code: "UnknownProperty", Target: c.Name,
		Message: fmt.Sprintf("a %s is not found by %s; name one of %s", target, by, strings.Join(s.keysOf(target), ", ")),
	}
}

// linkPlace finds the place of a multi-valued reference, and gives the type it leads to.
func (c *BulkColumn) linkPlace(nav string) string {
	for i, l := range c.kind.Links {
		if l.Nav == nav {
			c.place = len(c.kind.Fields) + i
			return l.Target
		}
	}
	return ""
}

// keysOf lists the properties each of which picks one object of a type, the key that people know first.
func (s *Store) keysOf(typeName string) []string {
	var keys []string
	for _, f := range s.catalog.ByName(typeName).Fields {
		if f.Business {
			keys = append(keys, f.Property)
		}
	}
	return append(keys, "Id", "UId")
}

// BulkKeys lists the properties by which the rows of a set can be found.
func (s *Store) BulkKeys(ctx context.Context, set string) ([]string, error) {
	_, t, err := s.bulkSet(ctx, set)
	if err != nil {
		return nil, err
	}
	return s.keysOf(t.Name), nil
}
