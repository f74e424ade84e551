package store

import (
	"fmt"
	"maps"
	"sync"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata"
)

// refKey is a type, and what finds its objects.
type refKey struct {
	target *entities.Type
	by     string
}

func (c *BulkColumn) refKey() refKey { return refKey{c.target, c.by.Property} }

// refCache remembers the targets that were found for all chunks. What was not found is asked for
// again, since it may have been written meanwhile.
type refCache struct {
	mu    sync.Mutex
	known map[refKey]map[any]int64
}

// maxRefs bounds the cache.
const maxRefs = 100_000

// fill gives the targets that are known, and lists the others.
func (r *refCache) fill(key refKey, targets map[any]int64) (missing []any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for v := range targets {
		if targets[v] = r.known[key][v]; targets[v] == 0 {
			missing = append(missing, v)
		}
	}
	return missing
}

func (r *refCache) keep(key refKey, found map[any]int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.known == nil {
		r.known = map[refKey]map[any]int64{}
	}
	if r.known[key] == nil || len(r.known[key]) > maxRefs {
		r.known[key] = make(map[any]int64, len(found))
	}
	maps.Copy(r.known[key], found)
}

// resolve finds the targets of all references with the rights of the caller: one query for each key.
func (c *chunk) resolve() error {
	c.targets = map[refKey]map[any]int64{}
	columns := map[refKey]*BulkColumn{}
	for _, p := range c.good(nil) {
		for _, cell := range p.Cells {
			if cell.Column.target == nil || cell.Column.Ignored {
				continue
			}
			key := cell.Column.refKey()
			if columns[key] == nil {
				columns[key], c.targets[key] = cell.Column, map[any]int64{}
			}
			for _, v := range cell.targets() {
				c.targets[key][v] = 0
			}
		}
	}
	for key, column := range columns {
		if err := c.seek(key, column); err != nil {
			return err
		}
	}
	return nil
}

// seek finds the targets that are named by one key.
func (c *chunk) seek(key refKey, column *BulkColumn) error {
	if c.scouting && !c.seesAll(column.target) {
		return errHere
	}
	targets := c.targets[key]
	missing := c.refs.fill(key, targets)
	found, err := c.among(column.target, key.by, missing, c.options.Rule, false)
	if err != nil {
		return fmt.Errorf("resolve %s: %w", column.Name, err)
	}
	c.refs.keep(key, found)
	maps.Copy(targets, found)
	if len(found) == len(missing) {
		return nil
	}
	if column.target == c.kind {
		c.created[key] = c.newBy(key.by)
	}
	for _, v := range missing {
		if c.scouting && targets[v] == 0 && c.created[key][v] == nil {
			return errHere // it may be one that the transaction wrote
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
	key := column.refKey()
	if id := c.targets[key][v]; id != 0 {
		return id, nil
	}
	if other := c.created[key][v]; other != nil {
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
