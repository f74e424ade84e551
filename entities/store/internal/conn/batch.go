package conn

import (
	"context"
	"errors"
)

// Batch is a list of statements that go to the database together and are answered in order: on
// PostgreSQL in one round trip, on SQLite one after the other as their answers are asked for.
type Batch struct {
	statements []statement
}

type statement struct {
	text string
	args []any
}

// Add appends a statement that reads.
func (b *Batch) Add(text string, args ...any) {
	b.statements = append(b.statements, statement{text, args})
}

// Append adds the statements of another batch.
func (b *Batch) Append(other *Batch) { b.statements = append(b.statements, other.statements...) }

// Len is the number of statements.
func (b *Batch) Len() int { return len(b.statements) }

// Pipe reads over one connection: any number of batches, one after the other. It is for one
// goroutine at a time. An answer is valid until the next one is asked for.
type Pipe interface {
	// Send sends the statements of a batch. last says that no other batch follows, so that the
	// end of a snapshot can travel along. What was not read of the batch before is lost.
	Send(b *Batch, last bool) error
	// Next gives the answer to the next statement that was sent.
	Next() (Rows, error)
	// Close gives the connection back. It may be called more than once.
	Close()
}

// errDrained says that more answers were asked for than statements sent.
var errDrained = errors.New("there is no further statement in this batch")

// Reading says how a connection will be read from.
type Reading struct {
	// Snapshot lets all statements see the same instant of the database; without it each sees the
	// instant at which it begins.
	Snapshot bool
	// Endless lifts the time that the database allows for a statement. It needs a Snapshot.
	Endless bool
}

// Pipe takes a connection for reading.
func (db *DB) Pipe(ctx context.Context, how Reading) (Pipe, error) {
	if db.Pool != nil {
		return newPgxPipe(ctx, db, how)
	}
	return newSQLPipe(ctx, db)
}
