package seal

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Era gives the era of the audit events that are written from now on. Where the numbers of
// transactions do not go on behind those recorded, as in a database restored into another
// cluster, a new era begins.
func Era(ctx context.Context, db *conn.DB) (era int64, err error) {
	if err := db.QueryRow(ctx, "SELECT max(era) FROM audit_eras").Scan(&era); err != nil {
		return 0, fmt.Errorf("read era of the audit: %w", err)
	}
	if db.Dialect == conn.SQLite {
		return era, nil
	}
	const behind = `SELECT coalesce((SELECT xid FROM audit_events WHERE era = $1 ORDER BY xid DESC LIMIT 1), 0)
		>= pg_snapshot_xmax(pg_current_snapshot())::text::bigint`
	var restored bool
	if err := db.QueryRow(ctx, behind, era).Scan(&restored); err != nil {
		return 0, fmt.Errorf("compare era of the audit: %w", err)
	}
	if !restored {
		return era, nil
	}
	const begin = `INSERT INTO audit_eras (era, started_at) VALUES ($1, clock_timestamp()) ON CONFLICT (era) DO NOTHING`
	if _, err := db.Exec(ctx, begin, era+1); err != nil {
		return 0, fmt.Errorf("begin era of the audit: %w", err)
	}
	return era + 1, nil
}
