package provision_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/provision"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// status is how the target stands to the access to a resource.
func (d *desk) status(resource int64) string {
	d.t.Helper()
	var list []entities.CalculatedAssignment
	require.NoError(d.t, d.s.Read(d.ctx, &list, "IdentityId eq @identity and ResourceId eq @resource",
		map[string]any{"identity": d.identity.ID, "resource": resource}))
	require.Len(d.t, list, 1)
	return list[0].Provisioning.String()
}

// TestWhatFailedForGood: the access shows a task that failed for as long as it stands, a new one is not
// begun beside it, and it is the task of before that is tried again or called off.
func TestWhatFailedForGood(t *testing.T) {
	eachDesk(t, func(d *desk) {
		wish := entities.Resourceassignment{Identity: &d.identity.ID, Resource: &d.group.ID}
		d.create(&wish)
		d.drain()
		say := func(report func(tx *store.Tx, task int64) error) {
			d.tx(func(tx *store.Tx) error { return report(tx, d.list()[0].ID) })
			d.drain()
		}
		fail := func(tx *store.Tx, task int64) error { return provision.Fail(d.ctx, tx, task, "no such group") }
		require.Equal(d.t, "Pending provisioning", d.status(d.group.ID))

		say(fail)
		require.Equal(d.t, [][3]string{{"Grant", "ada", "Failed"}}, d.tasks())
		require.Equal(d.t, "Failed", d.status(d.group.ID))

		d.tx(func(tx *store.Tx) error {
			d.identity.LastName = "Byron"
			return tx.Update(&d.identity, "LASTNAME")
		})
		d.drain()
		require.Equal(d.t, [][3]string{{"Grant", "ada", "Failed"}}, d.tasks(), "nothing is begun anew")

		say(func(tx *store.Tx, task int64) error { return provision.Retry(d.ctx, tx, task, "again") })
		require.Equal(d.t, [][3]string{{"Grant", "ada", "Waiting"}}, d.tasks())
		require.Equal(d.t, "Pending provisioning", d.status(d.group.ID))

		say(fail)
		d.tx(func(tx *store.Tx) error { return tx.Delete(&wish) })
		d.drain()
		require.Equal(d.t, [][3]string{{"Grant", "ada", "Cancelled"}}, d.tasks(), "nobody asks for it any more")
	})
}

// TestOnlyWhatFailedIsTriedAgain refuses to begin what waits for somebody, or is over, once more.
func TestOnlyWhatFailedIsTriedAgain(t *testing.T) {
	eachDesk(t, func(d *desk) {
		d.lock()
		d.drain()
		retry := func() error {
			return d.s.Tx(d.ctx, func(tx *store.Tx) error { return provision.Retry(d.ctx, tx, d.list()[0].ID, "again") })
		}
		require.ErrorContains(d.t, retry(), "TaskState")
		d.complete(0)
		require.ErrorContains(d.t, retry(), "TaskState")
		err := d.s.Tx(d.ctx, func(tx *store.Tx) error { return provision.Fail(d.ctx, tx, 999999999, "") })
		require.ErrorIs(d.t, err, store.ErrNotFound)
	})
}
