package store

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata/query"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

// reader reads with the rights of one caller over one connection.
type reader struct {
	pipe    conn.Pipe
	store   *Store
	query   *query.Query
	session *access.Session
	options sqlgen.Options
	// guarded is 1 + the number of the gate that is a condition of the statement, guard its arguments.
	guarded int
	guard   []any
	// passed says that the gate was passed, and so that the time is known.
	passed bool
	// taken says that somebody reads the rows, and will close the pipe; forget ends the watch for when
	// nobody does.
	taken  atomic.Bool
	forget func() bool
}

// reader takes a connection. With snapshot all that it reads is of one instant.
func (s *Store) reader(ctx context.Context, snapshot bool, q *query.Query) (*reader, error) {
	pipe, err := s.db.Pipe(ctx, conn.Reading{Snapshot: snapshot || q.Export, Endless: q.Export})
	if err != nil {
		return nil, err
	}
	session := access.SessionOf(ctx)
	return &reader{pipe: pipe, store: s, query: q, session: session, options: s.rightsOf(session)}, nil
}

// carry puts the gate into the statement that is read, if it finds one row by its key and expands nothing.
func (r *reader) carry() {
	if r.session.Proof != nil && len(r.query.Expand) == 0 && len(r.query.Key) > 0 {
		kind, args := r.store.gates.guard(r.session.Proof)
		r.guarded, r.guard, r.options.Guard = kind+1, args, r.store.gates.guards[kind]
	}
}

// doubtUnless asks the gate whether it was shut, unless a guarded statement found something. Whoever passed it
// for the time may have found it shut by the time of the statement.
func (r *reader) doubtUnless(ctx context.Context, found bool) error {
	if found || r.guarded == 0 {
		return nil
	}
	r.pipe.Close()
	return r.store.Prove(ctx)
}

// take is for who comes for the rows. It fails if they were let go of, or somebody else came.
func (r *reader) take() bool {
	if r.taken.Swap(true) {
		return false
	}
	r.forget()
	return true
}

// drop closes the pipe if nobody came for the rows.
func (r *reader) drop() {
	if !r.taken.Swap(true) {
		r.pipe.Close()
	}
}

// rightsOf gives what statements are written with for a caller while the time is not known.
func (s *Store) rightsOf(session *access.Session) sqlgen.Options {
	o := sqlgen.Options{Dialect: s.dialect(), Schema: s.catalog.Schema, Params: session.Params()}
	if !session.Principal.System {
		o.Rule = s.rights.Rows(session.Principal)
	}
	return o
}

// rightsAt is rightsOf at a time.
func (s *Store) rightsAt(session *access.Session, now time.Time) sqlgen.Options {
	o := s.rightsOf(session)
	o.Params = access.Params(session.Principal, now)
	return o
}

// send sends statements, behind the gate if that was neither passed yet nor is within them. last says that
// none follow.
func (r *reader) send(b *conn.Batch, last bool) error {
	if r.passed || r.options.Guard != "" || r.session.Proof == nil {
		return r.pipe.Send(b, last)
	}
	var gated conn.Batch
	r.store.gates.add(&gated, r.session.Proof)
	gated.Append(b)
	if err := r.pipe.Send(&gated, last); err != nil {
		return err
	}
	return r.pass()
}

// pass reads the answer of the gate.
func (r *reader) pass() error {
	rows, err := r.pipe.Next()
	if err != nil {
		return err
	}
	now, err := standing(conn.First(rows))
	if err != nil {
		return err
	}
	r.passed, r.options.Guard, r.options.Params = true, "", access.Params(r.session.Principal, now.Business)
	return admit(r.session, now)
}

// time passes the gate on its own: a statement that asks for the time cannot be written before.
func (r *reader) time() error {
	var b conn.Batch
	r.store.gates.add(&b, r.session.Proof)
	if err := r.pipe.Send(&b, false); err != nil {
		return err
	}
	return r.pass()
}
