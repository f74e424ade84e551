package queue

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Heartbeat renews the lease of a job.
func (q *Queue) Heartbeat(ctx context.Context, j Job, lease time.Duration) error {
	n, err := q.db.Exec(ctx, "UPDATE jobs SET leased_until = "+after(q.db.Dialect, "$3")+
		" WHERE id = $1 AND token = $2 AND leased_until IS NOT NULL", j.ID, j.Token, lease.Microseconds())
	return outcome("renew lease of", j, n, err)
}

// Done removes the job in the transaction of its effect; ErrLost means that the effect must not stay.
func Done(ctx context.Context, tx Tx, j Job) error {
	n, err := tx.Conn().Exec(ctx, "DELETE FROM jobs WHERE id = $1 AND token = $2 AND leased_until IS NOT NULL", j.ID, j.Token)
	return outcome("finish", j, n, err)
}

// Retry puts the job back, for a while. If another one with its key waits by now, that one does
// the work and this one goes.
func (q *Queue) Retry(ctx context.Context, j Job, cause error, delay time.Duration) error {
	tx, err := q.db.Begin(ctx)
	if err != nil {
		return fmt.Errorf("put back job %d: %w", j.ID, err)
	}
	defer tx.Rollback()
	n, err := tx.Exec(ctx, `DELETE FROM jobs WHERE id = $1 AND token = $2 AND EXISTS (SELECT 1 FROM jobs w
		WHERE w.kind = jobs.kind AND w.unique_key = jobs.unique_key AND w.leased_until IS NULL)`, j.ID, j.Token)
	if err == nil && n == 0 {
		n, err = tx.Exec(ctx, "UPDATE jobs SET leased_until = NULL, last_error = $3, available_at = "+after(tx.Dialect, "$4")+
			" WHERE id = $1 AND token = $2 AND leased_until IS NOT NULL", j.ID, j.Token, words(cause), delay.Microseconds())
	}
	if err := outcome("put back", j, n, err); err != nil {
		return err
	}
	return tx.Commit()
}

// Bury moves the job to dead_jobs in the transaction.
func Bury(ctx context.Context, tx Tx, j Job, cause error) error {
	c := tx.Conn()
	n, err := c.Exec(ctx, `INSERT INTO dead_jobs (id, kind, priority, unique_key, payload, cause, hops, created_at, attempts, died_at, error)
		SELECT id, kind, priority, unique_key, payload, cause, hops, created_at, attempts, `+c.Clock()+`, $3 FROM jobs
		WHERE id = $1 AND token = $2 AND leased_until IS NOT NULL`, j.ID, j.Token, words(cause))
	if err := outcome("bury", j, n, err); err != nil {
		return err
	}
	return Done(ctx, tx, j)
}

// words is the text of an error, as much of it as is kept.
func words(err error) string {
	if err == nil {
		return ""
	}
	const most = 4000
	text := err.Error()
	return strings.ToValidUTF8(text[:min(len(text), most)], "")
}

func outcome(what string, j Job, n int64, err error) error {
	if err == nil && n == 0 {
		err = ErrLost
	}
	if err == nil || errors.Is(err, ErrLost) {
		return err
	}
	return fmt.Errorf("%s job %d: %w", what, j.ID, err)
}
