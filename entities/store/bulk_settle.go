package store

import (
	"errors"
	"fmt"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/query"
)

// errRefused says that some rows were refused once they stood in the database: their faults say why.
var errRefused = errors.New("rows were refused")

func writes(p *pending) bool { return p.op != "" }

// settle writes the rows without a fault. What only the database can tell is found out by writing:
// then nothing of it stays, the rows at fault are left out, and the rest is written anew.
func (c *chunk) settle() error {
	for {
		c.dropLeaning()
		rows := c.good(writes)
		err := c.attempt(rows)
		if err == nil {
			return nil
		}
		if !errors.Is(err, errRefused) {
			cause := err
			if err := c.undone(func() error { return c.sift(rows) }); err != nil {
				return err
			}
			err = cause
		}
		if len(c.good(writes)) == len(rows) {
			return fmt.Errorf("no row is at fault: %w", err)
		}
	}
}

// sift finds the rows at fault by halves. What could be written stands while the rest is tried, so
// that rows which only do not fit each other are found as well.
func (c *chunk) sift(rows []*pending) error {
	err := c.attempt(rows)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, errRefused):
		return c.sift(faultless(rows))
	case len(rows) == 1:
		return rows[0].refuse(err)
	}
	var refusal *odata.Error
	if !errors.As(explain(err), &refusal) || refusal.Status >= 500 {
		return err
	}
	half := len(rows) / 2
	if err := c.sift(rows[:half]); err != nil {
		return err
	}
	return c.sift(rows[half:])
}

func faultless(rows []*pending) []*pending {
	var list []*pending
	for _, p := range rows {
		if p.fault == nil {
			list = append(list, p)
		}
	}
	return list
}

// dropLeaning refuses the rows that refer to a new row which is at fault, and those that refer to them in turn.
func (c *chunk) dropLeaning() {
	if !slices.ContainsFunc(c.rows, func(p *pending) bool { return len(p.leans) > 0 }) {
		return
	}
	stands := map[int64]bool{}
	for _, p := range c.good(isNew) {
		stands[p.id] = true
	}
	for again := true; again; {
		again = false
		for _, p := range c.good(writes) {
			for _, on := range p.leans {
				if stands[on.id] || p.fault != nil {
					continue
				}
				p.fault = &odata.Error{
					Status: 400, Code: "UnknownReference", Target: on.column,
					Message: on.column + " refers to a row that is at fault itself; mend that one first",
				}
				delete(stands, p.id)
				again = true
			}
		}
	}
}

// attempt writes rows, or none of them.
func (c *chunk) attempt(rows []*pending) error {
	if len(rows) == 0 {
		return nil
	}
	jobs := len(c.tx.jobs)
	if err := c.tx.conn.Savepoint(c.tx.ctx, "attempt"); err != nil {
		return err
	}
	err := c.deliver(rows)
	if err == nil {
		err = c.tx.conn.Flush(c.tx.ctx)
	}
	if err == nil {
		return c.tx.conn.Keep(c.tx.ctx, "attempt")
	}
	c.tx.jobs = c.tx.jobs[:jobs]
	return errors.Join(err, c.tx.conn.UndoTo(c.tx.ctx, "attempt"))
}

// undone calls f, and undoes what it wrote.
func (c *chunk) undone(f func() error) error {
	jobs := len(c.tx.jobs)
	if err := c.tx.conn.Savepoint(c.tx.ctx, "sifting"); err != nil {
		return err
	}
	err := f()
	c.tx.jobs = c.tx.jobs[:jobs]
	return errors.Join(err, c.tx.conn.UndoTo(c.tx.ctx, "sifting"))
}

// deliver writes rows, one batch for each operation, and looks whether the caller may have them so.
func (c *chunk) deliver(rows []*pending) error {
	for _, operation := range []string{OpCreate, OpUpdate, OpDelete} {
		if err := c.deliverOne(rows, operation); err != nil {
			return err
		}
	}
	if err := c.conform(rows); err != nil {
		return err
	}
	if err := c.demand(rows); err != nil {
		return err
	}
	if len(faultless(rows)) < len(rows) {
		return errRefused
	}
	return nil
}

func (c *chunk) deliverOne(rows []*pending, operation string) error {
	var next, old []*row
	var changed [][]string
	for _, p := range rows {
		if p.op != operation {
			continue
		}
		next = append(next, p.next)
		if operation != OpCreate {
			old, changed = append(old, p.old), append(changed, p.changed)
		}
	}
	return c.tx.writeBatch(c.kind, operation, next, old, changed)
}

// demand holds new rows against what must be so right after they were written.
func (c *chunk) demand(rows []*pending) error {
	type claim struct {
		rows []*pending
		entities.Precondition
	}
	claims := map[string]*claim{}
	for _, p := range rows {
		conditional, ok := p.object.(entities.Conditional)
		if !ok {
			continue
		}
		for _, must := range conditional.Preconditions() {
			if claims[must.Filter] == nil {
				claims[must.Filter] = &claim{Precondition: must}
			}
			claims[must.Filter].rows = append(claims[must.Filter].rows, p)
		}
	}
	for _, one := range claims {
		condition, err := c.tx.store.filters.bind(c.tx.store.catalog, c.kind, one.Filter, nil)
		if err != nil {
			return err
		}
		if err := c.demandOne(one.rows, condition, one.Precondition); err != nil {
			return err
		}
	}
	return nil
}

func (c *chunk) demandOne(rows []*pending, condition query.Expr, must entities.Precondition) error {
	holds, err := c.meeting(rows, condition)
	for _, p := range rows {
		if err == nil && !holds[p.id] && p.fault == nil {
			p.fault = &odata.Error{Status: must.Status, Code: must.Code, Target: must.Target, Message: must.Message}
		}
	}
	return err
}
