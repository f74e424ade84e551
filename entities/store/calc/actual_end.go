package calc

import (
	"context"
	"fmt"
)

// Listing is a full list of what a system has: the number of its import, and of the system.
type Listing struct {
	System, Run int64
}

// TakeList notes that a full list is being taken, and tells whether a later one of the same set was before:
// that one knows better. Who takes another one at the same time waits for the end of the transaction.
func TakeList(ctx context.Context, tx Tx, l Listing, set string) (overtaken bool, err error) {
	last, err := numbers(ctx, tx, `INSERT INTO full_lists (system_id, entity_set, run) VALUES ($1, $2, $3)
ON CONFLICT (system_id, entity_set) DO UPDATE SET run = {greatest}(full_lists.run, excluded.run) RETURNING run`, l.System, set, l.Run)
	if err != nil {
		return false, fmt.Errorf("take full list: %w", err)
	}
	return last[0] > l.Run, nil
}

// unlisted are the rows of a system that its last full list does not have any more. What a task only
// claims was never listed, and ends by itself.
const unlisted = ` WHERE system_id = $1 AND seen_run < $2 AND NOT unconfirmed`

// EndAccounts ends the accounts that a full list of their system does not have any more, with all
// that they hold, queues their owners and whoever else has something of that, and gives the number of the
// accounts.
func EndAccounts(ctx context.Context, tx Tx, l Listing, e Entry) (int64, error) {
	const owners = "SELECT identity_id FROM actual_accounts" + unlisted + `
UNION SELECT identity_id FROM actual_assignments WHERE account_id IN (SELECT id FROM actual_accounts` + unlisted + ")"
	if _, err := QueueWhere(ctx, tx, owners, []any{l.System, l.Run}, e); err != nil {
		return 0, err
	}
	_, err := exec(ctx, tx, `DELETE FROM actual_assignments WHERE account_id IN (SELECT id FROM actual_accounts`+unlisted+`)`, l.System, l.Run)
	if err != nil {
		return 0, fmt.Errorf("end what accounts hold: %w", err)
	}
	return end(ctx, tx, "actual_accounts", l)
}

// EndAssignments does the same for access.
func EndAssignments(ctx context.Context, tx Tx, l Listing, e Entry) (int64, error) {
	if _, err := QueueWhere(ctx, tx, "SELECT identity_id FROM actual_assignments"+unlisted, []any{l.System, l.Run}, e); err != nil {
		return 0, err
	}
	return end(ctx, tx, "actual_assignments", l)
}

func end(ctx context.Context, tx Tx, table string, l Listing) (int64, error) {
	n, err := exec(ctx, tx, `DELETE FROM `+table+unlisted, l.System, l.Run)
	if err != nil {
		return 0, fmt.Errorf("end %s: %w", table, err)
	}
	return n, nil
}

// SeeResources notes that a full list of a system has the resources of these business keys.
func SeeResources(ctx context.Context, tx Tx, l Listing, keys []string) error {
	_, err := exec(ctx, tx, `INSERT INTO resource_sightings (resource_id, system_id, seen_run)
SELECT id, $1, $3 FROM resources WHERE systemref_id = $1 AND roleid {names} AND NOT deleted
ON CONFLICT (resource_id) DO UPDATE SET system_id = excluded.system_id, seen_run = {greatest}(resource_sightings.seen_run, excluded.seen_run)`,
		l.System, keys, l.Run)
	if err != nil {
		return fmt.Errorf("note resources that were listed: %w", err)
	}
	return nil
}

// deletedResource is the status of a resource that its system does not have any more.
const deletedResource = 5

// LostResources lists some of the resources that an earlier full list of the system had and this one
// has not, as far as they do not stand as deleted.
func LostResources(ctx context.Context, tx Tx, l Listing, most int) ([]int64, error) {
	return sighted(ctx, tx, l, "s.seen_run < $2 AND r.resourcestatus <> $3", most)
}

// FoundResources lists some of those that this full list has but that stand as deleted.
func FoundResources(ctx context.Context, tx Tx, l Listing, most int) ([]int64, error) {
	return sighted(ctx, tx, l, "s.seen_run = $2 AND r.resourcestatus = $3", most)
}

func sighted(ctx context.Context, tx Tx, l Listing, which string, most int) ([]int64, error) {
	out, err := numbers(ctx, tx, `SELECT r.id FROM resource_sightings s JOIN resources r ON r.id = s.resource_id AND r.systemref_id = s.system_id
WHERE s.system_id = $1 AND NOT r.deleted AND `+which+` ORDER BY r.id LIMIT $4`, l.System, l.Run, int64(deletedResource), int64(most))
	if err != nil {
		return nil, fmt.Errorf("compare resources with those that were listed: %w", err)
	}
	return out, nil
}

// NoteDisabled remembers which of the resources people had disabled.
func NoteDisabled(ctx context.Context, tx Tx, resources []int64) error {
	_, err := exec(ctx, tx, `UPDATE resource_sightings SET was_disabled = EXISTS (
	SELECT 1 FROM resources r WHERE r.id = resource_id AND r.resourcestatus = 3) WHERE resource_id {1}`, resources)
	if err != nil {
		return fmt.Errorf("note disabled resources: %w", err)
	}
	return nil
}

// WereDisabled lists those of the resources that people had disabled before they were missing.
func WereDisabled(ctx context.Context, tx Tx, resources []int64) ([]int64, error) {
	out, err := numbers(ctx, tx, `SELECT resource_id FROM resource_sightings WHERE resource_id {1} AND was_disabled`, resources)
	if err != nil {
		return nil, fmt.Errorf("find disabled resources: %w", err)
	}
	return out, nil
}
