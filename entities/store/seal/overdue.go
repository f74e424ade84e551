package seal

import (
	"context"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Overdue is how long the service was seen at work after the oldest event that could have been
// sealed and was not; 0 if there is none. It is at work when it writes an event, seals a block or
// takes the lease for that. Time after it stopped or died does not count, for nobody was there to
// seal; the next Start does it before anything else. Events that a slow transaction holds back
// on PostgreSQL are not ready, and do not count either.
func Overdue(ctx context.Context, q conn.Querier, d conn.Dialect) (time.Duration, error) {
	last, err := lastBlock(ctx, q)
	if err != nil {
		return 0, fmt.Errorf("look for overdue events: %w", err)
	}
	var oldest, written, sealed, leased time.Time
	err = q.QueryRow(ctx, "SELECT (SELECT min(recorded_at) FROM audit_events WHERE (era, xid, id) > ($1, $2, $3)"+sealable(d)+`),
		(SELECT recorded_at FROM audit_events ORDER BY id DESC LIMIT 1),
		(SELECT sealed_at FROM audit_blocks ORDER BY number DESC LIMIT 1),
		(SELECT until FROM leases WHERE name = $4)`, last.last.era, last.last.xid, last.last.id, leaseName).
		Scan(conn.Time(&oldest), conn.Time(&written), conn.Time(&sealed), conn.Time(&leased))
	if err != nil {
		return 0, fmt.Errorf("look for overdue events: %w", err)
	}
	if oldest.IsZero() {
		return 0, nil
	}
	var longest time.Duration
	for _, alive := range []time.Time{written, sealed, leased.Add(-leaseTime)} {
		longest = max(longest, alive.Sub(oldest))
	}
	return longest, nil
}
