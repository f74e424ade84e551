package triggers

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

type surveys struct{}

func (surveys) load(tx *store.Tx, id int64) (request, error) {
	row := &entities.Survey{}
	if err := tx.Lock(row, id); err != nil {
		return request{}, fmt.Errorf("read survey %d: %w", id, err)
	}
	by := row.CreatedBy
	if row.LaunchedBy != nil {
		by = row.LaunchedBy
	}
	return request{Type: "Survey", ID: row.ID, UID: row.UID, Status: row.Request, Reason: row.Name, CreatedBy: by}, nil
}

func (surveys) matches(tx *store.Tx, id int64, when string) (bool, error) {
	return holds[entities.Survey](tx, id, when)
}

// settle notes what became of the survey. A process that was begun before another one says nothing any more.
func (surveys) settle(tx *store.Tx, id int64, r result) error {
	row := &entities.Survey{}
	if err := tx.Lock(row, id); err != nil {
		return fmt.Errorf("settle survey %d: %w", id, err)
	}
	if row.Process != nil && r.Process != nil && *row.Process > *r.Process {
		return nil
	}
	row.Request, row.Result, row.Error = r.Status, r.Word, r.Error
	if r.Process != nil {
		row.Process = r.Process
	}
	if r.Status == entities.TriggerFailed || r.Status == entities.TriggerRejected {
		row.Generating = false
	}
	return tx.Update(row, "REQUESTSTATUS", "REQUESTRESULT", "PROCESSREF", "ERRORTEXT", "GENERATING")
}
