package triggers

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

type provisioningTaskRequests struct{}

func (provisioningTaskRequests) load(tx *store.Tx, id int64) (request, error) {
	row := &entities.Provisioningtaskrequest{}
	if err := tx.Lock(row, id); err != nil {
		return request{}, fmt.Errorf("read provisioning task request %d: %w", id, err)
	}
	return request{
		Type: "Provisioningtaskrequest", ID: row.ID, UID: row.UID, Status: row.Status, Action: row.Action.String(),
		Reason: row.Reason, CreatedBy: row.CreatedBy,
	}, nil
}

func (provisioningTaskRequests) matches(tx *store.Tx, id int64, when string) (bool, error) {
	return holds[entities.Provisioningtaskrequest](tx, id, when)
}

func (provisioningTaskRequests) settle(tx *store.Tx, id int64, r result) error {
	row := &entities.Provisioningtaskrequest{}
	if err := tx.Lock(row, id); err != nil {
		return fmt.Errorf("settle provisioning task request %d: %w", id, err)
	}
	row.Status, row.Result, row.Error = r.Status, r.Word, r.Error
	if r.Process != nil {
		row.Process = r.Process
	}
	return tx.Update(row, "REQUESTSTATUS", "REQUESTRESULT", "PROCESSREF", "ERRORTEXT")
}
