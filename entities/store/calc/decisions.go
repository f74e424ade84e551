package calc

import (
	"context"
	"fmt"
	"time"
)

// Decided is a decision about violating access as it is kept.
type Decided struct {
	Decision
	Identity int64
	By       int64 // the user who decided, 0 for none
	At       time.Time
	Reason   string
	Control  int64 // the compensating control, 0 for none
	Process  int64 // the evaluation, 0 for none
}

// PutDecisions keeps what an evaluation said of violating access. A decision ends the one that stood
// before it on the same access under the same constraint; that one is kept as what it was.
func PutDecisions(ctx context.Context, tx Tx, list []Decided) error {
	rows := table{name: "violation_decisions", columns: []string{
		"identity_id int", "constraint_id int", "resource_id int", "account_name text", "allowed bool", "decided_by_id int",
		"decided_time time", "reason text", "control_id int", "process_id int", "expiry time",
	}}
	for _, d := range list {
		_, err := exec(ctx, tx, `UPDATE violation_decisions SET ended_time = $5
WHERE identity_id = $1 AND constraint_id = $2 AND resource_id = $3 AND coalesce(account_name, '') = $4 AND ended_time IS NULL`,
			d.Identity, d.Constraint, d.Resource, d.Account, d.At)
		if err != nil {
			return fmt.Errorf("end decision: %w", err)
		}
		rows.add(d.Identity, d.Constraint, d.Resource, word(d.Account), d.Allowed, some(d.By), d.At, word(d.Reason), some(d.Control),
			some(d.Process), d.Expiry)
	}
	if err := rows.insert(ctx, tx); err != nil {
		return fmt.Errorf("put decisions: %w", err)
	}
	return nil
}
