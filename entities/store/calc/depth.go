package calc

import (
	"context"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Depth is how many identities of a priority wait for their calculation, and how long the first of
// them has.
type Depth struct {
	Priority   int
	Identities int64
	Oldest     time.Duration
}

// Depths tells what waits in the queue of identities, those under way included.
func Depths(ctx context.Context, d Database) ([]Depth, error) {
	db := d.DB()
	var all []Depth
	err := walk(func(r conn.Rows) error {
		var one Depth
		var now, oldest time.Time
		err := r.Scan(&one.Priority, &one.Identities, conn.Time(&oldest), conn.Time(&now))
		one.Oldest = max(0, now.Sub(oldest))
		all = append(all, one)
		return err
	})(db.Query(ctx, spellings[db.Dialect].Replace(`SELECT priority, count(*), min(queued_at), {clock} FROM calculation_queue GROUP BY priority ORDER BY priority`)))
	if err != nil {
		return nil, fmt.Errorf("count waiting identities: %w", err)
	}
	return all, nil
}
