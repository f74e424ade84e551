package entities

import (
	"fmt"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// link makes the navigation properties and the joins behind them.
func (c *Catalog) link() error {
	c.Schema = &sqlgen.Schema{Tables: map[*edm.EntityType]*sqlgen.Table{}}
	for _, t := range append([]*Type{c.base}, c.Types...) {
		table := &sqlgen.Table{Name: t.Table, Columns: map[string]string{}, Joins: map[string]sqlgen.Join{}}
		for _, f := range t.Fields {
			table.Columns[f.Property] = f.Column
			if t.Words && f.Edm.Searchable {
				table.Search = append(table.Search, f.Column)
			}
		}
		c.Schema.Tables[t.Edm] = table
		if err := c.navigate(t, table); err != nil {
			return fmt.Errorf("describe %s: %w", t.Name, err)
		}
	}
	return nil
}

func (c *Catalog) navigate(t *Type, table *sqlgen.Table) error {
	for _, f := range t.Fields {
		if f.Nav == "" {
			continue
		}
		if err := c.reference(t, table, f); err != nil {
			return fmt.Errorf("%s: %w", f.Nav, err)
		}
	}
	for _, l := range t.Links {
		target := c.byName[l.Target]
		if target == nil {
			return fmt.Errorf("%s: there is no type %q", l.Nav, l.Target)
		}
		t.Edm.Navigations = append(t.Edm.Navigations, &edm.Navigation{
			Name: l.Nav, Target: target.Edm, Collection: true, Partner: l.partner, ReadOnly: l.readOnly, Doc: l.doc,
		})
		table.Joins[l.Nav] = sqlgen.Join{Local: "id", Foreign: "id", Link: l.Table, LinkOwner: "owner_id", LinkTarget: "target_id"}
	}
	for _, i := range t.inverses {
		if err := c.invert(t, table, i); err != nil {
			return fmt.Errorf("%s: %w", i.nav, err)
		}
	}
	if !t.Computed && t != c.base {
		return c.inherit(table)
	}
	return nil
}

func (c *Catalog) reference(t *Type, table *sqlgen.Table, f Field) error {
	target := c.byName[f.Target]
	if target == nil {
		return fmt.Errorf("there is no type %q", f.Target)
	}
	t.Edm.Navigations = append(t.Edm.Navigations, &edm.Navigation{
		Name: f.Nav, Target: target.Edm, Nullable: true, Ref: f.Property, Partner: f.partner,
		ReadOnly: f.Edm.Computed || t.Computed, Doc: f.Edm.Doc,
	})
	table.Joins[f.Nav] = sqlgen.Join{Local: f.Column, Foreign: target.keyColumn()}
	return nil
}

// invert makes the navigation against a reference: from the target to all that refer to it.
func (c *Catalog) invert(t *Type, table *sqlgen.Table, i inverse) error {
	join, err := c.inverseJoin(t, i)
	if err != nil {
		return err
	}
	t.Edm.Navigations = append(t.Edm.Navigations, &edm.Navigation{
		Name: i.nav, Target: c.byName[i.target].Edm, Collection: true, ReadOnly: true, Partner: i.of,
	})
	table.Joins[i.nav] = join
	return nil
}

func (c *Catalog) inverseJoin(t *Type, i inverse) (sqlgen.Join, error) {
	from := c.byName[i.target]
	if from == nil {
		return sqlgen.Join{}, fmt.Errorf("there is no type %q", i.target)
	}
	if f, ok := from.Reference(i.of); ok {
		return sqlgen.Join{Local: t.keyColumn(), Foreign: f.Column}, nil
	}
	if l, ok := from.Link(i.of); ok {
		return sqlgen.Join{Local: "id", Foreign: "id", Link: l.Table, LinkOwner: "target_id", LinkTarget: "owner_id"}, nil
	}
	return sqlgen.Join{}, fmt.Errorf("%s has no reference %q", i.target, i.of)
}

// inherit gives a data object the joins of the navigation properties that it derives.
func (c *Catalog) inherit(table *sqlgen.Table) error {
	for _, i := range c.base.inverses {
		join, err := c.inverseJoin(c.base, i)
		if err != nil {
			return err
		}
		table.Joins[i.nav] = join
	}
	return nil
}

// keyColumn is the column that references to the type hold.
func (t *Type) keyColumn() string {
	for _, f := range t.Fields {
		if f.key {
			return f.Column
		}
	}
	return "id"
}
