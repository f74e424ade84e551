package triggers

import (
	"fmt"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

type revocationRequests struct{}

func (revocationRequests) load(tx *store.Tx, id int64) (request, error) {
	row := &entities.Revocationrequest{}
	if err := tx.Lock(row, id); err != nil {
		return request{}, fmt.Errorf("read revocation request %d: %w", id, err)
	}
	return request{
		Type: "Revocationrequest", ID: row.ID, UID: row.UID, Status: row.Status, Action: "Revoke",
		Lookup: lookup{Identity: row.Identity}, Reason: row.Reason, Hold: row.Hold, CreatedBy: row.CreatedBy,
	}, nil
}

func (revocationRequests) matches(tx *store.Tx, id int64, when string) (bool, error) {
	return holds[entities.Revocationrequest](tx, id, when)
}

func (revocationRequests) settle(tx *store.Tx, id int64, r result) error {
	row := &entities.Revocationrequest{}
	if err := tx.Lock(row, id); err != nil {
		return fmt.Errorf("settle revocation request %d: %w", id, err)
	}
	row.Status, row.Result, row.Error = r.Status, r.Word, r.Error
	if r.Process != nil {
		row.Process = r.Process
	}
	return tx.Update(row, "REQUESTSTATUS", "REQUESTRESULT", "PROCESSREF", "ERRORTEXT")
}
