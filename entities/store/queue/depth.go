package queue

import (
	"context"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// The states that jobs are counted by.
const (
	Ready   = "ready"   // could be claimed now
	Delayed = "delayed" // its time has not come
	Running = "running" // claimed
)

// Depth is how many jobs of a kind and priority are in a state.
type Depth struct {
	Kind     string
	Priority int
	State    string
	Jobs     int64
	// Oldest is how long the first of them could have been claimed already; 0 for those that are not ready.
	Oldest time.Duration
}

// Depths counts the jobs. A lease that ran out leaves its job ready.
func (q *Queue) Depths(ctx context.Context) ([]Depth, error) {
	clock := q.db.Clock()
	rows, err := q.db.Query(ctx, `SELECT kind, priority, state, count(*), min(available_at), `+clock+` FROM (
		SELECT kind, priority, available_at, CASE WHEN leased_until >= `+clock+` THEN 'running'
			WHEN available_at > `+clock+` THEN 'delayed' ELSE 'ready' END AS state FROM jobs) AS j
		GROUP BY kind, priority, state ORDER BY kind, priority, state`)
	if err != nil {
		return nil, fmt.Errorf("count jobs: %w", err)
	}
	defer rows.Close()
	var all []Depth
	for rows.Next() {
		d, err := scanDepth(rows)
		if err != nil {
			return nil, fmt.Errorf("count jobs: %w", err)
		}
		all = append(all, d)
	}
	return all, rows.Err()
}

func scanDepth(rows conn.Rows) (d Depth, err error) {
	var oldest, now time.Time
	err = rows.Scan(&d.Kind, &d.Priority, &d.State, &d.Jobs, conn.Time(&oldest), conn.Time(&now))
	if d.State == Ready {
		d.Oldest = max(0, now.Sub(oldest))
	}
	return d, err
}
