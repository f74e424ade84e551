package calc

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// written says, after a task was done, that the target has the attributes that it wrote, until an
// import says otherwise.
func written(ctx context.Context, tx Tx, t Task) error {
	if len(t.Changes) == 0 {
		return nil
	}
	for table, rows := range map[string]string{
		"actual_accounts": `SELECT id, attributes FROM actual_accounts WHERE system_id = $1 AND account_name = $2 AND resource_id = $3`,
		"actual_assignments": `SELECT a.id, a.attributes FROM actual_assignments a JOIN actual_accounts k ON k.id = a.account_id
WHERE k.system_id = $1 AND k.account_name = $2 AND a.resource_id = $3`,
	} {
		if err := writtenIn(ctx, tx, t, table, rows); err != nil {
			return fmt.Errorf("claim attributes of task %d: %w", t.ID, err)
		}
	}
	return nil
}

// writtenIn adds what a task wrote to what is known of the rows of one table.
func writtenIn(ctx context.Context, tx Tx, t Task, table, rows string) error {
	known := map[int64]map[string][]string{}
	err := each(ctx, tx, func(r conn.Rows) error {
		var id int64
		var attributes text
		err := r.Scan(&id, &attributes)
		known[id] = brought(attributes)
		return err
	}, rows, t.System, t.AccountName, t.Resource)
	if err != nil {
		return err
	}
	for id, attributes := range known {
		if attributes == nil {
			attributes = map[string][]string{}
		}
		maps.Copy(attributes, t.Changes.Wanted())
		list, err := json.Marshal(attributes)
		if err != nil {
			return err
		}
		if _, err := exec(ctx, tx, "UPDATE "+table+" SET attributes = $2 WHERE id = $1", id, string(list)); err != nil {
			return err
		}
	}
	return nil
}
