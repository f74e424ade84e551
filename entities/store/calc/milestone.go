package calc

import (
	"context"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Milestones are the moments at which a lockout got on, all by the clock of the database, so that
// restarts and the clocks of replicas do not count. The moment of a transaction is when it began,
// since no database tells when it committed. What did not happen has a zero time.
type Milestones struct {
	Process int64
	// Asked is when the row that asked for the lockout was written.
	Asked time.Time
	// Locked is when the hold was opened, Calculated when the access calculated anew was saved, and
	// Tasks when the first task to disable an account was written.
	Locked, Calculated, Tasks time.Time
}

// ReadMilestones reads the milestones of some lockouts. The row that asked is found by the audit:
// the event that made the process names the one that caused it. Tasks are written in business
// time, which differs from that of the database by as much as the event of the lock shows.
func ReadMilestones(ctx context.Context, d Database, processes []int64) ([]Milestones, error) {
	db := d.DB()
	var all []Milestones
	err := walk(func(r conn.Rows) error {
		var m Milestones
		var business, tasks time.Time
		err := r.Scan(&m.Process, conn.Time(&m.Asked), conn.Time(&m.Locked), conn.Time(&business), conn.Time(&m.Calculated), conn.Time(&tasks))
		if !tasks.IsZero() {
			m.Tasks = tasks.Add(m.Locked.Sub(business))
		}
		all = append(all, m)
		return err
	})(db.Query(ctx, spellings[db.Dialect].Replace(`SELECT p.id, asked.recorded_at, locked.recorded_at, locked.at,
	(SELECT min(c.end_time) FROM calculation_runs c WHERE c.process_id = p.id AND c.state <> 'Failed'),
	(SELECT min(t.created_time) FROM provisioning_tasks t WHERE t.identity_id = p.subjectref_id AND t.process_id = p.id AND t.lockout)
FROM processes p
JOIN audit_events made ON made.id = (SELECT min(v.version_id) FROM processes_versions v WHERE v.id = p.id)
JOIN audit_events asked ON asked.id = made.cause
JOIN lock_holds h ON h.id = p.lockoutref_id
JOIN audit_events locked ON locked.id = h.open_cause
WHERE p.id {1} ORDER BY p.id`), processes))
	if err != nil {
		return nil, fmt.Errorf("read milestones: %w", err)
	}
	return all, nil
}
