package store

import (
	"fmt"

	"github.com/ropewalk/ropewalk/odata"
)

// refCache remembers the targets that were found: by type and property, then by value. What was
// not found is asked for again, since it may have been written meanwhile.
type refCache map[string]map[any]int64

// maxRefs bounds the cache.
const maxRefs = 100_000

func (c *BulkColumn) refKey() string { return c.target.Name + "." + c.by.Property }

// resolve finds the targets of all references with the rights of the caller: one query for each column.
func (c *chunk) resolve() error {
	wanted := map[string]map[any]bool{}
	columns := map[string]*BulkColumn{}
	for _, p := range c.good(nil) {
		for _, cell := range p.Cells {
			if cell.Column.target == nil || cell.Column.Ignored {
				continue
			}
			key := cell.Column.refKey()
			if wanted[key] == nil {
				wanted[key], columns[key] = map[any]bool{}, cell.Column
				if len(c.refs[key]) > maxRefs || c.refs[key] == nil {
					c.refs[key] = map[any]int64{}
				}
			}
			for _, v := range cell.targets() {
				if _, known := c.refs[key][v]; !known {
					wanted[key][v] = true
				}
			}
		}
	}
	for key, column := range columns {
		values := make([]any, 0, len(wanted[key]))
		for v := range wanted[key] {
			values = append(values, v)
		}
		found, err := c.among(column.target, column.by.Property, values, c.options.Rule, false)
		if err != nil {
			return fmt.Errorf("resolve %s: %w", column.Name, err)
		}
		for v, id := range found {
			c.refs[key][v] = id
		}
		if column.target == c.kind && len(found) < len(values) {
			c.created[key] = c.newBy(column.by.Property)
		}
	}
	return nil
}

// targets lists what the value of a reference names.
func (cell BulkCell) targets() []any {
	if cell.Column.Many {
		list, _ := cell.Value.([]any)
		return list
	}
	if cell.Value == nil {
		return nil
	}
	return []any{cell.Value}
}

// target gives the id of what a row refers to: an object that the caller may read, or a new row of
// the same chunk.
func (c *chunk) target(p *pending, column *BulkColumn, v any) (int64, error) {
	if id, known := c.refs[column.refKey()][v]; known {
		return id, nil
	}
	if other := c.created[column.refKey()][v]; other != nil {
		p.leans = append(p.leans, lean{other.id, column.Name})
		return other.id, nil
	}
	return 0, unresolved(column, p.ruled())
}

// unresolved says that a reference leads nowhere the caller can see. Where his right depends on
// the row, that is a want of right.
func unresolved(column *BulkColumn, ruled bool) error {
	if ruled {
		return &odata.Error{Status: 403, Code: "Forbidden", Target: column.Name, Message: "you may not refer to this object in " + column.Name}
	}
	return &odata.Error{
		Status: 400, Code: "UnknownReference", Target: column.Name,
		Message: column.Name + " refers to no object that you can see; write that one first, or name another",
	}
}

// newBy finds the new rows of the chunk by a property.
func (c *chunk) newBy(property string) map[any]*pending {
	found := map[any]*pending{}
	for _, p := range c.good(isNew) {
		for _, cell := range p.Cells {
			if cell.Column.target == nil && cell.Column.Property.Name == property && !cell.Column.Ignored && cell.Value != nil {
				found[cell.Value] = p
			}
		}
	}
	return found
}
