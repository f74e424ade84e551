package store

import (
	"context"
	"crypto/ed25519"
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// verifyHolds recomputes the digests of the events that opened and closed holds.
func (s *Store) verifyHolds(ctx context.Context, r *Report) error {
	recorded, err := s.recorded(ctx, holdType)
	if err != nil {
		return err
	}
	rows, err := s.db.Query(ctx, `SELECT id, identity_id, source, opened_by, opened_at, coalesce(open_cause, 0), status_before,
		closed_by, closed_at, coalesce(close_cause, 0) FROM lock_holds ORDER BY id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	found := map[int64]*seal.Digest{}
	for rows.Next() {
		var h hold
		var openedBy, before, closedBy *int64
		if err := rows.Scan(&h.id, &h.identity, &h.source, &openedBy, conn.Time(&h.openedAt), &h.openCause, &before,
			&closedBy, conn.Time(&h.closedAt), &h.closeCause); err != nil {
			return err
		}
		h.openedBy, h.before, h.closedBy = anyOf(openedBy), anyOf(before), anyOf(closedBy)
		if err := h.verify(r, recorded, found); err != nil {
			return err
		}
	}
	compare(r, holdType, recorded, found)
	return rows.Err()
}

func anyOf(p *int64) any {
	if p == nil {
		return nil
	}
	return *p
}

func (h hold) verify(r *Report, recorded map[int64]recordedEvent, found map[int64]*seal.Digest) error {
	add := func(event int64, v seal.Version, what string) error {
		e, known := recorded[event]
		if !known {
			r.find("Hold", fmt.Sprint("hold ", h.id), "no audit event says who %s it", what)
			return nil
		}
		sum, err := v.Sum()
		if err != nil {
			return err
		}
		if found[event] == nil {
			found[event] = &seal.Digest{Type: holdType, Operation: e.operation}
		}
		found[event].Add(h.id, sum)
		return nil
	}
	if err := add(h.openCause, openedHold(h), "opened"); err != nil || h.closedAt.IsZero() {
		return err
	}
	return add(h.closeCause, closedHold(h), "closed")
}

// verifyProcesses looks for runs that were started twice for the same reason, and counts the rest.
func (s *Store) verifyProcesses(ctx context.Context, r *Report) error {
	const doubled = `SELECT trigger_id, count(*) FROM processes WHERE trigger_id IS NOT NULL AND cause IS NOT NULL
		GROUP BY trigger_id, template, cause HAVING count(*) > 1`
	if err := s.pairs(ctx, doubled, func(trigger, n int64) {
		r.find("Process", fmt.Sprint("trigger ", trigger), "%d processes were started where one should be", n)
	}); err != nil {
		return err
	}
	if err := s.pairs(ctx, "SELECT processstatus, count(*) FROM processes GROUP BY processstatus", func(status, n int64) {
		r.Processes[entities.ProcessStatus(status).String()] = n
	}); err != nil {
		return err
	}
	return s.db.QueryRow(ctx, "SELECT count(*) FROM dead_jobs").Scan(&r.DeadJobs)
}

func (s *Store) pairs(ctx context.Context, text string, f func(a, b int64)) error {
	rows, err := s.db.Query(ctx, text)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var a, b int64
		if err := rows.Scan(&a, &b); err != nil {
			return err
		}
		f(a, b)
	}
	return rows.Err()
}

// verifyInvariants checks what must hold at any time.
func (s *Store) verifyInvariants(ctx context.Context, r *Report) error {
	const torn = `SELECT i.id, i.identitystatus FROM identities i WHERE (i.identitystatus = 4) <>
		EXISTS (SELECT 1 FROM lock_holds h WHERE h.identity_id = i.id AND h.closed_at IS NULL)`
	if err := s.pairs(ctx, torn, func(identity, status int64) {
		r.find("Hold", fmt.Sprint("identity ", identity), "its status %s and its holds disagree", entities.IdentityStatus(status))
	}); err != nil {
		return err
	}
	return s.pairs(ctx, "SELECT object_id, id FROM anonymisations WHERE open", func(object, _ int64) {
		r.find("Anonymisation", fmt.Sprint("object ", object), "an anonymisation was never closed")
	})
}

// Seal appends blocks to the audit chain until no event is ready, and gives the number of events.
func (s *Store) Seal(ctx context.Context) (int, error) { return seal.All(ctx, s.db) }

// Checkpoint signs the last block; nil if there is nothing new to sign.
func (s *Store) Checkpoint(ctx context.Context, key ed25519.PrivateKey) (*seal.Checkpoint, error) {
	return seal.Sign(ctx, s.db, key)
}

// LastCheckpoint gives the last checkpoint made, nil if there is none.
func (s *Store) LastCheckpoint(ctx context.Context) (*seal.Checkpoint, error) {
	return seal.Last(ctx, s.db)
}
