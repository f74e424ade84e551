package triggers

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

type membershipRequests struct{}

func (membershipRequests) load(tx *store.Tx, id int64) (request, error) {
	row := &entities.Membershiprequest{}
	if err := tx.Lock(row, id); err != nil {
		return request{}, fmt.Errorf("read membership request %d: %w", id, err)
	}
	return request{
		Type: "Membershiprequest", ID: row.ID, UID: row.UID, Status: row.Status, Action: "Join",
		Lookup: lookup{Identity: row.Identity}, Reason: row.Reason, CreatedBy: row.CreatedBy,
	}, nil
}

func (membershipRequests) matches(tx *store.Tx, id int64, when string) (bool, error) {
	return holds[entities.Membershiprequest](tx, id, when)
}

func (membershipRequests) settle(tx *store.Tx, id int64, r result) error {
	row := &entities.Membershiprequest{}
	if err := tx.Lock(row, id); err != nil {
		return fmt.Errorf("settle membership request %d: %w", id, err)
	}
	row.Status, row.Result, row.Error = r.Status, r.Word, r.Error
	if r.Process != nil {
		row.Process = r.Process
	}
	return tx.Update(row, "REQUESTSTATUS", "REQUESTRESULT", "PROCESSREF", "ERRORTEXT")
}
