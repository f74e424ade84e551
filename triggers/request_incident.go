package triggers

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

type incidentTriggers struct{}

func (incidentTriggers) load(tx *store.Tx, id int64) (request, error) {
	row := &entities.Incidenttrigger{}
	if err := tx.Lock(row, id); err != nil {
		return request{}, fmt.Errorf("read incident trigger %d: %w", id, err)
	}
	return request{
		Type: "Incidenttrigger", ID: row.ID, UID: row.UID, Status: row.Status, Automated: true,
		Action: row.Action.String(), Incident: row.IncidentID, Source: row.Source, Severity: row.Severity,
		Lookup: lookup{
			Identity: row.Identity, IdentityID: row.IdentityID, Email: row.Email,
			Account: row.AccountName, System: row.System,
		},
		Reason: fmt.Sprintf("Incident %s of %s", row.IncidentID, row.Source),
		DryRun: row.DryRun, CreatedBy: row.CreatedBy,
	}, nil
}

func (incidentTriggers) matches(tx *store.Tx, id int64, when string) (bool, error) {
	return holds[entities.Incidenttrigger](tx, id, when)
}

func (incidentTriggers) settle(tx *store.Tx, id int64, r result) error {
	row := &entities.Incidenttrigger{}
	if err := tx.Lock(row, id); err != nil {
		return fmt.Errorf("settle incident trigger %d: %w", id, err)
	}
	row.Status, row.Result, row.Error = r.Status, r.Word, r.Error
	if r.Process != nil {
		row.Process = r.Process
	}
	return tx.Update(row, "TRIGGERSTATUS", "TRIGGERRESULT", "PROCESSREF", "ERRORTEXT")
}
