package queue

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

const jobColumns = "id, kind, priority, coalesce(unique_key, ''), payload, cause, hops, available_at, attempts, token, created_at"

// Claim takes up to n jobs of the given kinds whose time has come, the most urgent first, and
// keeps them from others for the time of the lease. Jobs whose lease ran out are taken as well.
func (q *Queue) Claim(ctx context.Context, n, minPriority int, kinds []string, lease time.Duration) ([]Job, error) {
	// A look that writes nothing comes first: most workers that were woken find nothing, and they
	// shall trouble neither the one writer of SQLite nor the log of PostgreSQL.
	if ready, err := q.ready(ctx, minPriority, kinds); err != nil || !ready {
		return nil, err
	}
	jobs, err := q.take(ctx, claimText(q.db.Dialect), kinds, int64(minPriority), int64(n), lease.Microseconds())
	if err != nil {
		return nil, fmt.Errorf("claim jobs: %w", err)
	}
	slices.SortFunc(jobs, before)
	return jobs, nil
}

// take runs the one statement of a claim: by itself on PostgreSQL, with the writer on SQLite.
func (q *Queue) take(ctx context.Context, text string, args ...any) ([]Job, error) {
	if q.db.Dialect == conn.Postgres {
		return scan(q.db.Query(ctx, text, args...))
	}
	tx, err := q.db.Begin(ctx)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	jobs, err := scan(tx.Query(ctx, text, args...))
	if err != nil {
		return nil, err
	}
	return jobs, tx.Commit()
}

func before(a, b Job) int {
	if a.Priority != b.Priority {
		return b.Priority - a.Priority
	}
	if c := a.RunAt.Compare(b.RunAt); c != 0 {
		return c
	}
	return int(a.ID - b.ID)
}

func claimText(d conn.Dialect) string {
	skip := ""
	if d == conn.Postgres {
		skip = " FOR UPDATE SKIP LOCKED"
	}
	pick := func(state string) string {
		return "SELECT id, priority, available_at FROM jobs WHERE " + state + " AND priority >= $2 AND " + among(d, "$1") +
			" ORDER BY priority DESC, available_at, id LIMIT $3" + skip
	}
	return "WITH stale AS (" + pick("leased_until < "+d.Now()) + "), fresh AS (" + pick("leased_until IS NULL AND available_at <= "+d.Now()) + `)
		UPDATE jobs SET attempts = attempts + 1, token = token + 1, leased_until = ` + after(d, "$4") + `
		WHERE ` + unhurried(d) + `id IN (SELECT id FROM (SELECT * FROM stale UNION ALL SELECT * FROM fresh) AS both_kinds ORDER BY priority DESC, available_at, id LIMIT $3)
		RETURNING ` + jobColumns
}

// unhurried lets PostgreSQL answer before the claim is on the disk. A claim that a loss of power
// takes back is made again, and the effect of a job comes with its completion, durable and once.
func unhurried(d conn.Dialect) string {
	if d == conn.Postgres {
		return "(SELECT set_config('synchronous_commit', 'off', true)) = 'off' AND "
	}
	return ""
}

func among(d conn.Dialect, parameter string) string {
	if d == conn.Postgres {
		return "kind = ANY(" + parameter + "::text[])"
	}
	return "kind IN (SELECT value FROM json_each(" + parameter + "))"
}

// ready tells whether there is anything to claim.
func (q *Queue) ready(ctx context.Context, minPriority int, kinds []string) (bool, error) {
	d := q.db.Dialect
	look := func(state string) string {
		return "EXISTS (SELECT 1 FROM jobs WHERE " + state + " AND priority >= $2 AND " + among(d, "$1") + ")"
	}
	text := "SELECT " + look("leased_until IS NULL AND available_at <= "+d.Now()) + " OR " + look("leased_until < "+d.Now())
	var found bool
	err := q.db.QueryRow(ctx, text, kinds, int64(minPriority)).Scan(&found)
	return found, err
}

func scan(rows conn.Rows, err error) ([]Job, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var jobs []Job
	for rows.Next() {
		var j Job
		var payload string
		err := rows.Scan(&j.ID, &j.Kind, &j.Priority, &j.Key, &payload, &j.Cause, &j.Hops,
			conn.Time(&j.RunAt), &j.Attempts, &j.Token, conn.Time(&j.Created))
		if err != nil {
			return nil, err
		}
		j.Payload = json.RawMessage(payload)
		jobs = append(jobs, j)
	}
	return jobs, rows.Err()
}
