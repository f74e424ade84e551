package triggers

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

type initialLoadRequests struct{}

func (initialLoadRequests) load(tx *store.Tx, id int64) (request, error) {
	row := &entities.Initialloadrequest{}
	if err := tx.Lock(row, id); err != nil {
		return request{}, fmt.Errorf("read initial load request %d: %w", id, err)
	}
	return request{
		Type: "Initialloadrequest", ID: row.ID, UID: row.UID, Status: row.Status, Action: row.Mode.String(),
		Reason: row.Reason, CreatedBy: row.CreatedBy,
	}, nil
}

func (initialLoadRequests) matches(tx *store.Tx, id int64, when string) (bool, error) {
	return holds[entities.Initialloadrequest](tx, id, when)
}

func (initialLoadRequests) settle(tx *store.Tx, id int64, r result) error {
	row := &entities.Initialloadrequest{}
	if err := tx.Lock(row, id); err != nil {
		return fmt.Errorf("settle initial load request %d: %w", id, err)
	}
	row.Status, row.Result, row.Error = r.Status, r.Word, r.Error
	if r.Process != nil {
		row.Process = r.Process
	}
	return tx.Update(row, "REQUESTSTATUS", "REQUESTRESULT", "PROCESSREF", "ERRORTEXT")
}
