package triggers_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
)

// the right to have identities calculated holds at the moment the process runs, and the
// request and its process tell who was queued.
func TestCalculationRequests(t *testing.T) {
	each(t, func(w *world) {
		w.user("sysadmin", nil, access.SystemAdministrators)
		ada := w.people["ada"]
		for _, test := range []struct {
			name, user, result string
			request            entities.Calculationrequest
			queued             []string
			priority           int64
		}{
			{"one", "opadmin", "Queued", entities.Calculationrequest{Identity: &ada}, []string{"ada"}, 1},
			{"a set", "sysadmin", "Queued", entities.Calculationrequest{Filter: "startswith(IDENTITYID,'b')"}, []string{"bob", "boss"}, 0},
			{"nobody", "opadmin", "Queued", entities.Calculationrequest{Filter: "false"}, []string{}, 0},
			{"a stranger", "nobody", "NotAllowed", entities.Calculationrequest{Filter: "true"}, []string{}, 0},
			{"a security officer", "secofficer", "NotAllowed", entities.Calculationrequest{Identity: &ada}, []string{}, 0},
		} {
			by := w.users[test.user]
			row := test.request
			row.CreatedBy = &by
			w.create(&row)
			w.drain()
			w.tx(func(tx *store.Tx) error { return tx.Get(&row, row.ID) })
			require.Equal(w.t, test.result, row.Result, test.name)
			require.Equal(w.t, test.result, w.process(row.Process).Outcome, test.name)
			require.ElementsMatch(w.t, test.queued, w.unqueue(test.priority), test.name)
			if test.result == "Queued" {
				require.EqualValues(w.t, len(test.queued), *row.Queued, test.name)
			}
		}
	})
}

// unqueue empties the queue of identities and gives their names.
func (w *world) unqueue(priority int64) []string {
	w.t.Helper()
	var rows []entities.CalculationQueueEntry
	w.read(&rows, "", nil)
	names := []string{}
	for _, row := range rows {
		require.Equal(w.t, priority, row.Priority)
		require.Equal(w.t, "manual", row.Source)
		var found []entities.Identity
		w.read(&found, "Id eq @id", map[string]any{"id": row.IdentityID})
		names = append(names, found[0].IdentityID)
	}
	_, err := w.store.DB().Exec(w.ctx, "DELETE FROM calculation_queue")
	require.NoError(w.t, err)
	return names
}
