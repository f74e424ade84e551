package triggers_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/provision"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// TestTaskReports: who may say what became of a task is asked when it is taken, and so is whether the task
// can still become that (R-1306).
func TestTaskReports(t *testing.T) {
	each(t, func(w *world) {
		system := w.report(2)
		var robots []entities.Identity
		w.read(&robots, "IDENTITYID eq 'robot'", nil)
		w.tx(func(tx *store.Tx) error {
			owned := &entities.System{}
			if err := tx.Lock(owned, system); err != nil {
				return err
			}
			owned.Owners = []int64{w.people["boss"]}
			if err := tx.Update(owned, "OWNERREF"); err != nil {
				return err
			}
			_, err := provision.DisableAccounts(w.ctx, tx, robots[0].ID, 0, 1)
			return err
		})
		var tasks []entities.ProvisioningTask
		w.read(&tasks, "", nil)
		require.Len(w.t, tasks, 2)
		for _, test := range []struct {
			user   string
			task   int
			action entities.TaskAction
			want   string
		}{
			{"nobody", 0, entities.TaskDone, "NotAllowed"},
			{"secofficer", 0, entities.TaskDone, "NotAllowed"},
			{"manager", 0, entities.TaskFailed, "Failed"},
			{"opadmin", 0, entities.TaskRetry, "Retry"},
			{"manager", 0, entities.TaskDone, "Done"},
			{"opadmin", 0, entities.TaskFailed, "TaskState"},
			{"opadmin", 1, entities.TaskRetry, "TaskState"},
		} {
			by, task := w.users[test.user], tasks[test.task].ID
			row := &entities.Provisioningtaskrequest{Task: &task, Action: test.action, Reason: "why", CreatedBy: &by, Status: entities.TriggerNew}
			w.create(row)
			w.drain()
			w.tx(func(tx *store.Tx) error { return tx.Get(row, row.ID) })
			require.Equal(w.t, test.want, row.Result, "%s says %s", test.user, test.action)
		}
	})
}
