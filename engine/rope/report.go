package rope

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// Reporter is a transaction of the write door that knows business time.
type Reporter interface {
	Tx
	calc.Moment
}

// Report takes what a connected system reports, as far as it is new or differs from before: it
// writes the accounts, fills in their numbers, writes the access that assignments gives for them,
// and queues everybody whom that concerns, former owners included. What turns up under a
// lock goes first, and its accounts get their disable tasks even if nothing is calculated on
// them.
func Report(ctx context.Context, tx Reporter, accounts []entities.ActualAccount, assignments func([]entities.ActualAccount) []entities.ActualAssignment) error {
	concerned, err := calc.Owners(ctx, tx, accounts)
	if err != nil {
		return err
	}
	if err := calc.PutAccounts(ctx, tx, accounts); err != nil {
		return err
	}
	held := assignments(accounts)
	if err := calc.PutAssignments(ctx, tx, held); err != nil {
		return err
	}
	for _, a := range accounts {
		concerned = appendSome(concerned, a.Identity)
	}
	for _, a := range held {
		concerned = appendSome(concerned, a.Identity)
	}
	return requeue(ctx, tx, concerned)
}

func appendSome(ids []int64, id *int64) []int64 {
	if id == nil {
		return ids
	}
	return append(ids, *id)
}

// requeue queues identities whose actual state changed.
func requeue(ctx context.Context, tx Tx, identities []int64) error {
	slices.Sort(identities)
	if identities = slices.Compact(identities); len(identities) == 0 {
		return nil
	}
	if err := QueueAll(ctx, tx, identities, Normal, "ActualState", nil); err != nil {
		return err
	}
	locked, err := calc.Locked(ctx, tx, identities)
	if err != nil || len(locked) == 0 {
		return err
	}
	if err := QueueAll(ctx, tx, locked, Emergency, "ActualState", nil); err != nil {
		return err
	}
	payload, err := json.Marshal(planned{Identities: locked})
	if err != nil {
		return err
	}
	return tx.Enqueue(queue.Job{Kind: planKind, Priority: Emergency, Payload: payload})
}
