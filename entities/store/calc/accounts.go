package calc

import (
	"context"
	"fmt"
	"time"
)

// Moment knows business time.
type Moment interface{ Now() time.Time }

// Order says for whom tasks are made.
type Order struct {
	Identity int64
	Process  int64
	Priority int
	Cause    int64
}

// lockable is the enabled accounts of the identity $1, unless a disable task of a lock that still
// stands waits to be done.
const lockable = `FROM actual_accounts a
WHERE a.identity_id = $1 AND a.enabled AND NOT EXISTS (SELECT 1 FROM provisioning_tasks t
	WHERE t.account_id = a.id AND t.lockout AND NOT t.undone AND t.operation = 'Disable' AND t.state NOT IN ('Done', 'Cancelled'))
ORDER BY a.id`

// lockOff writes the disable tasks of a lock: one for each account that is lockable.
const lockOff = `INSERT INTO provisioning_tasks
	(system_id, identity_id, account_id, resource_id, account_name, operation, state, priority, created_time, cause, process_id, lockout)
SELECT a.system_id, a.identity_id, a.id, a.resource_id, a.account_name, 'Disable', 'Pending', $2, $3, $4, $5, {true}
` + lockable + ` ON CONFLICT DO NOTHING RETURNING id`

// lockOn writes the enable tasks of a revocation: one for each account that the lock switched off,
// unless something else than the lock keeps it disabled.
const lockOn = `INSERT INTO provisioning_tasks
	(system_id, identity_id, account_id, resource_id, account_name, operation, state, priority, created_time, cause, process_id)
SELECT a.system_id, a.identity_id, a.id, a.resource_id, a.account_name, 'Enable', 'Pending', $2, $3, $4, $5
FROM actual_accounts a
WHERE a.id IN (SELECT t.account_id FROM provisioning_tasks t
	WHERE t.identity_id = $1 AND t.lockout AND NOT t.undone AND t.operation = 'Disable')
AND NOT EXISTS (SELECT 1 FROM calculated_assignments c WHERE c.identity_id = $1 AND c.resource_id = a.resource_id
	AND c.account_name = a.account_name AND c.is_managed AND NOT c.status)
ORDER BY a.id RETURNING id`

// DisableAccounts writes a disable task for every enabled account that the actual state knows for
// the identity, managed or not (G-54), and gives the numbers of the tasks. Doing it twice adds none.
func DisableAccounts(ctx context.Context, tx Clocked, o Order) ([]int64, error) {
	return orders(ctx, tx, lockOff, o)
}

// EnableAccounts writes an enable task for every account that the lock of the identity disabled,
// and calls off what of the lock was not begun.
func EnableAccounts(ctx context.Context, tx Clocked, o Order) ([]int64, error) {
	ids, err := orders(ctx, tx, lockOn, o)
	if err != nil {
		return nil, err
	}
	_, err = exec(ctx, tx, `UPDATE provisioning_tasks SET undone = {true},
	state = CASE WHEN state IN ('Pending', 'Waiting', 'Suspended', 'Failed') THEN 'Cancelled' ELSE state END,
	end_time = CASE WHEN state IN ('Pending', 'Waiting', 'Suspended', 'Failed') THEN $2 ELSE end_time END
WHERE identity_id = $1 AND lockout AND NOT undone`, o.Identity, tx.Now())
	if err != nil {
		return nil, fmt.Errorf("end lock tasks: %w", err)
	}
	return ids, nil
}

func orders(ctx context.Context, tx Clocked, text string, o Order) ([]int64, error) {
	out, err := numbers(ctx, tx, text, o.Identity, int64(o.Priority), tx.Now(), some(o.Cause), some(o.Process))
	if err != nil {
		return nil, fmt.Errorf("order tasks: %w", err)
	}
	return out, nil
}
