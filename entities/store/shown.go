package store

import (
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/query"
)

// shown is a row that the caller sees as his transaction leaves it, which saves him a read of its own.
type shown struct {
	outcome *odata.Outcome
	plan    *plan
	text    string
	args    []any
}

// show prepares to read the rows that changes ask for. Whoever touched what he himself is admitted
// for is left to read again: he may see other things now.
func (tx *Tx) show(changes []odata.Change, outcomes []odata.Outcome) error {
	for i, c := range changes {
		if c.Show == nil || len(outcomes[i].Key) == 0 || tx.rightsMoved || tx.aboutCaller() {
			continue
		}
		one, err := tx.showing(c.Show, &outcomes[i])
		if err != nil {
			return err
		}
		tx.shown = append(tx.shown, one)
	}
	return nil
}

// aboutCaller tells whether the transaction wrote the caller himself.
func (tx *Tx) aboutCaller() bool {
	p := access.From(tx.ctx)
	return tx.wrote(p.User) || tx.wrote(p.Identity)
}

func (tx *Tx) showing(wanted *query.Query, o *odata.Outcome) (shown, error) {
	q := *wanted
	q.Key = o.Key
	if q.Shape != nil {
		q.Key, q.Literals = lifted(o.Key)
	}
	session := access.SessionOf(tx.ctx)
	r := &reader{store: tx.store, query: &q, session: session, options: tx.store.rightsAt(session, tx.now), passed: true}
	p, err := r.plan(&q)
	if err != nil {
		return shown{}, err
	}
	text, args, err := r.values(&p.rows, keys{})
	return shown{outcome: o, plan: p, text: text, args: args}, err
}

// lifted is a key whose values are those of a run, so that a statement serves all keys.
func lifted(key []query.KeyValue) (slots []query.KeyValue, literals []any) {
	for i, k := range key {
		slots, literals = append(slots, query.KeyValue{Property: k.Property, Slot: i + 1}), append(literals, k.Value)
	}
	return slots, literals
}

// commit ends the transaction, and reads what is to be shown.
func (tx *Tx) commit() error {
	var b conn.Batch
	for _, s := range tx.shown {
		b.Add(s.text, s.args...)
	}
	return tx.conn.CommitAsking(tx.ctx, &b, func(n int, rows conn.Rows) { tx.shown[n].read(rows) })
}

// read takes the row. What cannot be read is left to be read again: the write may stand by then.
func (s shown) read(rows conn.Rows) {
	cells := conn.NewCells(rows, s.plan.layout, true)
	if !cells.Next() {
		return
	}
	all, n := make([]query.Cell, s.plan.layout.Columns()), s.plan.columns
	if cells.Read(all) == nil {
		s.outcome.Row = &query.Row{Cells: all[:n:n], Extra: all[n:]}
	}
}
