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
	if q.db.Dialect == conn.SQLite {
		// The one writer is not troubled by workers that find nothing.
		if ready, err := q.ready(ctx, minPriority, kinds); err != nil || !ready {
			return nil, err
		}
	}
	tx, err := q.db.Begin(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("claim jobs: %w", err)
	}
	defer tx.Rollback()
	jobs, err := scan(tx.Query(ctx, claimText(tx.Dialect), kinds, int64(minPriority), int64(n), lease.Microseconds()))
	if err != nil {
		return nil, fmt.Errorf("claim jobs: %w", err)
	}
	if err := tx.Commit(); err != nil {
		return nil, fmt.Errorf("claim jobs: %w", err)
	}
	slices.SortFunc(jobs, before)
	return jobs, nil
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
		WHERE id IN (SELECT id FROM (SELECT * FROM stale UNION ALL SELECT * FROM fresh) AS both_kinds ORDER BY priority DESC, available_at, id LIMIT $3)
		RETURNING ` + jobColumns
}

func among(d conn.Dialect, parameter string) string {
	if d == conn.Postgres {
		return "kind = ANY(" + parameter + "::text[])"
	}
	return "kind IN (SELECT value FROM json_each(" + parameter + "))"
}

func (q *Queue) ready(ctx context.Context, minPriority int, kinds []string) (bool, error) {
	text := `SELECT EXISTS (SELECT 1 FROM jobs WHERE leased_until IS NULL AND available_at <= rw_now() AND priority >= $2 AND ` + among(conn.SQLite, "$1") + `)
		OR EXISTS (SELECT 1 FROM jobs WHERE leased_until < rw_now() AND priority >= $2 AND ` + among(conn.SQLite, "$1") + `)`
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
