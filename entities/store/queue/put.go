package queue

import (
	"context"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Put leaves a job in the transaction. A waiting job of the same kind and key takes it in: it
// gets the higher priority and the earlier moment of the two, and keeps its payload.
func Put(ctx context.Context, tx Tx, j Job) error {
	c := tx.Conn()
	// Each :: of PostgreSQL would puzzle SQLite, hence coalesce and no cast.
	text := `INSERT INTO jobs (kind, priority, unique_key, payload, cause, hops, available_at, created_at)
		VALUES ($1, $2, $3, $4, $5, $6, coalesce($7, ` + c.Clock() + `), ` + c.Clock() + `)
		ON CONFLICT (kind, unique_key) WHERE unique_key IS NOT NULL AND leased_until IS NULL DO UPDATE SET
		priority = ` + greatest(c.Dialect) + `(jobs.priority, excluded.priority),
		available_at = ` + least(c.Dialect) + `(jobs.available_at, excluded.available_at)`
	payload := string(j.Payload)
	if payload == "" {
		payload = "null"
	}
	err := c.Later(ctx, text, j.Kind, int64(j.Priority), orNull(j.Key), payload, j.Cause, int64(j.Hops), at(j.RunAt))
	if err != nil {
		return fmt.Errorf("put job %s: %w", j.Kind, err)
	}
	return nil
}

func at(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t
}

func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func greatest(d conn.Dialect) string {
	if d == conn.Postgres {
		return "greatest"
	}
	return "max"
}

func least(d conn.Dialect) string {
	if d == conn.Postgres {
		return "least"
	}
	return "min"
}

// after is the SQL for now plus a number of microseconds in the parameter.
func after(d conn.Dialect, parameter string) string {
	if d == conn.Postgres {
		return "clock_timestamp() + " + parameter + "::bigint * interval '1 microsecond'"
	}
	return "rw_now() + " + parameter
}
