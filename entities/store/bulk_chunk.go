package store

import (
	"errors"
	"strconv"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata"
)

// pending is one row of a chunk on its way.
type pending struct {
	BulkRow
	// op is what becomes of the row; "" if it stays as it is.
	op string
	id int64
	// old and next are the row before, nil for a new one, and after.
	old, next *row
	object    any
	changed   []string
	naming    *naming
	// leans are new rows of the same chunk that the row refers to.
	leans          []lean
	fault, warning *odata.Error
}

// lean is a new row of the same chunk that a column refers to.
type lean struct {
	id     int64
	column string
}

// chunk is some rows that are checked and written together.
type chunk struct {
	*bulk
	*writer
	rows []*pending
	// keys are what the rows were found by.
	keys    []uint64
	namings map[mask]*naming
	created map[string]map[any]*pending
}

// chunk brings rows to the database, as far as nothing is wrong with them. Every step looks at all
// rows together.
func (w *bulk) chunk(tx *Tx, rows []BulkRow) (*chunk, error) {
	c := &chunk{bulk: w, writer: tx.writer(), namings: map[mask]*naming{}, created: map[string]map[any]*pending{}}
	c.rows = make([]*pending, len(rows))
	for i, r := range rows {
		c.rows[i] = &pending{BulkRow: r, fault: r.Fault, op: OpCreate}
	}
	for _, step := range []func() error{c.plan, c.find, c.number, c.load, c.name, c.admit, c.resolve, c.build, c.lean, c.collide, c.settle} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	if c.pours() {
		c.merger.note(w.ctx)
	}
	return c, nil
}

// pours says that the chunk brings so many new rows that their words are merged beside the writer.
func (c *chunk) pours() bool { return c.merger != nil && len(c.good(isNew)) >= mergeFrom }

// plan has PostgreSQL plan each statement for its arguments. In a long transaction a table may grow
// a thousandfold, and a plan that was kept from its beginning would read all of it for each chunk.
func (c *chunk) plan() error {
	if c.tx.conn.Dialect == conn.SQLite {
		return nil
	}
	text, args := "SELECT set_config('plan_cache_mode', 'force_custom_plan', true)", []any(nil)
	if c.pours() {
		text, args = text+", set_config('gin_pending_list_limit', $1, true)", []any{strconv.Itoa(pendingKB)}
	}
	_, err := c.tx.conn.Exec(c.tx.ctx, text, args...)
	return err
}

// good lists the rows without a fault for which f holds; nil is all of them.
func (c *chunk) good(f func(*pending) bool) []*pending {
	var list []*pending
	for _, p := range c.rows {
		if p.fault == nil && (f == nil || f(p)) {
			list = append(list, p)
		}
	}
	return list
}

func isNew(p *pending) bool { return p.op == OpCreate }

func isOld(p *pending) bool { return p.op != OpCreate }

// refuse keeps what a client may be told as the fault of the row; any other error ends the write.
func (p *pending) refuse(err error) error {
	var fault *odata.Error
	if !errors.As(explain(err), &fault) || fault.Status >= 500 {
		return err
	}
	p.fault = fault
	return nil
}

// number gives new rows their ids. That happens outside of what may be undone: on SQLite the
// counter would go back and the numbers be given again.
func (c *chunk) number() error {
	fresh := c.good(isNew)
	if len(fresh) == 0 {
		return nil
	}
	ids, moved, err := c.store.ids.takeMany(c.tx.ctx, c.tx.conn, len(fresh))
	c.tx.idsMoved = c.tx.idsMoved || moved
	if err != nil {
		return err
	}
	for i, p := range fresh {
		p.id = ids[i]
	}
	return nil
}

// load reads and locks the rows that are there.
func (c *chunk) load() error {
	var ids []int64
	for _, p := range c.good(isOld) {
		ids = append(ids, p.id)
	}
	rows, err := c.tx.loadMany(c.kind, ids)
	if err != nil {
		return err
	}
	for _, p := range c.good(isOld) {
		if p.old = rows[p.id]; p.old == nil {
			p.fault = notFound(c.kind).(*odata.Error)
			continue
		}
		if deletes(p) {
			p.op = OpDelete
		}
	}
	return nil
}

// deletes says that a row marks what it finds as deleted.
func deletes(p *pending) bool {
	for _, cell := range p.Cells {
		if cell.Column.Property.Name == "Deleted" && cell.Column.target == nil {
			return cell.Value == true
		}
	}
	return false
}

// operation is what the caller needs a right to.
func (p *pending) operation() access.Op {
	switch p.op {
	case OpCreate:
		return access.Create
	case OpDelete:
		return access.Delete
	}
	return access.Update
}
