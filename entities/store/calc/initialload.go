package calc

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Unapproved is access that a system reports and nobody has approved.
type Unapproved struct {
	Key      uuid.UUID
	Identity int64
	Resource int64
	Account  string
}

// NextUnapproved reads the next access in a system that nobody has approved, in order of key, at most n of
// it. What another load has assigned and is not calculated yet is left out.
func NextUnapproved(ctx context.Context, tx Tx, system int64, after uuid.UUID, n int) ([]Unapproved, error) {
	var out []Unapproved
	err := each(ctx, tx, func(r conn.Rows) error {
		var x Unapproved
		var account text
		err := r.Scan(guid(&x.Key), &x.Identity, &x.Resource, &account)
		x.Account = string(account)
		out = append(out, x)
		return err
	}, `SELECT c.assignment_key, c.identity_id, c.resource_id, c.account_name FROM calculated_assignments c
WHERE c.system_id = $1 AND c.assignment_key > $2 AND c.compliance = 4 AND NOT EXISTS (
	SELECT 1 FROM resourceassignments a WHERE a.identityref_id = c.identity_id AND a.roleref_id = c.resource_id
	AND a.accountkey = c.account_name AND a.initialload_id IS NOT NULL AND NOT a.deleted AND a.roleassnstatus = 1)
ORDER BY c.assignment_key LIMIT $3`, system, after, int64(n))
	if err != nil {
		return nil, fmt.Errorf("read what nobody has approved: %w", err)
	}
	return out, nil
}
