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
	bulkChunk
	rows []*pending
	// by is what the rows are found by, nil for nothing; keys, parallel to the rows, are its values.
	by   *BulkColumn
	keys []any
	// done counts the steps that lie behind the rows; scouting says that others than the transaction
	// that writes them take the steps.
	done     int
	scouting bool
	// searched is the property of which nobody else has the values of the new rows; "" for none.
	searched string
	namings  map[mask]*naming
	targets  map[refKey]map[any]int64
	created  map[refKey]map[any]*pending
}

// steps are those of a chunk on its way to the database. Every step looks at all rows together.
var steps = []func(*chunk) error{
	(*chunk).find, (*chunk).number, (*chunk).load, (*chunk).name, (*chunk).admit, (*chunk).resolve, (*chunk).build,
	(*chunk).lean, (*chunk).collide, (*chunk).settle,
}

// newChunk finds the rows that speak of the same object as another one. The chunks come here once
// each, and in their order.
func (w *bulk) newChunk(read bulkChunk) *chunk {
	c := &chunk{bulk: w, bulkChunk: read, by: w.key}
	if c.by == nil {
		c.by = c.businessColumn()
	}
	if c.by != nil {
		c.keys = keysOf(c.given, c.by)
		w.tellTwins(c.given, c.keys)
	}
	c.anew()
	return c
}

// anew forgets all steps.
func (c *chunk) anew() {
	c.done, c.searched = 0, ""
	c.namings, c.created = map[mask]*naming{}, map[refKey]map[any]*pending{}
	all := make([]pending, len(c.given))
	c.rows = make([]*pending, len(c.given))
	for i, r := range c.given {
		all[i] = pending{BulkRow: r, fault: r.Fault, op: OpCreate}
		c.rows[i] = &all[i]
	}
}

// write brings the rows to the database, as far as nothing is wrong with them, from where they are on
// their way. If it has to be done again, all of it is.
func (c *chunk) write(tx *Tx) error {
	if c.writer != nil && !c.scouting {
		c.anew()
	}
	c.writer, c.scouting = tx.writer(), false
	if err := c.walk(); err != nil {
		return err
	}
	if c.pours() {
		c.merger.note(c.bulk.ctx)
	}
	return nil
}

func (c *chunk) walk() error {
	if err := c.plan(); err != nil {
		return err
	}
	for ; c.done < len(steps); c.done++ {
		if err := steps[c.done](c); err != nil {
			return err
		}
	}
	return nil
}

// pours says that the chunk brings so many new rows that their words are merged beside the writer.
func (c *chunk) pours() bool { return c.merger != nil && len(c.good(isNew)) >= mergeFrom }

// plan has PostgreSQL plan each statement for its arguments. In a long transaction a table may grow
// a thousandfold, and a plan that was kept from its beginning would read all of it for each chunk. So
// would one that reckons with disks that turn, on which to look up 5000 rows by their keys takes long.
func (c *chunk) plan() error {
	if c.tx.conn.Dialect == conn.SQLite {
		return nil
	}
	text, args := "SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('random_page_cost', '1', true)", []any(nil)
	if c.pours() {
		text, args = text+", set_config('gin_pending_list_limit', $1, true)", []any{strconv.Itoa(pendingKB)}
	}
	_, err := c.tx.conn.Exec(c.tx.ctx, text, args...)
	return err
}

// good lists the rows without a fault for which f holds; nil is all of them.
func (c *chunk) good(f func(*pending) bool) []*pending {
	list := make([]*pending, 0, len(c.rows))
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
	if c.scouting && len(ids) > 0 {
		return errHere
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
