package triggers

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

type lockoutRequests struct{}

func (lockoutRequests) load(tx *store.Tx, id int64) (request, error) {
	row := &entities.Lockoutrequest{}
	if err := tx.Lock(row, id); err != nil {
		return request{}, fmt.Errorf("read lockout request %d: %w", id, err)
	}
	return request{
		Type: "Lockoutrequest", ID: row.ID, UID: row.UID, Status: row.Status, Action: "Lockout",
		Lookup: lookup{Identity: row.Identity}, Reason: row.Reason, Confirmed: row.Confirmed, CreatedBy: row.CreatedBy,
	}, nil
}

func (lockoutRequests) matches(tx *store.Tx, id int64, when string) (bool, error) {
	return holds[entities.Lockoutrequest](tx, id, when)
}

func (lockoutRequests) settle(tx *store.Tx, id int64, r result) error {
	row := &entities.Lockoutrequest{}
	if err := tx.Lock(row, id); err != nil {
		return fmt.Errorf("settle lockout request %d: %w", id, err)
	}
	row.Status, row.Result, row.Error = r.Status, r.Word, r.Error
	if r.Process != nil {
		row.Process = r.Process
	}
	return tx.Update(row, "REQUESTSTATUS", "REQUESTRESULT", "PROCESSREF", "ERRORTEXT")
}
