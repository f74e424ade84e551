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
	// passed says that the gate was passed, and so that the time is known.
	passed bool
	// taken says that somebody reads the rows, and will close the pipe.
	taken atomic.Bool
}

// reader takes a connection. With snapshot all that it reads is of one instant.
func (s *Store) reader(ctx context.Context, snapshot bool, q *query.Query) (*reader, error) {
	pipe, err := s.db.Pipe(ctx, conn.Reading{Snapshot: snapshot || q.Export, Endless: q.Export})
	if err != nil {
		return nil, err
	}
	session := access.SessionOf(ctx)
	return &reader{pipe: pipe, store: s, query: q, session: session, options: s.rightsOf(session.Principal, time.Time{})}, nil
}

// drop closes the pipe if nobody came for the rows.
func (r *reader) drop() {
	if !r.taken.Swap(true) {
		r.pipe.Close()
	}
}

// rightsOf gives what statements are written with for a caller. A zero time is not known yet.
func (s *Store) rightsOf(p access.Principal, now time.Time) sqlgen.Options {
	o := sqlgen.Options{Dialect: s.dialect(), Schema: s.catalog.Schema, Params: access.Params(p, now)}
	if now.IsZero() {
		delete(o.Params, "now")
	}
	if !p.System {
		o.Rule = s.rights.Rows(p)
	}
	return o
}

// send sends statements, behind the gate if that was not passed yet. last says that none follow.
func (r *reader) send(b *conn.Batch, last bool) error {
	if r.passed {
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
	r.passed, r.options.Params["now"] = true, now.Business
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
