package triggers

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// request is what a row that may start a process says, whatever its type.
type request struct {
	Type   string
	ID     int64
	UID    uuid.UUID
	Status entities.TriggerStatus
	// Automated is true for what a system wrote, false for the request of a person.
	Automated bool
	Action    string
	Incident  string
	Source    string
	Severity  entities.Severity
	Lookup    lookup
	// Hold is the one hold to end.
	Hold      *int64
	Reason    string
	DryRun    bool
	Confirmed bool
	CreatedBy *int64
}

// result is what becomes of a request.
type result struct {
	Status  entities.TriggerStatus
	Word    string
	Process *int64
	Error   string
}

// source reads and settles the rows of one type.
type source interface {
	// load locks the row, so that two jobs about it follow each other.
	load(tx *store.Tx, id int64) (request, error)
	matches(tx *store.Tx, id int64, when string) (bool, error)
	settle(tx *store.Tx, id int64, r result) error
}

// sources holds every type whose rows can start a process.
var sources = map[string]source{
	"Incidenttrigger":         incidentTriggers{},
	"Lockoutrequest":          lockoutRequests{},
	"Revocationrequest":       revocationRequests{},
	"Calculationrequest":      calculationRequests{},
	"Membershiprequest":       membershipRequests{},
	"Initialloadrequest":      initialLoadRequests{},
	"Provisioningtaskrequest": provisioningTaskRequests{},
	"Violationresetrequest":   violationResetRequests{},
	"Survey":                  surveys{},
}

// holds says whether the filter is true of the row.
func holds[T any](tx *store.Tx, id int64, when string) (bool, error) {
	if when == "" {
		return true, nil
	}
	var rows []T
	if err := tx.Find(&rows, "Id eq @id and ("+when+")", map[string]any{"id": id, "now": tx.Now()}); err != nil {
		return false, fmt.Errorf("evaluate condition %q: %w", when, err)
	}
	return len(rows) > 0, nil
}
