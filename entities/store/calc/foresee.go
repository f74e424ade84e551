package calc

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Foreseen is a task that a lock would write or call off.
type Foreseen struct {
	ID        int64 // 0 for one that is not written yet
	System    int64
	Account   int64
	Resource  int64
	Name      string    // of the account
	Key       uuid.UUID // of the access that asked for it
	Operation string
	State     string
}

// ForeseeLock lists the disable tasks that a lock of an identity would write, as DisableAccounts
// would write them.
func ForeseeLock(ctx context.Context, tx Tx, identity int64) ([]Foreseen, error) {
	return foresee(ctx, tx, `SELECT 0, a.system_id, a.id, a.resource_id, a.account_name, NULL, 'Disable', 'Pending' `+lockable, identity)
}

// CallableOff lists the tasks of an identity that its access asked for and that could be called off.
func CallableOff(ctx context.Context, tx Tx, identity int64) ([]Foreseen, error) {
	return foresee(ctx, tx, `SELECT id, system_id, account_id, resource_id, account_name, assignment_key, operation, state FROM provisioning_tasks
WHERE identity_id = $1 AND NOT lockout AND assignment_key IS NOT NULL AND state IN `+callable+` ORDER BY id`, identity)
}

func foresee(ctx context.Context, tx Tx, statement string, identity int64) ([]Foreseen, error) {
	var out []Foreseen
	err := each(ctx, tx, func(r conn.Rows) error {
		var f Foreseen
		var name text
		err := r.Scan(&f.ID, &f.System, number(&f.Account), number(&f.Resource), &name, guid(&f.Key), &f.Operation, &f.State)
		f.Name = string(name)
		out = append(out, f)
		return err
	}, statement, identity)
	if err != nil {
		return nil, fmt.Errorf("foresee tasks: %w", err)
	}
	return out, nil
}
