package storetest

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/odata"
)

const openHolds = "SELECT count(*) FROM lock_holds WHERE identity_id = $1 AND closed_at IS NULL"

func (w world) lock(id int64) {
	w.Helper()
	w.tx(func(tx *store.Tx) error { return tx.OpenHold(id, "test", "because", 0) })
}

func (w world) release(id int64, hold *int64) string {
	w.Helper()
	var status string
	w.tx(func(tx *store.Tx) (err error) {
		status, err = tx.CloseHolds(id, hold, "over")
		return err
	})
	return status
}

// agrees checks the invariant: Locked if and only if a hold is open.
func (w world) agrees() {
	w.Helper()
	require.Zero(w, w.number(`SELECT count(*) FROM identities i WHERE (i.identitystatus = 4) <>
		EXISTS (SELECT 1 FROM lock_holds h WHERE h.identity_id = i.id AND h.closed_at IS NULL)`))
}

func testHolds(w world) {
	i := w.identity()
	w.lock(i.ID)
	got := w.reload(i)
	require.Equal(w, entities.IdentityLocked, got.Status)
	require.Greater(w, got.CurrentVersionID, i.CurrentVersionID, "a lock is a version")
	w.lock(i.ID)
	require.Equal(w, got.CurrentVersionID, w.reload(i).CurrentVersionID, "a second hold changes no status")
	require.EqualValues(w, 2, w.number(openHolds, i.ID))
	var holds []entities.LockHold
	require.NoError(w, w.s.Read(w.ctx, &holds, "IdentityId eq @id and ClosedTime eq null", map[string]any{"id": i.ID}))
	require.Len(w, holds, 2)
	require.Equal(w, "because", holds[0].Reason)
	require.Equal(w, "Active", holds[0].StatusBefore)
	require.Equal(w, "Locked", w.release(i.ID, &holds[0].ID))
	w.agrees()
	require.Equal(w, "Active", w.release(i.ID, nil))
	require.Equal(w, entities.IdentityActive, w.reload(i).Status)
	require.Zero(w, w.number(openHolds, i.ID))
	w.agrees()

	born := &entities.Identity{IdentityID: "born-locked", Status: entities.IdentityLocked}
	w.create(born)
	require.Equal(w, entities.IdentityLocked, w.reload(born).Status)
	require.EqualValues(w, 1, w.number(openHolds+" AND open_cause IS NOT NULL", born.ID))
	w.agrees()
}

func testRevoke(w world) {
	past, ahead := time.Now().Add(-time.Hour), time.Now().Add(time.Hour)
	for _, c := range []struct {
		name     string
		status   entities.IdentityStatus
		from, to *time.Time
		want     string
	}{
		{"active", entities.IdentityActive, nil, nil, "Active"},
		{"disabled", entities.IdentityDisabled, nil, nil, "Disabled"},
		{"pending", entities.IdentityPending, nil, &past, "Pending"},
		{"over", entities.IdentityActive, nil, &past, "Terminated"},
		{"ahead", entities.IdentityActive, &ahead, nil, "Inactive"},
	} {
		i := w.identity()
		i.Status = c.status
		w.tx(func(tx *store.Tx) error { return tx.Update(i, "IDENTITYSTATUS") })
		w.lock(i.ID)
		i.ValidFrom, i.ValidTo = c.from, c.to
		w.tx(func(tx *store.Tx) error { return tx.Update(i, "VALIDFROM", "VALIDTO") })
		require.Equal(w, c.want, w.release(i.ID, nil), c.name)
		require.Equal(w, c.want, w.reload(i).Status.String(), c.name)
	}
	// The database comes to the same by itself.
	i := w.identity()
	i.Status = entities.IdentityDisabled
	w.tx(func(tx *store.Tx) error { return tx.Update(i, "IDENTITYSTATUS") })
	w.lock(i.ID)
	_, err := w.s.DB().Exec(w.ctx, "UPDATE lock_holds SET closed_at = opened_at WHERE identity_id = $1", i.ID)
	require.NoError(w, err)
	require.Equal(w, entities.IdentityDisabled, w.reload(i).Status)
	w.agrees()
}

func testGuardRaw(w world) {
	i, j := w.identity(), w.identity()
	_, err := w.s.DB().Exec(w.ctx, "UPDATE identities SET identitystatus = 4 WHERE id = $1", i.ID)
	require.NoError(w, err)
	require.EqualValues(w, 1, w.number(openHolds+" AND source = 'direct' AND status_before = 1", i.ID))
	_, err = w.s.DB().Exec(w.ctx, "INSERT INTO lock_holds (identity_id, source, opened_at) SELECT id, 'raw', change_time FROM identities WHERE id = $1", j.ID)
	require.NoError(w, err)
	require.Equal(w, entities.IdentityLocked, w.reload(j).Status)
	for _, sql := range []string{
		"UPDATE identities SET identitystatus = 1", "UPDATE identities SET deleted = " + w.yes(), "DELETE FROM identities",
		"UPDATE identities SET identityid = 'other' WHERE id = " + "(SELECT min(id) FROM identities)",
	} {
		w.refuses("IdentityLocked", sql)
	}
	w.refuses("Immutable", "DELETE FROM lock_holds")
	w.refuses("Immutable", "UPDATE lock_holds SET source = 'x'")
	w.agrees()
	_, err = w.s.DB().Exec(w.ctx, "UPDATE identities SET jobtitle = 'free'")
	require.NoError(w, err, "other properties can still change")
	_, err = w.s.DB().Exec(w.ctx, "UPDATE lock_holds SET closed_at = opened_at")
	require.NoError(w, err)
	w.refuses("Immutable", "UPDATE lock_holds SET closed_at = NULL")
	w.agrees()
}

// yes is the literal for true.
func (w world) yes() string {
	if w.s.DB().Pool != nil {
		return "true"
	}
	return "1"
}

func testGuardWrite(w world) {
	i := w.identity()
	w.lock(i.ID)
	for name, f := range map[string]func(tx *store.Tx) error{
		"status": func(tx *store.Tx) error {
			i := *i
			i.Status = entities.IdentityActive
			return tx.Update(&i, "IDENTITYSTATUS")
		},
		"delete": func(tx *store.Tx) error { i := *i; return tx.Delete(&i) },
		"key":    func(tx *store.Tx) error { i := *i; i.IdentityID = "fresh"; return tx.Update(&i, "IDENTITYID") },
	} {
		var refused *odata.Error
		require.ErrorAs(w, w.s.Tx(w.ctx, f), &refused, name)
		require.Equal(w, "IdentityLocked", refused.Code, name)
		require.Equal(w, 409, refused.Status, name)
	}
	i.JobTitle = "still"
	w.tx(func(tx *store.Tx) error { return tx.Update(i, "JOBTITLE") })
	w.agrees()

	admin := access.With(context.Background(), access.Principal{User: 1, Groups: []string{access.OperationAdministrators}})
	admin = store.WithOrigin(admin, store.Origin{Override: true, Reason: "false alarm"})
	require.NoError(w, w.s.Tx(admin, func(tx *store.Tx) error {
		i.Status = entities.IdentityActive
		return tx.Update(i, "IDENTITYSTATUS")
	}))
	require.Zero(w, w.number(openHolds, i.ID), "an override closes all holds")
	require.EqualValues(w, 1, w.number("SELECT count(*) FROM audit_events WHERE id = $1 AND channel = 'override' AND reason = 'false alarm'", i.CurrentVersionID))
	w.agrees()
}

// testRace lets eight writers loose on one identity; whatever order they come in, the invariant holds.
func testRace(w world) {
	i := w.identity()
	const rounds = 12
	var group sync.WaitGroup
	work := func(f func(tx *store.Tx) error) {
		group.Add(1)
		go func() {
			defer group.Done()
			for range rounds {
				err := w.s.Tx(w.ctx, f)
				var refused *odata.Error
				if err != nil && !(errors.As(err, &refused) && (refused.Code == "IdentityLocked" || refused.Code == "Busy")) {
					w.Errorf("unexpected: %v", err)
				}
			}
		}()
	}
	lock := func(tx *store.Tx) error { return tx.OpenHold(i.ID, "race", "race", 0) }
	revoke := func(tx *store.Tx) error { _, err := tx.CloseHolds(i.ID, nil, "race"); return err }
	status := func(s entities.IdentityStatus) func(tx *store.Tx) error {
		return func(tx *store.Tx) error {
			mine := entities.Identity{Object: entities.Object{ID: i.ID}, Status: s}
			return tx.Update(&mine, "IDENTITYSTATUS")
		}
	}
	for _, f := range []func(tx *store.Tx) error{
		lock, revoke, lock, revoke, status(entities.IdentityActive), status(entities.IdentityDisabled), status(entities.IdentityLocked),
		func(tx *store.Tx) error { // what an import does: read first, write later
			var mine entities.Identity
			if err := tx.Get(&mine, i.ID); err != nil {
				return err
			}
			mine.JobTitle = mine.JobTitle + "x"
			return tx.Update(&mine, "JOBTITLE", "IDENTITYSTATUS")
		},
	} {
		work(f)
	}
	group.Wait()
	w.agrees()

	require.Zero(w, w.number(`SELECT count(*) FROM identities_versions a JOIN identities_versions b
		ON a.id = b.id AND a.version_id <> b.version_id AND a.effective_from = b.effective_from`), "versions never overlap")
}
