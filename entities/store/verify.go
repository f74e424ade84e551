package store

import (
	"context"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// Report is the proof of a database: what was looked at, and what is not as it should be.
type Report struct {
	Blocks   int64 `json:"blocks"`
	Events   int64 `json:"events"`
	Versions int64 `json:"versions"`
	// Unsealed counts the events behind the last block, Unanchored those behind the checkpoint.
	Unsealed   int64 `json:"unsealed"`
	Unanchored int64 `json:"unanchored"`
	// Overdue is how long the service worked on without sealing what it could; more than 5 s is a finding.
	Overdue time.Duration `json:"overdue"`
	// Processes counts the runs by status, DeadJobs the jobs that were given up.
	Processes map[string]int64 `json:"processes"`
	DeadJobs  int64            `json:"dead_jobs"`
	Findings  []seal.Finding   `json:"findings"`
}

// OK says whether nothing was found.
func (r *Report) OK() bool { return len(r.Findings) == 0 }

func (r *Report) find(kind, where, what string, args ...any) {
	r.Findings = append(r.Findings, seal.Finding{Kind: kind, Where: where, What: fmt.Sprintf(what, args...)})
}

// maxUnsealed is how long an event may wait to be sealed while the service is at work.
const maxUnsealed = 5 * time.Second

// Verify proves chain, versions, holds, decisions and processes, all of one instant. It reads only; a
// checkpoint from outside, the signature of which the caller has checked, anchors the chain. What
// calculations note beside access and violations (reasons, which access violates, values of attributes)
// is in no digest: it follows from what is, and the next calculation brings it back.
func (s *Store) Verify(ctx context.Context, anchor *seal.Checkpoint) (*Report, error) {
	tx, err := s.db.BeginRead(ctx)
	if err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	defer tx.Rollback()
	v := &verifier{catalog: s.catalog, q: tx, report: &Report{Processes: map[string]int64{}}}
	if err := v.run(ctx, anchor); err != nil {
		return nil, fmt.Errorf("verify: %w", err)
	}
	return v.report, nil
}

// verifier is one proof under way.
type verifier struct {
	catalog *entities.Catalog
	q       *conn.Tx
	report  *Report
}

func (v *verifier) run(ctx context.Context, anchor *seal.Checkpoint) error {
	if err := v.verifyChain(ctx, anchor); err != nil {
		return err
	}
	for _, t := range v.catalog.Types {
		if t.Computed {
			continue
		}
		if err := v.verifyType(ctx, t); err != nil {
			return fmt.Errorf("%s: %w", t.Name, err)
		}
	}
	for _, f := range []func(context.Context) error{
		v.verifyHolds, v.verifyKeys, v.verifyCalculated, v.verifyViolations, v.verifyDecisions, v.verifyProcesses, v.verifyInvariants, v.verifyAnonymised,
	} {
		if err := f(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (v *verifier) verifyChain(ctx context.Context, anchor *seal.Checkpoint) error {
	chain, err := seal.VerifyChain(ctx, v.q, anchor)
	if err != nil {
		return err
	}
	r := v.report
	r.Blocks, r.Events, r.Unsealed, r.Unanchored = chain.Blocks, chain.Events, chain.Unsealed, chain.Unanchored
	r.Findings = append(r.Findings, chain.Findings...)
	if r.Overdue, err = seal.Overdue(ctx, v.q, v.q.Dialect); err != nil {
		return err
	}
	if r.Overdue > maxUnsealed {
		r.find("Unsealed", "audit", "the service worked on for %s and did not seal what it could: is the sealer alive?", r.Overdue.Round(time.Millisecond))
	}
	return nil
}
