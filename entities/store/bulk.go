package store

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/odata"
)

// BulkMode says what becomes of a row.
type BulkMode int

// The modes. An upsert updates what its key finds and creates the rest.
const (
	BulkCreate BulkMode = iota + 1
	BulkUpdate
	BulkUpsert
)

// DefaultChunk is how many rows are written together unless a Bulk says otherwise.
const DefaultChunk = 5000

// Bulk says how many rows of one set are written. A bulk write leaves all that single writes leave,
// but one audit event and one job of the outbox for each chunk and operation.
type Bulk struct {
	Set  string
	Mode BulkMode
	// Key is the property that finds the rows of an update or upsert: Id, UId or the business key.
	Key string
	// Atomic writes all rows or none. Else each chunk is a transaction, and rows at fault are left out.
	Atomic bool
	// DryRun does all but commit.
	DryRun bool
	// KeepLocked leaves the status of a locked identity out of a row, with a warning, instead of refusing the row.
	KeepLocked bool
	// Chunk is how many rows are written together; 0 is DefaultChunk.
	Chunk int
	// Fault is told each row at fault, in the order of the chunks; nil for nobody.
	Fault func(BulkFault)
	// Progress is told how many rows are done; nil for nobody.
	Progress func(rows int64)
	// Keep is told in each transaction what stands once that is committed; nil for nobody.
	Keep func(*Tx, BulkReport) error
}

// BulkRow is one row on its way to the database.
type BulkRow struct {
	// Number is the row's place in its source, for messages.
	Number int64
	// Cells are the values that the row names, each column at most once.
	Cells []BulkCell
	// Fault, if not nil, says that the row could not be read.
	Fault *odata.Error
}

// BulkCell is the value of one column: of the Go type that package edm lists for its property,
// the number of a code, or nil for null.
type BulkCell struct {
	Column *BulkColumn
	Value  any
}

// BulkFault is what is wrong with a row. A Warning did not keep the row from being written.
type BulkFault struct {
	Row            int64
	Status         int
	Property, Code string
	Message        string
	Warning        bool
}

// BulkReport counts what became of the rows.
type BulkReport struct {
	Rows, Created, Changed, Deleted, Unchanged, Failed, Warnings int64
	// Committed is false if the rows were not meant to stay, or one of them did not let them.
	Committed bool
}

// bulk is one bulk write under way.
type bulk struct {
	Bulk
	store  *Store
	ctx    context.Context
	kind   *entities.Type
	key    *BulkColumn
	report *BulkReport
	// seen is for who makes the chunks only.
	seen   keySet
	merger *merger
	refs   refCache
	denied denials
}

// Bulk writes rows for the caller in ctx. They are read by a goroutine of its own, ahead of what is
// written. An error of rows ends the write: what was committed by then stays.
func (s *Store) Bulk(ctx context.Context, o Bulk, rows iter.Seq2[BulkRow, error]) (*BulkReport, error) {
	w, err := s.newBulk(ctx, o)
	if err != nil {
		return nil, err
	}
	reading, stop := context.WithCancel(ctx)
	chunks := w.scout(reading, readChunks(reading, rows, w.Chunk))
	defer func() {
		stop()
		for range chunks { // until the scout is back
		}
	}()
	if w.Atomic || w.DryRun {
		err = w.whole(chunks)
	} else {
		err = w.each(chunks)
	}
	w.merger.finish(ctx)
	if refused := w.denied.record(ctx, s, w.kind); err == nil && refused != nil {
		err = busy("a refusal could not be recorded; try again", refused)
	}
	if err != nil {
		return w.report, fmt.Errorf("write rows of %s: %w", w.Set, explain(err))
	}
	return w.report, nil
}

func (s *Store) newBulk(ctx context.Context, o Bulk) (*bulk, error) {
	_, t, err := s.bulkSet(ctx, o.Set)
	if err != nil {
		return nil, err
	}
	if o.Chunk <= 0 {
		o.Chunk = DefaultChunk
	}
	w := &bulk{Bulk: o, store: s, ctx: ctx, kind: t, report: &BulkReport{}, merger: s.newMerger(t)}
	if o.Mode == BulkCreate {
		return w, nil
	}
	if w.key, err = s.BulkColumn(ctx, o.Set, o.Key); err != nil {
		return nil, err
	}
	for _, name := range s.keysOf(t.Name) {
		if name == o.Key {
			return w, nil
		}
	}
	return nil, &odata.Error{
		Status: 400, Code: "NoKey", Target: o.Key,
		Message: fmt.Sprintf("%s does not pick one %s; find rows by one of %v", o.Key, t.Name, s.keysOf(t.Name)),
	}
}

// bulkChunk is some rows, and why no more follow.
type bulkChunk struct {
	given []BulkRow
	halt  error
}

// readChunks reads ahead of the writer.
func readChunks(ctx context.Context, rows iter.Seq2[BulkRow, error], size int) <-chan bulkChunk {
	out := make(chan bulkChunk)
	go func() {
		defer close(out)
		send := func(c bulkChunk) bool {
			select {
			case out <- c:
				return true
			case <-ctx.Done():
				return false
			}
		}
		chunk := make([]BulkRow, 0, size)
		for row, err := range rows {
			if err != nil {
				send(bulkChunk{chunk, err})
				return
			}
			if chunk = append(chunk, row); len(chunk) == size {
				if !send(bulkChunk{given: chunk}) {
					return
				}
				chunk = make([]BulkRow, 0, size)
			}
		}
		if len(chunk) > 0 {
			send(bulkChunk{given: chunk})
		}
	}()
	return out
}

// errUndo ends a transaction that is not meant to stay.
var errUndo = errors.New("undo")

// whole writes all chunks in one transaction. It is tried once: the rows cannot be read again.
func (w *bulk) whole(chunks <-chan *chunk) error {
	jobs := false
	err, _ := w.store.attempt(w.ctx, true, func(tx *Tx) error {
		for c := range chunks {
			err := c.write(tx)
			if err == nil {
				w.account(c)
				jobs, err = jobs || len(tx.jobs) > 0, tx.flushJobs()
			}
			if err = errors.Join(err, c.halt); err != nil {
				return err
			}
		}
		if w.DryRun || w.report.Failed > 0 {
			return errUndo
		}
		return errors.Join(w.ctx.Err(), w.keep(tx, *w.report))
	})
	if errors.Is(err, errUndo) {
		return nil
	}
	w.report.Committed = err == nil
	if jobs && err == nil {
		w.store.queue.Committed()
	}
	return err
}

// Once is Tx for what cannot be done again, such as reading a stream: a lost race is an error.
func (s *Store) Once(ctx context.Context, f func(*Tx) error) error {
	err, _ := s.attempt(ctx, false, f)
	return err
}

// flushJobs writes the jobs that were left so far, so that a long transaction does not hold them all.
func (tx *Tx) flushJobs() error {
	for _, j := range tx.jobs {
		if err := queue.Put(tx.ctx, tx, j); err != nil {
			return err
		}
	}
	tx.jobs = tx.jobs[:0]
	return nil
}

// each writes every chunk in a transaction of its own.
func (w *bulk) each(chunks <-chan *chunk) error {
	for c := range chunks {
		err := w.store.Tx(w.ctx, func(tx *Tx) error {
			if err := c.write(tx); err != nil {
				return err
			}
			return w.keep(tx, w.report.with(c))
		})
		if err != nil {
			return err
		}
		w.account(c)
		w.report.Committed = true
		if c.halt != nil {
			return c.halt
		}
	}
	return w.ctx.Err()
}

func (w *bulk) keep(tx *Tx, r BulkReport) error {
	if w.Keep == nil {
		return nil
	}
	return w.Keep(tx, r)
}

// with is the report with the rows of a chunk.
func (r BulkReport) with(c *chunk) BulkReport {
	r.Rows += int64(len(c.rows))
	for _, p := range c.rows {
		if p.warning != nil {
			r.Warnings++
		}
		switch {
		case p.fault != nil:
			r.Failed++
		case p.op == "":
			r.Unchanged++
		case p.op == OpCreate:
			r.Created++
		case p.op == OpDelete:
			r.Deleted++
		default:
			r.Changed++
		}
	}
	return r
}

// account adds a chunk that was written to the report.
func (w *bulk) account(c *chunk) {
	*w.report = w.report.with(c)
	for _, p := range c.rows {
		w.tell(p)
	}
	if w.Progress != nil {
		w.Progress(w.report.Rows)
	}
}

// tell hands out the faults and warnings of a row, one for each property.
func (w *bulk) tell(p *pending) {
	if p.warning != nil {
		w.hand(p.Number, p.warning, true)
	}
	if p.fault == nil {
		return
	}
	if denial(p.fault) {
		w.denied.add(p.fault.Code, p.id)
	}
	w.hand(p.Number, p.fault, false)
}

func (w *bulk) hand(row int64, e *odata.Error, warning bool) {
	if w.Fault == nil {
		return
	}
	fault := BulkFault{Row: row, Status: e.Status, Property: e.Target, Code: e.Code, Message: e.Message, Warning: warning}
	if len(e.Details) == 0 {
		w.Fault(fault)
	}
	for _, d := range e.Details {
		fault.Property, fault.Code, fault.Message = d.Target, d.Code, d.Message
		w.Fault(fault)
	}
}
