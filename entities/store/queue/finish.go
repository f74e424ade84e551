package queue

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
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

// Retry puts the job back, for a while.
func (q *Queue) Retry(ctx context.Context, j Job, cause error, delay time.Duration) error {
	return q.putBack(ctx, j, delay, words(cause))
}

// Release puts a job back that was given up through no fault of its own: at once, and as if it had not
// been claimed.
func (q *Queue) Release(ctx context.Context, j Job) error {
	j.Attempts--
	return q.putBack(ctx, j, 0, "")
}

// maxRaces is how often a job is put back again that met another one of its key on the way.
const maxRaces = 3

func (q *Queue) putBack(ctx context.Context, j Job, delay time.Duration, cause string) error {
	for race := 0; ; race++ {
		err := q.putBackOnce(ctx, j, delay, cause)
		if race == maxRaces || !conn.IsUnique(err) && !conn.IsRace(err) {
			return outcome("put back", j, 1, err)
		}
	}
}

// putBackOnce lets another job with the key of this one, if one waits by now, do the work of both, and this one
// goes: as urgently and as early as either, and failed as often, for what always fails has to come to an end.
func (q *Queue) putBackOnce(ctx context.Context, j Job, delay time.Duration, cause string) error {
	tx, err := q.db.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	d, own := tx.Dialect, " WHERE id = $1 AND token = $2 AND leased_until IS NOT NULL"
	heirs, err := tx.Exec(ctx, "UPDATE jobs SET priority = "+greatest(d)+"(priority, $3), available_at = "+least(d)+"(available_at, "+after(d, "$4")+
		"), attempts = "+greatest(d)+"(attempts, $5), last_error = coalesce($6, last_error) WHERE kind = $1 AND unique_key = $2 AND leased_until IS NULL",
		j.Kind, orNull(j.Key), int64(j.Priority), delay.Microseconds(), int64(j.Attempts), orNull(cause))
	if err != nil {
		return err
	}
	var n int64
	if heirs > 0 {
		n, err = tx.Exec(ctx, "DELETE FROM jobs"+own, j.ID, j.Token)
	} else {
		n, err = tx.Exec(ctx, "UPDATE jobs SET leased_until = NULL, available_at = "+after(d, "$3")+", attempts = $4, last_error = coalesce($5, last_error)"+own,
			j.ID, j.Token, delay.Microseconds(), int64(j.Attempts), orNull(cause))
	}
	if err == nil && n == 0 {
		err = ErrLost
	}
	if err != nil {
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
