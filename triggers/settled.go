package triggers

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// statuses reads how far the rows got that can start a process.
var statuses = map[string]func(context.Context, *store.Store, int64) (entities.TriggerStatus, error){
	"Incidenttrigger":         statusOf(func(r entities.Incidenttrigger) entities.TriggerStatus { return r.Status }),
	"Lockoutrequest":          statusOf(func(r entities.Lockoutrequest) entities.TriggerStatus { return r.Status }),
	"Revocationrequest":       statusOf(func(r entities.Revocationrequest) entities.TriggerStatus { return r.Status }),
	"Calculationrequest":      statusOf(func(r entities.Calculationrequest) entities.TriggerStatus { return r.Status }),
	"Membershiprequest":       statusOf(func(r entities.Membershiprequest) entities.TriggerStatus { return r.Status }),
	"Initialloadrequest":      statusOf(func(r entities.Initialloadrequest) entities.TriggerStatus { return r.Status }),
	"Violationresetrequest":   statusOf(func(r entities.Violationresetrequest) entities.TriggerStatus { return r.Status }),
	"Survey":                  statusOf(func(r entities.Survey) entities.TriggerStatus { return r.Request }),
	"Provisioningtaskrequest": statusOf(func(r entities.Provisioningtaskrequest) entities.TriggerStatus { return r.Status }),
}

func statusOf[T any](status func(T) entities.TriggerStatus) func(context.Context, *store.Store, int64) (entities.TriggerStatus, error) {
	return func(ctx context.Context, s *store.Store, id int64) (entities.TriggerStatus, error) {
		var rows []T
		if err := s.Read(ctx, &rows, "Id eq @id", map[string]any{"id": id}); err != nil {
			return 0, fmt.Errorf("read what became of row %d: %w", id, err)
		}
		if len(rows) == 0 {
			return 0, fmt.Errorf("read what became of row %d: %w", id, store.ErrNotFound)
		}
		return status(rows[0]), nil
	}
}

// Starts tells whether the rows of a type can start a process.
func Starts(typ string) bool { return statuses[typ] != nil }

// Settled tells whether nothing more becomes of a row by itself: its process has ended, or waits
// for a person.
func Settled(ctx context.Context, s *store.Store, typ string, id int64) (bool, error) {
	status, err := statuses[typ](ctx, s, id)
	switch status {
	case entities.TriggerNew, entities.TriggerMatched, entities.TriggerRunning:
		return false, err
	}
	return err == nil, err
}
