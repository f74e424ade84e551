package triggers

import (
	"encoding/json"
	"fmt"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
)

// report is what a dry run leaves in the details of its step. Accounts stand in it by number, since their names
// may say who has them.
type report struct {
	Identity    int64    `json:"identity"`
	Status      string   `json:"status"`
	Assignments []string `json:"assignments"`
	Accounts    []int64  `json:"accounts"`
}

// dryRun tells what a lockout would disable, and does nothing.
func dryRun(r *process.Run, identity *entities.Identity) (process.Next, error) {
	of := map[string]any{"identity": identity.ID}
	var access []entities.CalculatedAssignment
	if err := r.Tx.Find(&access, "IdentityId eq @identity and Status eq true", of); err != nil {
		return process.Next{}, fmt.Errorf("report dry run: %w", err)
	}
	var accounts []entities.ActualAccount
	if err := r.Tx.Find(&accounts, "IdentityId eq @identity and Enabled eq true", of); err != nil {
		return process.Next{}, fmt.Errorf("report dry run: %w", err)
	}
	found := report{Identity: identity.ID, Status: identity.Status.String(), Assignments: []string{}, Accounts: []int64{}}
	for i := range access {
		found.Assignments = append(found.Assignments, access[i].AssignmentKey.String())
	}
	for i := range accounts {
		found.Accounts = append(found.Accounts, accounts[i].ID)
	}
	text, err := json.Marshal(found)
	r.Step.Details = string(text)
	return process.Complete("DryRun"), err
}
