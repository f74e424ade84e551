package conn

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// wire is a transaction on PostgreSQL. Statements whose answer nobody waits for gather, BEGIN to
// begin with, and travel with the next one that has to be answered, the last of them with COMMIT:
// to wait for each would cost a round trip.
type wire struct {
	ctx     context.Context
	conn    *pgxpool.Conn
	waiting []statement
	// open is the answer that was read last.
	open *wireRows
	// sent says that the server knows of the transaction.
	sent bool
}

// closeTime bounds the wait for the end of a transaction that came to nothing.
const closeTime = 5 * time.Second

func (db *DB) beginWire(ctx context.Context) (*wire, error) {
	c, err := db.Pool.Acquire(ctx)
	if err != nil {
		return nil, err
	}
	return &wire{ctx: ctx, conn: c, waiting: []statement{{text: "BEGIN"}}}, nil
}

func (w *wire) later(text string, args []any) {
	w.waiting = append(w.waiting, statement{text, args})
}

// Undone says that a statement failed before the COMMIT that it travelled with: nothing was committed.
type Undone struct{ Err error }

// Error implements error.
func (e *Undone) Error() string { return e.Err.Error() }

// Unwrap gives the cause.
func (e *Undone) Unwrap() error { return e.Err }

// send sends all that waits, then more statements, and reads the answers to what waited.
func (w *wire) send(ctx context.Context, more ...statement) (pgx.BatchResults, error) {
	w.close()
	var b pgx.Batch
	waiting := w.waiting
	for _, s := range append(waiting, more...) {
		b.Queue(s.text, encode(Postgres, s.args)...)
	}
	w.waiting, w.sent = nil, true
	results := w.conn.SendBatch(ctx, &b)
	for range waiting {
		if _, err := results.Exec(); err != nil {
			_ = results.Close()
			return nil, err
		}
	}
	return results, nil
}

// flush sends what waits.
func (w *wire) flush(ctx context.Context) error {
	if len(w.waiting) == 0 {
		return nil
	}
	results, err := w.send(ctx)
	if err != nil {
		return err
	}
	return results.Close()
}

func (w *wire) exec(ctx context.Context, text string, args []any) (int64, error) {
	results, err := w.send(ctx, statement{text, args})
	if err != nil {
		return 0, err
	}
	tag, err := results.Exec()
	return tag.RowsAffected(), errors.Join(err, closed(results, err))
}

// closed ends a batch; an error that was told already is not told twice.
func closed(results pgx.BatchResults, told error) error {
	if err := results.Close(); told == nil {
		return err
	}
	return nil
}

func (w *wire) query(ctx context.Context, statements ...statement) (*wireRows, error) {
	results, err := w.send(ctx, statements...)
	if err != nil {
		return nil, err
	}
	rows := &wireRows{results: results, left: len(statements)}
	w.open = rows
	return rows, rows.following()
}

// close ends the answer that is open, so that the connection is free.
func (w *wire) close() {
	if w.open != nil {
		w.open.Close()
		w.open = nil
	}
}

// commit ends the transaction, and lets the answers to last queries be read which travel with COMMIT.
func (w *wire) commit(last *Batch, each func(n int, rows Rows)) error {
	defer w.release()
	if !w.sent && len(w.waiting) == 1 && last.Len() == 0 { // nothing was done
		return nil
	}
	results, err := w.send(w.ctx, append(slices.Clip(last.statements), statement{text: "COMMIT"})...)
	if err != nil {
		return w.undone(err)
	}
	for n := range last.Len() {
		if err := answer(results, func(rows Rows) { each(n, rows) }); err != nil {
			_ = results.Close()
			return w.undone(err)
		}
	}
	tag, err := results.Exec()
	if err == nil && tag.String() != "COMMIT" {
		err = fmt.Errorf("the database answered %s", tag)
	}
	return errors.Join(err, closed(results, err))
}

// answer lets the next answer of a batch be read.
func answer(results pgx.BatchResults, read func(Rows)) error {
	rows, err := results.Query()
	if err != nil {
		return err
	}
	read(answerRows{rows})
	rows.Close()
	return rows.Err()
}

// undone ends a transaction in which a statement failed before the COMMIT.
func (w *wire) undone(err error) error {
	w.rollback()
	if told := (*pgconn.PgError)(nil); !errors.As(err, &told) {
		return err // the connection broke: the COMMIT may have arrived
	}
	return &Undone{err}
}

// rollback ends the transaction without a trace, even if nobody waits for it any more.
func (w *wire) rollback() {
	if w.conn == nil {
		return
	}
	defer w.release()
	w.close()
	w.waiting = nil
	if !w.sent || w.conn.Conn().IsClosed() {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(w.ctx), closeTime)
	defer cancel()
	_, _ = w.conn.Exec(ctx, "ROLLBACK")
}

// release gives the connection back, once.
func (w *wire) release() {
	if w.conn != nil {
		w.conn.Release()
		w.conn = nil
	}
}

// wireRows are the answers to one or more queries that were sent together.
type wireRows struct {
	pgx.Rows
	results pgx.BatchResults
	left    int
	err     error
}

// following goes on to the next answer.
func (r *wireRows) following() error {
	if r.left == 0 {
		return errDrained
	}
	r.left--
	rows, err := r.results.Query()
	if err != nil {
		r.left = 0
		return errors.Join(err, closed(r.results, err))
	}
	r.Rows = rows
	return nil
}

// Err gives what went wrong, in the batch too.
func (r *wireRows) Err() error {
	if r.err == nil && r.Rows != nil {
		r.err = r.Rows.Err()
	}
	return r.err
}

// Close ends all answers.
func (r *wireRows) Close() {
	if r.results == nil {
		return
	}
	if r.Rows != nil {
		r.Rows.Close()
	}
	if err := r.results.Close(); r.err == nil {
		r.err = err
	}
	r.results = nil
}
