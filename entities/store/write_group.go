package store

import (
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/query"
)

// group is rows of one type, locked, that are held against rights and rules row by row and written
// by statements for all of them. All changes name the same properties.
type group struct {
	*writer
	kind       *entities.Type
	properties []string
	items      []*item
	// alone are rows that must be written alone, because a lock begins or ends with the change, because
	// they take a key that another one may give up just before, because the caller acts for somebody, or
	// because the audit names the process that they are part of.
	alone []int64
	// conditions are what rows must meet for an operation; nil for any row.
	conditions map[access.Op]query.Expr
}

// item is one row of a group; old is nil for a new one.
type item struct {
	change    odata.Change
	old, next *row
	operation string
	op        access.Op
	changed   []string
}

func (w *writer) group(t *entities.Type, c odata.Change) *group {
	return &group{writer: w, kind: t, properties: named(t, c), conditions: map[access.Op]query.Expr{}}
}

// add takes in a row that a change picks.
func (g *group) add(c odata.Change, old *row) {
	one := &item{change: c, old: old}
	one.operation, one.op = kindOf(c, old)
	g.items = append(g.items, one)
}

// write brings all rows to their new states.
func (g *group) write() error {
	if err := g.prepare(); err != nil {
		return err
	}
	return g.deliver()
}

// prepare holds the rows as they are and as they will be against rights and rules. Nothing is written.
func (g *group) prepare() error {
	for _, one := range g.items {
		if err := precondition(one.change, one.old); err != nil {
			return err
		}
	}
	if err := g.admit(); err != nil {
		return err
	}
	if err := g.conform(); err != nil {
		return err
	}
	return g.build()
}

// admit finds out what rights the changes need.
func (g *group) admit() error {
	for _, one := range g.items {
		if _, known := g.conditions[one.op]; known {
			continue
		}
		condition, err := g.needs(g.kind, one.change, one.op, g.properties)
		if err != nil {
			return err
		}
		g.conditions[one.op] = condition
	}
	return nil
}

// conform refuses if a row does not meet, as it stands in the database, the condition of the right that it needs.
func (g *group) conform() error {
	for op, condition := range g.conditions {
		var ids []any
		for _, one := range g.items {
			if one.op == op {
				ids = append(ids, one.id())
			}
		}
		if condition == nil || len(ids) == 0 {
			continue
		}
		meeting, err := g.those(g.kind, ids, condition)
		if err != nil {
			return err
		}
		if len(meeting) < len(ids) {
			return forbidden(g.kind, op)
		}
	}
	return nil
}

func (one *item) id() int64 {
	if one.old != nil {
		return one.old.id
	}
	return one.next.id
}

// build makes the new state of each row.
func (g *group) build() error {
	var kept []*item
	var ended []int64
	for _, one := range g.items {
		if err := g.buildOne(one); err != nil {
			return err
		}
		if isLocked(one.old) != isLocked(one.next) || g.rekeyed(one) || one.next.principal != 0 || one.next.process() != 0 {
			g.alone = append(g.alone, one.old.id)
			continue
		}
		if one.operation == OpDelete {
			ended = append(ended, one.old.id)
		}
		kept = append(kept, one)
	}
	g.items = kept
	return g.unheld(g.kind, ended)
}

// rekeyed says that a row gets another value where no two rows may have the same.
func (g *group) rekeyed(one *item) bool {
	return slices.ContainsFunc(one.changed, func(name string) bool {
		f, known := g.kind.Field(name)
		return known && (f.Business || f.Unique)
	})
}

func (g *group) buildOne(one *item) (err error) {
	if one.change.Op == odata.Delete {
		one.next, err = g.ended(g.kind, one.old)
	} else {
		one.next, err = g.next(g.kind, one.old, one.change, g.properties, g.conditions[one.op] != nil)
	}
	if err != nil {
		return err
	}
	one.changed = changes(one.old, one.next)
	return nil
}

// deliver writes the rows that differ, and looks whether the caller may have them so.
func (g *group) deliver() error {
	for _, operation := range []string{OpCreate, OpUpdate, OpDelete, OpRestore} {
		if err := g.deliverOne(operation); err != nil {
			return err
		}
	}
	return g.conform()
}

func (g *group) deliverOne(operation string) error {
	var next, old []*row
	var changed [][]string
	for _, one := range g.items {
		switch {
		case one.operation != operation:
		case operation == OpCreate:
			next = append(next, one.next)
		case len(one.changed) > 0:
			next, old, changed = append(next, one.next), append(old, one.old), append(changed, one.changed)
		}
	}
	return g.tx.writeTogether(g.kind, operation, next, old, changed)
}

// outcome is what became of one row.
func (one *item) outcome() odata.Outcome {
	if one.old != nil && len(one.changed) == 0 {
		return outcome(one.change, one.old)
	}
	o := outcome(one.change, one.next)
	o.Created = one.old == nil
	return o
}
