package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// maxRetries is how often a transaction that lost a race is tried again.
const maxRetries = 3

// Tx is one transaction of the write door.
type Tx struct {
	ctx   context.Context
	store *Store
	conn  *conn.Tx

	now, recorded time.Time
	xid           int64
	// number is that of the first event, if it was taken with the gate.
	number int64
	last   int64
	events map[eventKey]*event
	order  []*event
	// rows are the rows that got a new version, by id; sums are the digests of others that did.
	rows map[int64]*row
	sums map[int64]sum
	// writes says that the transaction is there to write.
	writes bool
	// idsMoved says that the counter of SQLite must be raised again after a rollback.
	idsMoved bool
	jobs     []queue.Job
	// rightsMoved says that the transaction changed what sessions rest on.
	rightsMoved bool
	// holdSource is the source of the hold that the write under way opens.
	holdSource string
	// shown are the rows that are read with the end of the transaction.
	shown []shown
	// after is told once the transaction is committed.
	after []func()
}

// Conn is the transaction of the database, for the subpackages of store.
func (tx *Tx) Conn() *conn.Tx { return tx.conn }

// Context is the context that the transaction was started with.
func (tx *Tx) Context() context.Context { return tx.ctx }

// OnCommit has f called once the transaction is committed, and never if it is not. It is for those
// who count; what has to happen is a row, since the process may end in between.
func (tx *Tx) OnCommit(f func()) { tx.after = append(tx.after, f) }

// Tx runs f in one transaction: what f wrote stays if it returns nil, else nothing does. It is
// tried again at most three times when the database says that it lost a race, but never once
// it tried to commit: then nobody knows what became of it.
func (s *Store) Tx(ctx context.Context, f func(*Tx) error) error { return s.try(ctx, false, f) }

func (s *Store) try(ctx context.Context, writes bool, f func(*Tx) error) error {
	for retry := 0; ; retry++ {
		err, again := s.attempt(ctx, writes, f)
		if err == nil || !again || retry == maxRetries || ctx.Err() != nil {
			return err
		}
	}
}

// attempt says beside its error whether the same again may succeed.
func (s *Store) attempt(ctx context.Context, writes bool, f func(*Tx) error) (err error, again bool) {
	tx, err := s.begin(ctx, writes)
	if err != nil {
		return fmt.Errorf("begin: %w", err), conn.IsRace(err)
	}
	committed := false
	defer func() {
		if !committed {
			err = errors.Join(err, tx.rollback())
		}
	}()
	if err := f(tx); err != nil {
		return explain(err), conn.IsRace(err)
	}
	if err := tx.finish(); err != nil {
		return explain(err), conn.IsRace(err)
	}
	committed = true
	if err := tx.commit(); err != nil {
		var undone *conn.Undone
		committed = !errors.As(err, &undone)
		return explain(fmt.Errorf("commit: %w", err)), !committed && conn.IsRace(err)
	}
	if len(tx.jobs) > 0 {
		s.queue.Committed()
	}
	for _, f := range tx.after {
		f()
	}
	return nil, false
}

func (s *Store) begin(ctx context.Context, writes bool) (*Tx, error) {
	c, err := s.db.Begin(ctx)
	if err != nil {
		return nil, err
	}
	tx := &Tx{ctx: ctx, store: s, conn: c, writes: writes, events: map[eventKey]*event{}, rows: map[int64]*row{}, sums: map[int64]sum{}}
	if err := tx.pass(); err != nil {
		c.Rollback()
		return nil, err
	}
	return tx, nil
}

// pass reads both times with the first statement, and refuses a caller whose proof broke.
func (tx *Tx) pass() error {
	session := access.SessionOf(tx.ctx)
	text, args := tx.store.gates.statement(session.Proof)
	var more []any
	if tx.writes && tx.conn.Dialect == conn.Postgres {
		text, more = strings.TrimSuffix(text, gateFrom)+writing, []any{&tx.number, &tx.xid}
	}
	now, err := standing(tx.conn.QueryRow(tx.ctx, text, args...), more...)
	if err != nil {
		return err
	}
	tx.recorded, tx.now = now.Database, now.Business
	return admit(session, now)
}

func (tx *Tx) rollback() error {
	tx.conn.Rollback()
	if !tx.idsMoved {
		return nil
	}
	return tx.store.ids.restore(context.WithoutCancel(tx.ctx), tx.store.db)
}

// finish writes what follows from all writes together: audit events with their digests, and jobs.
func (tx *Tx) finish() error {
	if err := tx.digest(); err != nil {
		return err
	}
	for _, e := range tx.order {
		if err := tx.writeEvent(e); err != nil {
			return err
		}
	}
	if err := tx.outbox(); err != nil {
		return err
	}
	for _, j := range tx.jobs {
		if err := queue.Put(tx.ctx, tx, j); err != nil {
			return err
		}
	}
	return tx.moveRights()
}

// moveRights raises the version of the rights if groups or their members changed, so that the
// next request of everybody finds out anew what he may do. It is the last statement: the row
// that everybody reads is held for no longer than the commit takes.
func (tx *Tx) moveRights() error {
	if !tx.rightsMoved {
		return nil
	}
	_, err := tx.conn.Exec(tx.ctx, "UPDATE versions SET rights = rights + 1")
	return err
}
