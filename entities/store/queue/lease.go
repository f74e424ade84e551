package queue

import (
	"context"
	"fmt"
	"time"
)

// Lease takes or renews work that one process at a time may do, by the clock of the database. The
// token is 0 at first and belongs to the holder.
func (q *Queue) Lease(ctx context.Context, name string, token *int64, length time.Duration) (bool, error) {
	text := `INSERT INTO leases (name, token, until) VALUES ($1, 1, ` + after(q.db.Dialect, "$3") + `)
		ON CONFLICT (name) DO UPDATE SET until = excluded.until, token = CASE WHEN leases.token = $2 THEN leases.token ELSE leases.token + 1 END
		WHERE leases.until < ` + q.db.Clock() + ` OR leases.token = $2 RETURNING token`
	rows, err := q.db.Returning(ctx, text, name, *token, length.Microseconds())
	if err != nil {
		return false, fmt.Errorf("lease %s: %w", name, err)
	}
	if len(rows) == 0 {
		return false, nil
	}
	*token = rows[0]
	return true, nil
}

// Reclaim frees what was claimed, by a process that is known to be gone.
func Reclaim(ctx context.Context, tx Tx) error {
	for _, text := range []string{
		"UPDATE jobs SET leased_until = $1 WHERE leased_until > $1",
		"UPDATE leases SET until = $1 WHERE until > $1",
	} {
		if _, err := tx.Conn().Exec(ctx, text, time.Unix(0, 0).UTC()); err != nil {
			return fmt.Errorf("reclaim jobs: %w", err)
		}
	}
	return nil
}
