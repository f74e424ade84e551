package store

import (
	"reflect"
	"runtime"
	"slices"

	"github.com/google/uuid"
	"golang.org/x/sync/errgroup"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata"
)

// build makes of each row the state that it leads to, held against the rules of its type. The rows
// are shared out among the processors: no other step takes so long while the database waits.
func (c *chunk) build() error {
	rows := c.good(nil)
	shares := min(runtime.GOMAXPROCS(0), 1+len(rows)/smallShare)
	var group errgroup.Group
	for n := range shares {
		share := rows[n*len(rows)/shares : (n+1)*len(rows)/shares]
		group.Go(func() error { return c.buildAll(share) })
	}
	return group.Wait()
}

// smallShare is how many rows are not worth a goroutine of their own.
const smallShare = 100

func (c *chunk) buildAll(rows []*pending) error {
	for _, p := range rows {
		build := c.buildNew
		if p.old != nil {
			build = c.buildNext
		}
		if err := build(p); err != nil {
			if err := p.refuse(err); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *chunk) buildNew(p *pending) error {
	p.object = newObject(c.kind)
	wrong := &faults{}
	if err := c.assign(p, p.object, wrong); err != nil {
		return err
	}
	if err := c.prepare(c.kind, p.object, p.naming.properties, wrong); err != nil {
		return err
	}
	next, err := c.tx.newRow(c.kind, p.object, p.id)
	p.next = next
	return err
}

// newRow gives a new object its identity and its names.
func (tx *Tx) newRow(t *entities.Type, object any, id int64) (*row, error) {
	base := object.(entities.Entity).Base()
	unique, err := uuid.NewV7()
	if err != nil {
		return nil, err
	}
	base.ID, base.UID, base.CreateTime, base.ChangeTime = id, unique, tx.now, tx.now
	base.Deleted, base.DeleteTime = false, nil
	describe(object)
	v := reflect.ValueOf(object).Elem()
	return &row{kind: t, id: id, values: valuesOf(t, v), links: linksOf(t, v)}, nil
}

func (c *chunk) buildNext(p *pending) error {
	if err := c.heed(p); err != nil {
		return err
	}
	next, err := c.advance(c.kind, p.old, p.naming.properties, func(object any, wrong *faults) error { return c.assign(p, object, wrong) })
	if err != nil {
		return err
	}
	next.event = nil
	if p.changed = changes(p.old, next); len(p.changed) == 0 {
		p.op = ""
		return nil
	}
	p.next = next
	if c.kind.Name == "Identity" && isLocked(p.old) && (!isLocked(next) || unlike(p.old, next, "Deleted", "IDENTITYID")) {
		return locked(nil)
	}
	return nil
}

func unlike(a, b *row, properties ...string) bool {
	return slices.ContainsFunc(properties, func(name string) bool { return !same(a.get(name), b.get(name)) })
}

// heed leaves the status out of a row about a locked identity, if that was asked for: other
// properties can still change.
func (c *chunk) heed(p *pending) error {
	if !c.KeepLocked || !isLocked(p.old) {
		return nil
	}
	for i, cell := range p.Cells {
		if cell.Column.Writes() != "IDENTITYSTATUS" || cell.Value == int64(entities.IdentityLocked) {
			continue
		}
		p.Cells = slices.Delete(slices.Clone(p.Cells), i, i+1)
		p.warning = &odata.Error{
			Status: 409, Code: "IdentityLocked", Target: "IDENTITYSTATUS",
			Message: "the identity is locked: its status stays as it is, all else was taken over",
		}
		kept := *p.naming
		kept.properties = slices.DeleteFunc(slices.Clone(kept.properties), func(name string) bool { return name == "IDENTITYSTATUS" })
		p.naming = &kept
		return nil
	}
	return nil
}

// assign writes the cells of a row into an object, and keeps what is wrong with them.
func (c *chunk) assign(p *pending, object any, wrong *faults) error {
	v := reflect.ValueOf(object).Elem()
	for _, cell := range p.Cells {
		if !c.written(p, cell.Column) {
			continue
		}
		if err := wrong.take(c.put(p, v, cell)); err != nil {
			return err
		}
	}
	return nil
}

func (c *chunk) put(p *pending, v reflect.Value, cell BulkCell) error {
	column := cell.Column
	if column.Many {
		return c.putLinks(p, v, cell)
	}
	f := c.kind.Fields[column.place]
	if cell.Value == nil {
		if !f.Edm.Nullable {
			return &odata.Error{
				Status: 400, Code: "NotNullable", Target: column.Name, Message: column.Name + " cannot be null; give a value or leave the column out",
			}
		}
		v.FieldByIndex(f.Index).SetZero()
		return nil
	}
	stored, err := c.stored(p, column, f, cell.Value)
	if err != nil {
		return err
	}
	return setField(v.FieldByIndex(f.Index), stored)
}

// stored gives a value as it is kept: of a reference the number of its target.
func (c *chunk) stored(p *pending, column *BulkColumn, f entities.Field, v any) (any, error) {
	if column.target != nil {
		return c.target(p, column, v)
	}
	return c.value(f, v, false)
}

func (c *chunk) putLinks(p *pending, v reflect.Value, cell BulkCell) error {
	l := c.kind.Links[cell.Column.place-len(c.kind.Fields)]
	targets := []int64{}
	for _, one := range cell.targets() {
		id, err := c.target(p, cell.Column, one)
		if err != nil {
			return err
		}
		targets = append(targets, id)
	}
	v.FieldByIndex(l.Index).Set(reflect.ValueOf(targets))
	return nil
}

// collide refuses the rows whose keys are in use, before the database does so for all rows
// together. A request that was made before is not made again.
func (c *chunk) collide() error {
	if c.scouting {
		return errHere
	}
	for i, f := range c.kind.Fields {
		if !f.Business && !f.Unique || f.Property == c.searched {
			continue
		}
		if err := c.collideIn(i, f); err != nil {
			return err
		}
	}
	return nil
}

func (c *chunk) collideIn(place int, f entities.Field) error {
	claims := c.good(func(p *pending) bool {
		return p.next != nil && p.next.values[place] != nil && (p.old == nil || !same(p.old.values[place], p.next.values[place]))
	})
	values := make([]any, len(claims))
	for i, p := range claims {
		values[i] = p.next.values[place]
	}
	_, repeats := newObject(c.kind).(entities.Requested)
	taken, err := c.among(c.kind, f.Property, values, nil, repeats && f.Unique)
	if err != nil {
		return err
	}
	for i, p := range claims {
		if taken[values[i]] == 0 {
			continue
		}
		if request, ok := p.object.(entities.Requested); ok && request.SameRequest() == values[i] {
			p.op = ""
			continue
		}
		p.fault = conflict(f.Property, nil)
	}
	return nil
}
