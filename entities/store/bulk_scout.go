package store

import (
	"context"
	"errors"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// errHere says that a step has to be taken by the transaction that writes the rows.
var errHere = errors.New("this step is for the transaction that writes")

// scoutTime bounds how long a scout may take; who writes finds out himself then.
const scoutTime = 10 * time.Second

// scout takes the first steps of each chunk beside the writer, over a connection of its own, so that
// the database does not wait while the rows are made that it is to have next. A scout sees what is
// committed and nothing of what the transaction wrote: a step whose outcome may depend on that is
// left to the transaction, and so are those behind it. Once rows are deleted or restored it sees too
// little to be of use, or if they may get other keys. Behind a chunk that was not scouted none is, so
// that new rows are numbered in the order in which they came. A file that fills no chunk has none.
func (w *bulk) scout(ctx context.Context, read <-chan bulkChunk) <-chan *chunk {
	out := make(chan *chunk)
	go func() {
		defer close(out)
		c := w.following(ctx, read)
		useful := w.store.db.Dialect == conn.Postgres && !w.renames() && c != nil && len(c.given) == w.Chunk
		for ; c != nil; c = w.following(ctx, read) {
			if useful {
				useful = c.scouted(ctx)
			}
			select {
			case out <- c:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// renames says that rows are found by something else than what others refer to them by.
func (w *bulk) renames() bool { return w.key != nil && !w.kind.Fields[w.key.place].Business }

// following makes a chunk of what was read; nil if there is no more, or nobody wants it.
func (w *bulk) following(ctx context.Context, read <-chan bulkChunk) *chunk {
	select {
	case one, more := <-read:
		if more {
			return w.newChunk(one)
		}
	case <-ctx.Done():
	}
	return nil
}

// scouted takes the steps that can be taken, and tells whether there were any. What goes wrong is left
// to the transaction as well.
func (c *chunk) scouted(ctx context.Context) (useful bool) {
	if c.restores() {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, scoutTime)
	defer cancel()
	tx, err := c.store.begin(ctx, false)
	if err != nil {
		return false
	}
	defer tx.conn.Rollback()
	c.writer, c.scouting = tx.writer(), true
	if err := c.walk(); !errors.Is(err, errHere) {
		c.anew()
	}
	return c.done > 0
}
