package rope

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// actualState is the source of what is queued because of what a system reports.
const actualState = "ActualState"

// Reporter is a transaction of the write door that knows business time.
type Reporter interface {
	Tx
	calc.Moment
	// Event is the number of the audit event of the last write, 0 before the first.
	Event() int64
}

// Report takes accounts that a connected system reports, and the access that assignments gives for
// them once they have their numbers; see ReportAccounts.
func Report(ctx context.Context, tx Reporter, accounts []entities.ActualAccount, assignments func([]entities.ActualAccount) []entities.ActualAssignment) error {
	if _, err := ReportAccounts(ctx, tx, accounts, 0); err != nil {
		return err
	}
	_, err := ReportAssignments(ctx, tx, assignments(accounts), 0)
	return err
}

// ReportAccounts takes accounts that a connected system reports: it writes them as far as they are new
// or differ from before, fills in their numbers, and queues exactly those whom the difference concerns,
// former owners included. What turns up under a lock goes first, and its accounts get their
// disable tasks even if nothing is calculated on them. Run is the import that lists them, 0 for none.
func ReportAccounts(ctx context.Context, tx Reporter, accounts []entities.ActualAccount, run int64) (calc.Seen, error) {
	seen, err := calc.SeeAccounts(ctx, tx, accounts, run)
	if err != nil {
		return seen, err
	}
	return seen, requeue(ctx, tx, seen.Concerned)
}

// ReportAssignments does the same for access of accounts that are known.
func ReportAssignments(ctx context.Context, tx Reporter, assignments []entities.ActualAssignment, run int64) (calc.Seen, error) {
	seen, err := calc.SeeAssignments(ctx, tx, assignments, run)
	if err != nil {
		return seen, err
	}
	return seen, requeue(ctx, tx, seen.Concerned)
}

// EndAccounts ends the accounts that a full list of their system does not have any more, and queues
// their owners.
func EndAccounts(ctx context.Context, tx Reporter, l calc.Listing) (int64, error) {
	return ended(tx, func(e calc.Entry) (int64, error) { return calc.EndAccounts(ctx, tx, l, e) })
}

// EndAssignments does the same for access.
func EndAssignments(ctx context.Context, tx Reporter, l calc.Listing) (int64, error) {
	return ended(tx, func(e calc.Entry) (int64, error) { return calc.EndAssignments(ctx, tx, l, e) })
}

func ended(tx Reporter, end func(calc.Entry) (int64, error)) (int64, error) {
	n, err := end(because(tx, Normal))
	if err != nil || n == 0 {
		return n, err
	}
	return n, wake(tx, Normal)
}

// because is why they are queued whom a report concerns.
func because(tx Reporter, priority int) calc.Entry {
	return calc.Entry{Priority: priority, Source: actualState, Cause: tx.Event()}
}

// requeue queues identities whose actual state changed.
func requeue(ctx context.Context, tx Reporter, identities []int64) error {
	slices.Sort(identities)
	if identities = slices.Compact(identities); len(identities) == 0 {
		return nil
	}
	if err := calc.Queue(ctx, tx, identities, because(tx, Normal)); err != nil {
		return err
	}
	locked, err := calc.Locked(ctx, tx, identities)
	if err != nil || len(locked) == 0 {
		return errors.Join(err, wake(tx, Normal))
	}
	if err := calc.Queue(ctx, tx, locked, because(tx, Emergency)); err != nil {
		return err
	}
	payload, err := json.Marshal(planned{Identities: locked})
	if err != nil {
		return err
	}
	return errors.Join(tx.Enqueue(queue.Job{Kind: planKind, Priority: Emergency, Payload: payload}), wake(tx, Emergency))
}
