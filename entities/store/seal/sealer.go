package seal

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// Source is the store whose audit is sealed.
type Source interface {
	DB() *conn.DB
	Queue() *queue.Queue
}

// Options are the settings of a Sealer; the zero value is right for a server that signs nothing.
type Options struct {
	// Every is the time between two blocks (default 250 ms).
	Every time.Duration
	// Key signs checkpoints, one each CheckpointEvery (default 1 min); nil signs none.
	Key             ed25519.PrivateKey
	CheckpointEvery time.Duration
	// Export puts a checkpoint where the operator of the database cannot reach it.
	Export func(context.Context, Checkpoint) error
	Log    *slog.Logger
}

// Sealer seals the audit in the background. Of several on one database, one works at a time; the
// numbers of blocks keep a second one harmless.
type Sealer struct {
	source  Source
	options Options

	mu     sync.Mutex
	cancel context.CancelFunc
	done   chan struct{}
}

// New makes a sealer; Start makes it work.
func New(s Source, o Options) *Sealer {
	if o.Every <= 0 {
		o.Every = 250 * time.Millisecond
	}
	if o.CheckpointEvery <= 0 {
		o.CheckpointEvery = time.Minute
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	return &Sealer{source: s, options: o}
}

// Start seals what a process that stopped or died left behind, and goes on in the background. Who
// starts it before anything that writes keeps Overdue from blaming the time between two processes.
func (s *Sealer) Start(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.cancel != nil {
		return errors.New("start sealer: already started")
	}
	if _, err := All(ctx, s.source.DB()); err != nil {
		return fmt.Errorf("start sealer: %w", err)
	}
	ctx, s.cancel = context.WithCancel(context.WithoutCancel(ctx))
	s.done = make(chan struct{})
	go func() {
		defer close(s.done)
		s.loop(ctx)
	}()
	return nil
}

// stopTime bounds how long the last block may take.
const stopTime = 5 * time.Second

// Stop ends the work in the background, then seals and signs what is ready. It may be called
// twice, and before Start.
func (s *Sealer) Stop() {
	s.mu.Lock()
	cancel, done := s.cancel, s.done
	s.cancel = nil
	s.mu.Unlock()
	if cancel == nil {
		return
	}
	cancel()
	<-done
	ctx, cancel := context.WithTimeout(context.Background(), stopTime)
	defer cancel()
	_, err := All(ctx, s.source.DB())
	if err = errors.Join(err, s.sign(ctx)); err != nil {
		s.options.Log.Error("seal audit at the end", "error", err)
	}
}

func (s *Sealer) loop(ctx context.Context) {
	block := time.NewTicker(s.options.Every)
	defer block.Stop()
	checkpoint := time.NewTicker(s.options.CheckpointEvery)
	defer checkpoint.Stop()
	var token int64
	for {
		var err error
		select {
		case <-ctx.Done():
			return
		case <-block.C:
			err = s.seal(ctx, &token)
		case <-checkpoint.C:
			err = s.sign(ctx)
		}
		if err != nil && ctx.Err() == nil {
			s.options.Log.Error("seal audit", "error", err)
		}
	}
}

// leaseName and leaseTime are those of the lease under which one of several sealers works.
const (
	leaseName = "audit.seal"
	leaseTime = 5 * time.Second
)

func (s *Sealer) seal(ctx context.Context, token *int64) error {
	ready, err := pending(ctx, s.source.DB())
	if err != nil || !ready {
		return err
	}
	held, err := s.source.Queue().Lease(ctx, leaseName, token, leaseTime)
	if err != nil || !held {
		return err
	}
	_, err = All(ctx, s.source.DB())
	return err
}

// pending looks whether there is anything to seal, so that an idle service writes nothing.
func pending(ctx context.Context, q conn.Querier) (yes bool, err error) {
	last, err := lastBlock(ctx, q)
	if err != nil {
		return false, err
	}
	err = q.QueryRow(ctx, "SELECT EXISTS (SELECT 1 FROM audit_events WHERE (era, xid, id) > ($1, $2, $3))",
		last.last.era, last.last.xid, last.last.id).Scan(&yes)
	return yes, err
}

// All seals block after block until no event is ready, and gives the number of events.
func All(ctx context.Context, db *conn.DB) (int, error) {
	for total := 0; ; {
		n, err := Seal(ctx, db)
		total += n
		if err != nil || n < BlockSize {
			return total, err
		}
	}
}

func (s *Sealer) sign(ctx context.Context) error {
	if s.options.Key == nil {
		return nil
	}
	c, err := Sign(ctx, s.source.DB(), s.options.Key)
	if err != nil || c == nil || s.options.Export == nil {
		return err
	}
	if err := s.options.Export(ctx, *c); err != nil {
		return fmt.Errorf("export checkpoint of block %d: %w", c.Block, err)
	}
	_, err = s.source.DB().Exec(ctx, "UPDATE audit_checkpoints SET exported_at = "+s.source.DB().Clock()+" WHERE id = $1", c.Block)
	return err
}
