package triggers

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

type violationResetRequests struct{}

func (violationResetRequests) load(tx *store.Tx, id int64) (request, error) {
	row := &entities.Violationresetrequest{}
	if err := tx.Lock(row, id); err != nil {
		return request{}, fmt.Errorf("read reset request %d: %w", id, err)
	}
	return request{
		Type: "Violationresetrequest", ID: row.ID, UID: row.UID, Status: row.Status, Action: "Reset",
		Lookup: lookup{Identity: row.Identity}, Reason: row.Reason, CreatedBy: row.CreatedBy,
	}, nil
}

func (violationResetRequests) matches(tx *store.Tx, id int64, when string) (bool, error) {
	return holds[entities.Violationresetrequest](tx, id, when)
}

func (violationResetRequests) settle(tx *store.Tx, id int64, r result) error {
	row := &entities.Violationresetrequest{}
	if err := tx.Lock(row, id); err != nil {
		return fmt.Errorf("settle reset request %d: %w", id, err)
	}
	row.Status, row.Result, row.Error = r.Status, r.Word, r.Error
	if r.Process != nil {
		row.Process = r.Process
	}
	return tx.Update(row, "REQUESTSTATUS", "REQUESTRESULT", "PROCESSREF", "ERRORTEXT")
}
