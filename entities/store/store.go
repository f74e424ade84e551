// Package store is the two doors to the rows: Query reads and Tx writes. A write is row, version,
// audit event and outbox in one transaction. It knows the databases, rights and versions. It must
// never know what a change means: that is the business of the floors above.
package store

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/queue"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// ErrNotFound says that there is no such row.
var ErrNotFound = errors.New("not found")

// Options are the settings of a Store; the zero value is right for a server.
type Options struct {
	// AllowSuperuser lets the service run as a superuser of PostgreSQL (demo and tests).
	AllowSuperuser bool
	// MaxConns bounds the pool (default 16).
	MaxConns int
	// Watches lists what leaves jobs. It is asked once for each transaction.
	Watches func() []Watch
	// TestClock allows SetClock.
	TestClock bool
	// apart has changes of one shape applied one by one, as if each was of another.
	apart bool
	// Log is where the store tells of trouble in the background (default slog.Default()).
	Log *slog.Logger
}

// Store is one open database.
type Store struct {
	db      *conn.DB
	queue   *queue.Queue
	options Options
	log     *slog.Logger
	catalog *entities.Catalog
	rights  *access.Rights
	gates   gates
	filters filters
	watches atomic.Pointer[func() []Watch]
	ids     ids
	// era is that of the audit events this process writes.
	era int64
}

// Open opens a migrated database: sqlite:PATH or postgres://….
func Open(ctx context.Context, dsn string, o Options) (*Store, error) {
	db, err := conn.Open(ctx, dsn, conn.Options{AllowSuperuser: o.AllowSuperuser, MaxConns: o.MaxConns})
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	s := &Store{db: db, queue: queue.New(db), options: o, log: o.Log, catalog: entities.BuiltInCatalog(), gates: newGates(db.Dialect)}
	s.SetWatches(o.Watches)
	if err := s.start(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open store: %w", err), db.Close())
	}
	return s, nil
}

func (s *Store) start(ctx context.Context) (err error) {
	if err := checkSchema(ctx, s.db); err != nil {
		return err
	}
	if err := s.db.CheckFold(ctx); err != nil {
		return err
	}
	if s.rights, err = access.Compile(s.catalog.Model, access.Rules, access.Masks, access.Links); err != nil {
		return err
	}
	s.era, err = seal.Era(ctx, s.db)
	return err
}

// Close ends the background parts and all connections.
func (s *Store) Close() error { return s.db.Close() }

// Queue is the queue of jobs in the same database.
func (s *Store) Queue() *queue.Queue { return s.queue }

// DB is the database under the store, for its subpackages.
func (s *Store) DB() *conn.DB { return s.db }

// Now is business time: the time of the database plus the offset of the test clock.
func (s *Store) Now(ctx context.Context) (time.Time, error) {
	now, err := s.Standing(ctx, nil)
	return now.Business, err
}

// SetClock moves business time to the given instant, for all processes on the database; a zero
// instant goes back to real time.
func (s *Store) SetClock(ctx context.Context, now time.Time) error {
	if !s.options.TestClock {
		return errors.New("set clock: only under the test clock")
	}
	real, err := s.Standing(ctx, nil)
	if err != nil {
		return fmt.Errorf("set clock: %w", err)
	}
	offset := now.Sub(real.Database)
	if now.IsZero() {
		offset = 0
	}
	_, err = s.db.Exec(ctx, "UPDATE clock SET offset_micros = $1", offset.Microseconds())
	return err
}
