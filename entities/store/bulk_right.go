package store

import (
	"errors"
	"maps"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// mask is a set of places in a type.
type mask [2]uint64

func (m *mask) set(place int) { m[place/64%2] |= 1 << (place % 64) }

// naming is what several rows have in common: the properties that they name, and so the rights
// that the caller needs.
type naming struct {
	properties []string
	// conditions are what rows must meet for an operation; nil for any row.
	conditions map[access.Op]*permit
}

// permit is whether the caller may do something, and with which rows.
type permit struct {
	condition query.Expr
	refused   error
}

// ruled says that the right to write the row depends on the row.
func (p *pending) ruled() bool {
	permit := p.naming.conditions[p.operation()]
	return permit != nil && permit.condition != nil
}

// name tells of each row which properties it writes. The key by which a row was found is not written.
func (c *chunk) name() error {
	for _, p := range c.good(nil) {
		var m mask
		for _, cell := range p.Cells {
			if !c.written(p, cell.Column) {
				continue
			}
			m.set(cell.Column.place)
		}
		if c.namings[m] == nil {
			names := map[string]bool{}
			for _, cell := range p.Cells {
				if c.written(p, cell.Column) {
					names[cell.Column.Writes()] = true
				}
			}
			c.namings[m] = &naming{properties: slices.Sorted(maps.Keys(names)), conditions: map[access.Op]*permit{}}
		}
		p.naming = c.namings[m]
	}
	return nil
}

func (c *chunk) written(p *pending, column *BulkColumn) bool {
	return !column.Ignored && (isNew(p) || c.key == nil || column.Name != c.key.Name)
}

// admit refuses the rows that the caller may not write, as they were; new rows as far as he may
// write none like them.
func (c *chunk) admit() error {
	for _, p := range c.good(nil) {
		permit, err := c.permit(p)
		if err != nil {
			return err
		}
		if permit.refused != nil {
			if err := p.refuse(permit.refused); err != nil {
				return err
			}
		}
	}
	if err := c.conform(c.good(isOld)); err != nil {
		return err
	}
	return c.inPerson()
}

// permit gives the right that a row needs, decided once for all rows that name the same.
func (c *chunk) permit(p *pending) (*permit, error) {
	op := p.operation()
	if known := p.naming.conditions[op]; known != nil {
		return known, nil
	}
	condition, err := c.right(c.kind, op, p.naming.properties...)
	var refused *odata.Error
	if err != nil && !errors.As(err, &refused) {
		return nil, err
	}
	decided := &permit{condition: condition, refused: err}
	p.naming.conditions[op] = decided
	return decided, nil
}

// conform refuses the rows that do not meet, as they stand in the database, the condition of the
// right that they need: one query for each condition.
func (c *chunk) conform(rows []*pending) error {
	groups := map[query.Expr][]*pending{}
	for _, p := range rows {
		if condition := p.naming.conditions[p.operation()].condition; condition != nil {
			groups[condition] = append(groups[condition], p)
		}
	}
	for condition, members := range groups {
		holds, err := c.meeting(members, condition)
		if err != nil {
			return err
		}
		for _, p := range members {
			if !holds[p.id] {
				p.fault = forbidden(c.kind, p.operation()).(*odata.Error)
			}
		}
	}
	return nil
}

// meeting finds the rows that meet a condition.
func (c *chunk) meeting(rows []*pending, condition query.Expr) (map[int64]bool, error) {
	ids := make([]any, len(rows))
	for i, p := range rows {
		ids[i] = p.id
	}
	return c.those(c.kind, ids, condition)
}

// those finds the rows of a type, among some, that meet a condition as they stand in this transaction.
func (w *writer) those(t *entities.Type, ids []any, condition query.Expr) (map[int64]bool, error) {
	rule := func(of *edm.EntityType) query.Expr {
		if of == t.Edm {
			return condition
		}
		return nil
	}
	found, err := w.among(t, "Id", ids, rule, true)
	if err != nil {
		return nil, err
	}
	holds := make(map[int64]bool, len(found))
	for _, id := range found {
		holds[id] = true
	}
	return holds, nil
}
