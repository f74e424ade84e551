package triggers

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

type calculationRequests struct{}

func (calculationRequests) load(tx *store.Tx, id int64) (request, error) {
	row := &entities.Calculationrequest{}
	if err := tx.Lock(row, id); err != nil {
		return request{}, fmt.Errorf("read calculation request %d: %w", id, err)
	}
	return request{
		Type: "Calculationrequest", ID: row.ID, UID: row.UID, Status: row.Status, Action: "Calculate",
		Lookup: lookup{Identity: row.Identity}, Reason: row.Reason, CreatedBy: row.CreatedBy,
	}, nil
}

func (calculationRequests) matches(tx *store.Tx, id int64, when string) (bool, error) {
	return holds[entities.Calculationrequest](tx, id, when)
}

func (calculationRequests) settle(tx *store.Tx, id int64, r result) error {
	row := &entities.Calculationrequest{}
	if err := tx.Lock(row, id); err != nil {
		return fmt.Errorf("settle calculation request %d: %w", id, err)
	}
	row.Status, row.Result, row.Error = r.Status, r.Word, r.Error
	if r.Process != nil {
		row.Process = r.Process
	}
	return tx.Update(row, "REQUESTSTATUS", "REQUESTRESULT", "PROCESSREF", "ERRORTEXT")
}
