package triggers

import (
	"context"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/queue"
)

// TickKind is the kind of the job that lets statuses follow the passing of time. It has to run at
// least every minute, and at the start, so that a stopped service catches up.
const TickKind = "timer.tick"

// tickChunk is how many rows of a type change in one transaction. Those that are left go on with the
// next one: a hundred thousand rows may be due when a year ends.
const tickChunk = 2000

// tick lets statuses follow the dates as the table of statuses says. Those that people set stay, and
// a locked identity stays locked: its dates decide when the lock ends.
func tick(_ context.Context, tx *store.Tx, j queue.Job) error {
	more := false
	for _, part := range []func(*store.Tx) (bool, error){tickIdentities, tickResources, tickAssignments} {
		left, err := part(tx)
		if err != nil {
			return fmt.Errorf("let statuses follow dates: %w", err)
		}
		more = more || left
	}
	if more {
		return tx.Enqueue(queue.Job{Kind: TickKind, Key: TickKind, Priority: j.Priority})
	}
	if err := releaseStuck(tx, j); err != nil {
		return err
	}
	return passOn(tx, j)
}

// outdated is the filter for rows that time moves: Active ones past their end, and Inactive ones past
// their begin. That dates are moved is no matter of time: who writes them moves the status along.
func outdated(property string) string {
	is := func(value string) string { return property + "/Value eq '" + value + "'" }
	return is("Active") + " and VALIDTO lt @now or " + is("Inactive") + " and (VALIDFROM eq null or VALIDFROM le @now or VALIDTO lt @now)"
}

// follow moves the status of those rows, as each stands once it is locked: what was changed
// meanwhile goes by its new status.
func follow[T any](tx *store.Tx, property, filter string, pass func(*T, time.Time) bool) (bool, error) {
	at := tx.Now()
	return store.UpdateWhere[T]{
		Filter: filter, Params: map[string]any{"now": at}, Most: tickChunk, Properties: []string{property},
		Change: func(row *T) bool { return pass(row, at) },
	}.Run(tx)
}

func tickIdentities(tx *store.Tx) (bool, error) {
	filter := outdated("IDENTITYSTATUS") +
		" or (IDENTITYSTATUS/Value eq 'Disabled' or IDENTITYSTATUS/Value eq 'Pending') and VALIDTO lt @now"
	return follow(tx, "IDENTITYSTATUS", filter, (*entities.Identity).Pass)
}

func tickResources(tx *store.Tx) (bool, error) {
	return follow(tx, "RESOURCESTATUS", outdated("RESOURCESTATUS"), (*entities.Resource).Pass)
}

func tickAssignments(tx *store.Tx) (bool, error) {
	return follow(tx, "ROLEASSNSTATUS", outdated("ROLEASSNSTATUS"), (*entities.Resourceassignment).Pass)
}
