package seal

import (
	"context"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Backlog tells how far the chain of blocks has come: the number of the last block, and the age of
// the oldest event that stands behind it, 0 for none. Unlike Overdue it counts every event: those
// that a slow transaction holds back are not sealed either.
func Backlog(ctx context.Context, s Source) (height int64, oldest time.Duration, err error) {
	db := s.DB()
	last, err := lastBlock(ctx, db)
	if err != nil {
		return 0, 0, fmt.Errorf("look for unsealed events: %w", err)
	}
	var first, now time.Time
	err = db.QueryRow(ctx, "SELECT (SELECT min(recorded_at) FROM audit_events WHERE (era, xid, id) > ($1, $2, $3)), "+db.Clock(),
		last.last.era, last.last.xid, last.last.id).Scan(conn.Time(&first), conn.Time(&now))
	if err != nil {
		return 0, 0, fmt.Errorf("look for unsealed events: %w", err)
	}
	if !first.IsZero() {
		oldest = max(0, now.Sub(first))
	}
	return last.number, oldest, nil
}
