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

// tick sets the statuses that validity dictates by now. Statuses set by hand stay, and a locked
// identity stays locked: its dates decide when the lock ends.
func tick(_ context.Context, tx *store.Tx, j queue.Job) error {
	if err := tickIdentities(tx); err != nil {
		return fmt.Errorf("status events of identities: %w", err)
	}
	if err := tickResources(tx); err != nil {
		return fmt.Errorf("status events of resources: %w", err)
	}
	if err := tickAssignments(tx); err != nil {
		return fmt.Errorf("status events of assignments: %w", err)
	}
	return releaseStuck(tx, j)
}

// outdated is the filter for rows of a type whose status is not what its dates say. With back, the
// last status is left again when VALIDTO was moved ahead.
func outdated(property, last string, back bool) string {
	is := func(value string) string { return property + "/Value eq '" + value + "'" }
	filter := is("Active") + " and (VALIDFROM gt @now or VALIDTO lt @now)" +
		" or " + is("Inactive") + " and (VALIDFROM eq null or VALIDFROM le @now or VALIDTO lt @now)"
	if back {
		filter += " or " + is(last) + " and (VALIDTO eq null or VALIDTO ge @now)"
	}
	return filter
}

func tickIdentities(tx *store.Tx) error {
	filter := outdated("IDENTITYSTATUS", "Terminated", false) +
		" or (IDENTITYSTATUS/Value eq 'Disabled' or IDENTITYSTATUS/Value eq 'Pending') and VALIDTO lt @now"
	var due []entities.Identity
	if err := tx.Find(&due, filter, now(tx)); err != nil {
		return err
	}
	for i := range due {
		due[i].Status = entities.StatusByDates(tx.Now(), due[i].ValidFrom, due[i].ValidTo)
		if err := tx.Update(&due[i], "IDENTITYSTATUS"); err != nil {
			return err
		}
	}
	return nil
}

func tickResources(tx *store.Tx) error {
	var due []entities.Resource
	if err := tx.Find(&due, outdated("RESOURCESTATUS", "Obsolete", true), now(tx)); err != nil {
		return err
	}
	for i := range due {
		due[i].Status = byPhase(tx.Now(), due[i].ValidFrom, due[i].ValidTo,
			entities.ResourceActive, entities.ResourceInactive, entities.ResourceObsolete)
		if err := tx.Update(&due[i], "RESOURCESTATUS"); err != nil {
			return err
		}
	}
	return nil
}

func tickAssignments(tx *store.Tx) error {
	var due []entities.Resourceassignment
	if err := tx.Find(&due, outdated("ROLEASSNSTATUS", "Obsolete", true), now(tx)); err != nil {
		return err
	}
	for i := range due {
		due[i].Status = byPhase(tx.Now(), due[i].ValidFrom, due[i].ValidTo,
			entities.AssignmentActive, entities.AssignmentInactive, entities.AssignmentObsolete)
		if err := tx.Update(&due[i], "ROLEASSNSTATUS"); err != nil {
			return err
		}
	}
	return nil
}

func now(tx *store.Tx) map[string]any { return map[string]any{"now": tx.Now()} }

// byPhase picks the status for where the instant lies against the validity.
func byPhase[S any](at time.Time, from, to *time.Time, within, ahead, over S) S {
	switch entities.Standing(at, from, to) {
	case entities.Ahead:
		return ahead
	case entities.Over:
		return over
	}
	return within
}
