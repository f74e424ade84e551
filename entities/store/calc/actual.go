package calc

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
)

// PutAccounts writes accounts that a system reports, by system and name, and fills in their
// numbers. An account that is known already takes the new values; what was only claimed by a task is
// confirmed by that.
func PutAccounts(ctx context.Context, tx Clocked, accounts []entities.ActualAccount) error {
	return putAccounts(ctx, tx, accounts, 0)
}

// putAccounts marks the rows as seen by an import, if it has a number.
func putAccounts(ctx context.Context, tx Clocked, accounts []entities.ActualAccount, run int64) error {
	rows := table{
		name: "actual_accounts", columns: []string{
			"system_id int", "account_name text", "account_type_id int", "identity_id int",
			"resource_id int", "enabled bool", "unsure bool", "last_logon time", "last_password_change time", "seen_time time", "unconfirmed bool", "seen_run int", "attributes text",
		},
		conflict: `ON CONFLICT (system_id, account_name) DO UPDATE SET account_type_id = excluded.account_type_id,
	identity_id = excluded.identity_id, resource_id = excluded.resource_id, enabled = excluded.enabled, unsure = excluded.unsure,
	last_logon = excluded.last_logon, last_password_change = excluded.last_password_change, seen_time = excluded.seen_time,
	unconfirmed = {false}, claim_expiry = NULL, seen_run = {greatest}(actual_accounts.seen_run, excluded.seen_run), attributes = coalesce(excluded.attributes, actual_accounts.attributes)`,
	}
	for _, a := range accounts {
		rows.add(a.System, a.AccountName, a.AccountType, a.Identity, a.Resource, a.Enabled, a.Unsure,
			a.LastLogon, a.LastPasswordChange, tx.Now(), false, run, word(a.Attributes))
	}
	ids, err := rows.insertReturning(ctx, tx, "id")
	if err != nil {
		return fmt.Errorf("put accounts: %w", err)
	}
	for i := range accounts {
		accounts[i].ID, accounts[i].SeenTime = ids[i], tx.Now()
	}
	return nil
}

// PutAssignments writes access that a system reports, by account, resource and way. What was only
// claimed by a task is confirmed by that.
func PutAssignments(ctx context.Context, tx Clocked, assignments []entities.ActualAssignment) error {
	return putAssignments(ctx, tx, assignments, 0)
}

func putAssignments(ctx context.Context, tx Clocked, assignments []entities.ActualAssignment, run int64) error {
	rows := table{
		name: "actual_assignments", columns: []string{
			"account_id int", "system_id int", "identity_id int", "resource_id int", "direct bool",
			"enabled bool", "unconfirmed bool", "seen_time time", "seen_run int", "attributes text",
		},
		conflict: `ON CONFLICT (account_id, resource_id, direct) DO UPDATE SET identity_id = excluded.identity_id,
	enabled = excluded.enabled, unconfirmed = {false}, claim_expiry = NULL, seen_time = excluded.seen_time,
	seen_run = {greatest}(actual_assignments.seen_run, excluded.seen_run), attributes = coalesce(excluded.attributes, actual_assignments.attributes)`,
	}
	for _, a := range assignments {
		rows.add(a.Account, a.System, a.Identity, a.Resource, a.Direct, a.Enabled, false, tx.Now(), run, word(a.Attributes))
	}
	ids, err := rows.insertReturning(ctx, tx, "id")
	if err != nil {
		return fmt.Errorf("put actual assignments: %w", err)
	}
	for i := range assignments {
		assignments[i].ID, assignments[i].SeenTime = ids[i], tx.Now()
	}
	return nil
}

// Locked lists those of the identities that are locked.
func Locked(ctx context.Context, tx Tx, identities []int64) ([]int64, error) {
	out, err := numbers(ctx, tx, `SELECT id FROM identities WHERE id {1} AND identitystatus = 4 ORDER BY id`, identities)
	if err != nil {
		return nil, fmt.Errorf("find locked identities: %w", err)
	}
	return out, nil
}
