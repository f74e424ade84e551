package store

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
)

// verifyProcesses looks for runs that were started twice for the same reason, and counts the rest.
func (v *verifier) verifyProcesses(ctx context.Context) error {
	const doubled = `SELECT trigger_id, count(*) FROM processes WHERE trigger_id IS NOT NULL AND cause IS NOT NULL
		GROUP BY trigger_id, template, cause HAVING count(*) > 1`
	if err := v.pairs(ctx, doubled, func(trigger, n int64) {
		v.report.find("Process", fmt.Sprint("trigger ", trigger), "%d processes were started where one should be", n)
	}); err != nil {
		return err
	}
	if err := v.pairs(ctx, "SELECT processstatus, count(*) FROM processes GROUP BY processstatus", func(status, n int64) {
		v.report.Processes[entities.ProcessStatus(status).String()] = n
	}); err != nil {
		return err
	}
	return v.q.QueryRow(ctx, "SELECT count(*) FROM dead_jobs").Scan(&v.report.DeadJobs)
}

func (v *verifier) pairs(ctx context.Context, text string, f func(a, b int64)) error {
	rows, err := v.q.Query(ctx, text)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var a, b int64
		if err := rows.Scan(&a, &b); err != nil {
			return err
		}
		f(a, b)
	}
	return rows.Err()
}

// verifyInvariants checks what must hold at any time.
func (v *verifier) verifyInvariants(ctx context.Context) error {
	const torn = `SELECT i.id, i.identitystatus FROM identities i WHERE (i.identitystatus = 4) <>
		EXISTS (SELECT 1 FROM lock_holds h WHERE h.identity_id = i.id AND h.closed_at IS NULL)`
	return v.pairs(ctx, torn, func(identity, status int64) {
		v.report.find("Hold", fmt.Sprint("identity ", identity), "its status %s and its holds disagree", entities.IdentityStatus(status))
	})
}

// verifyAnonymised checks that values were removed only by anonymisations that the audit tells of.
func (v *verifier) verifyAnonymised(ctx context.Context) error {
	err := v.pairs(ctx, "SELECT object_id, id FROM anonymisations WHERE open", func(object, _ int64) {
		v.report.find("Anonymisation", fmt.Sprint("object ", object), "an anonymisation was never closed")
	})
	if err != nil {
		return err
	}
	const untold = `SELECT m.object_id, count(*) FROM anonymised_values m WHERE NOT EXISTS (SELECT 1 FROM anonymisations a
		JOIN audit_events e ON e.id = a.event_id AND e.object_id = a.object_id AND e.operation = 'Anonymise'
		WHERE a.object_id = m.object_id AND m.version_id < a.event_id) GROUP BY m.object_id`
	return v.pairs(ctx, untold, func(object, n int64) {
		v.report.find("Anonymisation", fmt.Sprint("object ", object), "%d values of it are said to be anonymised, but no audit event says so", n)
	})
}
