package calc

import (
	"context"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// wanted is what the calculated access of the identities {1} asks of the targets: the operation
// for each assignment that its system has not caught up with. Permissions of somebody who is
// locked, disabled or without a context stay where they are, since his accounts are disabled (G-07).
const wanted = `WITH wanted (assignment_key, identity_id, system_id, resource_id, account_id, account_name, attributes, operation) AS (
	SELECT c.assignment_key, c.identity_id, c.system_id, c.resource_id, k.id, c.account_name, c.attribute_change,
		CASE WHEN coalesce(r.rolecategory, t.rolecategory) = 1
			THEN CASE c.provisioning_status WHEN 2 THEN 'Create' WHEN 3 THEN CASE WHEN c.attribute_change IS NULL THEN 'Enable' ELSE 'Update' END WHEN 4 THEN 'Disable' END
			ELSE CASE c.provisioning_status WHEN 2 THEN 'Grant' WHEN 3 THEN CASE WHEN c.attribute_change IS NULL THEN 'Grant' ELSE 'Update' END WHEN 4 THEN 'Remove' END END
	FROM calculated_assignments c
	JOIN resources r ON r.id = c.resource_id AND NOT r.skipprovisioning
	JOIN systems s ON s.id = c.system_id AND s.provisioningtype <> 1
	LEFT JOIN resourcetypes t ON t.id = r.roletyperef_id
	LEFT JOIN actual_accounts k ON k.system_id = c.system_id AND k.account_name = c.account_name
	WHERE c.identity_id {1} AND (c.is_managed OR c.violation_status = 5) AND c.provisioning_status IN (2, 3, 4)
	AND (coalesce(r.rolecategory, t.rolecategory) = 1 OR c.provisioning_status <> 4
		OR (NOT c.no_primary_context AND coalesce(c.disabled_reason, '') NOT LIKE 'Identity%'))
) `

// open are the states of a task that is still to be done.
const open = `('Pending', 'Running', 'Waiting', 'Suspended', 'Failed')`

// callable are the states of a task that can be called off, since nobody is doing it.
const callable = `('Pending', 'Waiting', 'Suspended', 'Failed')`

// Plan writes the tasks that the calculated access of some identities asks for, unless one that
// does the same is open, and calls off those which nothing asks for any more. One that failed stands
// for as long as what it should do is desired, so that it is not begun again and again. Locks and
// their ends are followed to every account. It gives the numbers of the new tasks.
func Plan(ctx context.Context, tx Clocked, identities []int64, priority int, process, cause int64) ([]int64, error) {
	_, err := exec(ctx, tx, wanted+`UPDATE provisioning_tasks SET state = 'Cancelled', end_time = $2
WHERE identity_id {1} AND NOT lockout AND assignment_key IS NOT NULL AND state IN `+callable+`
AND NOT EXISTS (SELECT 1 FROM wanted w WHERE w.assignment_key = provisioning_tasks.assignment_key AND w.operation = provisioning_tasks.operation
	AND coalesce(w.attributes, '') = coalesce(provisioning_tasks.attributes, ''))
AND NOT EXISTS (SELECT 1 FROM calculated_assignments c WHERE c.assignment_key = provisioning_tasks.assignment_key AND c.provisioning_status = 6)`,
		identities, tx.Now())
	if err != nil {
		return nil, fmt.Errorf("call off tasks: %w", err)
	}
	ids, err := planLocks(ctx, tx, identities, process, cause)
	if err != nil {
		return nil, err
	}
	more, err := numbers(ctx, tx, wanted+`INSERT INTO provisioning_tasks
	(system_id, identity_id, account_id, resource_id, account_name, assignment_key, attributes, operation, state, priority, created_time, cause, process_id)
SELECT w.system_id, w.identity_id, w.account_id, w.resource_id, w.account_name, w.assignment_key, w.attributes, w.operation, 'Pending', $2, $3, $4, $5
FROM wanted w
WHERE NOT EXISTS (SELECT 1 FROM provisioning_tasks t WHERE t.identity_id = w.identity_id AND t.operation = w.operation
	AND t.state IN `+open+` AND (t.assignment_key = w.assignment_key OR (t.assignment_key IS NULL AND t.account_id = w.account_id)))
ORDER BY w.assignment_key ON CONFLICT DO NOTHING RETURNING id`, identities, int64(priority), tx.Now(), some(cause), some(process))
	return append(ids, more...), err
}

// planLocks finds those of the identities that are locked or deleted, whose accounts must not stay
// enabled, and those for whom that has ended without their accounts being switched on.
func planLocks(ctx context.Context, tx Clocked, identities []int64, process, cause int64) ([]int64, error) {
	locked, freed := []int64{}, []int64{}
	err := each(ctx, tx, func(r conn.Rows) error {
		var id int64
		var holds bool
		if err := r.Scan(&id, &holds); err != nil {
			return err
		}
		if holds {
			locked = append(locked, id)
		} else {
			freed = append(freed, id)
		}
		return nil
	}, `SELECT i.id, i.identitystatus = 4 OR i.deleted FROM identities i WHERE i.id {1} AND (i.identitystatus = 4 OR i.deleted OR (i.identitystatus = 1
	AND EXISTS (SELECT 1 FROM provisioning_tasks t WHERE t.identity_id = i.id AND t.lockout AND NOT t.undone))) ORDER BY i.id`, identities)
	if err != nil {
		return nil, fmt.Errorf("find locks: %w", err)
	}
	var out []int64
	for _, step := range []struct {
		ids   []int64
		order func(context.Context, Clocked, Order) ([]int64, error)
	}{{locked, DisableAccounts}, {freed, EnableAccounts}} {
		for _, id := range step.ids {
			made, err := step.order(ctx, tx, Order{Identity: id, Process: process, Priority: 3, Cause: cause})
			if err != nil {
				return nil, err
			}
			out = append(out, made...)
		}
	}
	return out, nil
}

// Task is one operation in a connected system.
type Task struct {
	ID           int64
	System       int64
	Provisioning int64 // how the system is provisioned
	Identity     int64
	Account      int64
	Resource     int64
	AccountName  string
	Operation    string
	State        string
	Priority     int
	Attempts     int
	ClaimDays    int64
	// Changes are the attributes that it writes.
	Changes AttributeChanges
	// Again says that it is tried once more by itself, some time after it failed.
	Again bool
}

// TakeTask locks a task and reads it; found is false if there is none of that number.
func TakeTask(ctx context.Context, tx Tx, id int64) (t Task, found bool, err error) {
	if _, err := exec(ctx, tx, `UPDATE provisioning_tasks SET state = state WHERE id = $1`, id); err != nil {
		return t, false, fmt.Errorf("lock task %d: %w", id, err)
	}
	err = each(ctx, tx, func(r conn.Rows) error {
		var name, attributes text
		found = true
		err := r.Scan(&t.ID, &t.System, number(&t.Provisioning), number(&t.Identity), number(&t.Account), number(&t.Resource), &name,
			&t.Operation, &t.State, &t.Priority, &t.Attempts, number(&t.ClaimDays), &t.Again, &attributes)
		t.AccountName = string(name)
		unpack(attributes, &t.Changes)
		return err
	}, `SELECT t.id, t.system_id, s.provisioningtype, t.identity_id, t.account_id, t.resource_id, t.account_name, t.operation, t.state,
	t.priority, t.attempts, s.claimexpirydays, t.next_attempt IS NOT NULL, t.attributes
FROM provisioning_tasks t LEFT JOIN systems s ON s.id = t.system_id WHERE t.id = $1`, id)
	if err != nil {
		return t, false, fmt.Errorf("read task %d: %w", id, err)
	}
	return t, found, nil
}

// Postpone says when a task that failed is tried again.
func Postpone(ctx context.Context, tx Clocked, t Task, until time.Time) error {
	if _, err := exec(ctx, tx, `UPDATE provisioning_tasks SET next_attempt = $2 WHERE id = $1`, t.ID, until); err != nil {
		return fmt.Errorf("postpone task %d: %w", t.ID, err)
	}
	return nil
}

// Move puts a task into another state; a final one ends it.
func Move(ctx context.Context, tx Clocked, t Task, state, result string, final bool) error {
	var end *time.Time
	if now := tx.Now(); final {
		end = &now
	}
	_, err := exec(ctx, tx, `UPDATE provisioning_tasks SET state = $2, result = $3, attempts = $4, end_time = $5,
	next_attempt = NULL, start_time = coalesce(start_time, $6) WHERE id = $1`, t.ID, state, word(result), int64(t.Attempts), end, tx.Now())
	if err != nil {
		return fmt.Errorf("move task %d: %w", t.ID, err)
	}
	return nil
}

// effects is what a finished task claims of the target, until an import says otherwise.
var effects = map[string]string{
	"Disable": `UPDATE actual_accounts SET enabled = {false} WHERE id = $1`,
	"Enable":  `UPDATE actual_accounts SET enabled = {true} WHERE id = $1`,
	"Delete":  `DELETE FROM actual_accounts WHERE id = $1`,
	"Remove":  `DELETE FROM actual_assignments WHERE account_id = $1 AND resource_id = $2`,
	"Grant": `INSERT INTO actual_assignments (account_id, system_id, identity_id, resource_id, direct, enabled, unconfirmed, claim_expiry, seen_time)
SELECT a.id, a.system_id, a.identity_id, $2, {true}, {true}, {true}, $4, $3 FROM actual_accounts a WHERE a.id = $1
ON CONFLICT (account_id, resource_id, direct) DO UPDATE SET enabled = {true},
	claim_expiry = CASE WHEN actual_assignments.unconfirmed THEN excluded.claim_expiry END`,
}

// Claimed writes what a finished task claims of the target: the account is switched on or off,
// access is there or gone, attributes are as they should be.
func Claimed(ctx context.Context, tx Clocked, t Task) error {
	if err := claimed(ctx, tx, t); err != nil {
		return err
	}
	return written(ctx, tx, t)
}

func claimed(ctx context.Context, tx Clocked, t Task) error {
	if t.Operation == "Create" {
		return created(ctx, tx, t)
	}
	text, known := effects[t.Operation]
	if !known || t.Account == 0 {
		return nil
	}
	args := []any{t.Account}
	switch t.Operation {
	case "Remove":
		args = append(args, t.Resource)
	case "Grant":
		args = append(args, t.Resource, tx.Now(), expiry(tx.Now(), t.ClaimDays))
	}
	if _, err := exec(ctx, tx, text, args...); err != nil {
		return fmt.Errorf("claim %s of task %d: %w", t.Operation, t.ID, err)
	}
	return nil
}

func created(ctx context.Context, tx Clocked, t Task) error {
	if t.AccountName == "" {
		return nil
	}
	_, err := exec(ctx, tx, `INSERT INTO actual_accounts (system_id, account_name, identity_id, resource_id, enabled, seen_time, unconfirmed, claim_expiry)
VALUES ($1, $2, $3, $4, {true}, $5, {true}, $6) ON CONFLICT (system_id, account_name) DO UPDATE SET enabled = {true},
	claim_expiry = CASE WHEN actual_accounts.unconfirmed THEN excluded.claim_expiry END`,
		t.System, t.AccountName, some(t.Identity), some(t.Resource), tx.Now(), expiry(tx.Now(), t.ClaimDays))
	if err != nil {
		return fmt.Errorf("claim account of task %d: %w", t.ID, err)
	}
	return nil
}

// expiry is when a claim ends; a negative number of days is never.
func expiry(now time.Time, days int64) *time.Time {
	if days < 0 {
		return nil
	}
	end := now.AddDate(0, 0, int(days))
	return &end
}
