package calc

import (
	"context"
	"fmt"
)

// remains are the places outside of its own row where calculation keeps what an identity's properties
// said: the attributes of its access, what came of them, and what was told about them.
var remains = []string{
	`UPDATE calculated_assignments SET attributes = NULL, attribute_change = NULL WHERE identity_id = $1`,
	`UPDATE calculation_changes SET before = NULL, after = NULL WHERE run_id IN (SELECT id FROM calculation_runs WHERE identity_id = $1)`,
	`UPDATE calculation_runs SET warnings = NULL, error = NULL WHERE identity_id = $1`,
	`UPDATE actual_accounts SET attributes = NULL WHERE identity_id = $1`,
	`UPDATE actual_assignments SET attributes = NULL WHERE identity_id = $1`,
	`UPDATE provisioning_tasks SET attributes = NULL WHERE identity_id = $1`,
	// What stands is no result any more: the next calculation must not be spared, nor its rows.
	`UPDATE calculation_state SET input_digest = result_digest, result_digest = input_digest WHERE identity_id = $1`,
}

// Forget removes what calculation keeps of the properties of an identity.
func Forget(ctx context.Context, tx Tx, identity int64) error {
	for _, text := range remains {
		if _, err := exec(ctx, tx, text, identity); err != nil {
			return fmt.Errorf("forget identity %d: %w", identity, err)
		}
	}
	return nil
}
